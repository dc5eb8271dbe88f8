"""What was said: processes, their checks, the sheets of a check and the answers on a sheet. Frozen values, no
behaviour.
"""

from qcheck.records.checks import (
    EVERYTHING,
    Check,
    Keeps,
    Letterhead,
    Life,
    Mode,
    Process,
    Scope,
    Shows,
    State,
    sha_of,
)
from qcheck.records.feedback import SECONDS, Feedback, Fit, Took
from qcheck.records.ids import CheckId, ImportId, LinkId, MeasureId, ProcessId, SheetId
from qcheck.records.measures import MEASURE_FIELDS, STILL_TO_DO, Measure, MeasureChange, MeasureState, Urgency
from qcheck.records.sheets import REMOVED, Answer, Evidence, Hands, Sheet
from qcheck.records.workshops import AgreedLight, Vote

__all__ = [
    "EVERYTHING",
    "MEASURE_FIELDS",
    "REMOVED",
    "SECONDS",
    "STILL_TO_DO",
    "AgreedLight",
    "Answer",
    "Check",
    "CheckId",
    "Evidence",
    "Feedback",
    "Fit",
    "Hands",
    "ImportId",
    "Keeps",
    "Letterhead",
    "Life",
    "LinkId",
    "Measure",
    "MeasureChange",
    "MeasureId",
    "MeasureState",
    "Mode",
    "Process",
    "ProcessId",
    "Scope",
    "Sheet",
    "SheetId",
    "Shows",
    "State",
    "Took",
    "Urgency",
    "Vote",
    "sha_of",
]
