"""What one can ask qcheck to do: the only door for pages and commands. Knows no screen; sheets and answers stay behind it."""

from qcheck.records import CheckId, Life, LinkId, Mode, Scope, SheetId, State
from qcheck.service.door import Service, open_service
from qcheck.service.example import shipped
from qcheck.service.sharing import shared_service
from qcheck.service.views import (
    Access,
    Given,
    ListedSheet,
    NewCheck,
    OwnSheet,
    Result,
    Round,
    Saved,
    SharedLink,
    Shelved,
    Sibling,
    Status,
)
from qcheck.store import Gone, LinkKind, NotNow, NotPossible, UnknownLink

__all__ = [
    "Access",
    "CheckId",
    "Given",
    "Gone",
    "Life",
    "LinkId",
    "LinkKind",
    "ListedSheet",
    "Mode",
    "NewCheck",
    "NotNow",
    "NotPossible",
    "OwnSheet",
    "Result",
    "Round",
    "Saved",
    "Scope",
    "Service",
    "SharedLink",
    "SheetId",
    "Shelved",
    "Sibling",
    "State",
    "Status",
    "UnknownLink",
    "open_service",
    "shared_service",
    "shipped",
]
