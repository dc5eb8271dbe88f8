"""The values within a bundle: what kinds of texts, numbers, days and names may stand there, and how much of
it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

MOST_CHECKS = 200
MOST_SHEETS = 10_000
MOST_OUTCOMES = 5_000
MOST_CHANGES = 1_000
MOST_NAMES = 500
MOST_QUESTIONS = 2_000
MOST_MOVES = 200
MOST_FEEDBACK = 50_000
LONGEST_LINE = 400
LONGEST_TEXT = 12_000
"""A comment that two windows wrote at the same time may be twice as long as one."""
LONGEST_CATALOGUE = 1_000_000
FIRST_MOMENT, LAST_MOMENT = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 1, 1)


class Part(BaseModel):
    """A table of a bundle: every key is known, none is left out, and nothing is taken for something else."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


LocalId: TypeAlias = Annotated[str, Field(pattern=r"^[0-9a-z]{1,40}$")]
"""By which one part of a bundle names another. It follows from an id of the installation, opens nothing."""
Name: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,200}$")]
"""An id of the catalogue."""
Digest: TypeAlias = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Line: TypeAlias = Annotated[str, Field(max_length=LONGEST_LINE)]
Words: TypeAlias = Annotated[str, Field(max_length=LONGEST_TEXT)]
Zone: TypeAlias = Annotated[str, Field(max_length=60)]
Whole: TypeAlias = Annotated[int, Field(ge=0, le=1_000_000)]
Count: TypeAlias = Annotated[int, Field(ge=1, le=1_000_000)]
Hundred: TypeAlias = Annotated[int, Field(ge=0, le=100)]
Moment: TypeAlias = Annotated[AwareDatetime, Field(ge=FIRST_MOMENT, le=LAST_MOMENT), AfterValidator(_in_utc)]
Day: TypeAlias = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
Value: TypeAlias = Annotated[int, Field(ge=1, le=100)] | Literal["dk", "na"]
"""A point of the scale, or one of the two answers set apart from it."""
Week: TypeAlias = Annotated[str, Field(pattern=r"^([0-9]{4}-W[0-9]{2})?$")]
"""A week of the calendar, such as 2026-W48; empty where it may not be told."""
Tag: TypeAlias = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{0,40}$")]
"""Of a language; empty where it may not be told."""
Word: TypeAlias = Annotated[str, Field(pattern=r"^[0-9a-zA-Z_-]{8,64}$")]
"""Made by chance: it follows from nothing else in the file, and leads nowhere."""
Names: TypeAlias = Annotated[tuple[Name, ...], Field(max_length=MOST_NAMES)]
