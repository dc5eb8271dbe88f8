"""From sheets to the one pandas frame that scoring, export and statistics read.

One row for each question asked on a sheet, answered or not, so that what was asked is known:

| column        | type               | meaning
|
|---------------|--------------------|-------------------------------------------------------------------------------|
| `sheet`       | categorical of str | the sheet's id, in the order in which the sheets came in
|
| `perspective` | categorical of str | all perspectives of the catalogue, or `all` where it has none
|
| `criterion`   | categorical of str | the criteria of the check in order, modules last, also those without a
row    |
| `question`    | categorical of str | all questions of these criteria in order
|
| `answer`      | categorical of str | `"1"` … `"K"`, `"dk"`, `"na"`; missing where the question was not
answered     |
| `points`      | float              | 1.0 … K; missing where the answer is not a point of the scale
|

The categories say what the check asks, the rows what was said: the frame needs no further word about the
    check's scope.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from qcheck import asking
from qcheck.catalogue import AnswerValue, Apart, Catalogue, PerspectiveId, PhaseId, Question, QuestionId
from qcheck.records import Scope, Sheet

Codes: TypeAlias = npt.NDArray[np.int32]


def frame(catalogue: Catalogue, phase: PhaseId | None, scope: Scope, sheets: Iterable[Sheet]) -> pd.DataFrame:
    """The frame of a check. Answers to questions that are not asked are dropped, and so are sheets that
    answer nothing.

    Sheets must have distinct ids. A perspective the catalogue does not know, or an answer off its scale, is a
    KeyError:
    importing and the service refuse them, so here they cannot occur.
    """
    columns = _Columns.of(catalogue, scope)
    paths = {p: _Path.of(catalogue, phase, scope, p, columns) for p in catalogue.perspective_ids}
    filled = ((sheet, *paths[sheet.perspective].filled(sheet, columns.answers)) for sheet in sheets)
    return _assembled(
        columns, [(sheet, places, codes) for sheet, places, codes in filled if max(codes, default=-1) >= 0]
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """The categories of the frame, and the code of every question and answer."""

    perspectives: tuple[str, ...]
    criteria: tuple[str, ...]
    questions: dict[str, int]
    criterion_of: Codes  # of each question
    answers: dict[AnswerValue | None, int]

    @classmethod
    def of(cls, catalogue: Catalogue, scope: Scope) -> _Columns:
        criteria = asking.criteria(catalogue, scope)
        questions = [
            (place, question.id)
            for place, criterion in enumerate(criteria)
            for question in criterion.questions
        ]
        every_answer = [*range(1, catalogue.scale.points + 1), *Apart]
        return cls(
            perspectives=catalogue.perspective_ids,
            criteria=tuple(criterion.id for criterion in criteria),
            questions={question: code for code, (_, question) in enumerate(questions)},
            criterion_of=np.array([place for place, _ in questions], np.int32),
            answers={None: -1} | {answer: code for code, answer in enumerate(every_answer)},
        )


@dataclass(frozen=True, slots=True)
class _Path:
    """The questions put to one perspective, with their codes; walked again for each sheet only where one has
    a filter.
    """

    questions: tuple[Question, ...]
    ids: tuple[QuestionId, ...]
    places: Codes
    has_filters: bool

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        phase: PhaseId | None,
        scope: Scope,
        perspective: PerspectiveId,
        columns: _Columns,
    ) -> _Path:
        questions = tuple(
            q
            for criterion in asking.criteria(catalogue, scope)
            for q in asking.put_to(criterion, phase, (perspective,))
        )
        return cls._through(questions, columns.questions)

    @classmethod
    def _through(cls, questions: tuple[Question, ...], codes: dict[str, int]) -> _Path:
        ids = tuple(QuestionId(question.id) for question in questions)
        has_filters = any(question.skip_if for question in questions)
        return cls(questions, ids, np.array([codes[q] for q in ids], np.int32), has_filters)

    def filled(self, sheet: Sheet, codes: dict[AnswerValue | None, int]) -> tuple[Codes, list[int]]:
        """The questions this sheet asks, and its answers to them, −1 where there is none."""
        ids, places = self._asked_on(sheet) if self.has_filters else (self.ids, self.places)
        given = sheet.answers
        return places, [codes[given[question].value] if question in given else -1 for question in ids]

    def _asked_on(self, sheet: Sheet) -> tuple[tuple[QuestionId, ...], Codes]:
        kept = {question.id for question in asking.walk(self.questions, asking.given_on(sheet))}
        asked = [question in kept for question in self.ids]
        return tuple(question for question in self.ids if question in kept), self.places[
            np.array(asked, bool)
        ]


def _assembled(columns: _Columns, filled: list[tuple[Sheet, Codes, list[int]]]) -> pd.DataFrame:
    questions = np.concatenate([np.empty(0, np.int32), *(places for _, places, _ in filled)])
    answers = np.fromiter(chain.from_iterable(codes for _, _, codes in filled), np.int32, len(questions))
    lengths = [len(codes) for _, _, codes in filled]
    perspective = {name: code for code, name in enumerate(columns.perspectives)}
    labels = [str(answer) for answer in columns.answers if answer is not None]
    return pd.DataFrame(
        {
            "sheet": _category(
                np.repeat(np.arange(len(filled)), lengths), [sheet.id for sheet, _, _ in filled]
            ),
            "perspective": _category(
                np.repeat([perspective[sheet.perspective] for sheet, _, _ in filled], lengths),
                columns.perspectives,
            ),
            "criterion": _category(columns.criterion_of[questions], columns.criteria),
            "question": _category(questions, columns.questions),
            "answer": _category(answers, labels),
            "points": np.where((answers >= 0) & (answers < len(labels) - len(Apart)), answers + 1.0, np.nan),
        }
    )


def _category(codes: npt.NDArray[np.integer], categories: Iterable[str]) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, categories=pd.Index(list(categories), dtype="str"))
