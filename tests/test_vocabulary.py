"""What is read of a document once serves every check of it, and changes none."""

import pickle
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document, check
from summarizer.verifier.evidence.index import index_of
from summarizer.verifier.evidence.vocabulary import Vocabulary, vocabulary_of
from summarizer.verifier.text.passages import passage
from summarizer.verifier.text.tokens import content_forms

FERRY = Path(__file__).parent.parent / "examples" / "ferry-accident.txt"
PROSE = "Two ferries met in the fog, 14 people were hurt. The company denied that a captain slept. Nobody died in May."


def test_a_second_check_says_what_the_first_said() -> None:
    document = Document.from_path(FERRY)
    assert check(PROSE, document) == check(PROSE, document)


def test_what_was_checked_before_changes_no_report() -> None:
    fresh, used = Document.from_path(FERRY), Document.from_path(FERRY)
    for sentence in PROSE.split(". "):
        check(sentence, used)
    assert check(PROSE, fresh) == check(PROSE, used)


def test_another_story_of_the_page_has_words_of_its_own() -> None:
    document = Document.from_path(FERRY)
    assert vocabulary_of(document) is vocabulary_of(document)
    assert vocabulary_of(document) is not vocabulary_of(document.with_story("whole"))


def test_a_document_is_pickled_without_what_was_read_of_it() -> None:
    document = Document.from_path(FERRY)
    before = pickle.dumps(document)
    check(PROSE, document)
    assert before == pickle.dumps(document)


@given(st.permutations(["fog", "ferry", "captain", "harbour", "14", "hurt", "night", "crew"]))
def test_the_best_evidence_does_not_hang_on_the_order_of_the_words(words: list[str]) -> None:
    document = Document.from_path(FERRY)
    index = index_of(document.text, document.story_sentences, "en")
    assert index.best(sorted(words)) == index.best(words)


@given(st.text() | st.text(alphabet=st.sampled_from("aB 01.,’'-\u00ad"), max_size=60))
def test_the_content_of_a_text_is_that_of_its_words(text: str) -> None:
    assert content_forms(text, "en") == frozenset(word.base for word in passage(text, "en").words if word.content)


@given(st.text(alphabet=st.sampled_from("aB 1.,’'-\u00ad\u0301Ä\n“"), max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    words = passage(text, "en").words
    assert all(text[word.start : word.end].strip() == text[word.start : word.end] != "" for word in words)
    assert all(left.end <= right.start for left, right in pairwise(words))


def test_figures_are_found_whatever_stretch_is_asked_for_first() -> None:
    document = Document.from_path(FERRY)
    vocabulary = Vocabulary(document)
    by_sentence = frozenset().union(*(vocabulary.numerals_in(sentence) for sentence in document.story_sentences))
    assert by_sentence <= vocabulary.numerals
