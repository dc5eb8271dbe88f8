"""What was decided about questions in a trial, in words."""

from __future__ import annotations

from collections.abc import Mapping

from qcheck.language import N_
from qcheck.piloting import DecisionKind, Meaning, ShownTo

KINDS: Mapping[DecisionKind, str] = {
    DecisionKind.KEEP: N_("keep"),
    DecisionKind.REWORD: N_("reword"),
    DecisionKind.SPLIT: N_("split up"),
    DecisionKind.MERGE: N_("merge"),
    DecisionKind.DROP: N_("drop"),
    DecisionKind.NEW: N_("new"),
}
BECAME: Mapping[DecisionKind, str] = {
    DecisionKind.KEEP: N_("The question stays as it is."),
    DecisionKind.REWORD: N_("It is worded anew:"),
    DecisionKind.SPLIT: N_("It became several questions:"),
    DecisionKind.MERGE: N_("They became one question:"),
    DecisionKind.DROP: N_("It is asked no longer."),
    DecisionKind.NEW: N_("A question was added:"),
}
"""What became of a question, to those who had said something about it."""
SHOWN_TO: Mapping[ShownTo, str] = {
    ShownTo.NOBODY: N_("nobody but you"),
    ShownTo.PILOTS: N_("the pilots, on their own pages"),
    ShownTo.EVERYBODY: N_("everybody, on the public page, too"),
}
MEANINGS: Mapping[Meaning, str] = {
    Meaning.CLARIFIED: N_("said more clearly, the same is asked: answers so far still count"),
    Meaning.EDITORIAL: N_("a slip of the pen: answers so far still count"),
    Meaning.CHANGED: N_("something else is asked now: answers so far do not count for the new question"),
}
