"""The peers, each behind one function: a quote and a text in, the span it accepts or None out."""

import difflib
import importlib.util
import logging
from collections.abc import Callable
from types import SimpleNamespace

Finder = Callable[[str, str], tuple[int, int] | None]


def str_find(quote: str, text: str) -> tuple[int, int] | None:
    at = text.find(quote)
    return (at, at + len(quote)) if at >= 0 else None


def difflib_90(quote: str, text: str) -> tuple[int, int] | None:
    """The window around the longest common block, where its ratio is .9 or more."""
    matcher = difflib.SequenceMatcher(None, text, quote, autojunk=False)
    block = matcher.find_longest_match()
    start = max(0, block.a - block.b)
    window = text[start : start + len(quote)]
    ratio = difflib.SequenceMatcher(None, window, quote, autojunk=False).ratio()
    return (start, start + len(window)) if ratio >= 0.9 else None


def langextract(**options: object) -> Finder:
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    def find(quote: str, text: str) -> tuple[int, int] | None:
        groups = [[Extraction(extraction_class="quote", extraction_text=quote)]]
        aligned = WordAligner().align_extractions(groups, text, **options)
        place = aligned[0][0].char_interval
        return (place.start_pos, place.end_pos) if place and place.start_pos is not None else None

    return find


def instructor_citation() -> Finder:
    from instructor import CitationMixin

    def find(quote: str, text: str) -> tuple[int, int] | None:
        return next(iter(CitationMixin.model_construct(substring_quotes=[quote]).get_spans(text)), None)

    return find


def rapidfuzz_90() -> Finder:
    from rapidfuzz.fuzz import partial_ratio_alignment

    def find(quote: str, text: str) -> tuple[int, int] | None:
        if len(quote) > len(text):
            return None
        found = partial_ratio_alignment(quote, text, score_cutoff=90)
        return (found.dest_start, found.dest_end) if found else None

    return find


def verbatim_core() -> Finder:
    """Its span extractor with a stand-in for the model that answers the quote; fuzzy, as it is for what is
    not verbatim.
    """
    logging.getLogger("verbatim_core").setLevel(logging.ERROR)
    from verbatim_core.extractors import LLMSpanExtractor

    def find(quote: str, text: str) -> tuple[int, int] | None:
        model = SimpleNamespace(extract_spans=lambda question, documents: {"doc_0": [quote]})
        extractor = LLMSpanExtractor(llm_client=model, extraction_mode="batch", span_match_mode="fuzzy")
        spans = extractor.extract_spans("", [SimpleNamespace(text=text)])[text]
        at = text.find(spans[0]) if spans else -1
        return (at, at + len(spans[0])) if at >= 0 else None

    return find


MODULES = {"LX": "langextract", "instructor": "instructor", "rapidfuzz": "rapidfuzz", "verbatim-core": "verbatim_core"}
"""What each peer is imported as, by the first word of its columns."""


def missing() -> list[str]:
    """Return the peers that are not installed."""
    return [module for module in MODULES.values() if importlib.util.find_spec(module) is None]


def finders() -> dict[str, Finder]:
    """Return every peer that is installed, by the name of its column."""
    makers: dict[str, Callable[[], Finder]] = {
        "LX": langextract,
        "LX no-lesser": lambda: langextract(accept_match_lesser=False),
        "LX exact": lambda: langextract(accept_match_lesser=False, enable_fuzzy_alignment=False),
        "instructor": instructor_citation,
        "difflib ≥ .9": lambda: difflib_90,
        "rapidfuzz ≥ 90": rapidfuzz_90,
        "verbatim-core": verbatim_core,
    }
    found: dict[str, Finder] = {"str.find": str_find}
    for name, make in makers.items():
        if MODULES.get(name.split()[0]) not in missing():
            found[name] = make()
    return found
