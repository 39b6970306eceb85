"""Who is meant by a name that an engine gives: the same source, however many there are."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.references import _Sources, names_of
from summarizer.grounding.slots import Slot
from summarizer.schemas import Source

NAMES = st.lists(st.sampled_from(["Ann", "Lee", "Bo", "the", "Bank", "of", "ANN"]), max_size=3).map(" ".join)


def slots(named: list[tuple[str, list[str]]]) -> list[Slot]:
    return [Slot(f"s{i}", "sources", Source, {"name": n, "aliases": tuple(a)}) for i, (n, a) in enumerate(named)]


def folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def meant(name: str, sources: list[Slot]) -> Slot | None:
    """The rule, one source after another: a name or alias in full, else the only name that has all of its words."""
    for source in sources:
        if folded(name) in map(folded, names_of(source)):
            return source
    words = set(folded(name).split())
    partly = [source for source in sources if words and words <= set(folded(names_of(source)[0]).split())]
    return partly[0] if len(partly) == 1 else None


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=2)), max_size=6), NAMES)
def test_a_name_means_the_source_that_the_rule_says(named: list[tuple[str, list[str]]], name: str) -> None:
    sources = slots(named)
    found = _Sources(sources).named(name)
    assert found is meant(name, sources)


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=2)), min_size=1, max_size=6), NAMES)
def test_a_source_added_later_is_known_as_if_it_had_been_there(named: list[tuple[str, list[str]]], name: str) -> None:
    sources = slots(named)
    grown = _Sources(sources[:1])
    for source in sources[1:]:
        grown.add(source)
    assert grown.named(name) is _Sources(sources).named(name)
