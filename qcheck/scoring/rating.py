"""From a view to a rating: light, cap, flags and explanation."""

from __future__ import annotations

from fractions import Fraction

from qcheck.catalogue import QuestionId, Rules
from qcheck.scoring.group_view import NOTHING, Counts, View
from qcheck.scoring.thresholds import exactly, half_up, is_close, light_for, to_next
from qcheck.scoring.values import Explanation, Flag, Light, QuestionTally, Rating, Rule

RULE_WITHOUT_SCORE = {
    Light.WITHHELD: Rule.TOO_FEW_PEOPLE,
    Light.GREY: Rule.TOO_FEW_ANSWERS,
    Light.NOT_RELEVANT: Rule.NOT_RELEVANT,
}
"""Also the order in which they win where no perspective is shown."""


def rate(view: View, rules: Rules) -> Rating:
    """One group's rating, with its own flags: disagreement, knowledge gap, often not relevant."""
    flags = _own_flags(view, rules)
    if view.mean is not None:
        return scored(view, view.mean, rules, flags)
    return without_score(
        Light.GREY if view.counts.too_few else Light.NOT_RELEVANT, view.counts, flags, view.tallies
    )


def without_score(
    light: Light,
    counts: Counts = NOTHING,
    flags: tuple[Flag, ...] = (),
    tallies: tuple[QuestionTally, ...] = (),
) -> Rating:
    """Grey, withheld or not relevant: no score, never close, never capped."""
    return Rating(
        light=light,
        score=None,
        n=None if light is Light.WITHHELD else 0,
        close_call=False,
        capped_by=(),
        flags=flags,
        explanation=Explanation(RULE_WITHOUT_SCORE[light], *counts),
        questions=tallies,
    )


def scored(view: View, mean: Fraction, rules: Rules, flags: tuple[Flag, ...]) -> Rating:
    """Green, yellow or red by the mean, rounded; capped by critical questions; of one group or of several
    together.
    """
    score = half_up(mean)
    critical = {question: half_up(points) for question, points in view.critical.items()}
    capped_by = _capping(light_for(score, rules), critical, rules)
    explanation = _explanation(view, mean, rules, Rule.CAPPED if capped_by else Rule.SCORE)
    return Rating(
        light=Light.YELLOW if capped_by else light_for(score, rules),
        score=score,
        n=view.counts.counted,
        close_call=is_close(score, rules) or (explanation.step_up or explanation.step_down) is not None,
        capped_by=capped_by,
        flags=flags,
        explanation=explanation,
        questions=view.tallies,
        critical=critical,
    )


def _own_flags(view: View, rules: Rules) -> tuple[Flag, ...]:
    known = view.counts.points + view.counts.points_left_out
    holds = {
        Flag.DISAGREEMENT: any(tally.disagreement for tally in view.tallies),
        Flag.KNOWLEDGE_GAP: _has_share(view.counts.dk, view.counts.dk + known, rules.knowledge_gap),
        Flag.OFTEN_NOT_RELEVANT: _has_share(
            view.counts.na, view.counts.na + view.counts.dk + known, rules.often_not_relevant
        ),
    }
    return tuple(flag for flag, it_holds in holds.items() if it_holds)


def _has_share(part: int, whole: int, limit: float) -> bool:
    return whole > 0 and Fraction(part, whole) >= exactly(limit)


def _capping(light: Light, critical: dict[QuestionId, int], rules: Rules) -> tuple[QuestionId, ...]:
    """The critical questions that turn green into yellow; they change nothing else."""
    if light is not Light.GREEN:
        return ()
    return tuple(question for question, mean in critical.items() if mean < rules.yellow_from)


def _explanation(view: View, mean: Fraction, rules: Rules, rule: Rule) -> Explanation:
    return Explanation(
        rule,
        *view.counts,
        to_next=to_next(half_up(mean), rules),
        step_up=_other_light(mean, mean + view.up, rules),
        step_down=_other_light(mean, mean - view.down, rules),
    )


def _other_light(mean: Fraction, moved: Fraction, rules: Rules) -> Light | None:
    """The light after a step, where it is another one. Lights follow the mean, so the largest step decides
    for all.
    """
    light = light_for(half_up(moved), rules)
    return None if light is light_for(half_up(mean), rules) else light
