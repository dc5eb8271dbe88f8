"""The frame as a grid of questions × sheets, from which blocks of answers are taken and counted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from qcheck.asking import Questionnaire
from qcheck.catalogue import Apart, PerspectiveId, Question

UNASKED, OPEN, DK, NA = -4, -3, -2, -1
"""What a cell says that is no point of a scale; 0 … K − 1 are the points, with the K of the question's own
scale. What is above `OPEN` is an answer.
"""

Cells: TypeAlias = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Grid:
    """All answers of a check. `cells` has a row for each question and a column for each sheet, perspective
    after perspective.
    """

    questionnaire: Questionnaire
    cells: Cells
    rows: Mapping[str, int]
    spans: Mapping[PerspectiveId, slice]

    @classmethod
    def of(cls, questionnaire: Questionnaire, frame: pd.DataFrame) -> Grid:
        """The grid of a frame, or of some of its rows."""
        columns, spans = _columns(frame)
        cells = np.full((len(_names(frame, "question")), len(columns)), UNASKED, np.int16)
        answers = np.array([*map(cell_of, _names(frame, "answer")), OPEN], np.int16)
        cells[_codes(frame, "question"), columns[_codes(frame, "sheet")]] = answers[_codes(frame, "answer")]
        rows = {name: row for row, name in enumerate(_names(frame, "question"))}
        return cls(questionnaire, cells, rows, spans)

    @property
    def sheets(self) -> dict[PerspectiveId, int]:
        """How many sheets each perspective has in the whole check; perspectives without one are missing."""
        return {perspective: span.stop - span.start for perspective, span in self.spans.items()}

    def block(self, questions: Sequence[Question], perspectives: Collection[PerspectiveId]) -> Cells:
        """These questions as rows, the sheets of these perspectives as columns."""
        rows = [self.rows[question.id] for question in questions]
        return np.concatenate(
            [self.cells[rows, self.spans[perspective]] for perspective in perspectives], axis=1
        )


def cell_of(answer: str) -> int:
    """An answer of the frame as a cell has it."""
    return APART[answer] if answer in APART else int(answer) - 1


APART: dict[str, int] = {Apart.DK: DK, Apart.NA: NA}


def _columns(frame: pd.DataFrame) -> tuple[npt.NDArray[np.intp], dict[PerspectiveId, slice]]:
    """The column of each sheet in the grid, and the columns of each perspective that has sheets."""
    perspective_of = np.full(len(_names(frame, "sheet")), -1, np.intp)
    perspective_of[_codes(frame, "sheet")] = _codes(frame, "perspective")
    in_order = np.argsort(perspective_of, kind="stable")
    columns = np.empty_like(in_order)
    columns[in_order] = np.arange(len(in_order))
    names = _names(frame, "perspective")
    bounds = np.searchsorted(perspective_of[in_order], np.arange(len(names) + 1)).tolist()
    spans = {
        PerspectiveId(name): slice(start, stop)
        for name, start, stop in zip(names, bounds[:-1], bounds[1:], strict=True)
        if stop > start
    }
    return columns, spans


def _codes(frame: pd.DataFrame, column: str) -> npt.NDArray[np.integer]:
    return frame[column].cat.codes.to_numpy()


def _names(frame: pd.DataFrame, column: str) -> list[str]:
    return frame[column].cat.categories.tolist()
