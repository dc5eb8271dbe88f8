"""The codes in which answers are written down: points as their numbers, and four that are no points.

In a spreadsheet these four are short words, which no average takes for numbers. For statistics programs,
which want nothing but numbers in a column, they lie below zero, where no point of any scale can be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qcheck.catalogue import Apart
from qcheck.disclosure import Blank, Said
from qcheck.language import N_
from qcheck.wording import Voice


@dataclass(frozen=True, slots=True)
class Code:
    """`word` in the spreadsheet, `number` for statistics programs; `meaning` is a message id, empty where the
    scale has words for it.
    """

    word: str
    number: int
    meaning: str = ""


CODES: Mapping[Said, Code] = {
    Apart.DK: Code("dk", -1),
    Apart.NA: Code("na", -2),
    Blank.OPEN: Code("blank", -3, N_("no answer: asked and left open")),
    Blank.NOT_ASKED: Code(
        "skip", -4, N_("not asked: put to other perspectives only, or left out after an earlier answer")
    ),
}


def word(said: Said) -> str | int:
    """As it stands in the spreadsheet."""
    return said if isinstance(said, int) else CODES[said].word


def number(said: Said) -> int:
    """As statistics programs read it."""
    return said if isinstance(said, int) else CODES[said].number


def every_code(voice: Voice) -> list[tuple[str | int, int, str]]:
    """Everything that can stand in a cell, with its number and its meaning in words."""
    points = range(1, voice.catalogue.scale.points + 1)
    return [(point, point, voice.label(point)) for point in points] + [
        (code.word, code.number, _meaning(said, voice)) for said, code in CODES.items()
    ]


def _meaning(said: Said, voice: Voice) -> str:
    return voice.label(said) if isinstance(said, Apart) else voice.say(CODES[said].meaning)
