"""Where it lives: the only place that knows SQL. Domain values in and out; imported by `service` alone."""

from qcheck.refusals import Gone, NotNow, NotPossible, Refusal, UnknownLink
from qcheck.store.account.shelves import place_id
from qcheck.store.bundles.carried import (
    CarriedAgreement,
    CarriedCheck,
    CarriedProcess,
    CarriedSheet,
    CarriedWorkshop,
    FormerText,
    Origin,
)
from qcheck.store.bundles.carrying import HERE_ALREADY
from qcheck.store.checks.moving import NOTHING_TO_UNDO, Move
from qcheck.store.connection.engine import file_of, shown_place
from qcheck.store.connection.step import head, known
from qcheck.store.connection.trouble import InTheWay, Trouble
from qcheck.store.enrolment.mail_queue import Claimed
from qcheck.store.follow_up.measures import MEASURE_IS_GONE
from qcheck.store.ground.values import (
    LEADING_TO_ANSWERS,
    AsideAnswer,
    BesideAnswers,
    DraftVersion,
    Installation,
    KeptAnswer,
    KeptDraft,
    KeptImport,
    KeptText,
    KeptWorkshop,
    Late,
    Link,
    LinkKind,
    NewImport,
    NewSheet,
    Opened,
    SheetEntry,
    ShownResult,
    TimedSheet,
    Turn,
)
from qcheck.store.lessons.decisions import ToldAtOnce
from qcheck.store.lessons.reflecting import KeptReflection
from qcheck.store.lessons.said_elsewhere import SAID_ALREADY
from qcheck.store.operating.census import Counted
from qcheck.store.operating.upgrade import step_of, upgrade_at
from qcheck.store.rows.gone import Deletion, Kind
from qcheck.store.sheets.answer_edits import edited
from qcheck.store.sheets.answering_together import Asked, Decided, Standing
from qcheck.store.store import Store, fold_log, is_there, is_up_to_date, open_store

__all__ = [
    "HERE_ALREADY",
    "LEADING_TO_ANSWERS",
    "MEASURE_IS_GONE",
    "NOTHING_TO_UNDO",
    "SAID_ALREADY",
    "AsideAnswer",
    "Asked",
    "BesideAnswers",
    "CarriedAgreement",
    "CarriedCheck",
    "CarriedProcess",
    "CarriedSheet",
    "CarriedWorkshop",
    "Claimed",
    "Counted",
    "Decided",
    "Deletion",
    "DraftVersion",
    "FormerText",
    "Gone",
    "InTheWay",
    "Installation",
    "KeptAnswer",
    "KeptDraft",
    "KeptImport",
    "KeptReflection",
    "KeptText",
    "KeptWorkshop",
    "Kind",
    "Late",
    "Link",
    "LinkKind",
    "Move",
    "NewImport",
    "NewSheet",
    "NotNow",
    "NotPossible",
    "Opened",
    "Origin",
    "Refusal",
    "SheetEntry",
    "ShownResult",
    "Standing",
    "Store",
    "TimedSheet",
    "ToldAtOnce",
    "Trouble",
    "Turn",
    "UnknownLink",
    "edited",
    "file_of",
    "fold_log",
    "head",
    "is_there",
    "is_up_to_date",
    "known",
    "open_store",
    "place_id",
    "shown_place",
    "step_of",
    "upgrade_at",
]
