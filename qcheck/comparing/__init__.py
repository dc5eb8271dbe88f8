"""Then and now: two profiles, as they left the gate, put side by side; pure.

Nothing is computed from answers here. Whatever two results together say, each of them says alone: a value
stands in the comparison only where both profiles show it for the same questions and the same people's point
of view. Everything else stands there without figures, with the reason.
"""

from qcheck.comparing.instrument import Instrument
from qcheck.comparing.then_and_now import Shown, compare
from qcheck.comparing.values import (
    Cause,
    ComparedCriterion,
    Kind,
    Pair,
    Reading,
    Reason,
    Side,
    ThenAndNow,
    Verdict,
)

__all__ = [
    "Cause",
    "ComparedCriterion",
    "Instrument",
    "Kind",
    "Pair",
    "Reading",
    "Reason",
    "Shown",
    "Side",
    "ThenAndNow",
    "Verdict",
    "compare",
]
