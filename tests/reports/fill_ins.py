"""The spreadsheet to fill in, filled in by a few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue
from qcheck.fill_in_marks import Place
from qcheck.importing import Found, read_file
from qcheck.reports.fill_in import xlsx
from qcheck.reports.source import SheetSource
from qcheck.service import Mode
from tests.builders import VIEWS, catalogue

TABLE = catalogue(
    VIEWS,
    """
criteria:
  - {id: k, title: Klarheit, meaning: Man versteht es., questions: [
      {id: a-1, text: "Ist es klar?", help: "Auch der Titel"},
      {id: b, text: "Und kurz?", skip_if: {question: a-1, answer: [1, dk]}},
      {id: c, text: "Nur das Amt", perspectives: [amt]}]}
  - {id: z, title: Zugang, questions: [{id: d, text: "=Kommen alle hinein?"}]}
""",
)
AMT = SheetSource(
    "Spielplatz",
    "Musterbrück",
    Questionnaire(TABLE),
    Mode.OPEN,
    "de",
    date(2026, 11, 28),
    perspective="amt",  # type: ignore[arg-type]
    deletes=date(2027, 11, 28),
    check="abc123",
)


def blank(**changes: object) -> bytes:
    """The spreadsheet before anybody has filled it in."""
    return xlsx(replace(AMT, **changes))  # type: ignore[arg-type]


def form_of(book: Workbook) -> Worksheet:
    """The sheet with the questions."""
    return book[book.sheetnames[1]]


def rows_of(form: Worksheet) -> dict[str, int]:
    """The row of each mark."""
    return {str(cell.value): cell.row for [cell] in form.iter_rows(max_col=1) if cell.value}


def filled(answers: Mapping[str, object], place: Place = Place.ANSWER, written: bytes | None = None) -> bytes:
    """The spreadsheet with this in the rows with these marks."""
    book = load_workbook(BytesIO(written or blank()))
    form = form_of(book)
    rows = rows_of(form)
    for mark, value in answers.items():
        form.cell(rows[mark], place + 1).value = value  # type: ignore[assignment]
    return saved(book)


def saved(book: Workbook) -> bytes:
    """As openpyxl saves it."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def found(written: bytes, name: str = "bogen.xlsx", asked: Catalogue = TABLE) -> Found:
    """What is read from it."""
    return read_file(written, name, asked)
