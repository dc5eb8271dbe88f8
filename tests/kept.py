"""Checks as the store keeps them, for tests."""

from dataclasses import replace
from datetime import UTC, datetime

from qcheck.records import Check, Life, Mode, Process, Scope, Sheet
from qcheck.store import Link, LinkKind

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
CATALOGUE = "id: spielplatz\nversion: 1.0.0\ntitle: Spielplatz\n"


def process(name: str, title: str = "Spielplatz") -> Process:
    return Process(name, title, "Musterstadt")


PLATZ = process("platz")


def check(name: str = "eins", about: Process = PLATZ, **values: object) -> Check:
    return replace(
        Check(name, about, "spielplatz", "1.0.0", CATALOGUE, None, Scope(), Mode.OPEN, Life(NOON, NOON)),
        **({"catalogue_sha": ""} | values),  # follows from the text
    )


def opened(store, a_check: Check) -> str:
    """Keeps a check with the owner's link and sheet; gives the sheet's id."""
    sheet = f"bogen-{a_check.id}"
    store.create_check(
        a_check, Link(f"link-{a_check.id}", a_check.id, LinkKind.ORGANISE, 1, sheet), Sheet(sheet, "all")
    )
    return sheet
