"""Trouble with the database in the words of whoever runs the installation: where it is, and what helps. All
others are told to ask them.
"""

from __future__ import annotations

from qcheck.language import N_
from qcheck.refusals import NotPossible, OutOfOrder
from qcheck.settings import Settings
from qcheck.store import InTheWay, Trouble, shown_place

AWAY = N_(
    "The database does not answer: {place}. Look whether it runs, and whether QCHECK_DATABASE says the right "
    "address, user and password."
)
FILE_AWAY = N_(
    "The file of the database cannot be opened: {place}. Look whether its folder is there, and whether it "
    "belongs to the user as whom the server runs."
)
DAMAGED = N_(
    "{place} is damaged, or is no database at all. Stop the server, move the data folder aside but for its "
    "file `key`, and put the latest backup back: qcheck restore."
)
UNWRITABLE = N_(
    "Nothing can be saved in {place}: its disk is full or read-only, or its file belongs to another user. "
    "Make room there, or let the user of the server write."
)


def told_to_operators(refused: NotPossible, settings: Settings) -> NotPossible:
    """The refusal with the place and the way out where the database is in the way; any other as it is."""
    if not isinstance(refused, InTheWay):
        return refused
    told = {
        Trouble.AWAY: FILE_AWAY if settings.kind == "sqlite" else AWAY,
        Trouble.DAMAGED: DAMAGED,
        Trouble.FULL: UNWRITABLE,
        Trouble.CLOSED: UNWRITABLE,
    }
    said = told.get(refused.trouble)
    return OutOfOrder(said, place=shown_place(settings.database)) if said else refused
