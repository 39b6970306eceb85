"""Are the names that an item tells in the document, and near its evidence?"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, permutations

from summarizer.reading.attribution import Speaker
from summarizer.reading.cues import entries
from summarizer.reading.lexicon import lexicon
from summarizer.spans import Span
from summarizer.verifier.alignment import Change, changes
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.likeness import is_known_word
from summarizer.verifier.naming import (
    acronyms_in,
    begins_only,
    is_attribute,
    is_title,
    is_titular,
    may_be_short,
    names_in,
    spelled_out,
    stems,
)
from summarizer.verifier.verdicts import Remark, contradiction, doubt, note
from summarizer.verifier.wording import listed, shown
from summarizer.verifier.words import Passage, base_form, base_forms

# Sentences with a name around which its people are looked for.
_READ = 12

# Capitals this few (two quotation marks with them) are more often a common abbreviation than a name: TV, CEO.
_ACRONYM = 5

# Words of the full name of a person, as a rule.
_FULL = 2

# Sentences before the evidence that a pronoun or "the company" in it may lead back to.
_BACK = 3


def names(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on names (of the text and of the speaker) that the story doesn't have, or has only elsewhere."""
    if not assertion.verbatim and not assertion.copied:
        text = grounds.words_of(assertion.text)
        title = is_title(text)
        for name in _unseen(text, assertion, grounds, title=title):
            yield from _name(name, text, assertion, grounds, sure=not title)
        yield from _replaced(assertion, grounds)
    for name_said in assertion.speaker[:1]:
        if not _is_known(name_said, grounds):
            yield contradiction(f"the speaker {shown(name_said)} is nowhere in the {grounds.extent}")


def _replaced(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a name that stands where the sentence retold has another: who did it, who says it, where it was."""
    for change in changes(assertion, grounds):
        change = _without_role(change)
        ours, theirs = change.item.all_names(change.ours), change.source.all_names(change.theirs)
        if (
            not ours
            or not theirs
            or all(is_titular(change.item, i) for i in change.ours)
            or _is_description(change, grounds)
            or _stands_for(change)
            or _is_moved(ours, theirs, change)
            or _is_completed(change, grounds)
            or _may_be_one(ours, theirs, change, grounds)
        ):
            continue
        said, told = (shown(words) for words in change.told())
        yield doubt(f"it says {said} where the evidence says {told}")


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
    called = {n for form in change.source.names_among(change.theirs) for n in grounds.index.postings.get(form, ())}
    near = [n + step for n in sorted(called)[:_READ] for step in (-1, 0, 1)]
    sentences = (grounds.index.sentences[n] for n in near if 0 <= n < len(grounds.index.sentences))
    people = stems(item.words[names[-1]].base, item.language)
    return any(not people.isdisjoint(grounds.stems_in(sentence)) for sentence in sentences)


def _stands_for(change: Change) -> bool:
    """Tell whether a capital stands where the evidence has its state."""
    names = [i for i in change.ours if change.item.is_name(i) or i == 0]
    states = _acting_states(names, change.item) if names else ()
    theirs = change.source.names_among(change.theirs)
    return any(base_form(state, change.item.language) in theirs for state in states)


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
    after = change.source.words[change.theirs[-1] + 1 : change.theirs[-1] + 3]
    return theirs <= change.item.places.keys() or any(word.base in ours for word in after)


def _may_be_one(ours: frozenset[str], theirs: frozenset[str], change: Change, grounds: Grounds) -> bool:
    """Tell whether two names share a word, or are known as names of the same source."""
    pairs = [(one, other) for one in ours for other in theirs]
    if len(change.ours) == len(change.theirs) > 1:  # word by word: Eddie Jones is not Jonathan Davies
        both = zip(change.ours, change.theirs, strict=True)
        pairs = [(change.item.words[i].base, change.source.words[j].base) for i, j in both]
    if any(may_be_short(one, other) for one, other in pairs):
        return True
    stripped = frozenset(stem for form in ours for stem in stems(form, grounds.language))
    if any(not stripped.isdisjoint(stems(form, grounds.language)) for form in theirs):
        return True
    if not ours.isdisjoint(grounds.acronyms) or not theirs.isdisjoint(grounds.acronyms):
        return True
    return any(_call(speaker, ours, theirs, grounds) for speaker in grounds.speakers_near((change.sentence,)))


def _call(speaker: Speaker, ours: frozenset[str], theirs: frozenset[str], grounds: Grounds) -> bool:
    """Tell whether two names are a source's; two full ones inside one ("Ann Lee and Bo Day") are two people's."""
    names = [{word.base for word in grounds.words_of(name).words} for name in (speaker.name, *speaker.aliases)]
    if len(ours) > 1 and len(theirs) > 1:
        return any(ours <= one and theirs <= other for one, other in permutations(names, 2))
    together = frozenset[str]().union(*names)
    return ours <= together and theirs <= together


def _is_known(name: str, grounds: Grounds) -> bool:
    """Tell whether the story has all words of a name; a small word that may be a name ("Per") as it is written."""
    told = grounds.words_of(name).words
    small = (name[word.start : word.end] for word in told if not word.content)
    return (
        bool(told)
        and all(_known(word.base, grounds) for word in told if word.content)
        and all(grounds.has(letters) or grounds.has(letters.lower()) for letters in small)
    )


def _unseen(text: Passage, assertion: Assertion, grounds: Grounds, *, title: bool) -> Iterator[Sequence[int]]:
    """Yield the names that don't stand as they are told in the evidence or just before it."""
    told = [name for name in grounds.names_of(assertion.text) if title or not begins_only(text, name)]
    around = [span.of(grounds.document.text) for span in _around(assertion, grounds)] if told else []
    if all(any(_stands(_letters(name, text), stretch) for stretch in around) for name in told):
        return
    for whole in names_in(text, _dated(assertion.text, grounds), sentence_start=title):
        name = whole[1:] if assertion.prose and _is_word_before(whole, text, grounds) else whole
        if not any(_stands(_letters(name, text), stretch) for stretch in around):
            yield name


def _is_word_before(name: Sequence[int], text: Passage, grounds: Grounds) -> bool:
    """Tell whether the first word of a name only begins the sentence ("Afterwards Lee said"): a plain word, and the
    story, which knows the name, never writes it with a capital."""
    if len(name) < 2 or name[0] != 0 or text.language != "en":
        return False
    first = text.text[text.words[0].start : text.words[0].end]
    return is_known_word(first, text.language) and not grounds.has(first) and _known(text.words[name[1]].base, grounds)


def _letters(name: Sequence[int], text: Passage) -> str:
    return text.text[text.words[name[0]].start : text.words[name[-1]].end]


def _stands(letters: str, stretch: str) -> bool:
    """Tell whether ``stretch`` has those letters, not in the middle of a word."""
    start = stretch.find(letters)
    while start >= 0:
        end = start + len(letters)
        if not (stretch[start - 1 : start].isalnum() or stretch[end : end + 1].isalnum()):
            return True
        start = stretch.find(letters, end)
    return False


def _dated(text: str, grounds: Grounds) -> list[Span]:
    """Return the stretches that are dates, times and units ("Celsius", "EUR"): another check's."""
    figures = grounds.quantities_said(text)
    units = [figure.unit_span for figure in figures if figure.unit_span is not None]
    return [figure.number for figure in figures if figure.kind in ("date", "time")] + units


def _name(
    name: Sequence[int], text: Passage, assertion: Assertion, grounds: Grounds, *, sure: bool
) -> Iterator[Remark]:
    """Remark on one name of the text: nowhere, or in the story but not where the evidence is."""
    others = _mixed(name, text, grounds)
    if others:
        say = doubt if assertion.prose else contradiction
        yield say(f"the name {shown(_letters(name, text))} is nowhere in the {grounds.extent}; it has {listed(others)}")
        return
    forms = [text.words[index].base for index in name]
    around = [grounds.stems_in(sentence) for sentence in _around(assertion, grounds)]
    if around and all(any(form in found for found in around) for form in forms):
        return
    told = shown(_letters(name, text))
    known = [_known(form, grounds) for form in forms]
    if not all(known) and len(name) > 1 and grounds.has(_letters(name, text)):
        return  # "with co-starsBob Saget": a page lost a space
    if not all(known) and _is_spelled_out(name, text, grounds):
        return
    if not all(known) and assertion.prose and (state := _metonym(name, text, grounds)):
        yield note(f"the name {told} is nowhere in the {grounds.extent}, which has {shown(state)}")
        return
    if not all(known):
        other = _rival(name, known, text, grounds) if any(known) else None
        short = len(told) <= _ACRONYM and told.isupper()
        # Free text may add what everybody knows ("the White House said"): unsupported, not contradicted. And the Super
        # League is beside the Champions League: of the names of people alone the one can't be meant by the other.
        grave = (other and (not assertion.prose or _is_of_two(name, text))) or not (any(known) or assertion.prose)
        say = contradiction if sure and not short and grave else doubt
        has = f"; it has {shown(other)}" if other else ""
        yield say(f"the name {told} is nowhere in the {grounds.extent}{has}")
    elif assertion.sentences and not _near(forms, assertion, grounds):
        # Free text calls by name what its source calls "he" or "the company" for a whole page.
        say = note if assertion.prose else doubt
        yield say(f"the name {told} is in the {grounds.extent}, but not near the evidence")


def _mixed(name: Sequence[int], text: Passage, grounds: Grounds) -> tuple[str, ...]:
    """Return the two names of the story of which a name is put together ("Ann Day" of "Ann Lee" and "Bo Day")."""
    if grounds.has(_letters(name, text)):
        return ()
    for before, here in pairwise(name):
        first, last = (_bare(text.text[text.words[i].start : text.words[i].end]) for i in (before, here))
        if grounds.has_together(first, last):
            continue
        one, other = grounds.name_beside(first, after=True), grounds.name_beside(last, after=False)
        if one and other:
            return one, other
    return ()


def _bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return word.removesuffix("'s").removesuffix("’s").rstrip("'’")


def _is_spelled_out(name: Sequence[int], text: Passage, grounds: Grounds) -> bool:
    """Tell whether the story has the acronym of a name of several words ("UDR", "U.S."), or abbreviates it ("Wis.")."""
    letters = "".join(text.text[text.words[index].start] for index in name)
    dotted = "".join(f"{letter}." for letter in letters)
    if len(letters) > 1 and (grounds.has_word(letters) or grounds.has(dotted)):
        return True
    at = text.words[name[0]].start
    if any(full.start <= at < full.end and grounds.has_word(acronym) for acronym, full in spelled_out(text)):
        return True
    short = _abbreviated(grounds.language).get(_bare(_letters(name, text)), ())
    return any(map(grounds.has_word, short))


def _metonym(name: Sequence[int], text: Passage, grounds: Grounds) -> str | None:
    """Return the word by which the story tells the state that a name stands for ("Washington said"), as it is there."""
    states = _acting_states(name, text)
    return next(
        (word for state in states for word in (state, state.title(), state.upper()) if grounds.has_word(word)), None
    )


def _acting_states(name: Sequence[int], text: Passage) -> tuple[str, ...]:
    """Return the words for the state that a name stands for where it acts: a verb follows it, and no place precedes."""
    lists, after = lexicon(text.language), text.words[name[-1] + 1 : name[-1] + 2]
    before = text.words[max(0, name[0] - 1) : name[0]]
    acts = after and text.text[after[0].start : after[0].end].lower() in (*lists.verbs, *lists.finite)
    led = before and (before[0].content or before[0].base in base_forms(text.language, "prepositions"))
    return _metonyms(text.language).get(_bare(_letters(name, text)).casefold(), ()) if acts and not led else ()


@cache
def _metonyms(language: str) -> dict[str, tuple[str, ...]]:
    """Return the words for a state, by the names that stand for it or its government, case folded."""
    return {name: tuple(states.split()) for name, states in entries(language, "metonyms")}


@cache
def _abbreviated(language: str) -> dict[str, tuple[str, ...]]:
    """Return how newsrooms abbreviate the names of places."""
    return {place: tuple(short.split()) for place, short in entries(language, "abbreviated_places")}


def _rival(name: Sequence[int], known: Sequence[bool], text: Passage, grounds: Grounds) -> str | None:
    """Return a name of the story that has another word in the place of one that it doesn't know."""
    for (before, here), (is_known, also) in zip(pairwise(name), pairwise(known), strict=True):
        if is_known == also or is_attribute(text, before if is_known else here):
            continue
        index = before if is_known else here
        word = _bare(text.text[text.words[index].start : text.words[index].end])
        other = grounds.name_beside(word, after=is_known)
        if other:
            return other
    return None


def _is_of_two(name: Sequence[int], text: Passage) -> bool:
    """Tell whether a name has two words, titles and peoples before it aside, as those of people have."""
    return sum(not is_attribute(text, index) for index in name) == _FULL


def _known(form: str, grounds: Grounds) -> bool:
    """Tell whether the story has a word that is this name, or its place, people or adjective."""
    if form in grounds.words or form in grounds.acronyms:
        return True
    return not grounds.name_stems.isdisjoint(stems(form, grounds.language))


def _near(forms: Sequence[str], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether one word of a name stands in the evidence's sentences, just before them, or is the speaker's."""
    wanted = frozenset(stem for form in forms for stem in stems(form, grounds.language))
    speaker = (
        stem
        for name in assertion.speaker
        for word in grounds.words_of(name).words
        for stem in stems(word.base, grounds.language)
    )
    if not wanted.isdisjoint(speaker):
        return True
    around = _around(assertion, grounds)
    if any(not wanted.isdisjoint(grounds.stems_in(span)) for span in around):
        return True
    told = " ".join(span.of(grounds.document.text) for span in around)
    return len(forms) == 1 and forms[0] in grounds.acronyms and forms[0] in acronyms_in(told)


def _around(assertion: Assertion, grounds: Grounds) -> list[Span]:
    """Return the evidence's sentences and those just before them."""
    near = (one for span in assertion.sentences for one in (span, *grounds.preceding(span, _BACK)))
    return list(dict.fromkeys(near))
