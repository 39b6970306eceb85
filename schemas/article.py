"""The ``article`` target: who says what and how sure, the figures, the sources, what is unknown."""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.schemas.grounded import Grounded, Program, Refers, Resting

Certainty = Literal["asserted", "hedged", "denied", "disputed"]
How = Literal["direct_quote", "paraphrase", "document"]
SourceKind = Literal["person", "organization", "publication", "document", "group", "anonymous"]
UncertaintyKind = Literal["unknown", "hedged", "disputed", "unconfirmed", "no_comment"]
FigureKind = Literal[
    "count", "money", "percent", "ratio", "distance", "duration", "date", "time", "age", "ordinal", "score", "other"
]
Speaker = Annotated[str | None, Refers(("sources",), by="name")]
RestsOn = Annotated[list[str], Refers(("claims", "uncertainties"))]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NumberValue(_Value):
    """One number, as a decimal string."""

    type: Literal["number"] = "number"
    value: str


class RangeValue(_Value):
    """From ``low`` to ``high``, decimal strings; either is null where the range is open."""

    type: Literal["range"] = "range"
    low: str | None
    high: str | None


class RatioValue(_Value):
    """``a:b``, as two decimal numbers joined by a colon."""

    type: Literal["ratio"] = "ratio"
    value: str


class DateValue(_Value):
    """A date in EDTF: ``2025-03-18``, ``2025-03``, ``XXXX-03-18``."""

    type: Literal["date"] = "date"
    value: str


class TimeValue(_Value):
    """A time of day, ``HH:MM`` on 24 hours."""

    type: Literal["time"] = "time"
    value: str


class VagueValue(_Value):
    """A number told vaguely (dozens); ``low`` and ``high`` are decimal strings, ``high`` may be null."""

    type: Literal["vague"] = "vague"
    low: str | None
    high: str | None


Value = Annotated[
    NumberValue | RangeValue | RatioValue | DateValue | TimeValue | VagueValue, Field(discriminator="type")
]


class Source(Grounded):
    """Somebody or something that the article cites."""

    verbatim: ClassVar[tuple[str, ...]] = ("name", "role")
    cited: ClassVar[bool] = False
    asserts: ClassVar[str] = "name"

    name: str = Field(description="The fullest name, copied.")
    aliases: Annotated[list[str], Program()] = Field(default_factory=list)
    kind: SourceKind | None
    role: str | None = Field(description="The words that say who this is, copied.")


class Claim(Grounded):
    """One statement of the article, with who makes it and how sure it is."""

    text: str = Field(description="One sentence that stands alone.")
    speaker: Speaker
    certainty: Certainty
    how: Annotated[How, Program()] = "paraphrase"
    via: Annotated[str | None, Program()] = None


class Figure(Grounded):
    """One number of the article, as the article writes it and as a value."""

    verbatim: ClassVar[tuple[str, ...]] = ("text",)

    text: str = Field(description="Copied with its qualifier and unit: 'about 40 people'.")
    value: Annotated[Value | None, Program()] = None
    unit: Annotated[str | None, Program()] = None
    kind: Annotated[FigureKind, Program()] = "other"
    approximate: Annotated[str | None, Program()] = None
    what: str | None = Field(description="What it measures, in a few words.")
    speaker: Speaker


class Uncertainty(Grounded):
    """Something that the article says is unknown, open, hedged or disputed."""

    verbatim: ClassVar[tuple[str, ...]] = ("cue",)

    text: str = Field(description="What is not known, as one sentence.")
    kind: UncertaintyKind = Field(description="unknown, unconfirmed or no_comment.")
    cue: str = Field(description="The words that show it, copied: 'it is unclear'.")
    speaker: Speaker
    about: Annotated[list[str], Refers(("claims",)), Program()] = Field(default_factory=list)


class Gist(Resting):
    """One sentence of the short summary, resting on items already proved."""

    text: str = Field(description="One sentence.")
    claims: RestsOn = Field(description="What it rests on: c1, u2.")


class Headline(Resting):
    """The story in one line, resting on items already proved."""

    text: str = Field(description="One line.")
    claims: RestsOn = Field(description="What it rests on: c1, u2.")


class Article(BaseModel):
    """A news article: who says what and how sure, the figures, the sources, what is unknown."""

    model_config = ConfigDict(extra="forbid")

    # What a thing rests on is asked for before it: an engine fills in this order.
    fill_order: ClassVar[tuple[str, ...]] = (
        "sources",
        "claims",
        "figures",
        "uncertainties",
        "gist",
        "headline",
        "topics",
    )

    headline: Headline | None
    gist: list[Gist]
    claims: list[Claim]
    figures: list[Figure]
    sources: list[Source]
    uncertainties: list[Uncertainty]
    topics: list[str] = Field(description="Up to five short subjects.")
