"""Names that stand in another's place in a sentence that is retold: who did it, who says it, where it was."""

from collections.abc import Iterator
from itertools import permutations

from summarizer.reading.attribution import Speaker
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.alignment import Change, changes, clause_changes
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike, is_known_word
from summarizer.verifier.text.dates import is_date
from summarizer.verifier.text.forms import base_forms, listed
from summarizer.verifier.text.metonyms import is_for_state, states_of
from summarizer.verifier.text.naming import (
    bare,
    forms_of,
    holds,
    is_attribute,
    is_titular,
    letters_of,
    may_be_short,
    other_names,
    stems,
)
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise

# Words behind a name among which a passive follows it.
_NEXT = 3

# Telling words of a clause that another sentence with its name has, if the clause may tell that one.
_SHARED = 2

# Sentences with a name around which its people are looked for.
_READ = 12


def replaced_names(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a name that stands where the sentence retold has another: who did it, who says it, where it was."""
    for change in (*changes(assertion, grounds), *_in_clauses(assertion, grounds)):
        change = _without_role(change)
        ours, theirs = change.item.all_names(change.ours), change.source.all_names(change.theirs)
        if (
            not ours
            or not theirs
            or all(is_titular(change.item, i) for i in change.ours)
            or _was_title(change)
            or _is_post(change)
            or _is_label(change)
            or _only_begin(change, grounds)
            or _is_description(change, grounds)
            or _was_description(change, grounds)
            or _is_day(change.item, change.ours) != _is_day(change.source, change.theirs)
            or _describes(change.item, change.ours) != _describes(change.source, change.theirs)
            or _stands_for(change)
            or _speaks_for_others(change)
            or _is_moved(ours, theirs, change)
            or _is_completed(change, grounds)
            or _may_be_one(ours, theirs, change, grounds)
        ):
            continue
        yield doubt(says_otherwise(*change.told()))


def _is_post(change: Change) -> bool:
    """Tell whether somebody is told by their post alone, as in a headline: "Prime Minister says"; not "The King"."""
    told = base_forms(change.item.language, "human_roles", "ranks", "common_abbreviations")
    return not _has_article(change.item, change.ours) and all(change.item.words[i].base in told for i in change.ours)


def _was_title(change: Change) -> bool:
    """Tell whether the evidence has but a title before the name that both have ("*Cllr* Ann Lee")."""
    source, after = change.source, change.theirs.stop
    return all(is_titular(source, i) for i in change.theirs) and source.is_name(after)


def _is_label(change: Change) -> bool:
    """Tell whether the evidence's name heads what is told, as in a caption ("Good Samaritan: a stranger left …")."""
    item, source = change.item, change.source
    ends = item.words[change.ours[-1]].end, source.words[change.theirs[-1]].end
    return source.text.startswith(":", ends[1]) and not item.text.startswith(":", ends[0])


def _in_clauses(assertion: Assertion, grounds: Grounds) -> Iterator[Change]:
    """Yield the changes in clauses that put a bare name for another, of which the story tells nothing like it.

    Two names of different kinds may be of one thing there ("a Kansas hospital" for "St. Brendan's hospital"), and a
    clause may tell of another sentence.
    """
    for change in clause_changes(assertion, grounds):
        sides = ((change.item, change.ours), (change.source, change.theirs))
        if not all(_is_bare_name(text, indices, grounds) for text, indices in sides) or _may_be_capital(change):
            continue
        if len({_has_article(text, indices) for text, indices in sides}) > 1:
            continue  # "the Dane" for "Møller"
        ours = change.item.names_among(change.ours)
        after = change.ours.stop
        goes_on = after in change.item.names and _are_beside(change.item, after - 1, after)
        if goes_on or not ours.isdisjoint(change.source.places):
            continue  # a given name is added; or it stands elsewhere in the sentence
        rest = {change.item.words[i].base for i in change.part if i not in change.ours and change.item.words[i].content}
        there = (grounds.index.sentences[n] for n in grounds.sentences_with(ours, _READ))
        if all(len(rest & grounds.words_in(one).places.keys()) < _SHARED for one in there):
            yield change


def _is_bare_name(text: Passage, indices: range, grounds: Grounds) -> bool:
    """Tell whether some words are all of a name, or small ones beside it; one that begins the text is a name inside."""
    told = [i for i in indices if text.words[i].content]
    named = (text.is_name(i) or (i in text.capitals and text.words[i].base in grounds.name_stems) for i in told)
    return bool(told) and all(named) and not any(is_titular(text, i) for i in told)


def _speaks_for_others(change: Change) -> bool:
    """Tell whether the evidence has one who only speaks for others there: "*his solicitor*, Ann Lee, said".

    "A spokeswoman, Ann Lee" speaks for the body that the story is of.
    """
    language, source = change.item.language, change.source
    leading = base_forms(language, "possessives") | listed(language, "indefinite_articles")
    around = range(max(1, change.theirs.start - 1), change.theirs.stop)
    speaking = base_forms(language, "speaking_for")
    return any(source.words[i].base in speaking and source.words[i - 1].base in leading for i in around)


def _has_article(text: Passage, indices: range) -> bool:
    return any(text.words[i].base in base_forms(text.language, "articles") for i in indices)


def _may_be_capital(change: Change) -> bool:
    """Tell whether one of the two names is one that may stand for a state."""
    sides = ((change.item, change.ours), (change.source, change.theirs))
    return any(states_of([i for i in indices if text.words[i].content], text) for text, indices in sides)


def _without_role(change: Change) -> Change:
    """Return a change that begins the text without what the evidence calls its name ("director Alan Frost")."""
    theirs, called = change.theirs, base_forms(change.source.language, "human_roles")
    while change.ours.start == 0 and theirs and not change.source.is_name(theirs.start):
        theirs = theirs[1:]
    role = theirs and theirs.start > 0 and change.source.words[theirs.start - 1].base in called
    return change._replace(theirs=theirs) if role else change


def _is_description(change: Change, grounds: Grounds) -> bool:
    """Tell whether somebody is called by a people that the story knows where the evidence has a name ("the Dane")."""
    item, names = change.item, [i for i in change.ours if change.item.is_name(i)]
    first = min(names, default=0)
    article = first > 0 and item.words[first - 1].base in base_forms(item.language, "articles")
    if not article or not is_attribute(item, names[-1]):
        return False
    called = grounds.sentences_with(change.source.names_among(change.theirs), _READ)
    near = [n + step for n in called for step in (-1, 0, 1)]
    sentences = (grounds.index.sentences[n] for n in near if 0 <= n < len(grounds.index.sentences))
    people = stems(item.words[names[-1]].base, item.language)
    return any(not people.isdisjoint(grounds.stems_in(sentence)) for sentence in sentences)


def _is_day(text: Passage, indices: range) -> bool:
    """Tell whether the names among some words are a day or a month: no person or place stands for one."""
    names = [i for i in indices if text.names_among(range(i, i + 1))]
    return bool(names) and is_date(text, names)


def _only_begin(change: Change, grounds: Grounds) -> bool:
    """Tell whether a plain word that begins a sentence ("Meanwhile") stands for a name, or for a word like it."""
    sides = ((change.item, change.ours), (change.source, change.theirs))
    ours, theirs = (_begins(text, indices, grounds) and not _is_name_of_story(text, grounds) for text, indices in sides)
    if ours and theirs:
        one, other = change.item.words[0].base, change.source.words[0].base
        return are_alike(one, other, change.item.language)
    return ours or theirs


def _is_name_of_story(text: Passage, grounds: Grounds) -> bool:
    """Tell whether the first word of a text is a name inside a sentence of the story ("Rose")."""
    form = text.words[0].base
    sources = grounds.passages_with((form,), _READ)
    return any(source.is_name(i) for source in sources for i in source.places.get(form, ()))


def _begins(text: Passage, indices: range, grounds: Grounds) -> bool:
    """Tell whether the only name among some words is a plain word that begins the text."""
    named = [i for i in indices if text.names_among(range(i, i + 1))]
    if named != [0]:
        return False
    first = text.letters(0)
    several = first.endswith("s") and not first.endswith("ss")  # "Signallers", of whom the story has signallers
    return is_known_word(first, text.language) or (several and grounds.has_word(first.lower()))


def _describes(text: Passage, indices: range) -> bool:
    """Tell whether the last of some words stands right before a role that it says more of: "*Leeds* defender"."""
    after = indices.stop
    role = after < len(text.words) and text.words[after].base in base_forms(text.language, "human_roles")
    return role and text.is_name(indices[-1]) and _are_beside(text, after - 1, after)


def _was_description(change: Change, grounds: Grounds) -> bool:
    """Tell whether the evidence calls somebody by a people alone ("the Dane, twice a winner") where the text names."""
    source, names = change.source, [i for i in change.theirs if change.source.names_among(range(i, i + 1))]
    if not names or names[0] == 0 or not is_attribute(source, names[-1]):
        return False
    article = source.words[names[0] - 1].base in base_forms(source.language, "articles")
    after = source.words[names[-1] + 1 : names[-1] + 2]
    alone = not after or not after[0].content or not _are_beside(source, names[-1], names[-1] + 1)
    if not article or not alone:
        return False
    near = grounds.sentences_with(change.item.names_among(change.ours), _READ)
    elsewhere = (grounds.index.sentences[n] for n in near)
    people = stems(source.words[names[-1]].base, source.language) | forms_of(source, names)
    return any(not people.isdisjoint(grounds.stems_in(one)) for one in elsewhere if one != change.sentence)


def _stands_for(change: Change) -> bool:
    """Tell whether a capital stands where the evidence has its state."""
    names = [i for i in change.ours if change.item.is_name(i) or i == 0]
    return bool(names) and is_for_state(names, change.item, change.source.names_among(change.theirs))


def _is_completed(change: Change, grounds: Grounds) -> bool:
    """Tell whether the change only completes a name that is kept ("Mr Okoro" told as "Paul Okoro"), or a pronoun's."""
    item, words, low, high = change.item, change.item.words, change.ours.start, change.ours.stop
    if not change.source.words[change.theirs[-1]].content:
        return True
    # "Her Twitter post" for "Lee posted it on Twitter": who she is stands in the sentence before.
    somebodys, after = base_forms(item.language, "possessives"), words[high : high + 1]
    owned = after and after[0].content and item.is_small(high) and _are_beside(item, high - 1, high)
    if owned and any(words[i].base in somebodys for i in range(max(0, low - 1), high)):
        return change.item.all_names(change.ours) <= change.source.places.keys()
    while low > 0 and item.names_among(range(low - 1, low)) and not is_titular(item, low - 1):
        low -= 1
    while high < len(words) and item.names_among(range(high, high + 1)) and _are_beside(item, high - 1, high):
        high += 1
    longer = (low, high) != (change.ours.start, change.ours.stop)
    if high > change.ours.stop:
        low = change.ours.start  # a given name before a surname that is kept
    return longer and grounds.has(item.text[words[low].start : words[high - 1].end])


def _are_beside(text: Passage, index: int, after: int) -> bool:
    """Tell whether nothing but white space stands between two words: in "Alex Mowatt (Leeds United)" there are two."""
    return text.text[text.words[index].end : text.words[after].start].isspace()


def _is_moved(ours: frozenset[str], theirs: frozenset[str], change: Change) -> bool:
    """Tell whether both names stand on both sides in another order, or ours does and theirs is left out.

    "its Homebase chain" for "its DIY chain Homebase"; but not where it stands before another word of the same sentence.
    """
    if not ours <= change.source.places.keys():
        return False
    if _is_told_of(change) and any(place > change.theirs[-1] for form in ours for place in change.source.places[form]):
        return True  # "Ann will be fined" for "the league will fine Ann"
    after = change.source.words[change.theirs[-1] + 1 : change.theirs[-1] + 3]
    return theirs <= change.item.places.keys() or any(word.base in ours for word in after)


def _is_told_of(change: Change) -> bool:
    """Tell whether a passive follows the words changed in the text, and none in the evidence ("Ann *was* hired")."""
    turning = base_forms(change.item.language, "being")
    ours = change.item.words[change.ours.stop : change.ours.stop + _NEXT]
    theirs = change.source.words[change.theirs.stop : change.theirs.stop + _NEXT]
    return any(word.base in turning for word in ours) and not any(word.base in turning for word in theirs)


def _may_be_one(ours: frozenset[str], theirs: frozenset[str], change: Change, grounds: Grounds) -> bool:
    """Tell whether two names share a word, or are known as names of the same source."""
    pairs = [(one, other) for one in ours for other in theirs]
    if len(change.ours) == len(change.theirs) > 1:  # word by word: Eddie Jones is not Jonathan Davies
        both = zip(change.ours, change.theirs, strict=True)
        pairs = [(change.item.words[i].base, change.source.words[j].base) for i, j in both]
    if any(may_be_short(one, other) for one, other in pairs) or _is_known_by(change):
        return True
    if holds(change.ours, change.item, change.theirs, change.source):
        return True
    stripped = frozenset(stem for form in ours for stem in stems(form, grounds.language))
    if any(not stripped.isdisjoint(stems(form, grounds.language)) for form in theirs):
        return True
    if len(ours) == len(theirs) == 1 and _are_one(change, grounds):
        return True
    if not ours.isdisjoint(grounds.acronyms) or not theirs.isdisjoint(grounds.acronyms):
        return True
    return any(_call(speaker, ours, theirs, grounds) for speaker in grounds.speakers_near((change.sentence,)))


def _is_known_by(change: Change) -> bool:
    """Tell whether the words put for a name are one by which it is known ("World War One" for "WW1")."""
    ours = letters_of([i for i in change.ours if i in change.item.capitals], change.item)
    theirs = {change.source.letters(i) for i in change.theirs}
    return not theirs.isdisjoint(other_names(change.item.language).get(ours, ()))


def _are_one(change: Change, grounds: Grounds) -> bool:
    """Tell whether the story has both words as one name ("Andy's" for "Murray's": Andy Murray)."""
    one = next(bare(change.item.letters(i)) for i in change.ours if change.item.words[i].content)
    other = next(bare(change.source.letters(i)) for i in change.theirs if change.source.words[i].content)
    return any(grounds.names_beside(last) == {first} for first, last in ((one, other), (other, one)))


def _call(speaker: Speaker, ours: frozenset[str], theirs: frozenset[str], grounds: Grounds) -> bool:
    """Tell whether two names are a source's; two full ones inside one ("Ann Lee and Bo Day") are two people's."""
    names = [{word.base for word in grounds.words_of(name).words} for name in (speaker.name, *speaker.aliases)]
    if len(ours) > 1 and len(theirs) > 1:
        return any(ours <= one and theirs <= other for one, other in permutations(names, 2))
    together = frozenset[str]().union(*names)
    return ours <= together and theirs <= together
