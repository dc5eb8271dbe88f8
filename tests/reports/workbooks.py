"""Sources of workbooks in a few words, and what stands in a workbook, read by other libraries than the one
that wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from qcheck import disclosure
from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue
from qcheck.importing import read_answers
from qcheck.loading import Shelf
from qcheck.records import Answer, Mode, Sheet
from qcheck.reports.source import Source
from qcheck.service import Round, shipped
from qcheck.service.ground import assembly
from tests.builders import NA, VIEWS, catalogue

DAY = date(2026, 11, 28)
HOUSE = catalogue(
    VIEWS,
    """
criteria:
  - {id: k, title: Klarheit, questions: [
      {id: a-1, text: "Ist es klar?"}, {id: b, text: "Und kurz?", skip_if: {question: a-1, answer: 1}},
      {id: c, text: Nur das Amt, perspectives: [amt]}]}
  - {id: z, title: Zugang, questions: [{id: d, text: "Kommen alle hinein?"}]}
""",
)


def source(
    sheets: Iterable[Sheet],
    mode: Mode = Mode.OPEN,
    language: str = "de",
    asked: Catalogue = HOUSE,
    **more: object,
) -> Source:
    """What a report is made of, from these sheets."""
    came, questionnaire = tuple(sheets), Questionnaire(asked)
    about = Round("Spielplatz", "Musterbrück", questionnaire, mode)
    shown = replace(assembly.result(about, came, {}), as_of=DAY)
    rows = disclosure.answers(questionnaire, came, mode)
    return replace(Source(shown, language, DAY, answers=rows), **more)  # type: ignore[arg-type]


def few() -> list[Sheet]:
    """Four sheets on which everything occurs that can stand in a cell."""
    return [
        Sheet("1", "amt", {"a-1": Answer(4, "Gut so"), "b": Answer(3), "c": Answer(NA), "d": Answer(2)}),
        Sheet("2", "amt", {"a-1": Answer(1), "b": Answer(4), "d": Answer(2)}),
        Sheet("3", "rat", {"a-1": Answer(2), "b": Answer(2), "d": Answer(1, '=HYPERLINK("http://x")')}),
        Sheet("4", "rat", {"a-1": Answer(3), "b": Answer(3)}),
    ]


@cache
def example(language: str = "de") -> Source:
    """The example that comes with qcheck, with its answers sheet by sheet."""
    shelf = Shelf([shipped()])
    asked, answers = shelf.get("qualitaetscheck"), shipped() / "examples" / "altstadt.csv"
    sheets = read_answers(answers.read_bytes(), answers.name, asked).sheets
    about = Round("Verkehrskonzept", "Musterbrück", Questionnaire(asked, "reflexion"), Mode.OPEN)  # type: ignore[arg-type]
    rows = disclosure.answers(about.questionnaire, sheets, Mode.OPEN)
    return Source(assembly.result(about, sheets, {}), language, DAY, answers=rows)


def rows(written: bytes, tab: str) -> list[list[object]]:
    """What stands on a tab, as python-calamine reads it."""
    return CalamineWorkbook.from_filelike(BytesIO(written)).get_sheet_by_name(tab).to_python()


def tabs(written: bytes) -> list[str]:
    """The names of its tabs."""
    return CalamineWorkbook.from_filelike(BytesIO(written)).sheet_names


def parts(written: bytes) -> dict[str, bytes]:
    """The files within an XLSX or ZIP file; each XML of them is well-formed."""
    with ZipFile(BytesIO(written)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    for name, content in files.items():
        if Path(name).suffix in {".xml", ".rels"}:
            ElementTree.fromstring(content)
    return files


def sheet_xml(written: bytes, number: int) -> str:
    """The XML of the sheet with this number, from 1."""
    return parts(written)[f"xl/worksheets/sheet{number}.xml"].decode()


def formulas(written: bytes) -> list[str]:
    """Every formula in the cells of the workbook."""
    return [
        found
        for name, content in parts(written).items()
        if name.startswith("xl/worksheets/")
        for found in re.findall(r"<f[ >].*?</f>", content.decode())
    ]
