"""The answers to one question as a stacked bar, described once for all who draw it: pages, the wall,
pictures.

The points of the scale are stretches from low to high, the answers that are no points stand beside the bar.
No meaning hangs on a colour: a stretch has its place, its number, and a pattern that differs from its
neighbour's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qcheck.catalogue import Apart, Scale
from qcheck.charts.colours import is_dark, ramp
from qcheck.language import N_, Language
from qcheck.scoring.values import QuestionTally

TOO_FEW = N_("There are too few answers to show them separately.")
NOTHING = N_("Not answered yet.")
NOBODY = N_("Nobody has been asked this.")


@dataclass(frozen=True, slots=True)
class Stretch:
    """How many gave one point of the scale. Letters on its colour are white where it `is_dark`."""

    label: str
    count: int
    colour: str
    is_dark: bool
    is_hatched: bool


def stretches(points: Sequence[int], scale: Scale, language: Language) -> tuple[Stretch, ...]:
    """From the lowest point to the highest, also those that nobody gave; `points[i]` counts the answers i +
    1.
    """
    colours = ramp(len(points)) if points else ()
    looks = zip(scale.steps, points, colours, strict=False)
    return tuple(
        Stretch(option.label.say(language.tag), count, colour, is_dark(colour), bool(place % 2))
        for place, (option, count, colour) in enumerate(looks)
    )


def key(scale: Scale, language: Language) -> tuple[Stretch, ...]:
    """What the stretches mean: one for each point of the scale."""
    return stretches((1,) * scale.points, scale, language)


def apart(tally: QuestionTally) -> tuple[tuple[Apart, int], ...]:
    """The answers that are no points, each with how many gave it; those that nobody gave are left out."""
    return tuple((value, count) for value, count in ((Apart.DK, tally.dk), (Apart.NA, tally.na)) if count)


def beside(tally: QuestionTally, scale: Scale, language: Language) -> tuple[tuple[str, int], ...]:
    """What stands beside the bar, by its label: answers that are no points, and how many gave none."""
    said = tuple((scale.label(value).say(language.tag), count) for value, count in apart(tally))
    return (*said, (language.say("not answered"), tally.open)) if tally.open else said


def nothing(tally: QuestionTally, language: Language) -> str:
    """Why there is no answer: whoever was asked gave none, or nobody was, because an earlier answer left the
    question out.
    """
    return language.say(NOTHING if tally.open else NOBODY)


def times(counted: Iterable[tuple[str, int]]) -> str:
    """`3 × ja · 1 × nein`."""
    return " · ".join(f"{count} × {label}" for label, count in counted)


def spoken(counted: Iterable[tuple[str, int]]) -> str:
    """As it is read aloud, `ja: 3, nein: 1`; what nobody gave is left out."""
    return ", ".join(f"{label}: {count}" for label, count in counted if count)
