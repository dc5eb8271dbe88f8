"""What was decided about questions in a trial, in words."""

from __future__ import annotations

from collections.abc import Mapping

from qcheck.language import N_
from qcheck.piloting import DecisionKind, Meaning

KINDS: Mapping[DecisionKind, str] = {
    DecisionKind.KEEP: N_("keep"),
    DecisionKind.REWORD: N_("reword"),
    DecisionKind.SPLIT: N_("split up"),
    DecisionKind.MERGE: N_("merge"),
    DecisionKind.DROP: N_("drop"),
    DecisionKind.NEW: N_("new"),
}
MEANINGS: Mapping[Meaning, str] = {
    Meaning.CLARIFIED: N_("said more clearly, the same is asked: answers so far still count"),
    Meaning.EDITORIAL: N_("a slip of the pen: answers so far still count"),
    Meaning.CHANGED: N_("something else is asked now: answers so far do not count for the new question"),
}
