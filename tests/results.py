"""Results written by hand, for the tests of what is shown of them."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from summarizer.document import Document, Notice, Story
from summarizer.engines import Run
from summarizer.schemas import (
    Article,
    Claim,
    Evidence,
    Figure,
    Finding,
    Gist,
    Headline,
    SentenceSpan,
    Source,
    Uncertainty,
    Verdict,
)
from summarizer.schemas.article import NumberValue, RangeValue
from summarizer.spans import Span
from summarizer.verifier.report import ItemStatus, Missed, NotRun, Rejected, Report

TEXT = (
    "Ferry runs aground off Port Elm\n"
    "A ferry with about 40 people on board ran aground on Friday. "
    '"We heard a loud bang," said Ana Ruiz, captain of the ferry. '
    "Between 3 and 5 people may have been hurt, the coast guard said. "
    "It is unclear why the ship left its course.\n"
    "Bakery wins prize\n"
    "A bakery in Port Elm won a prize.\n"
    "Share this article\n"
)


@dataclass(frozen=True)
class Outcome:
    """A result, as the renderers read it."""

    summary: BaseModel
    document: Document
    report: Report
    run: Run = field(default_factory=lambda: Run("extractive", seconds=0.0123456))


def at(quote: str, text: str = TEXT) -> Evidence:
    """Return evidence for ``quote`` where it first stands in ``text``, the sentence being its line."""
    start = text.index(quote)
    line = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    around = SentenceSpan(start=line, end=len(text) if end < 0 else end)
    return Evidence(start=start, end=start + len(quote), quote=quote, match="exact", sentence=around)


def flagged(message: str) -> Verdict:
    """Return the verdict of one doubt."""
    return Verdict(status="flagged", findings=(Finding(check="certainty", severity="doubt", message=message),))


def ferry_document() -> Document:
    """Return a page of two stories and one line of boilerplate."""
    second, rest = TEXT.index("Bakery"), TEXT.index("Share")
    return Document(
        TEXT,
        sentences=(Span(0, 31), Span(32, second - 1), Span(second, rest - 1)),
        stories=(
            Story("Ferry runs aground off Port Elm", (Span(0, second - 1),)),
            Story("Bakery wins prize", (Span(second, rest - 1),)),
        ),
        chosen=0,
        title="Ferry runs aground off Port Elm",
        author="Jo Park",
        published="2025-03-01",
        language="en",
        notices=(Notice("truncated", "the text stops in the middle"),),
        guessed=frozenset({"author"}),
        sha256="0" * 64,
    )


def ferry_article() -> Article:
    """Return a summary of the ferry's story: a person, a group, the article's own voice, one doubt."""
    ran = at("ran aground on Friday")
    hurt = at("Between 3 and 5 people may have been hurt")
    return Article(
        headline=Headline(id="h1", text="Ferry runs aground off Port Elm", claims=["c1"], evidence=(ran,)),
        gist=[Gist(id="g1", text="A ferry ran aground on Friday.", claims=["c1"], evidence=(ran,))],
        claims=[
            Claim(id="c1", text="A ferry ran aground on Friday.", speaker=None, certainty="asserted", evidence=(ran,)),
            Claim(
                id="c2",
                text="There was a loud bang.",
                speaker="s1",
                certainty="asserted",
                evidence=(at("We heard a loud bang"),),
            ),
            Claim(
                id="c3",
                text="People may have been hurt.",
                speaker="s2",
                certainty="hedged",
                evidence=(hurt,),
                verdict=flagged("the evidence says how many"),
            ),
        ],
        figures=[
            Figure(
                id="f1",
                text="about 40 people",
                value=NumberValue(value="40"),
                unit="people",
                kind="count",
                approximate="about",
                what="on board",
                speaker=None,
                evidence=(at("about 40 people"),),
            ),
            Figure(
                id="f2",
                text="Between 3 and 5 people",
                value=RangeValue(low="3", high="5"),
                unit="people",
                kind="count",
                what="hurt",
                speaker="s2",
                evidence=(at("Between 3 and 5 people"),),
            ),
        ],
        sources=[
            Source(id="s1", name="Ana Ruiz", kind="person", role="captain of the ferry", evidence=(at("Ana Ruiz"),)),
            Source(id="s2", name="the coast guard", kind="organization", role=None, evidence=(at("the coast guard"),)),
            Source(id="s3", name="Port Elm Radio", kind="publication", role=None),
        ],
        uncertainties=[
            Uncertainty(
                id="u1",
                text="It is unclear why the ship left its course.",
                kind="unknown",
                cue="It is unclear",
                speaker=None,
                evidence=(at("It is unclear"),),
            ),
            Uncertainty(
                id="u2",
                text="People may have been hurt.",
                kind="hedged",
                cue="may",
                speaker="s2",
                about=["c3"],
                evidence=(at("may"),),
            ),
        ],
        topics=["ferry", "Port Elm"],
    )


def ferry_report() -> Report:
    """Return a report with one rejected item, something missed and a check that did not run."""
    item = {"id": "c9", "text": "Nine people died.", "evidence": [], "verdict": {"status": "rejected"}}
    finding = Finding(check="numbers", severity="contradiction", message="“nine” is nowhere in the document")
    return Report(
        verified=10,
        flagged=1,
        items=(ItemStatus("c1", "verified"), ItemStatus("c9", "rejected")),
        rejected=(Rejected(item, (finding,)),),
        possibly_missed=(Missed("figure", "one tank", 3, 11),),
        not_run=(NotRun("polarity", "no cues for this language"),),
    )


def ferry(**parts: Any) -> Outcome:
    """Return the ferry's result; any of its parts can be given instead."""
    made = {"summary": ferry_article(), "document": ferry_document(), "report": ferry_report(), **parts}
    return Outcome(**made)


__all__ = ["TEXT", "Outcome", "at", "ferry", "ferry_article", "ferry_document", "ferry_report", "flagged"]
