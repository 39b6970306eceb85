"""What items say of each other: names become ids, missing sources are listed, references to the rejected are mended."""

from collections.abc import Sequence

from summarizer.grounding.slots import Layout, Slot
from summarizer.schemas import Source
from summarizer.targets import Target, fill_class, item_fields


def list_missing_sources(layout: Layout, target: Target) -> None:
    """Give every speaker that an engine names a source of its own, where it forgot to list one."""
    kinds = {name: kind for name, kind in item_fields(target.returned) if issubclass(kind, Source)}
    for slot in list(layout.slots):
        for name, refers in slot.references():
            said = slot.values.get(name)
            home = next((field for field in refers.fields if field in kinds and layout.has_room(field)), None)
            if refers.by != "name" or not said or home is None or named(said, layout.of(refers.fields)):
                continue
            blank = dict.fromkeys(fill_class(kinds[home]).model_fields)
            layout.add(Slot(layout.next_id(home), home, kinds[home], {**blank, "name": said}))


def resolve(layout: Layout) -> None:
    """Turn the names that an engine gives into ids, and drop ids of items that there are not."""
    for slot in layout.slots:
        for name, refers in slot.references():
            given = slot.values.get(name)
            if refers.by == "name" and given:
                source = named(given, layout.of(refers.fields))
                slot.values[name] = source.id if source else None
                slot.speaker = names_of(source) if source else (given,)
            elif isinstance(given, list):
                known = {other.id for other in layout.of(refers.fields)}
                ids = [layout.duplicates.get(one, one) for one in given if isinstance(one, str)]
                slot.values[name] = [one for one in dict.fromkeys(ids) if one in known]


def named(name: str, sources: Sequence[Slot]) -> Slot | None:
    """Return the source called ``name``: by its name, an alias, or as the only one whose name has those words."""
    wanted = _folded(name)
    for source in sources:
        if wanted in map(_folded, names_of(source)):
            return source
    words = set(wanted.split())
    partly = [source for source in sources if words and words <= set(_folded(names_of(source)[0]).split())]
    return partly[0] if len(partly) == 1 else None


def names_of(source: Slot) -> tuple[str, ...]:
    """Return the name of a source, and its aliases."""
    return (str(source.values.get("name") or ""), *source.values.get("aliases", ()))


def mend(layout: Layout) -> None:
    """Let fall what a rejected source is said to have said, and drop references to what was rejected."""
    for slot in layout.slots:
        for name, refers in slot.references():
            if refers.by == "name" and slot.values.get(name) in _rejected(layout, refers.fields):
                slot.reject("speaker", f"its speaker, {slot.speaker[0]!r}, was rejected as a source")
    for slot in layout.slots:
        for name, refers in slot.references():
            given = slot.values.get(name)
            gone = _rejected(layout, refers.fields) if isinstance(given, list) else set()
            if isinstance(given, list) and not gone.isdisjoint(given):
                slot.values[name] = [one for one in given if one not in gone]
                slot.item = None  # to be made anew


def rest(slot: Slot, layout: Layout) -> None:
    """Give an item the evidence of what it rests on; with nothing left to rest on it falls."""
    under = [
        other
        for name, refers in slot.references()
        for other in layout.of(refers.fields)
        if other.id in (slot.values.get(name) or ()) and not other.is_rejected()
    ]
    slot.evidence = tuple(dict.fromkeys(piece for other in under for piece in other.evidence))
    if not under:
        slot.reject("support", "it rests on nothing that was verified")


def _rejected(layout: Layout, fields: Sequence[str]) -> set[str]:
    return {other.id for other in layout.of(fields) if other.is_rejected()}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
