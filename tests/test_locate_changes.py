"""Rules of changed quotes: whatever is changed in a sentence is named, and a figure or negation never passes."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.location import locate
from summarizer.location.numerals import numbers

WORDS = [
    "ferry",
    "harbour",
    "council",
    "budget",
    "winter",
    "repairs",
    "library",
    "engineers",
    "route",
    "station",
    "market",
    "teachers",
]
FIGURES = ["3", "17", "1,250", "60", "4.5", "twelve", "forty", "seven"]
ACCEPTED = {"exact", "normalized", "elided"}


@st.composite
def sentences(draw):
    """Sentences of distinct words with a figure and a verb in the middle."""
    words = draw(st.permutations(WORDS))
    figure = draw(st.sampled_from(FIGURES))
    return [*words[:4], "will", "cost", figure, *words[4:9]]


def written(*parts):
    return "It rained. " + " ".join(" ".join(part) + "." for part in parts) + " Then it stopped."


@given(sentences(), st.sampled_from(FIGURES))
def test_a_figure_of_another_value_is_named_as_a_figure(sentence, figure):
    if numbers([figure]) == numbers([sentence[6]]):
        return
    quote = " ".join([*sentence[:6], figure, *sentence[7:]])
    match = locate(quote, Document(written(sentence)))
    assert match.kind == "altered"
    assert [(d.kind, d.quoted, d.found) for d in match.differences] == [("figure", figure, sentence[6])]


@given(sentences(), st.sampled_from(["not", "never"]), st.booleans())
def test_a_negation_added_or_removed_is_named_as_one(sentence, negation, added):
    negated = [*sentence[:5], negation, *sentence[5:]]
    quoted, source = (negated, sentence) if added else (sentence, negated)
    match = locate(" ".join(quoted), Document(written(source)))
    assert match.kind == "altered"
    assert [d.kind for d in match.differences] == ["negation"]
    assert match.differences[0].quoted == (negation if added else "")


@given(sentences(), st.integers(0, 11), st.sampled_from(["velvet", "orchard"]))
def test_one_word_put_in_the_place_of_another_is_located_and_named(sentence, at, word):
    quote = [*sentence[:at], word, *sentence[at + 1 :]]
    text = written(sentence)
    match = locate(" ".join(quote), Document(text))
    assert match.kind == "altered"
    assert match.spans[0].of(text) == " ".join(sentence)
    assert [(d.quoted, d.found) for d in match.differences] == [(word, sentence[at])]


@given(sentences(), sentences(), st.integers(4, 8))
def test_two_sentences_run_together_are_never_accepted(one, other, cut):
    quote = " ".join([*one[:cut], *other[cut:]])
    source = written(one, ["Nobody", "answered"], other)
    if quote not in source:
        assert locate(quote, Document(source)).kind not in ACCEPTED


@given(sentences(), st.integers(3, 5), st.integers(1, 3), st.sampled_from(["…", "...", "[…]", "(...)"]))
def test_an_ellipsis_joins_what_stands_in_order_and_only_that(sentence, left, gap, mark):
    one, other = sentence[:left], sentence[left + gap :]
    document = Document(written(sentence))
    match = locate(f"{' '.join(one)} {mark} {' '.join(other)}", document)
    assert match.kind == "elided"
    assert [s.of(document.text) for s in match.spans] == [" ".join(one), " ".join(other)]
    assert locate(f"{' '.join(other)} {mark} {' '.join(one)}", document).kind not in ACCEPTED
