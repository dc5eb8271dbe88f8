"""What statistics about the questions may see of a check.

Question by question they see what the result shows as well: the answers of each group that the gate lets
through, counted, and nothing of the others. A confidential check is seen after its end alone.

Correlations need to know which answers stand on one sheet. These are given together only over questions that
everybody concerned is asked, from sheets that answer each of them, without whose they are and in the order
of what they say. From a confidential check they are given from `LEAST_TOGETHER` sheets on, so that the check
by itself may show what is worked out from them. Whoever takes a check out of a larger number of checks, or
adds one, finds by subtracting no more than what that check shows alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from qcheck.asking import Questionnaire
from qcheck.catalogue import Criterion, CriterionId, PerspectiveId, Question, QuestionId
from qcheck.disclosure.gate import Gate
from qcheck.disclosure.shown_counts import released
from qcheck.disclosure.shown_profile import seen_counts
from qcheck.records import Mode, SheetId, State
from qcheck.scoring.grid import Grid

LEAST_TOGETHER = 30
"""From so many sheets on, the answers of a confidential check are given sheet by sheet to statistics, and
correlations are told of any check.
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """How a group answered a question: `points[i]` counts the answers i + 1, `open` those left open."""

    question: QuestionId
    group: PerspectiveId
    points: tuple[int, ...]
    dk: int
    na: int
    open: int


@dataclass(frozen=True, slots=True)
class Together:
    """What stands on one sheet together: a row for each sheet, what its answers are worth (0–100) to each of
    the `questions`, all of them answered.
    """

    criterion: CriterionId
    questions: tuple[QuestionId, ...]
    rows: tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A check as statistics see it."""

    counted: tuple[Counted, ...]
    together: tuple[Together, ...]


def statistics(
    questionnaire: Questionnaire,
    frame: pd.DataFrame,
    mode: Mode,
    state: State,
    raised: Collection[SheetId] = (),
) -> Seen | None:
    """What statistics may see of a check, from its `scoring.frame`; None where it is too early.

    `raised` are the sheets that stand for raised hands: which of their answers are one person's nobody knows.
    """
    if not released(mode, state):
        return None
    grid = Grid.of(questionnaire, frame)
    gate = Gate.of(mode, questionnaire.catalogue.rules.minimum_group, grid.sheets)
    by_people = Grid.of(questionnaire, frame[~frame["sheet"].isin(list(raised))]) if raised else grid
    least = LEAST_TOGETHER if mode is Mode.CONFIDENTIAL else 1
    counted: list[Counted] = []
    together: list[Together | None] = []
    for criterion in questionnaire.criteria:
        seen = _counted(grid, gate, criterion)
        counted += seen
        together.append(_together(by_people, gate, criterion, seen, least))
    return Seen(tuple(counted), tuple(filter(None, together)))


def _counted(grid: Grid, gate: Gate, criterion: Criterion) -> tuple[Counted, ...]:
    counted = []
    for group, members in gate.groups.items():
        questions = grid.questionnaire.put_to(criterion, members)
        view = seen_counts(grid, gate, criterion, group, questions) if questions else None
        tallies = view.tallies if view else ()
        counted += [
            Counted(tally.question, group, tally.points, tally.dk, tally.na, tally.open)
            for tally in tallies
            if not tally.withheld and any((*tally.points, tally.dk, tally.na, tally.open))
        ]
    return tuple(counted)


def _together(
    grid: Grid, gate: Gate, criterion: Criterion, counted: Sequence[Counted], least: int
) -> Together | None:
    """The sheets that answer every question which all are asked, of those perspectives that may be seen in
    each of these questions.
    """
    questionnaire = grid.questionnaire
    questions = questionnaire.asked_of_all(criterion, questionnaire.concerned(criterion))
    seen = {(count.group, count.question) for count in counted}
    members = [
        member
        for group, its in gate.groups.items()
        if all((group, QuestionId(question.id)) in seen for question in questions)
        for member in its
        if member in grid.spans and questionnaire.put_to(criterion, (member,))
    ]
    if len(questions) < 2 or not members:
        return None
    rows = _rows(grid, questions, members)
    if len(rows) < least:
        return None
    return Together(CriterionId(criterion.id), tuple(QuestionId(question.id) for question in questions), rows)


def _rows(
    grid: Grid, questions: Sequence[Question], members: Iterable[PerspectiveId]
) -> tuple[tuple[Fraction, ...], ...]:
    scales = [grid.questionnaire.catalogue.scale_of(question) for question in questions]
    cells = grid.block(questions, list(members))
    most = np.array([scale.points for scale in scales])[:, None]
    complete = cells[:, ((cells >= 0) & (cells < most)).all(axis=0)].T.tolist()
    return tuple(
        sorted(tuple(scale.worth[step] for scale, step in zip(scales, row, strict=True)) for row in complete)
    )
