"""Word files: read again by another library than the one that wrote them, and against the rules of their
markup.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import get_args
from zipfile import ZipFile

import pytest
from docx2python import docx2python
from lxml import etree

from qcheck.reports import word
from qcheck.reports.brand import Brand
from qcheck.reports.document import Block, Bullets, Facts, Heading, LightCell, NumberCell, Paragraph, Table
from qcheck.scoring.values import Light
from tests.reports.office_samples import LOGOS, LONG, NASTY, document, every_block

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BRAND = Brand(line="Stadt Neustadt", footer="Rathausplatz 1")


@pytest.fixture(scope="module")
def written() -> bytes:
    return word.write(document(*every_block()), BRAND)


def part(file: bytes, name: str) -> etree._Element:
    return etree.fromstring(ZipFile(BytesIO(file)).read(name))


def body(file: bytes) -> etree._Element:
    return part(file, "word/document.xml")


def styled(file: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph, in order."""
    return [
        (paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), "".join(paragraph.itertext(f"{W}t")))
        for paragraph in body(file).iter(f"{W}p")
    ]


def read_again(file: bytes) -> str:
    with docx2python(BytesIO(file)) as found:
        return str(found.text)


def test_the_sample_has_every_kind_of_block() -> None:
    assert {type(block) for block in every_block()} == set(get_args(Block))


def test_another_library_reads_every_text(written: bytes) -> None:
    text = read_again(written)

    assert "Es geht um die Altstadt." in text
    assert "auf dem Weg, 61" in text
    assert "Zehn Kriterien, drei davon grün." in text
    assert "Zu wenige Antworten, um sie getrennt zu zeigen." in text
    assert "Rathausplatz 1 · Selbsteinschätzung, kein Gütesiegel" in text
    assert "Stadt Neustadt" in text


def test_headings_quotes_and_lists_are_real_ones(written: bytes) -> None:
    styles = styled(written)

    assert ("Title", "Ratsvorlage zur Altstadt") in styles
    assert ("Heading1", "Anlass") in styles
    assert ("Heading4", "Stimmen") in styles
    assert ("Quote", "Da fehlt noch etwas.") in styles
    assert ("Lead", "Worum es geht.") in styles
    assert ("Normal", "Gegenstand: Es geht um die Altstadt.") in styles
    assert ("ListBullet", "Aushang") in styles


def test_every_style_that_is_used_is_there(written: bytes) -> None:
    known = {each.get(f"{W}styleId") for each in part(written, "word/styles.xml").iter(f"{W}style")}
    used = {style for style, _ in styled(written)}

    assert used <= known


def test_each_numbered_list_begins_at_one(written: bytes) -> None:
    numbers = [
        paragraph.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
        for paragraph in body(written).iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}numPr") is not None
    ]
    restarted = [
        each.get(f"{W}numId")
        for each in part(written, "word/numbering.xml").iter(f"{W}num")
        if each.find(f"{W}lvlOverride/{W}startOverride") is not None
    ]

    assert len(numbers) == 3
    assert numbers[0] == numbers[1] != numbers[2]
    assert restarted == [numbers[0], numbers[2]]


def test_tables_with_titles_repeat_them_and_tell_their_caption(written: bytes) -> None:
    tables = list(body(written).iter(f"{W}tbl"))

    heads = [table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables]
    captions = [table.find(f"{W}tblPr/{W}tblCaption") is not None for table in tables]
    assert heads == [False, True, True, True, True]
    assert captions == [False, True, True, True, False]


def test_rows_are_as_wide_as_the_grid_of_their_table(written: bytes) -> None:
    spans = {
        (
            len(table.findall(f"{W}tblGrid/{W}gridCol")),
            sum(int(span.get(f"{W}val")) - 1 for span in row.iter(f"{W}gridSpan"))
            + len(row.findall(f"{W}tc")),
        )
        for table in body(written).iter(f"{W}tbl")
        for row in table.iter(f"{W}tr")
    }

    assert all(columns == covered for columns, covered in spans)


def test_every_cell_ends_with_a_paragraph(written: bytes) -> None:
    cells = list(body(written).iter(f"{W}tc"))

    assert len(cells) > 40
    assert all(cell[-1].tag == f"{W}p" for cell in cells)


def test_pictures_say_what_they_show_and_have_numbers_of_their_own(written: bytes) -> None:
    drawn = list(body(written).iter("{*}docPr"))

    assert {"Zehn Kriterien, drei davon grün.", "Gelb"} <= {each.get("descr") for each in drawn}
    assert all(each.get("descr") for each in drawn)
    assert len({each.get("id") for each in drawn}) == len(drawn)


def test_what_begins_a_page_does(written: bytes) -> None:
    begun = [
        "".join(paragraph.itertext(f"{W}t"))
        for paragraph in body(written).iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]

    assert begun == ["Anhang", ""]


def test_pages_are_numbered_with_fields(written: bytes) -> None:
    footers = [name for name in ZipFile(BytesIO(written)).namelist() if name.startswith("word/footer")]
    fields = [each.get(f"{W}instr").strip() for each in part(written, footers[0]).iter(f"{W}fldSimple")]

    assert len(footers) == 2
    assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("tag", "locale"), [("de", "de-DE"), ("de-simple", "de-DE"), ("en", "en-GB")])
def test_title_and_language_are_told(tag: str, locale: str) -> None:
    file = word.write(document(Heading("Anlass"), language=tag), Brand())

    core = part(file, "docProps/core.xml")
    told = {etree.QName(each).localname: each.text for each in core}
    assert told["title"] == "Ratsvorlage zur Altstadt"
    assert told["language"] == locale
    assert told["created"] == "2026-11-28T00:00:00Z"
    assert part(file, "word/styles.xml").find(f".//{W}lang").get(f"{W}val") == locale


def test_the_same_report_has_the_same_bytes(written: bytes) -> None:
    again = word.write(document(*every_block()), BRAND)

    assert again == written


def test_every_relationship_leads_to_a_part(written: bytes) -> None:
    file = ZipFile(BytesIO(written))
    names = set(file.namelist())
    targets = {
        f"{name.split('_rels')[0]}{relation.get('Target')}"
        for name in names
        if name.endswith(".rels")
        for relation in etree.fromstring(file.read(name))
    }

    assert "word/document.xml" in targets
    assert targets <= names
    assert "docProps/thumbnail.jpeg" not in names


def test_the_nastiest_texts_are_text() -> None:
    nasty = document(
        Heading(NASTY),
        Paragraph(NASTY, label=NASTY),
        Bullets((NASTY, LONG)),
        Facts(((NASTY, LONG),)),
        Table(NASTY, (NASTY, "Wert"), ((NASTY, NumberCell("−12")), (LightCell(Light.RED, NASTY), LONG))),
    )

    text = read_again(word.write(nasty, Brand(line=NASTY, footer=NASTY)))

    assert LONG in text
    assert '#strong[x] $x$ *x* _x_ =1+1 =cmd|" /C calc"!A0' in re.sub("&quot;", '"', text)
    assert "مرحبا بالعالم 中文字符" in text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", text)


@pytest.mark.parametrize("media_type", ["image/png", "image/svg+xml"])
def test_the_logo_stands_above_the_first_page_with_its_words(media_type: str) -> None:
    brand = Brand(logo=LOGOS[media_type], logo_media_type=media_type, logo_words="Wappen von Neustadt")

    file = ZipFile(BytesIO(word.write(document(Heading("Anlass")), brand)))
    heads = [name for name in file.namelist() if name.startswith("word/header")]
    spoken = [
        drawn.get("descr") for name in heads for drawn in etree.fromstring(file.read(name)).iter("{*}docPr")
    ]
    assert spoken == ["Wappen von Neustadt"]


def test_ends_of_lines_stay() -> None:
    file = word.write(document(Paragraph("eins\r\nzwei\rdrei\n\tvier")), Brand())

    [paragraph] = [each for each in body(file).iter(f"{W}p") if "eins" in "".join(each.itertext())]
    assert [etree.QName(each).localname for each in paragraph.iter(f"{W}br", f"{W}tab")] == [
        "br",
        "br",
        "br",
        "tab",
    ]
