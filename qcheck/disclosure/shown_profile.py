"""The profile of a check: score each group, withhold what is too small, and only then combine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

import pandas as pd

from qcheck.asking import Questionnaire
from qcheck.catalogue import CatalogueId, Criterion, CriterionId, PerspectiveId, Question, QuestionId, Scale
from qcheck.disclosure.gate import Gate, hidden
from qcheck.records import Mode
from qcheck.scoring.grid import Cells, Grid
from qcheck.scoring.group_view import View, counted_view, view
from qcheck.scoring.overall import compare, overall
from qcheck.scoring.rating import rate, without_score
from qcheck.scoring.sheet_scores import SheetScores
from qcheck.scoring.values import Comparison, CriterionProfile, Light, Profile


def profile(
    questionnaire: Questionnaire,
    frame: pd.DataFrame,
    mode: Mode,
    only: Collection[str] | None = None,
) -> Profile:
    """The profile of a check, from its `scoring.frame`: every criterion of the check, in the catalogue's
    order.

    `only` names parts or criteria and narrows which criteria of the parts are reported, after sheets were
    counted over the whole check; modules in use are always reported.
    """
    catalogue, grid = questionnaire.catalogue, Grid.of(questionnaire, frame)
    gate = Gate.of(mode, catalogue.rules.minimum_group, grid.sheets)
    return Profile(
        catalogue=CatalogueId(catalogue.id),
        version=catalogue.version,
        phase=questionnaire.phase,
        mode=mode,
        criteria=tuple(_row(grid, gate, criterion) for criterion in _reported(questionnaire, only)),
        sheets=gate.sheets,
    )


def reported(profile: Profile, questionnaire: Questionnaire, only: Collection[str] | None) -> Profile:
    """The rows of a profile that are reported where `only` these parts or criteria are wanted, as above."""
    wanted = {criterion.id for criterion in _reported(questionnaire, only)}
    return replace(profile, criteria=tuple(row for row in profile.criteria if row.criterion in wanted))


def _reported(questionnaire: Questionnaire, only: Collection[str] | None) -> Iterable[Criterion]:
    if only is None:
        return questionnaire.criteria
    catalogue = questionnaire.catalogue
    wanted = {
        c.id
        for part, criteria in catalogue.groups
        for c in criteria
        if c.id in only or (part and part.id in only)
    }
    wanted |= {module.id for module in catalogue.modules}
    return (criterion for criterion in questionnaire.criteria if criterion.id in wanted)


def _row(grid: Grid, gate: Gate, criterion: Criterion) -> CriterionProfile:
    questionnaire, catalogue = grid.questionnaire, grid.questionnaire.catalogue
    put = {group: questionnaire.put_to(criterion, members) for group, members in gate.groups.items()}
    asked = {group: questions for group, questions in put.items() if questions}
    looks = {group: seen_view(grid, gate, criterion, group, questions) for group, questions in asked.items()}
    views = {group: look for group, look in looks.items() if look is not None}
    ratings = {
        group: gate.told(group, views[group], rate(views[group], catalogue.rules))
        if group in views
        else without_score(
            Light.WITHHELD, tallies=tuple(hidden(QuestionId(question.id)) for question in questions)
        )
        for group, questions in asked.items()
    }
    comparison = _comparison(
        grid, gate, criterion, [group for group, look in views.items() if look.mean is not None]
    )
    return CriterionProfile(
        CriterionId(criterion.id), overall(views, ratings, comparison, catalogue), ratings, comparison
    )


def seen_view(
    grid: Grid, gate: Gate, criterion: Criterion, group: PerspectiveId, questions: Sequence[Question]
) -> View | None:
    """The group's view of the criterion as far as it may be seen. The answers of a withheld group are not
    even read.
    """
    if gate.withholds(group):
        return None
    cells, scales = _cells(grid, gate, criterion, group, questions), _scales(grid, questions)
    return gate.let_through(view(cells, questions, scales, grid.questionnaire.catalogue.rules))


def seen_counts(
    grid: Grid, gate: Gate, criterion: Criterion, group: PerspectiveId, questions: Sequence[Question]
) -> View | None:
    """The same for whoever needs the numbers of answers alone, several times as fast."""
    if gate.withholds(group):
        return None
    cells = _cells(grid, gate, criterion, group, questions)
    return gate.let_through(counted_view(cells, questions, _scales(grid, questions)))


def _cells(
    grid: Grid, gate: Gate, criterion: Criterion, group: PerspectiveId, questions: Sequence[Question]
) -> Cells:
    put_to = grid.questionnaire.put_to
    return grid.block(
        questions, [perspective for perspective in gate.groups[group] if put_to(criterion, (perspective,))]
    )


def _comparison(grid: Grid, gate: Gate, criterion: Criterion, shown: Sequence[PerspectiveId]) -> Comparison:
    """The shown perspectives on their shared questions; empty where there is nothing to compare."""
    questions = grid.questionnaire.shared(criterion, shown)
    if len(shown) < 2 or not questions:
        return Comparison()
    means = {perspective: _shared_mean(grid, gate, questions, perspective) for perspective in shown}
    return compare(
        questions,
        {perspective: mean for perspective, mean in means.items() if mean is not None},
        grid.questionnaire.catalogue.rules,
    )


def _shared_mean(
    grid: Grid, gate: Gate, questions: Sequence[Question], perspective: PerspectiveId
) -> Fraction | None:
    cells = grid.block(questions, (perspective,))
    scores = SheetScores.of(cells, questions, _scales(grid, questions))
    return scores.mean() if scores.n >= gate.minimum_group else None


def _scales(grid: Grid, questions: Sequence[Question]) -> list[Scale]:
    return [grid.questionnaire.catalogue.scale_of(question) for question in questions]
