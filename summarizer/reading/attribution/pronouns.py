"""Whom a pronoun means: the nearest it fits, if nobody else may be meant; otherwise nobody is named."""

import re
from bisect import bisect_left

from summarizer.reading.attribution.cast import Cast, Entity
from summarizer.reading.attribution.introductions import by_name, latest
from summarizer.reading.lexicon import Act, Lexicon
from summarizer.reading.names import Name, gender_of_given
from summarizer.spans import Span

_HUMANLESS = frozenset({"organization", "publication", "document", "group"})

GENDERED = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
OBLIQUE = frozenset({"his", "her", "their", "its", "him", "them"})


def by_pronoun(cast: Cast, low: str, at: int, act: Act = "says") -> Entity | None:
    """Return whom the pronoun ``low``, which stands at ``at``, means, or None where that can't be told.

    ``act`` is what the verb says of them.
    """
    if low in GENDERED:
        return _human(cast, GENDERED[low], at)
    if low in ("they", "their", "them"):
        several = next((e for e in latest(cast) if e.kind not in ("person", "anonymous", None)), None)
        return None if several is None or _is_out_of_sight(cast, several, at) else several
    if low in ("it", "its"):
        return _body(cast, at, act)
    return None


def _body(cast: Cast, at: int, act: Act) -> Entity | None:
    """Return the body or document that "it" at ``at`` means; None where another one may be meant.

    Of one that spoke just before, "it" tells what else it says; what is expected or feared may be another one's:
    "Unison said the bank was wrong. *It* added …" is of Unison, "*It* expects to save £2m" can't be told.
    """
    for entity in latest(cast):
        if entity.kind is None and not entity.described:  # whether "Velden" is a body or somebody's last name
            body = _begins_name_of_body(cast, entity) or _is_told_of_as_thing(cast, entity, at)
            body = body or (act == "says" and not entity.heads.isdisjoint(cast.lexicon.organizations))  # "the operator"
            return entity if body and not _is_out_of_sight(cast, entity, at) else None
        if entity.kind not in ("person", "group", "anonymous", None):
            goes_on = act == "says" and entity.spoke >= cast.previous
            doubtful = not goes_on and (_is_out_of_sight(cast, entity, at) or _other_body(cast, entity, at))
            return None if doubtful else entity
    return None


def _begins_name_of_body(cast: Cast, entity: Entity) -> bool:
    """Tell whether a name is the first part of a body's, so that it is nobody's last name: "Velden" of Velden Bank."""
    return any(name.kind == "organization" and name.text.startswith(f"{entity.name} ") for name in cast.names)


def _is_told_of_as_thing(cast: Cast, entity: Entity, at: int) -> bool:
    """Tell whether a name has "which" or "its" behind it, first or last before ``at``: "Velden, which sells tiles"."""
    near = cast.text.rfind(entity.name, max(0, entity.last), at)
    ends = [entity.first.end, *([near + len(entity.name)] if near >= 0 else [])]
    return any(_THING.match(cast.text, end) for end in ends)


_THING = re.compile(r",\swhich\b|(?:\s[a-z]+){1,3}\s(?:its|itself)\b")


def _is_out_of_sight(cast: Cast, entity: Entity, at: int) -> bool:
    """Tell whether a paragraph has begun since a sentence was about ``entity``, but for the one right before."""
    return entity.last < cast.previous and "\n" in cast.text[max(0, entity.last) : at]


def _other_body(cast: Cast, entity: Entity, at: int) -> bool:
    """Tell whether the text names or tells of another body since the sentence that was about ``entity`` last began."""
    start, ours = max(0, entity.last, at - _REACH), entity.name.lower().split()
    if entity.last >= cast.here:
        return False
    for i in range(bisect_left(cast.starts, start), bisect_left(cast.starts, at)):
        name = cast.names[i]
        other = name.text not in entity.name and entity.name not in name.text and not _is_person(cast, name)
        several = name.text.lower() in cast.lexicon.plurals
        if other and not several and name.kind != "place" and not _is_beside(cast, i):
            return True
    told = (word for match in _THE_ROLE.finditer(cast.text, start, at) for word in match[0].split()[1:])
    bodies = cast.lexicon.organizations - cast.lexicon.roles - entity.heads
    return any(noun in bodies and noun not in ours for noun in told)


def _human(cast: Cast, gender: str, at: int) -> Entity | None:
    for entity in latest(cast):
        if may_be_human(entity, cast.lexicon) and _gender(entity) in ("-", gender):
            if _speaks_to_one(cast, entity, gender):
                continue
            if _is_doubtful(cast, entity, gender, at):
                return _named_before(cast, gender, at)
            entity.gender = gender
            if entity.kind is None:
                entity.kind = "person"
            return entity
    return None


def _named_before(cast: Cast, gender: str, at: int) -> Entity | None:
    """Return the only one named since the sentence before begins whose given name is of that gender, or None.

    "Sven Aldén demanded that Falk resign. *She* said …", of Birgitta Falk; not where somebody else may be either.
    """
    found: dict[str, Name] = {}
    for i in range(bisect_left(cast.starts, max(cast.previous, at - _REACH)), bisect_left(cast.starts, at)):
        name = cast.names[i]
        owner = cast.text.startswith(("'s", "’s"), name.span.end)  # "Okoro's header"
        if not owner and not _is_beside(cast, i) and _is_person(cast, name):
            full = cast.full.get(name.text, name)
            found.setdefault(full.text, full)
    told = {_given(one) for one in found}
    same = [one for text, one in found.items() if _given(text) == gender]
    return by_name(cast, same[0].span, same[0].text) if len(same) == 1 and "-" not in told else None


def last_human(cast: Cast, at: int, age: int) -> Entity | None:
    """Return whom "the 34-year-old" at ``at`` means; None where that can't be told.

    That is whoever was told to have that ``age``, in years; else the human being last met, if no age of theirs was told
    and nobody else is named or told of since.
    """
    if cast.strangers.get(age, at) < at:
        return None  # somebody without a name: "A 27-year-old was arrested"
    humans = [entity for entity in latest(cast) if may_be_human(entity, cast.lexicon)]
    told = [_AGE.match(cast.text, entity.first.end) for entity in humans]
    same = next((one for one, years in zip(humans, told, strict=True) if years and int(years[1]) == age), None)
    if same is None and humans and told[0] is None and _is_alone(cast, humans[0], at):
        same = humans[0]
    if same is not None:
        same.kind = same.kind or "person"
    return same


def _speaks_to_one(cast: Cast, entity: Entity, gender: str) -> bool:
    """Tell whether whoever spoke last did so to another one of that gender: "Counsel asked him whether …"."""
    if entity.spoke < max(cast.previous, 0) or entity.gender != "-":
        return False
    asked = _ASKED.match(cast.text, entity.named.end) if entity.named.start >= entity.spoke else None
    return asked is not None and GENDERED[asked[1]] == gender


_ASKED = re.compile(
    r"(?:,[^.,]{0,80})?,?\s(?:(?:has|had|then|later)\s)?(?:asked|asks|pressed|questioned|reminded|urged)\s(him|her)\b"
)


def _is_alone(cast: Cast, entity: Entity, at: int) -> bool:
    """Tell whether nobody but ``entity`` is named, by a last name either, or told of by a role since it was met."""
    known = {word for name in (entity.name, *entity.aliases) for word in name.split()}
    start = max(entity.last, at - _REACH)
    for i in range(bisect_left(cast.starts, start), bisect_left(cast.starts, at)):
        name = cast.names[i]
        if not (known.intersection(name.text.split()) or _is_beside(cast, i) or name.kind not in (None, "person")):
            return False
    roles = cast.lexicon.roles
    return not any(match[1] in roles for match in _THE_ROLE.finditer(cast.text, start, at))


_THE_ROLE = re.compile(r"\bthe (?:[a-z-]+ )?([a-z-]+)\b")
_AGE = re.compile(r",\s(?:now\s|aged\s)?(\d{1,3})\b")


def is_of_other_age(cast: Cast, entity: Entity, end: int) -> bool:
    """Tell whether an age stands behind what ends at ``end``, and another one behind a name: "the councillor, 68"."""
    told, ours = (_AGE.match(cast.text, place) for place in (entity.first.end, end))
    return told is not None and ours is not None and told[1] != ours[1]


_MALE = re.compile(r"\b(?:man|husband|father|brother|son|boy|uncle|king|prince)$|(?<=[a-z])man$")
_FEMALE = re.compile(r"\b(?:woman|wife|mother|sister|daughter|girl|aunt|queen|actress|widow)$|(?<=[a-z])woman$")


def _gender(entity: Entity) -> str:
    """Return "m", "f" or "-": what was learned, what a given name says, or the noun of a description ("his wife")."""
    if entity.gender != "-":
        return entity.gender
    if not entity.described:
        return "-" if entity.kind in _HUMANLESS else _given(entity.name)
    for head in entity.heads:
        if _FEMALE.search(head):
            return "f"
        if _MALE.search(head):
            return "m"
    return "-"


def may_be_human(entity: Entity, lexicon: Lexicon) -> bool:
    """Tell whether "he" may mean it: a name of unknown kind is that of one who spoke, or of two plain words or more.

    Otherwise "Labour" and "German U-boat" would be men.
    """
    if entity.described:
        return entity.kind in ("person", "anonymous") and (
            not entity.heads or entity.heads - lexicon.organizations != set()
        )
    if entity.kind is not None or entity.index >= 0:
        return entity.kind not in _HUMANLESS
    words = entity.name.split()
    plain = all(word[:1].isupper() and word.replace("-", "").replace(".", "").isalpha() for word in words)
    return len(words) > 1 and plain and words[0].lower() not in lexicon.demonyms and not words[-1].isupper()


def _given(name: str) -> str:
    """Return what the given name of a full name tells: "m", "f", or "-" where it may be either's."""
    words = name.split()
    return gender_of_given(words[0]) if len(words) > 1 else "-"


_REACH = 1500
"""Characters back in which somebody else is looked for."""


def _is_doubtful(cast: Cast, entity: Entity, gender: str, at: int) -> bool:
    """Tell whether somebody else may be meant: one met or named since ``entity`` was last what a sentence is about."""
    known = _gender(entity) == gender
    if entity.last >= cast.here:
        parallel = _PARALLEL.search(cast.text, max(cast.here, at - _REACH), at) is not None
        rivals = not parallel and _rivals(cast, entity, gender)
        return not known and (rivals or _others(cast, entity, cast.here, at))
    if entity.spoke >= cast.previous or (known and entity.last >= cast.previous):
        return not known and _others(cast, entity, cast.here, at)
    return _others(cast, entity, entity.last, at)


_PARALLEL = re.compile(r"; |, (?:and|but) ")
"""What begins a clause beside the one before, with the same subject rather than with another."""
_NEAR = 4
"""How many of those last met may be meant by a pronoun inside what one of them says: "Berg said he told …"."""


def _rivals(cast: Cast, entity: Entity, gender: str) -> bool:
    return entity.spoke >= cast.here and any(
        other is not entity and may_be_human(other, cast.lexicon) and _gender(other) in ("-", gender)
        for other in cast.recent[-_NEAR:]
    )


_SOMEBODY = re.compile(r"(\S+)\s(?:an?|another|his|her|their)\s((?:[a-z’'-]+\s){0,3}[a-z-]+)")
_SAME = frozenset({"as", "is", "was", "be", "been", "become", "became", "remains", "of", "through", "via"})
"""Words after which a description tells of the one already met: "became a teacher"."""


_LONGEST_LINK = 8
_BELONGING = (" of ", " at ", " in ", " from ", " of the ", " at the ", " in the ")
"""What leads to a place or an employer rather than to somebody else: "Ann Lee of Banque Vardin"."""


def _others(cast: Cast, entity: Entity, start: int, end: int) -> bool:
    """Tell whether the text between names or describes a human being other than ``entity``."""
    start = max(start, end - _REACH)
    known = {word for name in (entity.name, *entity.aliases) for word in name.split()}
    for i in range(bisect_left(cast.starts, start), bisect_left(cast.starts, end)):
        name = cast.names[i]
        if not _is_beside(cast, i) and known.isdisjoint(name.text.split()) and _is_person(cast, name):
            return True
    for match in _SOMEBODY.finditer(cast.text, start, end):
        told = match.group(1).lower() in _SAME or match.group(1).endswith(",")
        told = told or any(quotation.covers(Span(*match.span(2))) for quotation in cast.quoted)
        if not told and not cast.lexicon.roles.isdisjoint(match.group(2).split()):
            return True
    return False


def _is_beside(cast: Cast, i: int) -> bool:
    """Tell whether a name is nobody whom a pronoun may mean: a place, in a quotation, a title, before another name."""
    name = cast.names[i]
    if cast.text[max(0, name.span.start - _LONGEST_LINK) : name.span.start].endswith(_BELONGING):
        return True
    if any(quotation.covers(name.span) for quotation in cast.quoted):
        return True
    return _is_title_of_work(cast, name) or _leads_to_name(cast, i)


def _leads_to_name(cast: Cast, i: int) -> bool:
    """Tell whether a name only tells where the next one belongs: "*South Dakota* rancher Boyd Lund"."""
    if i + 1 >= len(cast.names):
        return False
    between = cast.text[cast.names[i].span.end : cast.names[i + 1].span.start]
    return _ROLE_BETWEEN.fullmatch(between) is not None


_ROLE_BETWEEN = re.compile(r"\s(?:[a-z-]{2,20}\s){0,2}[a-z-]{0,20}(?:er|or|ist|man|woman|chief|boss|star|captain)\s")


def _is_title_of_work(cast: Cast, name: Name) -> bool:
    """Tell whether a name is all that stands between quotation marks: a song, a ship."""
    return cast.text[name.span.start - 1 : name.span.start] in _OPENING and name.span.start > 0


_OPENING = ("“", "‘", '"', "'")


def _is_person(cast: Cast, name: Name) -> bool:
    """Tell whether a name is somebody's: by its kind, or because that one is known and may be human."""
    if name.kind is not None:
        return name.kind == "person"
    known = cast.known.get(name.text.lower())
    full = cast.full.get(name.text)
    if known is not None:
        return known.kind == "person"
    words = (full or name).text.split()
    if len(words) == 1:
        return _AGE.match(cast.text, name.span.end) is not None  # "Shelley, 34, …"
    return 1 < len(words) < 4 and all(word[0].isupper() and word[1:].islower() for word in words)
