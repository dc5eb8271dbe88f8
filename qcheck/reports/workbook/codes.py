"""The codes in which answers are written down: points as their numbers, and four that are no points.

In a spreadsheet these four are short words, which no average takes for numbers. For statistics programs,
which want nothing but numbers in a column, they lie below zero, where no point of any scale can be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qcheck.catalogue import Apart, Scale
from qcheck.disclosure import Blank, Said
from qcheck.language import N_
from qcheck.reports.workbook.told import Told
from qcheck.wording import Voice
from qcheck.wording.scales import by_scale


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
    """The code as it stands in the spreadsheet."""
    return said if isinstance(said, int) else CODES[said].word


def number(said: Said) -> int:
    """The code as statistics programs read it."""
    return said if isinstance(said, int) else CODES[said].number


def every_code(scale: Scale, voice: Voice) -> list[tuple[str | int, int, str]]:
    """Everything that can stand in a cell of a question with this scale, with its number and its meaning in
    words.
    """
    points = range(1, scale.points + 1)
    return [(point, point, scale.label(point).say(voice.language.tag)) for point in points] + [
        (code.word, code.number, _meaning(said, scale, voice)) for said, code in CODES.items()
    ]


def codes_of(told: Told) -> list[tuple[str | int, int, str]]:
    """Everything that can stand in a cell; where the questions have several scales, what its points mean
    stands with each question in the codebook.
    """
    voice = told.voice
    scales = by_scale(voice.catalogue, (question for _, question in told.asked))
    if len(scales) == 1:
        return every_code(scales[0][0], voice)
    longest = max(
        (scale for scale, _ in scales), key=lambda scale: scale.points, default=voice.catalogue.scale
    )
    meaning = voice.say(N_("the answer with this number, as the codebook says for each question"))
    return [
        (code, number, meaning if number > 0 else words) for code, number, words in every_code(longest, voice)
    ]


def _meaning(said: Said, scale: Scale, voice: Voice) -> str:
    if isinstance(said, Apart):
        return scale.label(said).say(voice.language.tag)
    return voice.say(CODES[said].meaning)
