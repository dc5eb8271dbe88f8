"""Where it lives: the only place that knows SQL. Domain values in and out; imported by `service` alone."""

from qcheck.refusals import Gone, NotNow, NotPossible, Refusal, UnknownLink
from qcheck.store.answer_edits import edited
from qcheck.store.carried import (
    CarriedAgreement,
    CarriedCheck,
    CarriedProcess,
    CarriedSheet,
    CarriedWorkshop,
    FormerText,
    Origin,
)
from qcheck.store.carrying import HERE_ALREADY
from qcheck.store.census import Counted
from qcheck.store.decisions import ToldAtOnce
from qcheck.store.engine import file_of
from qcheck.store.gone import Deletion, Kind
from qcheck.store.mail_rows import Claimed
from qcheck.store.measures import MEASURE_IS_GONE
from qcheck.store.moving import NOTHING_TO_UNDO, Move
from qcheck.store.reflecting import KeptReflection
from qcheck.store.said_elsewhere import SAID_ALREADY
from qcheck.store.saving_together import Asked, Decided, Standing
from qcheck.store.shelves import place_id
from qcheck.store.step import head, known
from qcheck.store.store import Store, is_there, is_up_to_date, open_store
from qcheck.store.upgrade import step_of, upgrade_at
from qcheck.store.values import (
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
    "Turn",
    "UnknownLink",
    "edited",
    "file_of",
    "head",
    "is_there",
    "is_up_to_date",
    "known",
    "open_store",
    "place_id",
    "step_of",
    "upgrade_at",
]
