"""A catalogue that goes out as a spreadsheet, what people do to it, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from qcheck.catalogue_sheet import NotTaken, Taken, as_spreadsheet, taken
from qcheck.importing.workbooks import worksheets
from qcheck.language import language

PLAYGROUND = """\
# Für die Gruppe am Bach
id: spielplatz
version: 1.0.0
title: {de: Spielplatz-Check, en: Playground check}
languages: [de, en]
perspectives:
  - id: amt
    title: {de: Amt, en: Office}  # das Grünflächenamt
  - {id: kinder, title: {de: Kinder, en: Children}}
phases:
  - {id: vorher, title: {de: Vorher, en: Before}}
  - {id: nachher, title: {de: Nachher, en: After}}
scales:
  reife:
    prompt: {de: Wie weit?, en: How far?}
    options:
      - {value: 1, label: {de: Anfang, en: beginning}}
      - {value: 2, label: {de: Ziel, en: end}}
criteria:
  # das Wichtigste zuerst
  - id: planung
    title: {de: Planung, en: Planning}
    meaning:
      de: Wie geplant wird.
      en: How it is planned.
    questions:
      - id: frueh  # noch offen
        text:
          de: Die Kinder waren von Anfang an dabei.
          en: The children took part from the start.
        text_by_phase:
          vorher: {de: Die Kinder sind dabei., en: The children are there.}
        perspectives: [amt, kinder]
        critical: true
      # hängt an der vorigen
      - id: offen
        text: {de: "Alles war offen: Lage, Größe.", en: "All was open: place, size."}
        help:
          de: |
            Zum Beispiel Lage
            und Größe.
          en: For example the place.
        skip_if: {question: frueh, answer: [1, dk]}
        weight: 2
  - id: betrieb
    title: {de: Betrieb, en: Running it}
    phases: [nachher]
    questions:
      - id: sauber
        text: {de: Der Platz ist sauber., en: The playground is clean.}
        perspectives: [kinder]
        scale: reife
"""

TITLES, FIRST = 2, 3
"""Rows as spreadsheets count them: the titles, the first question."""
QUESTIONS, TEXTS = "Fragen", "Texte"

Doing = Callable[[Workbook], object]


def out(text: str = PLAYGROUND, **how: object) -> bytes:
    return as_spreadsheet(text, language("de"), **how)  # type: ignore[arg-type]


def tabs(sheet: bytes) -> dict[str, tuple[tuple[int, list[str]], ...]]:
    return {each.name: each.rows for each in worksheets(sheet)}


def changed(sheet: bytes, *deeds: Doing) -> bytes:
    """The file after somebody has worked on it and saved it."""
    book = load_workbook(BytesIO(sheet))
    for deed in deeds:
        deed(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def back(
    *deeds: Doing, text: str = PLAYGROUND, now: str | None = None, removes: bool = False, **how: object
) -> Taken:
    return taken(tabs(changed(out(text, **how), *deeds)), now, removes=removes)


def complaints(*deeds: Doing, now: str | None = None, **how: object) -> list[str]:
    """What is said of a file of which nothing is taken."""
    try:
        back(*deeds, now=now, **how)
    except NotTaken as refused:
        return [problem.said(language("de")) for problem in refused.problems]
    return []


def column(tab: Worksheet, key: str) -> int:
    return next(cell.column for cell in tab[1] if cell.value == key)


def row_of(tab: Worksheet, name: str) -> int:
    """The row of a question by its id, or of a text by its key."""
    return next(cell.row for row in tab.iter_rows() for cell in row if cell.value == name and cell.row > 1)


def put(name: str, key: str, value: object, tab: str = QUESTIONS) -> Doing:
    """Types something into the row of a question or a text."""

    def do(book: Workbook) -> None:
        book[tab].cell(row_of(book[tab], name), column(book[tab], key)).value = value  # type: ignore[assignment]

    return do


def type_in(row: int, **cells: object) -> Doing:
    """Types into a row of questions; keys have `__` for a dot."""

    def do(book: Workbook) -> None:
        for key, value in cells.items():
            book[QUESTIONS].cell(row, column(book[QUESTIONS], key.replace("__", "."))).value = value  # type: ignore[assignment]

    return do
