"""Office files against the schemas of ECMA-376 and against what makes Word, PowerPoint and Excel ask for a
repair.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from qcheck.records import Mode
from qcheck.reports import council_paper, minutes, powerpoint, slides, word, workbook
from qcheck.reports.brand import Brand
from qcheck.reports.document import Bullets, Deck, Facts, Heading, LightCell, Paragraph, Slide, Table
from qcheck.reports.powerpoint import sheet_of_chart
from qcheck.reports.source import Source
from qcheck.scoring.values import Light
from tests.reports import sources
from tests.reports.office_samples import LOGOS, MADE, NASTY, document, every_block

BRAND = Brand(
    logo=LOGOS["image/png"], logo_media_type="image/png", logo_words=NASTY, line=NASTY, footer=NASTY
)
NASTY_BLOCKS = (
    Heading(NASTY),
    Paragraph(NASTY, label=NASTY),
    Bullets((NASTY, ""), numbered=True),
    Facts(((NASTY, ""),)),
    Table(NASTY, (NASTY, ""), (("", LightCell(Light.RED, NASTY)),)),
)
FULL = {"amt": ["4 4 4"] * 5, "verein": ["1 1 1"] * 5, "rat": ["4 1 dk"]}
FILES: dict[str, Callable[[], bytes]] = {
    "every-block.docx": lambda: word.write(replace(document(*every_block()), large=True), BRAND),
    "nasty.docx": lambda: word.write(document(*NASTY_BLOCKS), BRAND),
    "empty.docx": lambda: word.write(document(), Brand()),
    "council-paper.docx": lambda: word.write(council_paper.compose(withheld()), Brand()),
    "minutes.docx": lambda: word.write(minutes.compose(sources.in_a_room(withheld())), Brand()),
    "every-block.pptx": lambda: powerpoint.write(deck(*every_block()), BRAND),
    "nasty.pptx": lambda: powerpoint.write(deck(*NASTY_BLOCKS), BRAND),
    "slides.pptx": lambda: powerpoint.write(slides.compose(withheld()), Brand()),
    "behind-a-chart.xlsx": lambda: sheet_of_chart.workbook([("", NASTY[:20]), ("=1+1", 2)], MADE),
    "workbook.xlsx": lambda: workbook.xlsx(withheld()),
}


@cache
def withheld() -> Source:
    """A confidential check, talked about, with a group that is too small."""
    return sources.talked(sources.of(mode=Mode.CONFIDENTIAL, **FULL))


def deck(*blocks: object) -> Deck:
    shown = (Slide("Altstadt", ()), Slide(NASTY, blocks, NASTY))  # type: ignore[arg-type]
    return Deck("Altstadt", NASTY, "de", MADE, shown, NASTY)


@pytest.fixture(scope="module")
def validator() -> OpenXmlValidator:
    return OpenXmlValidator()


def complaints(validator: OpenXmlValidator, file: Path) -> list[str]:
    return [f"{error.part_uri}: {error.description}" for error in validator.validate(file).errors]


@pytest.mark.parametrize("name", FILES)
def test_office_has_nothing_to_repair(name: str, validator: OpenXmlValidator, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name]())

    assert complaints(validator, file) == []


def test_what_the_template_of_python_docx_brings_would_have_been_complained_of(
    validator: OpenXmlValidator, tmp_path: Path
) -> None:
    file = tmp_path / "plain.docx"
    docx.Document().save(str(file))

    assert any("stylesWithEffects" in each for each in complaints(validator, file))
