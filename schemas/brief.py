"""The ``brief`` target: a headline and at most five proven points."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from summarizer.schemas.grounded import Grounded, Refers, Resting


class Point(Grounded):
    """One thing worth knowing, in a sentence of its own."""

    text: str = Field(description="One sentence that stands alone.")


class Title(Resting):
    """The story in one line."""

    text: str = Field(description="One line.")
    points: Annotated[list[str], Refers(("points",))] = Field(description="What it rests on: p1.")


class Brief(BaseModel):
    """A headline and at most five proven points."""

    model_config = ConfigDict(extra="forbid")

    fill_order: ClassVar[tuple[str, ...]] = ("points", "headline")

    headline: Title | None
    points: list[Point] = Field(max_length=5)
