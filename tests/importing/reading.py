"""Files as people have them, for tests of what is read from them."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import xlsxwriter

from qcheck.catalogue import Catalogue
from qcheck.importing import NOTHING_SAID, ColumnMap, Found, read_file
from qcheck.language import language
from qcheck.loading import read

FILES = Path(__file__).parents[1] / "data" / "imports"
CLOSINGS = {
    "open_good": ("Was gelingt besonders gut?",),
    "open_next": ("Was sollte sich als Erstes ändern?",),
}


@cache
def kurzcheck() -> Catalogue:
    """The edition of the catalogue that the files in `tests/data/imports` were asked with."""
    source = Path(__file__).parents[2] / "criteria" / "earlier" / "kurzcheck-0.1.0.yaml"
    found = read(source.read_bytes(), source.name).catalogue
    assert found is not None
    return found


CODES = ColumnMap(answers={"AO01": "1", "AO02": "2", "AO03": "3", "AO04": "4"})
"""What the codes of the file with codes mean; they alone do not say at which end the list begins."""


def found_in(name: str, said: ColumnMap = NOTHING_SAID) -> Found:
    """What is read from one of these files, in a check that looks back."""
    return read_file((FILES / name).read_bytes(), name, kurzcheck(), "reflexion", CLOSINGS, said)


def table(text: str, of: Catalogue, said: ColumnMap = NOTHING_SAID, encoding: str = "utf-8") -> Found:
    """What is read from this text."""
    return read_file(text.encode(encoding), "a.csv", of, said=said)


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook with these worksheets, each with its rows."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"default_date_format": "dd.mm.yyyy"}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return stream.getvalue()


def said(found: Found, tag: str = "en") -> str:
    """All problems, as they are printed."""
    return "\n".join(problem.said(language(tag)) for problem in found.problems)


def values(found: Found) -> list[dict[str, object]]:
    """The answers of each sheet, without what was written to them."""
    return [
        {str(question): answer.value for question, answer in sheet.answers.items()} for sheet in found.sheets
    ]
