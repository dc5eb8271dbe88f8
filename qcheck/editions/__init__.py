"""Two editions of a catalogue: what differs, what is declared of it, and what becomes of answers; pure.

`differences` says everything that two texts do not have in common. `undeclared` and `contradictions` hold it
against what the newer edition declares. `fates` says, question by question, what becomes of answers when a
check goes from one edition on to another.
"""

from qcheck.editions.declaring import contradictions, undeclared
from qcheck.editions.differences import differences
from qcheck.editions.fates import carried, clarified_words, fates, is_told, path_to
from qcheck.editions.values import (
    AnswersFate,
    Aspect,
    Contradicted,
    Contradiction,
    Difference,
    Fate,
    Of,
    Proposal,
)

__all__ = [
    "AnswersFate",
    "Aspect",
    "Contradicted",
    "Contradiction",
    "Difference",
    "Fate",
    "Of",
    "Proposal",
    "carried",
    "clarified_words",
    "contradictions",
    "differences",
    "fates",
    "is_told",
    "path_to",
    "undeclared",
]
