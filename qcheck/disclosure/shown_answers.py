"""Answers sheet by sheet, as far as they may leave: those of an open round, of a confidential check never.

A row tells nothing of whose it is but the perspective: no name, no id, no moment. Rows stand in the order of
what they say, so that their order tells nothing of who came when, and the same answers always give the same
rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from qcheck.asking import Questionnaire, answers_anything, given_on
from qcheck.catalogue import AnswerValue, PerspectiveId, QuestionId
from qcheck.records import Mode, Sheet, SheetId


class Blank(StrEnum):
    """Why there is no answer."""

    OPEN = "open"  # asked and not answered
    NOT_ASKED = "not_asked"  # put to others only, or left out by a filter on this sheet


Said: TypeAlias = AnswerValue | Blank


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One sheet: `said` has a place for each question of the check. `by_hands`: it stands for hands raised in
    the room; which of them were one person's nobody knows, so its answers do not belong together.
    """

    perspective: PerspectiveId
    said: tuple[Said, ...]
    by_hands: bool = False


@dataclass(frozen=True, slots=True)
class ShownAnswers:
    """The answers of a check, a row for each sheet that answers anything, a column for each of its
    `questions` in the catalogue's order.
    """

    questions: tuple[QuestionId, ...]
    rows: tuple[AnswerRow, ...]


def answers(
    questionnaire: Questionnaire, sheets: Iterable[Sheet], mode: Mode, raised: Collection[SheetId] = ()
) -> ShownAnswers | None:
    """The answers sheet by sheet; None where they may not be shown in this way. `raised` are the sheets that
    stand for raised hands.
    """
    if mode is not Mode.OPEN:
        return None
    questions = tuple(
        QuestionId(question.id)
        for criterion in questionnaire.criteria
        for question in criterion.asks_in(questionnaire.phase)
    )
    rows = [
        AnswerRow(sheet.perspective, _said(questions, asked, given_on(sheet)), sheet.id in raised)
        for sheet in sheets
        if answers_anything(sheet, asked := questionnaire.asked_on(sheet))
    ]
    places = {perspective: place for place, perspective in enumerate(questionnaire.catalogue.perspective_ids)}
    return ShownAnswers(questions, tuple(sorted(rows, key=lambda row: _place(row, places))))


def _said(
    questions: Iterable[QuestionId], asked: Collection[QuestionId], given: Mapping[QuestionId, AnswerValue]
) -> tuple[Said, ...]:
    return tuple(
        given.get(question, Blank.OPEN) if question in asked else Blank.NOT_ASKED for question in questions
    )


def _place(
    row: AnswerRow, places: Mapping[PerspectiveId, int]
) -> tuple[int, bool, tuple[tuple[bool, str], ...]]:
    """By perspective, then by what is said: points before words."""
    said = tuple((not isinstance(answer, int), f"{answer:>9}") for answer in row.said)
    return places[row.perspective], row.by_hands, said
