"""From what statistics may see of checks to figures about their questions.

Checks of one edition and one phase only are put together: a statement about what was planned and one about
what came of it are two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from qcheck.catalogue import (
    Catalogue,
    CatalogueId,
    Criterion,
    CriterionId,
    PerspectiveId,
    PhaseId,
    Question,
    QuestionId,
)
from qcheck.disclosure import LEAST_TOGETHER, Counted
from qcheck.stats import hints, together
from qcheck.stats.intervals import Estimate, of_alpha
from qcheck.stats.seconds import timed
from qcheck.stats.spread import Spread
from qcheck.stats.values import (
    Answered,
    CriterionFigures,
    InstrumentFigures,
    Number,
    OneCheck,
    QuestionFigures,
    Seconds,
)

LEAST_FOR_SKIPPED = LEAST_FOR_NOT_RELEVANT = 10
LEAST_FOR_UNKNOWN = LEAST_FOR_SPREAD = 5
"""From how many on a figure is told; correlations from `LEAST_TOGETHER`."""


def figures(catalogue: Catalogue, phase: PhaseId | None, checks: Sequence[OneCheck]) -> InstrumentFigures:
    """The figures about an edition in a phase, from its checks in that phase."""
    counted, seconds = _by_question(checks), timed(checks)
    criteria = filter(
        None,
        (_criterion(catalogue, phase, criterion, checks, counted) for criterion in catalogue.every_criterion),
    )
    return InstrumentFigures(
        CatalogueId(catalogue.id),
        catalogue.version,
        phase,
        len(checks),
        len({check.process for check in checks}),
        hints.slowest(tuple(_timed(criterion, seconds) for criterion in criteria)),
    )


def _criterion(
    catalogue: Catalogue,
    phase: PhaseId | None,
    criterion: Criterion,
    checks: Sequence[OneCheck],
    counted: Mapping[QuestionId, Sequence[tuple[str, Counted]]],
) -> CriterionFigures | None:
    asked = [question for question in criterion.asks_in(phase) if QuestionId(question.id) in counted]
    if not asked:
        return None
    rows = together.rows(checks, CriterionId(criterion.id))
    rests = together.item_rests(rows)
    return CriterionFigures(
        CriterionId(criterion.id),
        tuple(
            _question(
                catalogue, question, counted[QuestionId(question.id)], rests.get(QuestionId(question.id))
            )
            for question in asked
        ),
        rows.questions,
        _alpha(rows),
    )


def _timed(figures: CriterionFigures, seconds: Mapping[QuestionId, Seconds]) -> CriterionFigures:
    questions = (replace(question, seconds=seconds.get(question.question)) for question in figures.questions)
    return replace(figures, questions=tuple(questions))


def _by_question(checks: Iterable[OneCheck]) -> dict[QuestionId, list[tuple[str, Counted]]]:
    by_question: dict[QuestionId, list[tuple[str, Counted]]] = {}
    for check in checks:
        for tally in check.seen.counted:
            by_question.setdefault(tally.question, []).append((check.process, tally))
    return by_question


def _alpha(rows: together.Rows) -> Estimate | None:
    if rows.n < LEAST_TOGETHER or (alpha := together.alpha(rows)) is None:
        return None
    return of_alpha(alpha, rows.n, len(rows.questions))


def _question(
    catalogue: Catalogue,
    question: Question,
    counted: Sequence[tuple[str, Counted]],
    item_rest: Estimate | None,
) -> QuestionFigures:
    answered = _answered(counted)
    scale = catalogue.scale_of(question)
    points = tuple(map(sum, zip(*(tally.points for _, tally in counted), strict=True)))
    spread = Spread.of(points, scale.worth) if sum(points) >= LEAST_FOR_SPREAD else None
    answers = answered.points + answered.dk + answered.na
    question_figures = QuestionFigures(
        question=QuestionId(question.id),
        answered=answered,
        skipped=_share(answered.open, answered.asked.n, LEAST_FOR_SKIPPED),
        unknown=_unknown(counted),
        not_relevant=_share(answered.na, answers, LEAST_FOR_NOT_RELEVANT),
        distribution=points if spread else None,
        mean=spread.mean if spread else None,
        deviation=spread.deviation if spread else None,
        item_rest=item_rest,
        hints=(),
    )
    return hints.hinted(question_figures)


def _answered(counted: Sequence[tuple[str, Counted]]) -> Answered:
    numbers = [(sum(tally.points), tally.dk, tally.na, tally.open) for _, tally in counted]
    points, dk, na, left_open = map(sum, zip(*numbers, strict=True))
    asked = Number(points + dk + na + left_open, len({process for process, _ in counted}))
    return Answered(asked, points, dk, na, left_open)


def _unknown(counted: Sequence[tuple[str, Counted]]) -> Mapping[PerspectiveId, float]:
    known: dict[PerspectiveId, tuple[int, int]] = {}
    for _, tally in counted:
        dk, answers = known.get(tally.group, (0, 0))
        known[tally.group] = dk + tally.dk, answers + tally.dk + sum(tally.points)
    shares = ((group, _share(*numbers, LEAST_FOR_UNKNOWN)) for group, numbers in known.items())
    return {group: share for group, share in sorted(shares) if share is not None}


def _share(few: int, of_all: int, least: int) -> float | None:
    """Which share some are; None where all of them are fewer than is needed."""
    return few / of_all if of_all >= least else None
