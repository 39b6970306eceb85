"""Names that free text tells of what the story tells another name of.

"The ambassador to Syria" where the story has an ambassador to Lebanon, and speaks of Syria elsewhere: behind the same
word ("to") and among the same others stands another name. What is known for the other's place, too (a short form, an
acronym, the day of a date), is no other name.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import Forms
from summarizer.verifier.text.dates import is_date
from summarizer.verifier.text.forms import base_forms, idle_forms, listed
from summarizer.verifier.text.metonyms import is_for_state
from summarizer.verifier.text.naming import acronyms_in, forms_of, holds, is_attribute, may_be_short
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tenses import is_past
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise_of_the_same

# Words to either side of a name that tell what it is told of; of these, how many the story must have around another
# name, and by how many more than in any sentence with the name itself. Chosen on summaries that are not in this
# repository: with fewer, other places and days of the same subject pass for a name in another's place.
_REACH, _SHARED, _MORE = 8, 2, 2

# Sentences with a name that are read.
_READ = 20

# What may stand between a name and the two words, or the one, that it is led by: no mark of any kind.
_JOINED = pattern(r"[\w\s'’-]{1,40}")
_JOINT = pattern(r"\s{1,3}(?:\w{1,4}\s{1,3})?")


def tied_names(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first name of a sentence of free text in whose place its evidence has another."""
    for item, ours, source, theirs in islice(_tied(assertion, grounds), 1):
        said, told = item.shown(ours[0]), source.shown(theirs[0])
        yield doubt(says_otherwise_of_the_same(said, told, grounds.extent))


def _tied(assertion: Assertion, grounds: Grounds) -> Iterator[tuple[Passage, Sequence[int], Passage, Sequence[int]]]:
    """Yield those names, by the places of their words, and the others; each behind the passage where it stands."""
    item = grounds.words_of(assertion.text)
    told = grounds.names_of(assertion.text)
    everybody = frozenset(stem for name in told for stem in forms_of(item, name))
    sources = [(one, grounds.words_in(one)) for one in assertion.sentences]
    for name in told:
        forms = forms_of(item, name)
        if not sources or not _may_be_held_to(name, forms, item, grounds):
            continue
        for sentence, source in sources:
            others = grounds.names_in(sentence)
            if not forms.isdisjoint(grounds.stems_in(sentence)):
                other = _led_otherwise(item, name, source, others, everybody)
            else:
                free = (one for one in others if forms_of(source, one).isdisjoint(everybody))
                other = next((one for one in free if _is_told_alike(item, name, source, one, grounds)), None)
            if other is not None and not _may_be_one(item, name, source, other, grounds):
                yield item, name, source, other


def _may_be_held_to(name: Sequence[int], forms: frozenset[str], item: Passage, grounds: Grounds) -> bool:
    """Tell whether a name of the story's is led by a word, and does not say whose or what kind of thing it is."""
    if _lead(item, name) is None or forms.isdisjoint(grounds.name_stems):
        return False
    # "A Vancouver-owned mine", "Lee's barrister"
    return not (item.text.startswith("-", item.words[name[-1]].end) or _owns(item, name))


def _owns(text: Passage, name: Sequence[int]) -> bool:
    """Tell whether a name only says whose the next word is: "for *Sheik Mansour's* club"."""
    return text.letters(name[-1]).endswith(("'s", "’s"))


def _is_told_alike(item: Passage, name: Sequence[int], source: Passage, other: Sequence[int], grounds: Grounds) -> bool:
    """Tell whether the evidence has another name behind the same word and among the same others, and nowhere this."""
    if _lead(source, other) != _lead(item, name) or _owns(source, other):
        return False
    after = name[-1] + 1
    described = after < len(item.words) and item.is_small(after) and item.words[after].content
    if described and is_attribute(item, name[-1]) and not is_attribute(source, other[-1]):
        return False  # "the English plant" may be called by its town
    if _is_before_thing(source, other) and not _is_before_thing(item, name):
        return False  # "the boarding of the Rua", of "the boarding of a *Donegal* trawler"
    led = _name_before(item, name)
    if led.isdisjoint(_name_before(source, other)) and _is_told_beside(led, forms_of(item, name), grounds):
        return False  # "the Masters at Augusta", of which the story has the Masters in another sentence
    around, there = _around(item, name), _around(source, other)
    if is_date(source, other) and leads_to_other_time(source, other[-1] + 1):
        there -= source.telling(range(other[-1] + 1, len(source.words)))
    shared = _shared(around, there, grounds.language)
    if shared < _SHARED:
        return False
    beside = _most_beside(forms_of(item, name), around, grounds)
    # "With the Leeds defender", who is named in a sentence that tells as much.
    if beside >= _SHARED and _describes(source, other) and not _describes(item, name):
        return False
    plain = around - item.names_among(range(len(item.words)))
    return shared >= beside + _MORE and _shared(plain, there, grounds.language) > 0


def _before_articles(text: Passage, name: Sequence[int]) -> int:
    """Return the place of the word before a name, articles passed over; below 0 where there is none."""
    at = name[0] - 1
    while at >= 0 and text.words[at].base in listed(text.language, "articles"):
        at -= 1
    return at


def _governor(text: Passage, name: Sequence[int]) -> tuple[str, str] | None:
    """Return the telling word and the small one by which a name is led ("war", "in"); nothing across a mark."""
    at = _before_articles(text, name)
    after = text.words[name[-1] + 1 : name[-1] + 2]
    if after and after[0].content and text.text[text.words[name[-1]].end : after[0].start] == " ":
        return None  # "the Tianjin blasts"
    if at < 1 or text.words[at].content or text.words[at].base not in listed(text.language, "leading"):
        return None
    if not text.words[at - 1].content or text.is_name(at - 1) or text.words[at - 1].base in idle_forms(text.language):
        return None
    if not _JOINED.fullmatch(text.text[text.words[at - 1].end : text.words[name[0]].start]):
        return None
    return text.words[at - 1].base, text.words[at].base


def _led_otherwise(
    item: Passage, name: Sequence[int], source: Passage, others: Sequence[Sequence[int]], everybody: frozenset[str]
) -> Sequence[int] | None:
    """Return the name that a sentence has behind the same two words, if it has this one behind two others.

    "The civil war in Egypt" where it tells of "the civil war in Libya, the revolution in Egypt".
    """
    governor, forms = _governor(item, name), forms_of(item, name)
    if governor is None:
        return None
    own = [_governor(source, other) for other in others if not forms.isdisjoint(forms_of(source, other))]
    if not own or None in own or governor in own:
        return None
    return next(
        (
            other
            for other in others
            if _governor(source, other) == governor and forms_of(source, other).isdisjoint(everybody)
        ),
        None,
    )


def _lead(text: Passage, name: Sequence[int]) -> str | None:
    """Return the word that a name is led by ("to", "told"), an article passed over; nothing across a mark."""
    at = name[0] - 1
    if at >= 0 and text.words[at].base in listed(text.language, "articles"):
        at -= 1
    if at < 0 or not _JOINT.fullmatch(text.text[text.words[at].end : text.words[name[0]].start]):
        return None
    lead = text.words[at]
    plain = lead.content or lead.base in listed(text.language, "leading")
    return lead.base if plain and not text.is_name(at) else None


def _name_before(text: Passage, name: Sequence[int]) -> frozenset[str]:
    """Return the name of a thing that another name says more of ("the *Masters* at Augusta"), nothing across a mark."""
    lead = _before_articles(text, name)
    if lead < 1 or text.words[lead].content:
        return frozenset()
    between = text.text[text.words[lead - 1].end : text.words[name[0]].start]
    return text.names_among(range(lead - 1, lead)) if _JOINED.fullmatch(between) else frozenset()


def _is_told_beside(one: frozenset[str], other: Iterable[str], grounds: Grounds) -> bool:
    """Tell whether a sentence of the story has a word of two names each."""
    sentences = (grounds.index.sentences[number] for number in grounds.sentences_with(other, _READ))
    return bool(one) and any(not one.isdisjoint(grounds.words_in(sentence).places) for sentence in sentences)


def _may_be_one(item: Passage, name: Sequence[int], source: Passage, other: Sequence[int], grounds: Grounds) -> bool:
    """Tell whether two names may be of one, or one of them is a date's and the other is not."""
    ours, theirs = forms_of(item, name), forms_of(source, other)
    if any(may_be_short(one, two) for one in ours for two in theirs):
        return True
    if not ours.isdisjoint(grounds.acronyms) or not theirs.isdisjoint(acronyms_in(item.text)):
        return True
    if is_for_state(name, item, source.names_among(range(other[0], other[-1] + 1))):
        return True
    if holds(name, item, other, source):
        return True  # "in South America" for "in Peru"
    return is_date(item, name) != is_date(source, other) or _has_day(item, name) != _has_day(source, other)


def _is_before_thing(text: Passage, name: Sequence[int]) -> bool:
    """Tell whether a name stands right before a thing that it says more of, no verb in the past, nor an adverb."""
    after = name[-1] + 1
    if after >= len(text.words) or text.text[text.words[name[-1]].end : text.words[after].start] != " ":
        return False
    word = text.words[after]
    idle = word.base in idle_forms(text.language) or word.base.endswith("ly")
    return word.content and not idle and text.is_small(after) and not is_past(text, after)


def _describes(text: Passage, name: Sequence[int]) -> bool:
    """Tell whether a name stands before what it says more of: "the *Leeds* defender"."""
    after = name[-1] + 1
    joined = after < len(text.words) and text.text[text.words[name[-1]].end : text.words[after].start] == " "
    return joined and text.words[after].base in base_forms(text.language, "human_roles")


def leads_to_other_time(text: Passage, index: int) -> bool:
    """Tell whether what stands from a word on was before or after what comes before it: "on Friday *after* it sank"."""
    word = text.words[index].base if index < len(text.words) else ""
    return any(columns[0] == word for columns in entries(text.language, "sequence"))


def _has_day(text: Passage, name: Sequence[int]) -> bool:
    """Tell whether a number stands beside a name, as it does beside a month: "April 9" may be a Thursday."""
    return any(word.base[0].isdigit() for i in name for word in text.words[max(0, i - 1) : i + 2])


def _around(text: Passage, name: Sequence[int]) -> frozenset[str]:
    """Return the telling words to either side of a name."""
    near = range(max(0, name[0] - _REACH), min(len(text.words), name[-1] + 1 + _REACH))
    return text.telling(i for i in near if i not in name)


def _shared(around: Iterable[str], there: Iterable[str], language: str) -> int:
    forms = Forms(there, language)
    return sum(forms.have(word) or forms.have_like(word) for word in around)


def _most_beside(forms: Iterable[str], around: frozenset[str], grounds: Grounds) -> int:
    """Return how many of those words a sentence with the name itself has at most."""
    sentences: list[Span] = [grounds.index.sentences[number] for number in grounds.sentences_with(forms, _READ)]
    return max((_shared(around, grounds.words_in(one).places, grounds.language) for one in sentences), default=0)
