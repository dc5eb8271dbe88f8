"""A measure's criteria before it and after: the check it came from beside its last re-check, as far as both
may be shown.
"""

from __future__ import annotations

from markupsafe import Markup

from qcheck.comparing import ComparedCriterion, Pair
from qcheck.language import N_
from qcheck.service import FollowedMeasure, TwoChecks
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import say
from qcheck.wording import LIGHT_WORDS, Voice
from qcheck.wording.then_and_now import Voices

IN_SHORT = N_("before {then} → after {now}, {light}; n {then_n} → {now_n}")
NOT_COMPARABLE = N_("not comparable ({why})")
NOT_YET = N_("The check before has not ended yet. The comparison appears here when it has.")


def in_one_line(followed: FollowedMeasure) -> str:
    """The criteria with both values, such as `before 39 → after 58, yellow; n 24 → 19`; empty where nobody
    has been asked again, or where the first check is not there any more.
    """
    two = visitor.service().rechecks.outcome(followed)
    if two is None or two.not_released:
        return ""
    voices, several = _voices(two), len(two.compared.criteria) > 1
    return " · ".join(_in_short(criterion, voices, named=several) for criterion in two.compared.criteria)


def table(followed: FollowedMeasure) -> Markup:
    """The same as a table with the verdicts and, where something cannot be compared, the reason in a
    sentence; nothing where nobody has been asked again.
    """
    two = visitor.service().rechecks.outcome(followed)
    if two is None:
        return html.NOTHING
    if two.not_released:
        return Markup('<p class="qc-aside">{}</p>').format(say(NOT_YET))
    voices = _voices(two)
    head = (say("Criterion"), say("Before and after"), say("What that means"))
    rows = [
        (
            voices.criterion(criterion.criterion),
            _values(criterion.overall) or voices.verdict(None),
            _meaning(criterion.overall, voices),
        )
        for criterion in two.compared.criteria
    ]
    return html.table(head, rows, caption=_days(two))


def _voices(two: TwoChecks) -> Voices:
    tongue = visitor.tongue()
    return Voices(Voice(two.then.questionnaire, tongue), Voice(two.now.questionnaire, tongue), two.compared)


def _in_short(criterion: ComparedCriterion, voices: Voices, *, named: bool) -> str:
    pair = criterion.overall
    said = _values(pair) or say(NOT_COMPARABLE, why=voices.in_short(pair))
    return f"{voices.criterion(criterion.criterion)}: {said}" if named else said


def _values(pair: Pair) -> str:
    """Both values, the light of today and both numbers of sheets; empty where they cannot be compared."""
    if pair.then is None or pair.now is None:
        return ""
    return say(
        IN_SHORT,
        then=pair.then.score,
        now=pair.now.score,
        light=say(LIGHT_WORDS[pair.now.light].title),
        then_n=pair.then.n,
        now_n=pair.now.n,
    )


def _meaning(pair: Pair, voices: Voices) -> str:
    return voices.told(pair) if pair.is_comparable else voices.why(pair)


def _days(two: TwoChecks) -> str:
    if two.then_day is None or two.now_day is None:
        return ""
    day = visitor.tongue().day
    return say("Check of {then}, asked again on {now}", then=day(two.then_day), now=day(two.now_day))
