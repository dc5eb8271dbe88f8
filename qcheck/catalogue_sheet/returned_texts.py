"""Texts in a spreadsheet that comes back: each that differs becomes a wish to change the catalogue."""

from __future__ import annotations

from qcheck.catalogue_sheet.places import TextPlace
from qcheck.catalogue_sheet.problems import NO_TEXT, NO_WORDS, TWICE
from qcheck.catalogue_sheet.returned import ReturnedRow
from qcheck.catalogue_sheet.table import Row, Table
from qcheck.catalogue_sheet.view import View
from qcheck.catalogue_sheet.wishes import Wishes
from qcheck.catalogue_sheet.wordings import NAME, TEXT


def gather(
    rows: tuple[ReturnedRow, ...], before: Table, base: View, tags: tuple[str, ...], wishes: Wishes
) -> None:
    """Every text that says something else now."""
    seen: dict[str, int] = {}
    known = {row.name: row for row in before.rows}
    for row in rows:
        name = row.said(NAME)
        place, was = TextPlace.named(name), known.get(name)
        if place is None or was is None:
            if name or any(row.said(f"{TEXT}.{tag}") for tag in tags):
                wishes.complain(row.at(NAME), NO_TEXT, value=name)
        elif name in seen:
            wishes.complain(row.at(NAME), TWICE, value=name, row=str(seen[name]))
        else:
            seen[name] = row.number
            _row(row, place, was, base, tags, wishes)


def _row(
    row: ReturnedRow, place: TextPlace, was: Row, base: View, tags: tuple[str, ...], wishes: Wishes
) -> None:
    before = base.words(place.item, place.field)
    for tag in tags:
        key = f"{TEXT}.{tag}"
        now = wishes.words(row, key, was)
        if now == "" and tag == base.original:
            wishes.complain(row.at(key), NO_WORDS, language=tag)
        elif now is not None:
            wishes.text(row.at(key), place.item, place.field, tag, before.get(tag, ""), now)
