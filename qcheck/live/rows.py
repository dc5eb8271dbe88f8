"""A row of the profile on the wall: what can be read from the last row, and no more."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.catalogue import CriterionId
from qcheck.charts import Row
from qcheck.scoring.values import CriterionProfile, Light
from qcheck.wording import CAPPED, CLOSE_CALL, FLAG_WORDS, Voice

MOST_MARKS = 3


@dataclass(frozen=True, slots=True)
class WallLine:
    """`number` is the score or a dash, `marks` few words, each once, whoever they are about; `spoken` is the row read aloud.

    A row that has not been revealed keeps its place: its title, and nothing else.
    """

    criterion: CriterionId
    title: str
    light: Light | None = None
    number: str = ""
    marks: str = ""
    spoken: str = ""


def line(row: Row, profile: CriterionProfile, voice: Voice) -> WallLine:
    """The row in short."""
    number = "–" if row.score is None else str(row.score)
    first = () if row.score is not None else (row.word,)
    words = (*first, *filter(None, (row.view,)), *_marks(profile, voice))
    marks = ", ".join(words[:MOST_MARKS]) + (" …" if len(words) > MOST_MARKS else "")
    return WallLine(row.criterion, row.title, row.light, number, marks, row.spoken)


def _marks(profile: CriterionProfile, voice: Voice) -> tuple[str, ...]:
    raised, rating = {flag for flag, _ in profile.flags}, profile.overall.rating
    flags = (words.mark for flag, words in FLAG_WORDS.items() if flag in raised)
    of_light = (*((CAPPED.mark,) if rating.capped_by else ()), *((CLOSE_CALL.mark,) if rating.close_call else ()))
    return tuple(voice.say(mark) for mark in (*flags, *of_light))
