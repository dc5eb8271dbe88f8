"""Criteria × perspectives: the profile taken apart into what each perspective sees, beside the shared result.
Drawn by pages as a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from qcheck.agenda import by_need
from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, CriterionId, PerspectiveId
from qcheck.charts.picture import Agreed, Block, Row, picture
from qcheck.language import Language
from qcheck.scoring.values import CriterionProfile, Light, Profile, Rating
from qcheck.wording import CAPPED, LIGHT_WORDS, Voice, result


@dataclass(frozen=True, slots=True)
class Column:
    """A perspective that has sheets, with how many; `withheld` where there are too few to show it."""

    perspective: PerspectiveId
    title: str
    sheets: str
    withheld: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one perspective sees in one criterion. `light` is None where the criterion asks it nothing.

    `number` is its score, else empty; `note` a word where light and number seem not to fit; `spoken` says it
    whole.
    """

    light: Light | None
    number: str
    word: str
    note: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """`blocks` are the parts with titles and counts of lights; `by_need` are all their rows by need to talk,
    the most pressing first.

    `cells` has those of each row, as many as there are `columns`; `missing` names the perspectives that are
    asked but have no sheet. `view` says whose view the last column is where it is that of one group alone,
    "nur Sicht: Verwaltung"; empty for a shared result. `title` names the whole, `together` the last column.
    """

    title: str
    together: str
    view: str
    columns: tuple[Column, ...]
    missing: tuple[str, ...]
    blocks: tuple[Block, ...]
    by_need: tuple[Row, ...]
    cells: Mapping[CriterionId, tuple[Cell, ...]]


def matrix(
    profile: Profile, catalogue: Catalogue, language: Language, agreed: Agreed = MappingProxyType({})
) -> Matrix:
    """The profile in a language, perspective by perspective in the catalogue's order, the group of everybody
    last.
    """
    voice = Voice(Questionnaire(catalogue, profile.phase), language)
    drawn = picture(profile, catalogue, language, agreed)
    rows = {row.criterion: row for row in drawn.rows}
    columns = tuple(_column(perspective, number, voice) for perspective, number in profile.sheets.items())
    return Matrix(
        title=voice.say("The perspectives compared"),
        together=drawn.view or voice.say("All perspectives"),
        view=drawn.view,
        columns=columns,
        missing=tuple(
            voice.perspective(perspective)
            for perspective in _asked(profile, voice)
            if perspective not in profile.sheets
        ),
        blocks=drawn.blocks,
        by_need=tuple(rows[row.criterion] for row in by_need(profile)),
        cells={
            row.criterion: tuple(_cell(row, column.perspective, voice) for column in columns)
            for row in profile.criteria
        },
    )


def _column(perspective: PerspectiveId, number: int | None, voice: Voice) -> Column:
    if number is None:
        sheets = voice.say("fewer than {minimum} sheets", minimum=voice.catalogue.rules.minimum_group)
    else:
        sheets = voice.count("{number} sheet", "{number} sheets", number)
    return Column(perspective, voice.perspective(perspective), sheets, number is None)


def _asked(profile: Profile, voice: Voice) -> tuple[PerspectiveId, ...]:
    """The perspectives to whom any of these criteria puts a question."""
    criteria = (voice.catalogue.criterion(row.criterion) for row in profile.criteria)
    asked = {
        perspective for criterion in criteria for perspective in voice.questionnaire.concerned(criterion)
    }
    return tuple(perspective for perspective in voice.catalogue.perspective_ids if perspective in asked)


def _cell(row: CriterionProfile, perspective: PerspectiveId, voice: Voice) -> Cell:
    rating = row.perspectives.get(perspective)
    if rating is None:
        not_asked = voice.say("not asked")
        return Cell(None, "", not_asked, "", not_asked)
    word, note = voice.say(LIGHT_WORDS[rating.light].word), _note(rating, voice)
    number = "" if rating.score is None else str(rating.score)
    return Cell(rating.light, number, word, note, ", ".join(filter(None, (result(rating, voice), note))))


def _note(rating: Rating, voice: Voice) -> str:
    """A capped light is yellow beside a number that would be green."""
    return voice.say(CAPPED.mark) if rating.capped_by else ""
