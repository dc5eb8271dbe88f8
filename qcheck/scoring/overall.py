"""Several perspectives together: the result of a criterion across them, and what they see differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from qcheck.catalogue import Catalogue, PerspectiveId, Question, QuestionId, Role, Rules
from qcheck.scoring.group_view import NOTHING, Counts, View
from qcheck.scoring.rating import RULE_WITHOUT_SCORE, scored, without_score
from qcheck.scoring.thresholds import half_up, light_for
from qcheck.scoring.values import Comparison, Flag, Light, Overall, Rating


def compare(
    questions: Sequence[Question], means: Mapping[PerspectiveId, Fraction], rules: Rules
) -> Comparison:
    """The shown perspectives side by side. `means` are their unrounded means (0–100) on the shared
    `questions`; a perspective without one is left out.
    """
    scores = {perspective: half_up(mean) for perspective, mean in means.items()}
    lights = {perspective: light_for(score, rules) for perspective, score in scores.items()}
    return Comparison(tuple(QuestionId(question.id) for question in questions), scores, lights)


def overall(
    views: Mapping[PerspectiveId, View],
    ratings: Mapping[PerspectiveId, Rating],
    comparison: Comparison,
    catalogue: Catalogue,
) -> Overall:
    """The result across perspectives. `ratings` are those of all groups, `views` those of the groups that are
    not withheld; a view has a mean where the group is shown with a score.
    """
    shown = {perspective: view.mean for perspective, view in views.items() if view.mean is not None}
    scores = [score for perspective in shown if (score := ratings[perspective].score) is not None]
    match list(shown):
        case []:
            rating = _nobody_shown(views, ratings)
        case [only]:
            rating = ratings[only]
        case _:
            rating = _shared_result(shown, views, _flags_between(comparison, catalogue), catalogue.rules)
    return Overall(rating, min(scores, default=None), max(scores, default=None), tuple(shown))


def _nobody_shown(views: Mapping[PerspectiveId, View], ratings: Mapping[PerspectiveId, Rating]) -> Rating:
    lights = {rating.light for rating in ratings.values()} | {Light.NOT_RELEVANT}
    light = next(light for light in RULE_WITHOUT_SCORE if light in lights)
    return without_score(light, NOTHING if light is Light.WITHHELD else _sum(list(views.values())))


def _shared_result(
    shown: Mapping[PerspectiveId, Fraction],
    views: Mapping[PerspectiveId, View],
    flags: tuple[Flag, ...],
    rules: Rules,
) -> Rating:
    together = [views[perspective] for perspective in shown]
    mean = _mean(list(shown.values()))
    combined = View(
        mean=mean,
        up=max(view.up for view in together) / len(together),
        down=max(view.down for view in together) / len(together),
        critical=_critical(together),
        counts=_sum(together),
    )
    return scored(combined, mean, rules, flags)


def _critical(views: Sequence[View]) -> dict[QuestionId, Fraction]:
    """Each critical question's mean of the means of those perspectives that have one."""
    questions = dict.fromkeys(question for view in views for question in view.critical)
    return {
        question: _mean([view.critical[question] for view in views if question in view.critical])
        for question in questions
    }


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _sum(views: Sequence[View]) -> Counts:
    return Counts(*(sum(numbers) for numbers in zip(NOTHING, *(view.counts for view in views), strict=True)))


def _flags_between(comparison: Comparison, catalogue: Catalogue) -> tuple[Flag, ...]:
    """What the perspectives see differently on the shared questions; nothing where fewer than two have a mean
    there.
    """
    scores, rules = comparison.scores.values(), catalogue.rules
    if len(scores) < 2:
        return ()
    distance = max(scores) - min(scores)
    is_strong = distance >= rules.strong_difference
    two_levels_apart = {Light.GREEN, Light.RED} <= set(comparison.lights.values())
    holds = {
        Flag.DIFFERENCE: not is_strong and (distance >= rules.difference or two_levels_apart),
        Flag.STRONG_DIFFERENCE: is_strong,
        Flag.BLIND_SPOT: _has_blind_spot(comparison, catalogue),
    }
    return tuple(flag for flag, it_holds in holds.items() if it_holds)


def _has_blind_spot(comparison: Comparison, catalogue: Catalogue) -> bool:
    seen = {(p.role, comparison.lights.get(PerspectiveId(p.id))) for p in catalogue.perspectives}
    return (Role.ORGANISING, Light.GREEN) in seen and (Role.TAKING_PART, Light.RED) in seen
