"""`qcheck catalogue`: what is done with a catalogue as a whole, deed by deed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from qcheck.cli import catalogue_history, catalogue_sheets
from qcheck.language import Language

DEEDS: dict[str, Callable[[Namespace, Language], int]] = {
    "to-xlsx": catalogue_sheets.to_xlsx,
    "from-xlsx": catalogue_sheets.from_xlsx,
    "history": catalogue_history.history,
}


def catalogue(orders: Namespace, words: Language) -> int:
    """`qcheck catalogue …`: runs what is named behind it."""
    return DEEDS[orders.deed](orders, words)
