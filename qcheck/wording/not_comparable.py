"""Why two results cannot be compared: in a few words, and in sentences about what lies between the checks."""

from __future__ import annotations

from collections.abc import Mapping

from qcheck.comparing import Cause, Side
from qcheck.language import N_

SHORT: Mapping[Cause, str] = {
    Cause.NOT_ASKED: N_("not asked in both checks"),
    Cause.OTHER_QUESTIONS: N_("other questions"),
    Cause.OTHER_WORDING: N_("other wording"),
    Cause.OTHER_SCALE: N_("other answers to choose from"),
    Cause.OTHER_WEIGHT: N_("other weights"),
    Cause.OTHER_FILTER: N_("other filter"),
    Cause.OTHER_KEY_QUESTION: N_("other key questions"),
    Cause.OTHER_RULE: N_("other rules"),
    Cause.OTHER_PERSPECTIVES: N_("other perspectives"),
    Cause.PERSPECTIVES_HIDDEN: N_("perspectives not shown"),
    Cause.NO_SHEETS: N_("no answers in one of the checks"),
    Cause.WITHHELD: N_("too few to show them separately"),
    Cause.TOO_FEW: N_("too few answers"),
    Cause.NOT_RELEVANT: N_("not relevant here"),
}
"""Why something is not comparable, in two or three words."""

BETWEEN: Mapping[Cause, str] = {
    Cause.OTHER_QUESTIONS: N_("Not the same questions were asked: {questions}."),
    Cause.OTHER_WEIGHT: N_("Questions count more or less than before: {questions}."),
    Cause.OTHER_FILTER: N_("Questions were left out after other answers than before: {questions}."),
    Cause.OTHER_KEY_QUESTION: N_("Not the same questions are key questions: {questions}."),
    Cause.OTHER_SCALE: N_("Not the same answers could be chosen: {questions}."),
    Cause.OTHER_RULE: N_("The thresholds of the lights or other rules were not the same."),
    Cause.OTHER_PERSPECTIVES: N_("Not the same perspectives stand in both results."),
}
"""Sentences about what lies between the two checks; a changed wording has its own."""

ONE_SIDED: Mapping[Cause, Mapping[Side, str]] = {
    Cause.NOT_ASKED: {
        Side.THEN: N_("The earlier check did not ask this."),
        Side.NOW: N_("The later check did not ask this."),
        Side.BOTH: N_("Neither of the two checks asked this."),
    },
    Cause.NO_SHEETS: {
        Side.THEN: N_("There are no answers to this in the earlier check."),
        Side.NOW: N_("There are no answers to this in the later check."),
        Side.BOTH: N_("There are no answers to this in either check."),
    },
    Cause.WITHHELD: {
        Side.THEN: N_("In the earlier check there are too few people to show this."),
        Side.NOW: N_("In the later check there are too few people to show this."),
        Side.BOTH: N_("In both checks there are too few people to show this."),
    },
    Cause.TOO_FEW: {
        Side.THEN: N_("In the earlier check there are too few answers to say anything."),
        Side.NOW: N_("In the later check there are too few answers to say anything."),
        Side.BOTH: N_("In both checks there are too few answers to say anything."),
    },
    Cause.NOT_RELEVANT: {
        Side.THEN: N_("In the earlier check this was called not relevant."),
        Side.NOW: N_("In the later check this was called not relevant."),
        Side.BOTH: N_("In both checks this was called not relevant."),
    },
    Cause.PERSPECTIVES_HIDDEN: {
        Side.THEN: N_(
            "The link to the earlier check shows no single perspectives. So it cannot be seen whether "
            "the same ones stand in both results."
        ),
        Side.NOW: N_(
            "The link to the later check shows no single perspectives. So it cannot be seen whether "
            "the same ones stand in both results."
        ),
        Side.BOTH: N_(
            "The links show no single perspectives. So it cannot be seen whether the same ones stand in "
            "both results."
        ),
    },
}
