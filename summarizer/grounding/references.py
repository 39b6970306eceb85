"""What items say of each other: names become ids, missing sources are listed, references to the rejected are mended."""

from collections.abc import Iterable, Sequence

from summarizer.grounding.slots import Layout, Slot
from summarizer.schemas import Source
from summarizer.targets import Target, fill_class, item_fields


def list_missing_sources(layout: Layout, target: Target) -> None:
    """Give every speaker that an engine names a source of its own, where it forgot to list one."""
    kinds = {name: kind for name, kind in item_fields(target.returned) if issubclass(kind, Source)}
    known: dict[Sequence[str], _Sources] = {}
    for slot in list(layout.slots):
        for name, refers in slot.references():
            said = slot.values.get(name)
            home = next((field for field in refers.fields if field in kinds and layout.has_room(field)), None)
            if refers.by != "name" or not said or home is None:
                continue
            if _known(known, layout, refers.fields).named(said):
                continue
            blank = dict.fromkeys(fill_class(kinds[home]).model_fields)
            source = Slot(layout.next_id(home), home, kinds[home], {**blank, "name": said})
            layout.add(source)
            for fields, sources in known.items():
                if home in fields:
                    sources.add(source)


def resolve(layout: Layout) -> None:
    """Turn the names that an engine gives into ids, and drop ids of items that there are not.

    A name for which the target has no source, or no room for one, stays: without it the item would tell in the
    article's own voice what somebody says, and be doubted when it is verified again.
    """
    known: dict[Sequence[str], _Sources] = {}
    ids: dict[Sequence[str], set[str]] = {}
    for slot in layout.slots:
        for name, refers in slot.references():
            given = slot.values.get(name)
            if refers.by == "name" and given:
                source = _known(known, layout, refers.fields).named(given)
                slot.values[name] = source.id if source else given
                slot.speaker = names_of(source) if source else (given,)
            elif isinstance(given, list):
                if refers.fields not in ids:
                    ids[refers.fields] = {other.id for other in layout.of(refers.fields)}
                there = [layout.duplicates.get(one, one) for one in given if isinstance(one, str)]
                slot.values[name] = [one for one in dict.fromkeys(there) if one in ids[refers.fields]]


class _Sources:
    """Sources by what they are called; a thousand of them are searched as fast as ten."""

    def __init__(self, slots: Iterable[Slot]) -> None:
        self._exact: dict[str, Slot] = {}
        self._by_word: dict[str, dict[str, Slot]] = {}
        for slot in slots:
            self.add(slot)

    def add(self, source: Slot) -> None:
        names = [_folded(name) for name in names_of(source)]
        for name in names:
            self._exact.setdefault(name, source)
        for word in names[0].split():
            self._by_word.setdefault(word, {})[source.id] = source

    def named(self, name: str) -> Slot | None:
        """Return the source called ``name``: by its name, an alias, or as the only one whose name has those words."""
        wanted = _folded(name)
        if wanted in self._exact:
            return self._exact[wanted]
        having = sorted((self._by_word.get(word, {}) for word in set(wanted.split())), key=len)
        partly = [id_ for id_ in having[0] if all(id_ in others for others in having[1:])] if having else []
        return having[0][partly[0]] if len(partly) == 1 else None


def _known(known: dict[Sequence[str], _Sources], layout: Layout, fields: Sequence[str]) -> _Sources:
    if fields not in known:
        known[fields] = _Sources(layout.of(fields))
    return known[fields]


def names_of(source: Slot) -> tuple[str, ...]:
    """Return the name of a source, and its aliases."""
    return (str(source.values.get("name") or ""), *source.values.get("aliases", ()))


def mend(layout: Layout) -> None:
    """Let fall what a rejected source is said to have said, and drop references to what was rejected."""
    rejected = _Rejected(layout)
    for slot in layout.slots:
        for name, refers in slot.references():
            if refers.by == "name" and slot.values.get(name) in rejected.of(refers.fields):
                slot.reject("speaker", f"its speaker, {slot.speaker[0]!r}, was rejected as a source")
                rejected.add(slot)
    for slot in layout.slots:
        for name, refers in slot.references():
            given = slot.values.get(name)
            gone = rejected.of(refers.fields) if isinstance(given, list) else set()
            if isinstance(given, list) and not gone.isdisjoint(given):
                slot.values[name] = [one for one in given if one not in gone]
                slot.item = None  # to be made anew


def rest(slot: Slot, layout: Layout) -> None:
    """Give an item the evidence of what it rests on; with nothing left to rest on it falls."""
    under = [
        other
        for name, refers in slot.references()
        for other in layout.with_ids(slot.values.get(name) or ())
        if other.field in refers.fields and not other.is_rejected()
    ]
    slot.evidence = tuple(dict.fromkeys(piece for other in under for piece in other.evidence))
    if not under:
        slot.reject("support", "it rests on nothing that was verified")


class _Rejected:
    """The ids of what was rejected, by the fields that hold it."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._ids: dict[Sequence[str], set[str]] = {}

    def of(self, fields: Sequence[str]) -> set[str]:
        if fields not in self._ids:
            self._ids[fields] = {other.id for other in self._layout.of(fields) if other.is_rejected()}
        return self._ids[fields]

    def add(self, slot: Slot) -> None:
        for fields, ids in self._ids.items():
            if slot.field in fields:
                ids.add(slot.id)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
