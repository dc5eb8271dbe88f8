"""What one can ask qcheck to do: the only door for pages and commands. Knows no screen; sheets and answers
stay behind it.
"""

from qcheck.records import (
    AgreedLight,
    CheckId,
    Hands,
    Letterhead,
    Life,
    LinkId,
    Measure,
    MeasureId,
    Mode,
    Scope,
    SheetId,
    Shows,
    State,
)
from qcheck.service.allowance import MADE_OFTEN
from qcheck.service.door import Service, open_service
from qcheck.service.example import shipped
from qcheck.service.opening import NothingHere, NotItsKey, refuse_another_kind, refuse_to_upgrade
from qcheck.service.removing import Removal
from qcheck.service.sharing import close_shared, shared_service
from qcheck.service.upkeep import EVERY, Tidied, Upkept
from qcheck.service.views import (
    Access,
    Given,
    ListedSheet,
    Moment,
    NewCheck,
    OwnSheet,
    PaperForm,
    Result,
    Round,
    Saved,
    SharedLink,
    Shelved,
    Status,
    Workshop,
)
from qcheck.store import Gone, LinkKind, NotNow, NotPossible, Turn, UnknownLink

__all__ = [
    "EVERY",
    "MADE_OFTEN",
    "Access",
    "AgreedLight",
    "CheckId",
    "Given",
    "Gone",
    "Hands",
    "Letterhead",
    "Life",
    "LinkId",
    "LinkKind",
    "ListedSheet",
    "Measure",
    "MeasureId",
    "Mode",
    "Moment",
    "NewCheck",
    "NotItsKey",
    "NotNow",
    "NotPossible",
    "NothingHere",
    "OwnSheet",
    "PaperForm",
    "Removal",
    "Result",
    "Round",
    "Saved",
    "Scope",
    "Service",
    "SharedLink",
    "SheetId",
    "Shelved",
    "Shows",
    "State",
    "Status",
    "Tidied",
    "Turn",
    "UnknownLink",
    "Upkept",
    "Workshop",
    "close_shared",
    "open_service",
    "refuse_another_kind",
    "refuse_to_upgrade",
    "shared_service",
    "shipped",
]
