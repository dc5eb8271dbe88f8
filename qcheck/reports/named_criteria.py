"""Criteria named in a sentence, such as those that nobody has answered anything of: what a report would show
row by row is said once.
"""

from __future__ import annotations

from collections.abc import Iterable

from qcheck.scoring.values import CriterionProfile
from qcheck.service import Result
from qcheck.wording import Voice, agreed_marks


def quoted(criteria: Iterable[str], voice: Voice) -> str:
    """Criteria in a sentence, each in marks: many of their titles have an "and" of their own."""
    return voice.listed(
        voice.say("“{criterion}”", criterion=voice.criteria((criterion,))) for criterion in criteria
    )


def otherwise_agreed(row: CriterionProfile, result: Result, voice: Voice) -> str:
    """What the group has agreed on a criterion where that is not the light from the answers: a list of what
    works must not keep silent about it. Empty otherwise.
    """
    mark = agreed_marks(result.agreed, voice).get(row.criterion)
    return "" if mark is None or mark.light is row.overall.rating.light else mark.text


def is_unanswered(row: CriterionProfile) -> bool:
    """Whether a criterion was put to people and nobody gave any answer, which may be told."""
    tallies = [tally for rating in row.perspectives.values() for tally in rating.questions]
    return bool(tallies) and not any(
        tally.withheld or any(tally.points) or tally.dk or tally.na for tally in tallies
    )


def without_answers(rows: Iterable[CriterionProfile], voice: Voice) -> str:
    """Names the criteria that nobody answered; empty where there is none."""
    criteria = [row.criterion for row in rows if is_unanswered(row)]
    if not criteria:
        return ""
    return voice.say("Nobody has answered anything on {criteria}.", criteria=quoted(criteria, voice))
