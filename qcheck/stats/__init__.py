"""How questions work: figures about the instrument itself, from what the gate lets statistics see.

The questions of a criterion are building blocks, not repeated measurements of one thing, so nothing here is a
verdict: figures with the numbers they come from, silent below their minimum, and hints where to look.
"""

from qcheck.stats.figures import figures
from qcheck.stats.fit import QuestionFit, Said, fits
from qcheck.stats.intervals import Estimate
from qcheck.stats.values import (
    Answered,
    CriterionFigures,
    Hint,
    InstrumentFigures,
    Number,
    OneCheck,
    QuestionFigures,
    Seconds,
)

__all__ = [
    "Answered",
    "CriterionFigures",
    "Estimate",
    "Hint",
    "InstrumentFigures",
    "Number",
    "OneCheck",
    "QuestionFigures",
    "QuestionFit",
    "Said",
    "Seconds",
    "figures",
    "fits",
]
