"""From sheets to the one pandas frame that scoring, exports and statistics read.

One row for each question asked on a sheet, answered or not, so that what was asked is known:

| column        | type               | meaning                                                               |
|---------------|--------------------|-----------------------------------------------------------------------|
| `sheet`       | categorical of str | the sheet's id; categories in the order in which the sheets came in   |
| `perspective` | categorical of str | all perspectives of the catalogue, or `all` where it has none         |
| `criterion`   | categorical of str | the criteria of the check in order, modules last, also without a row  |
| `question`    | categorical of str | all questions of these criteria in order                              |
| `answer`      | categorical of str | `"1"` … `"K"`, `"dk"`, `"na"`; missing where it was not answered      |
| `points`      | float              | 1.0 … K; missing where the answer is not a point of the scale         |

Rows stand sheet by sheet, each in the order of its questions. The categories say what the check asks, the
rows what was said: whoever reads a frame needs no further word about the check's scope.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from qcheck.asking import Form, Questionnaire, Truths
from qcheck.catalogue import AnswerValue, Apart, PerspectiveId, QuestionId
from qcheck.records import Sheet
from qcheck.scoring.grid import OPEN, UNASKED, Cells

AnswerCodes: TypeAlias = dict[AnswerValue | None, int]
"""Each answer as a cell of the grid has it (see `grid.Cells`); `OPEN` for none."""


def frame(questionnaire: Questionnaire, sheets: Iterable[Sheet]) -> pd.DataFrame:
    """The frame of a check. Answers to questions that are not asked are dropped, and so are sheets that
    answer nothing.

    Sheets must have distinct ids. A perspective that the catalogue does not know, or an answer off its scale,
    is a KeyError: importing and the service refuse them, so here they cannot occur.
    """
    came = tuple(sheets)
    cells = _cells(questionnaire, came)
    existing = np.flatnonzero((cells > OPEN).any(axis=1)).tolist()
    return _assembled(questionnaire, [came[row] for row in existing], cells[existing])


def _cells(questionnaire: Questionnaire, sheets: Sequence[Sheet]) -> Cells:
    """What each sheet (a row) says to each question of the check (a column)."""
    columns = {question: column for column, question in enumerate(questionnaire.questions)}
    codes = _codes(questionnaire)
    cells = np.full((len(sheets), len(columns)), UNASKED, np.int16)
    own: dict[PerspectiveId, list[int]] = {p: [] for p in questionnaire.catalogue.perspective_ids}
    for row, sheet in enumerate(sheets):
        own[sheet.perspective].append(row)
    for perspective, rows in own.items():
        form = questionnaire.form(perspective)
        if rows and form.ids:
            places = [columns[question] for question in form.ids]
            cells[np.ix_(rows, places)] = _answered(form, [sheets[row] for row in rows], codes)
    return cells


def _answered(form: Form, sheets: Sequence[Sheet], codes: AnswerCodes) -> Cells:
    """What sheets of one perspective (rows) say to the questions of its form (columns)."""
    number = len(form.ids)
    given = (sheet.answers for sheet in sheets)
    said = np.fromiter(
        (codes[answers[q].value] if q in answers else OPEN for answers in given for q in form.ids),
        np.int16,
        len(sheets) * number,
    ).reshape(-1, number)
    columns = {question: column for column, question in enumerate(form.ids)}

    def gave(question: QuestionId, answers: Collection[AnswerValue]) -> Truths:
        return np.isin(said[:, columns[question]], [codes[answer] for answer in answers])

    for question, is_out in form.left_out(gave).items():
        said[is_out, columns[question]] = UNASKED
    return said


def _codes(questionnaire: Questionnaire) -> AnswerCodes:
    every_answer = [*range(1, questionnaire.catalogue.scale.points + 1), *Apart]
    return {None: OPEN} | {answer: code for code, answer in enumerate(every_answer)}


def _assembled(questionnaire: Questionnaire, sheets: Sequence[Sheet], cells: Cells) -> pd.DataFrame:
    catalogue, criteria = questionnaire.catalogue, questionnaire.criteria
    labels = [str(answer) for answer in _codes(questionnaire) if answer is not None]
    perspectives = {perspective: code for code, perspective in enumerate(catalogue.perspective_ids)}
    perspective_of = np.array([perspectives[sheet.perspective] for sheet in sheets], np.int32)
    criterion_of = np.repeat(range(len(criteria)), [len(criterion.questions) for criterion in criteria])
    sheet, question = np.nonzero(cells > UNASKED)
    answer = cells[sheet, question]
    return pd.DataFrame(
        {
            "sheet": _category(sheet, [sheet.id for sheet in sheets]),
            "perspective": _category(perspective_of[sheet], perspectives),
            "criterion": _category(criterion_of[question], [criterion.id for criterion in criteria]),
            "question": _category(question, questionnaire.questions),
            "answer": _category(answer, labels),
            "points": np.where((answer > OPEN) & (answer < catalogue.scale.points), answer + 1.0, np.nan),
        }
    )


def _category(codes: npt.NDArray[np.integer], categories: Iterable[str]) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, categories=pd.Index(list(categories), dtype="str"))
