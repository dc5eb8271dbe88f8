"""A row of the profile on the wall: what can be read from the last row, and no more."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.catalogue import CriterionId
from qcheck.charts import Row
from qcheck.live.wall.layout import HUNDREDTH_OF_WIDTH, SMALL, Type
from qcheck.scoring.values import CriterionProfile, Light
from qcheck.wording import CAPPED, CLOSE_CALL, FLAG_WORDS, Voice

LINES = 2
BESIDE = Type(SMALL, 24 * HUNDREDTH_OF_WIDTH - 1.6, 1.08)
"""The room for marks beside a number."""


@dataclass(frozen=True, slots=True)
class WallLine:
    """`number` is the score or a dash, `marks` few words, each once, whoever they are about; `spoken` is the
    row read aloud.

    `more` counts the marks for which there is no room: they stand with the topic.

    A row that has not been revealed keeps its place: its title, and nothing else.
    """

    criterion: CriterionId
    title: str
    light: Light | None = None
    number: str = ""
    marks: str = ""
    more: int = 0
    spoken: str = ""


def line(row: Row, profile: CriterionProfile, voice: Voice) -> WallLine:
    """The row in short."""
    number = "–" if row.score is None else str(row.score)
    first = () if row.score is not None else (row.word,)
    words = (*first, *filter(None, (row.view,)), *_marks(profile, voice))
    return WallLine(row.criterion, row.title, row.light, number, *_in_short(words), row.spoken)


def _in_short(words: tuple[str, ...]) -> tuple[str, int]:
    """As many as have room in two lines, and how many more there are."""
    for most in range(len(words), 0, -1):
        left = len(words) - most
        text = ", ".join(words[:most])
        if len(BESIDE.lines(f"{text} + {left}" if left else text)) <= LINES:
            return text, left
    return words[0] if words else "", max(0, len(words) - 1)


def _marks(profile: CriterionProfile, voice: Voice) -> tuple[str, ...]:
    raised, rating = {flag for flag, _ in profile.flags}, profile.overall.rating
    flags = (words.mark for flag, words in FLAG_WORDS.items() if flag in raised)
    of_light = (
        *((CAPPED.mark,) if rating.capped_by else ()),
        *((CLOSE_CALL.mark,) if rating.close_call else ()),
    )
    return tuple(voice.say(mark) for mark in (*flags, *of_light))
