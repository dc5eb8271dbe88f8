"""A report as PDF: by the rules for archives and for those who listen, the same on every computer."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from typing import get_args

import pytest

from qcheck.reports import pdf
from qcheck.reports.brand import Brand
from qcheck.reports.document import Block, Document, Figure, Heading, Paragraph, Table
from qcheck.reports.pdf.blocks import data_of
from tests.reports.pdf_reading import complaints, opened, pictures_end, tags, words
from tests.reports.pdf_samples import MADE, every_block, profile, report, table

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"><rect width="30" height="10"/></svg>'
HOUSE = Brand(LOGO, "image/svg+xml", "Wappen von Neustadt", "#7A1F3D", "Stadt Neustadt", "neustadt.example")
A4_LESS_ITS_MARGIN = (210 - 22) / 25.4 * 72


def black(width: int, height: int) -> bytes:
    """A PNG picture, all black."""
    rows = zlib.compress(bytes(1 + width) * height)
    parts = ((b"IHDR", struct.pack(">II5B", width, height, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


@pytest.fixture(scope="module")
def document() -> Document:
    return report(
        *every_block(), title="Beteiligung am Verkehrskonzept", subtitle="Ergebnis", kicker="Anlage 2026/112"
    )


@pytest.fixture(scope="module")
def written(document: Document) -> bytes:
    return pdf.write(document, HOUSE)


def test_the_sample_has_every_kind_of_block() -> None:
    assert {type(block) for block in every_block()} == set(get_args(Block))


@pytest.mark.parametrize("kind", [each for each in get_args(Block) if each is not Figure])
def test_every_kind_of_block_has_its_form(kind: type) -> None:
    [block, *_] = [each for each in every_block() if isinstance(each, kind)]

    assert data_of(block)["kind"]


def test_a_report_keeps_the_rules_for_archives_and_for_those_who_listen(written: bytes) -> None:
    assert complaints(written) == []


def test_title_and_language_are_said(written: bytes) -> None:
    with opened(written) as found:
        assert str(found.Root.Lang) == "de"
        assert found.Root.ViewerPreferences.DisplayDocTitle
        assert str(found.docinfo.Title) == "Beteiligung am Verkehrskonzept"
        assert str(found.docinfo.CreationDate).startswith("D:20261128")


def test_headings_stand_in_order_and_are_bookmarks(written: bytes, document: Document) -> None:
    names = [tag.name for tag in tags(written) if tag.name[0] == "H" and tag.name[1:].isdigit()]

    with opened(written) as found, found.open_outline() as outline:
        assert [each.title for each in outline.root] == ["Anlass", "Profil"]
    assert names == [f"H{heading.level}" for heading in document.headings]


def test_no_level_of_headings_is_skipped_even_where_the_composer_did() -> None:
    written = pdf.write(report(Heading("Drei", 3), Heading("Vier", 4), Heading("Eins", 1)), Brand())

    assert complaints(written) == []
    assert [tag.name for tag in tags(written) if tag.name in ("H1", "H2", "H3")] == ["H1", "H2", "H1"]


def test_every_picture_has_its_words(written: bytes) -> None:
    said = [tag.alternative for tag in tags(written) if tag.name == "Figure"]

    assert said == [
        "Wappen von Neustadt",
        "Das Ampelprofil in Worten",
        "Die Matrix in Worten",
        "Damals und heute in Worten",
    ]


def test_the_head_of_a_table_is_marked_and_its_rows_are_complete(written: bytes) -> None:
    found = tags(written)

    assert [tag.scope for tag in found if tag.name == "TH"] == ["Column"] * len(table().titles)
    assert len([tag for tag in found if tag.name == "TD"]) == len(table().titles) * len(table().rows)


def test_a_long_table_says_its_head_again_on_each_page() -> None:
    long = Table("Liste", ("Frage", "Antwort"), tuple((f"Frage {n}", "ja") for n in range(120)))

    written = pdf.write(report(long), Brand())

    pages = words(written)
    assert len(pages) > 2
    assert all("Frage Antwort" in each for each in pages)
    assert complaints(written) == []


def test_a_very_long_cell_goes_on_on_the_next_page() -> None:
    comment = "Wir haben es erst aus der Zeitung erfahren. " * 460

    written = pdf.write(report(Table("", ("Frage", "Bemerkung"), (("Eins", comment),))), Brand())

    assert sum(each.count(" erst ") for each in words(written)) == 460
    assert complaints(written) == []


def test_every_page_says_which_of_how_many_it_is_and_whose(written: bytes) -> None:
    pages = words(written)

    assert [f"Seite {number} von {len(pages)}" in each for number, each in enumerate(pages, 1)] == [True] * (
        len(pages)
    )
    assert all("neustadt.example" in each for each in pages)
    assert pages[0].startswith("Stadt Neustadt Anlage 2026/112 Beteiligung am Verkehrskonzept Ergebnis")


def test_lines_and_paragraphs_stay_as_they_were_typed(written: bytes) -> None:
    assert "Erste Zeile. Zweite Zeile. Ein neuer Absatz. Grund: weil es so ist" in words(written)[0]


def test_only_the_faces_that_come_along_are_used(written: bytes) -> None:
    with opened(written) as found:
        names = {
            str(font.BaseFont).partition("+")[2]
            for each in found.pages
            for font in each.obj.Resources.get("/Font", {}).values()
        }

    assert {name.removesuffix("-Identity-H") for name in names} <= {
        "qcheckSans-Regular",
        "qcheckSans-Semibold",
    }


def test_the_same_report_is_the_same_file(written: bytes, document: Document) -> None:
    assert pdf.write(document, HOUSE) == written


def test_a_report_in_large_letters_takes_more_pages() -> None:
    blocks = [Paragraph("Die Beteiligung beginnt, bevor entschieden ist. " * 9)] * 20

    large, usual = (pdf.write(report(*blocks, large=large), HOUSE) for large in (True, False))

    assert complaints(large) == []
    assert len(words(large)) > len(words(usual))


@pytest.mark.parametrize(("tag", "page"), [("en", "page 1 of 1"), ("de-simple", "Seite 1 von 1")])
def test_a_report_speaks_its_language(tag: str, page: str) -> None:
    written = pdf.write(report(Paragraph("Text"), language=tag), Brand())

    with opened(written) as found:
        assert str(found.Root.Lang) == tag.partition("-")[0]
    assert words(written)[0].endswith(page)


def test_a_long_report_begins_with_its_contents_and_a_short_one_does_not() -> None:
    chapters = [Heading(f"Kapitel {number}", new_page=True) for number in range(9)]

    long, short = (pdf.write(report(*some), Brand()) for some in (chapters, chapters[:3]))

    assert "Inhalt" in words(long)[0]
    assert "TOC" in {tag.name for tag in tags(long)}
    assert "TOC" not in {tag.name for tag in tags(short)}


def test_a_report_without_a_title_or_any_block_is_still_a_file() -> None:
    assert complaints(pdf.write(Document("", "", "de", MADE, ()), Brand())) == []


def test_a_picture_higher_than_a_page_is_set_in_parts_that_lose_no_row() -> None:
    blocks = profile().blocks * 3

    written = pdf.write(report(Figure(replace(profile(), blocks=blocks), "Sehr hoch")), Brand())

    assert complaints(written) == []
    drawn = "".join(words(written)).replace(" ", "")  # each letter of a picture has its own place
    assert drawn.count(profile().rows[0].title.replace(" ", "")) == 3
    assert drawn.count("GelebteBeteiligungskultur") == 3


def test_a_short_table_is_not_cut_and_what_introduces_it_goes_along() -> None:
    table = Table("Kurz", ("Was", "Wer"), tuple((f"Zeile {n}", "Amt") for n in range(6)))
    spaces = [Paragraph("Text. " * 90)] * 8

    found = [
        words(pdf.write(report(*spaces[:n], Heading("Kapitel"), Paragraph("Dazu."), table), Brand()))
        for n in range(1, 9)
    ]

    for pages in found:
        [where] = [each for each in pages if "Zeile 0" in each]
        assert "Kapitel Dazu. Kurz Was Wer" in where
        assert "Zeile 5" in where


@pytest.mark.parametrize("size", [(40, 40), (400, 40)], ids=["as wide as high", "very wide"])
def test_a_logo_ends_at_the_margin_whatever_its_form(size: tuple[int, int]) -> None:
    [end] = pictures_end(pdf.write(report(Paragraph("Text")), Brand(black(*size), "image/png")))

    assert end == pytest.approx(A4_LESS_ITS_MARGIN, abs=1)


@pytest.mark.parametrize(
    "logo",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15">\xf0\x9f\x98\x80 A</text></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15">M\xfcller</text></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>',
        b"<svg",
    ],
    ids=["signs that no face has", "another encoding", "no size", "half a file"],
)
def test_no_logo_hinders_a_report(logo: bytes) -> None:
    written = pdf.write(report(Paragraph("Text")), Brand(logo, "image/svg+xml", line="Stadt Neustadt"))

    assert complaints(written) == []
    assert "Stadt Neustadt" in words(written)[0]
