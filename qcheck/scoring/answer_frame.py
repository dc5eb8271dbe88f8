"""From sheets to the one pandas frame that scoring, exports and statistics read.

One row for each question asked on a sheet, answered or not, so that what was asked is known:

| column        | type               | meaning                                                               |
|---------------|--------------------|-----------------------------------------------------------------------|
| `sheet`       | categorical of str | the sheet's id; categories in the order in which the sheets came in   |
| `perspective` | categorical of str | all perspectives of the catalogue, or `all` where it has none         |
| `criterion`   | categorical of str | the criteria of the check in order, modules last, also without a row  |
| `question`    | categorical of str | all questions of these criteria in order                              |
| `answer`      | categorical of str | `"1"` … `"K"`, `"dk"`, `"na"`; missing where it was not answered      |
| `points`      | float              | its place on the scale of the question, 1.0 … K; missing for no point |
| `worth`       | float              | what it is worth, 0 … 100; missing where it is not a point            |

Questions may have scales of their own: the categories of `answer` reach to the largest K in the check,
`points` and `worth` go by the scale of the question. Where answers of several questions are put together,
`worth` is the number to take.

Rows stand sheet by sheet, each in the order of its questions. The categories say what the check asks, the
rows what was said: whoever reads a frame needs no further word about the check's scope.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from qcheck.asking import Form, Questionnaire, Truths
from qcheck.catalogue import AnswerValue, Apart, PerspectiveId, QuestionId
from qcheck.records import Sheet
from qcheck.scoring.grid import OPEN, UNASKED, Cells, cell_of


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
    cells = np.full((len(sheets), len(columns)), UNASKED, np.int16)
    own: dict[PerspectiveId, list[int]] = {p: [] for p in questionnaire.catalogue.perspective_ids}
    for row, sheet in enumerate(sheets):
        own[sheet.perspective].append(row)
    for perspective, rows in own.items():
        form = questionnaire.form(perspective)
        if rows and form.ids:
            places = [columns[question] for question in form.ids]
            cells[np.ix_(rows, places)] = _answered(questionnaire, form, [sheets[row] for row in rows])
    return cells


def _answered(questionnaire: Questionnaire, form: Form, sheets: Sequence[Sheet]) -> Cells:
    """What sheets of one perspective (rows) say to the questions of its form (columns)."""
    number = len(form.ids)
    points = [questionnaire.scale_of(question).points for question in form.ids]
    cells = {None: OPEN} | {value: cell_of(str(value)) for value in (*range(1, max(points) + 1), *Apart)}
    given = (sheet.answers for sheet in sheets)
    said = np.fromiter(
        (cells[answers[q].value] if q in answers else OPEN for answers in given for q in form.ids),
        np.int16,
        len(sheets) * number,
    ).reshape(-1, number)
    _on_their_scales(said, points)
    columns = {question: column for column, question in enumerate(form.ids)}

    def gave(question: QuestionId, answers: Collection[AnswerValue]) -> Truths:
        return np.isin(said[:, columns[question]], [cells[answer] for answer in answers])

    for question, is_out in form.left_out(gave).items():
        said[is_out, columns[question]] = UNASKED
    return said


def _on_their_scales(said: Cells, points: Sequence[int]) -> None:
    """A KeyError for the first answer that is no point of its question's own scale."""
    for off in said[said >= np.array(points)][:1].tolist():
        raise KeyError(off + 1)


def _worths(questionnaire: Questionnaire) -> npt.NDArray[np.float64]:
    """What each cell (a column, from `UNASKED` on) says a question (a row) is worth; nothing for no point."""
    scales = [questionnaire.scale_of(question) for question in questionnaire.questions]
    longest = max((scale.points for scale in scales), default=0)
    worths = np.full((len(scales), longest - UNASKED), np.nan)
    for row, scale in zip(worths, scales, strict=True):
        row[-UNASKED : scale.points - UNASKED] = [float(worth) for worth in scale.worth]
    return worths


def _assembled(questionnaire: Questionnaire, sheets: Sequence[Sheet], cells: Cells) -> pd.DataFrame:
    catalogue, criteria = questionnaire.catalogue, questionnaire.criteria
    perspectives = {perspective: code for code, perspective in enumerate(catalogue.perspective_ids)}
    perspective_of = np.array([perspectives[sheet.perspective] for sheet in sheets], np.int32)
    criterion_of = np.repeat(range(len(criteria)), [len(criterion.questions) for criterion in criteria])
    sheet, question = np.nonzero(cells > UNASKED)
    worths = _worths(questionnaire)
    width = worths.shape[1]
    points = range(width + UNASKED)
    answer = cells[sheet, question].astype(np.intp) - UNASKED
    return pd.DataFrame(
        {
            "sheet": _category(sheet, [sheet.id for sheet in sheets]),
            "perspective": _category(perspective_of[sheet], perspectives),
            "criterion": _category(criterion_of[question], [criterion.id for criterion in criteria]),
            "question": _category(question, questionnaire.questions),
            "answer": _category(
                np.array([-1, -1, len(points), len(points) + 1, *points]).take(answer),
                [*(point + 1 for point in points), *Apart],
            ),
            "points": np.array([np.nan] * -UNASKED + [point + 1.0 for point in points]).take(answer),
            "worth": worths.take(question * width + answer),
        }
    )


def _category(codes: npt.NDArray[np.integer], categories: Iterable[object]) -> pd.Categorical:
    names = [str(category) for category in categories]
    return pd.Categorical.from_codes(codes, categories=pd.Index(names, dtype="str"))
