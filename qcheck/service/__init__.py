"""What one can ask qcheck to do: the only door for pages and commands. Knows no screen; sheets and answers stay behind it."""

from qcheck.records import CheckId, Mode, Scope
from qcheck.service.door import Service, open_service
from qcheck.service.example import shipped
from qcheck.service.sharing import shared_service
from qcheck.service.views import Access, Given, NewCheck, OwnSheet, Result, Round, Saved, Shelved, Sibling
from qcheck.store import NotPossible, UnknownLink

__all__ = [
    "Access",
    "CheckId",
    "Given",
    "Mode",
    "NewCheck",
    "NotPossible",
    "OwnSheet",
    "Result",
    "Round",
    "Saved",
    "Scope",
    "Service",
    "Shelved",
    "Sibling",
    "UnknownLink",
    "open_service",
    "shared_service",
    "shipped",
]
