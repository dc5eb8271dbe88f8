"""PowerPoint files: the markup against its rules, and the tables behind charts read by another library."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from io import BytesIO
from typing import get_args
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook

from qcheck.reports import powerpoint
from qcheck.reports.brand import Brand
from qcheck.reports.document import (
    Answered,
    Block,
    Bullets,
    Deck,
    Distribution,
    Facts,
    Figure,
    Heading,
    Paragraph,
    Share,
    Slide,
    Table,
)
from tests.reports.office_samples import LOGOS, LONG, MADE, NASTY, QUESTION, answered, every_block, profile

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
BRAND = Brand(line="Stadt Neustadt", footer="Rathausplatz 1")
WIDTH, HEIGHT = 960 * 12_700, 540 * 12_700
SIXTY = "Verständliche und offene Information für alle Beteiligten!!!"
LONG_NAME = "Vertretungen der zivilgesellschaftlichen Organisationen und Bürgerinitiativen"


def deck(*slides: Slide, language: str = "de", title: str = "Altstadt") -> Deck:
    return Deck(title, "Ampelprofil", language, MADE, (Slide(title, ()), *slides), footer="kein Gütesiegel")


def crowded() -> Slide:
    """A slide with more than there is room for, and the longest titles and names."""
    counted = Distribution(
        QUESTION * 3, tuple(answered(f"{LONG_NAME} {n}", 1, 2, 3, 4, 5, 6) for n in range(9)), 4
    )
    return Slide(SIXTY, (counted,) * 3, "Notiz", beside=(Bullets((LONG[:900],) * 3), Paragraph(LONG)))


NASTY_SLIDE = Slide(
    NASTY,
    (
        Heading(NASTY),
        Paragraph(NASTY, label=NASTY),
        Bullets((NASTY, LONG), numbered=True),
        Facts(((NASTY, LONG),)),
        Table(NASTY, (NASTY, "Wert"), ((NASTY, LONG),)),
        Distribution(NASTY, (Answered(NASTY, (Share(NASTY, 2, 1), Share("=1+1", 1, 2))),), 2),
    ),
    NASTY,
)


@pytest.fixture(scope="module")
def written() -> ZipFile:
    every = Slide("Alles", every_block(), "Die Regel in ganzen Sätzen.")
    return opened(deck(every, crowded(), NASTY_SLIDE))


def opened(written: Deck) -> ZipFile:
    return ZipFile(BytesIO(powerpoint.write(written, BRAND)))


def part(file: ZipFile, name: str) -> etree._Element:
    return etree.fromstring(file.read(name))


def slides(file: ZipFile) -> list[etree._Element]:
    names = [name for name in file.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    return [part(file, name) for name in sorted(names, key=lambda name: int(re.sub(r"\D", "", name)))]


def titles(file: ZipFile) -> list[str]:
    found = (
        slide.xpath('//p:sp[.//p:ph[@type="title" or @type="ctrTitle"]]', namespaces=NS)
        for slide in slides(file)
    )
    return ["".join(title.itertext()) for [title] in found]


def text(file: ZipFile) -> str:
    return "\n".join("".join(slide.itertext()) for slide in slides(file))


def charts(file: ZipFile) -> list[etree._Element]:
    return [part(file, name) for name in file.namelist() if name.startswith("ppt/charts/chart")]


def test_the_sample_has_every_kind_of_block() -> None:
    assert {type(block) for block in every_block()} == set(get_args(Block))


def test_every_slide_has_a_title_of_its_own(written: ZipFile) -> None:
    found = titles(written)

    assert len(found) > 10
    assert all(found)
    assert len(set(found)) == len(found)
    assert found[0] == "Altstadt"
    assert f"{SIXTY} (1 von" in " ".join(found)


def test_nothing_stands_outside_a_slide(written: ZipFile) -> None:
    placed = [
        (int(at.get("x")), int(at.get("y")), int(size.get("cx")), int(size.get("cy")))
        for slide in slides(written)
        for at, size in zip(
            slide.xpath("//p:sp//a:off | //p:graphicFrame/p:xfrm/a:off | //p:pic//a:off", namespaces=NS),
            slide.xpath(
                "//p:sp//a:ext[@cx] | //p:graphicFrame/p:xfrm/a:ext | //p:pic//a:ext[@cx]", namespaces=NS
            ),
            strict=True,
        )
    ]

    assert len(placed) > 60
    assert all(x >= 0 and y >= 0 and x + w <= WIDTH and y + h <= HEIGHT for x, y, w, h in placed)
    assert all(w > 0 and h > 0 for _, _, w, h in placed)


def test_shapes_of_a_slide_do_not_lie_on_each_other(written: ZipFile) -> None:
    overlaps = [
        (one, other)
        for slide in slides(written)
        for number, one in enumerate(boxes(slide))
        for other in boxes(slide)[number + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]

    assert overlaps == []


def boxes(slide: etree._Element) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each shape, a point smaller than it is."""
    found = []
    for shape in slide.find(".//p:spTree", NS):
        for at in shape.xpath("./p:spPr/a:xfrm | ./p:xfrm", namespaces=NS):
            (x, y), (w, h) = at[0].attrib.values(), at[1].attrib.values()
            found.append((int(x), int(y), int(x) + int(w) - 12_700, int(y) + int(h) - 12_700))
    return found


def test_no_letters_are_smaller_than_fourteen_points_but_those_at_the_foot(written: ZipFile) -> None:
    sizes = {
        int(each)
        for slide in slides(written)
        for each in slide.xpath(
            '//p:sp[not(.//p:ph[@type="ftr" or @type="sldNum"])]//@sz[not(parent::p:ph)] | //a:tbl//@sz',
            namespaces=NS,
        )
    }
    in_charts = {int(each) for chart in charts(written) for each in chart.xpath("//@sz")}

    assert min(sizes) >= 1400
    assert in_charts == {1400}


def test_nothing_of_a_long_text_is_lost() -> None:
    blocks = (Paragraph(LONG), Bullets((LONG,)), Table("Stimmen", ("Stimme",), ((LONG,),)))
    file = opened(deck(Slide("Stimmen", blocks, beside=(Paragraph(LONG),))))

    assert text(file).count("Kommentar") == 4 * LONG.count("Kommentar")


def test_shapes_have_numbers_of_their_own(written: ZipFile) -> None:
    for slide in slides(written):
        numbers = slide.xpath("//p:cNvPr/@id", namespaces=NS)
        assert len(set(numbers)) == len(numbers)


def test_charts_and_pictures_say_what_they_show(written: ZipFile) -> None:
    spoken = [
        drawn.get("descr")
        for slide in slides(written)
        for drawn in slide.xpath(
            "//p:pic/p:nvPicPr/p:cNvPr | //p:graphicFrame[.//c:chart]//p:cNvPr", namespaces=NS
        )
    ]

    assert len(spoken) > 5
    assert all(spoken)
    assert (
        f"{QUESTION} Verwaltung: eher nicht 1, eher zu 4, voll zu 7, kann ich nicht beurteilen 1"
        in "".join(spoken)
    )


def test_a_picture_that_is_cut_says_only_what_each_part_shows() -> None:
    file = opened(deck(Slide("Profil", (Figure(profile(), "Alles."),))))

    spoken = [each for slide in slides(file) for each in slide.xpath("//p:pic//@descr", namespaces=NS)]
    assert len(spoken) > 1
    assert all(any(row.spoken in each for each in spoken) for row in profile().rows)
    assert not any(all(row.spoken in each for row in profile().rows) for each in spoken)


def test_a_slide_alone_stays_one_and_what_has_no_room_stands_in_its_notes() -> None:
    groups = tuple(answered(f"Gruppe {n}", 1, 2, 3, 4, 0, 0) for n in range(5))
    questions = tuple(Distribution(f"Frage {n} ist gut gestellt.", groups, 4) for n in range(6))
    beside = (Bullets(tuple(f"Nummer {n}: {SIXTY * 2}" for n in range(9))),)

    file = opened(deck(Slide(SIXTY, questions, "Die Regel.", beside=beside, alone=True)))

    [notes] = [part(file, name) for name in file.namelist() if "notesSlides/n" in name]
    spoken, shown = "".join(notes.itertext()), text(file)
    drawn = [chart.xpath("string(.//c:title)", namespaces=NS) for chart in charts(file)]
    assert titles(file) == ["Altstadt", SIXTY]
    assert drawn == ["Frage 0 ist gut gestellt.", "Frage 1 ist gut gestellt."]
    assert shown.count("Mehr dazu steht in den Notizen.") == 2
    assert spoken.startswith("Die Regel.")
    assert all((f"Frage {n} ist" in spoken) == (n > 1) for n in range(6))
    assert all((f"Nummer {n}:" in shown) != (f"Nummer {n}:" in spoken) for n in range(9))


def test_charts_of_one_scale_on_a_slide_alone_share_the_key_to_their_colours() -> None:
    groups = (answered("Verwaltung", 1, 2, 3, 4, 5, 6),)
    other = (Answered("Verwaltung", (Share("nein", 1, 1), Share("ja", 2, 2))),)
    both = (
        Distribution("Eins.", groups, 4),
        Distribution("Zwei.", groups, 4),
        Distribution("Drei.", other, 2),
    )

    file = opened(deck(Slide("Thema", both, alone=True)))

    keys = [chart.find(".//c:legend", NS) is not None for chart in charts(file)]
    assert keys == [False, True, True]


def test_a_list_that_goes_on_leaves_no_single_line_on_the_last_slide() -> None:
    lines = tuple(f"Offen: {SIXTY * 2} {n}" for n in range(8))
    while len(found := slides(opened(deck(Slide("Offen", (Bullets(lines),)))))) == 2:
        lines = (*lines, f"Und noch eines {len(lines)}")

    first, last = (len(each.xpath("//a:buChar | //a:buAutoNum", namespaces=NS)) for each in found[1:])
    assert min(first, last) >= 3


def test_a_long_footer_of_the_house_leaves_the_catalogue_its_line() -> None:
    told = "Selbsteinschätzung, kein Gütesiegel · Ausführlicher Katalog zur Beteiligung, Ausgabe 0.1.0 (Erprobungsfassung)"
    house = "Stadt Neustadt, Amt für Bürgerdialog, Rathausplatz 1, 12345 Neustadt"
    shown = replace(deck(Slide("Thema", (Paragraph("Text"),))), footer=told)

    file = ZipFile(BytesIO(powerpoint.write(shown, replace(BRAND, footer=house))))

    lines = [
        "".join(each.itertext())
        for slide in slides(file)
        for each in slide.xpath('//p:sp[.//p:ph[@type="ftr"]]//a:p', namespaces=NS)
    ]
    assert lines == [house, told] * 2


def test_a_row_that_fills_a_slide_ends_the_search_for_equally_full_ones() -> None:
    tall = Table("Maßnahmen", ("Was", "Wer"), (("Bänke aufstellen. " * 60, "Bauhof"), ("Flyer", "Amt")))

    file = opened(deck(Slide("Lage", (Heading("Maßnahmen", 2), tall, Heading("Danach", 2), tall))))

    assert text(file).count("Bänke aufstellen.") == 120


def test_every_relationship_leads_to_a_part_and_every_part_has_a_type(written: ZipFile) -> None:
    names = set(written.namelist())
    targets = {
        posixpath.normpath(posixpath.join(posixpath.dirname(name), "..", relation.get("Target"))).lstrip("/")
        for name in names
        if name.endswith(".rels")
        for relation in part(written, name)
        if relation.get("TargetMode") != "External"
    }
    types = part(written, "[Content_Types].xml")
    endings = {each.get("Extension") for each in types if each.get("Extension")}
    parts = {each.get("PartName").lstrip("/") for each in types if each.get("PartName")}

    assert targets <= names
    assert names - targets - {"[Content_Types].xml"} <= {name for name in names if name.endswith(".rels")}
    assert all(name in parts or name.rsplit(".", 1)[-1] in endings for name in names)
    assert parts <= names


def test_the_size_is_sixteen_to_nine(written: ZipFile) -> None:
    size = part(written, "ppt/presentation.xml").find("p:sldSz", NS)

    assert dict(size.attrib) == {"cx": str(WIDTH), "cy": str(HEIGHT)}


def test_the_table_behind_a_chart_is_what_the_chart_shows() -> None:
    groups = (answered("=HYPERLINK(1)", 0, 1, 4, 7, 1, 0), answered("12", 2, 1, 0, 1, 0, 3))
    file = opened(deck(Slide("Thema", (Distribution(QUESTION, groups, 4),))))

    [workbook] = [name for name in file.namelist() if name.endswith(".xlsx")]
    [chart] = charts(file)
    sheet = load_workbook(BytesIO(file.read(workbook)))["Sheet1"]
    assert [[cell.value for cell in row] for row in sheet] == [
        [None, "trifft gar nicht zu", "eher nicht", "eher zu", "voll zu"],
        ["=HYPERLINK(1)", 0, 1, 4, 7],
        ["12", 2, 1, 0, 1],
    ]
    assert {cell.data_type for cell in sheet["A"]} == {"n", "s"}
    assert chart.xpath("//c:val//c:f/text()", namespaces=NS)[0] == "Sheet1!$B$2:$B$3"
    assert chart.xpath("//c:val//c:v/text()", namespaces=NS) == ["0", "2", "1", "1", "4", "0", "7", "1"]


def test_a_chart_has_its_title_written_out_and_what_is_no_point_beside_it() -> None:
    groups = (answered("Verwaltung", 0, 1, 4, 7, 1, 0), Answered("Rat", (), "Zu wenige."))
    file = opened(deck(Slide("Thema", (Distribution(QUESTION, groups, 4),))))

    [chart] = charts(file)
    assert "".join(chart.find(".//c:title", NS).itertext()) == QUESTION
    assert "beurteilen" not in "".join(chart.itertext())
    assert "kann ich nicht beurteilen: Verwaltung 1" in text(file)
    assert "Rat: Zu wenige." in text(file)


def test_a_question_without_points_is_told_in_words() -> None:
    groups = (answered("Verwaltung", 0, 0, 0, 0, 2, 0),)
    file = opened(deck(Slide("Thema", (Distribution(QUESTION, groups, 4),))))

    assert charts(file) == []
    assert QUESTION in text(file)
    assert "kann ich nicht beurteilen: 2" in text(file)


def test_a_table_that_goes_on_has_its_titles_again() -> None:
    rows = tuple((f"Maßnahme {n}", "Bauhof") for n in range(40))
    file = opened(deck(Slide("Maßnahmen", (Table("Maßnahmen", ("Was", "Wer"), rows),))))

    tables = [table for slide in slides(file) for table in slide.iter(f"{{{NS['a']}}}tbl")]
    assert len(tables) > 2
    assert ["".join(table.find("a:tr", NS).itertext()) for table in tables] == ["WasWer"] * len(tables)
    assert sum(len(table.findall("a:tr", NS)) - 1 for table in tables) == 40


@pytest.mark.parametrize("words", [60, 600])
def test_a_heading_goes_along_with_the_table_that_it_heads(words: int) -> None:
    lines = tuple(Paragraph("Eine Zeile.") for _ in range(12))
    tall = Table("Maßnahmen", ("Was", "Wer"), (("Bänke aufstellen. " * words, "Bauhof"),))
    file = opened(deck(Slide("Lage", (*lines, Heading("Maßnahmen", 2), tall))))

    with_heading = [
        slide for slide in slides(file) if "Maßnahmen" in slide.xpath("//a:t/text()", namespaces=NS)
    ]
    assert len(with_heading) == 1
    assert with_heading[0].find(".//a:tbl", NS) is not None


def test_notes_stand_with_the_first_of_several_slides(written: ZipFile) -> None:
    notes = [
        "".join(part(written, name).itertext()) for name in written.namelist() if "notesSlides/n" in name
    ]

    assert sum("Die Regel in ganzen Sätzen." in each for each in notes) == 1


def test_the_nastiest_texts_are_text(written: ZipFile) -> None:
    found = text(written)

    assert '#strong[x] $x$ *x* _x_ =1+1 =cmd|" /C calc"!A0' in found
    assert "مرحبا بالعالم 中文字符 <w:b/>&amp;]]>" in found


@pytest.mark.parametrize(("tag", "locale"), [("de", "de-DE"), ("de-simple", "de-DE"), ("en", "en-GB")])
def test_title_and_language_are_told(tag: str, locale: str) -> None:
    file = opened(deck(Slide("Thema", (Paragraph("Text"),)), language=tag))

    told = {etree.QName(each).localname: each.text for each in part(file, "docProps/core.xml")}
    languages = {each for slide in slides(file) for each in slide.xpath("//@lang")}
    assert told["title"] == "Altstadt"
    assert told["language"] == locale
    assert languages == {locale}


@pytest.mark.parametrize("media_type", ["image/png", "image/svg+xml"])
def test_the_logo_stands_on_the_first_slide_with_its_words(media_type: str) -> None:
    brand = Brand(logo=LOGOS[media_type], logo_media_type=media_type, logo_words="Wappen von Neustadt")

    file = ZipFile(BytesIO(powerpoint.write(deck(), brand)))
    assert slides(file)[0].xpath("//p:pic/p:nvPicPr/p:cNvPr/@descr", namespaces=NS) == ["Wappen von Neustadt"]


def test_the_same_deck_has_the_same_bytes() -> None:
    shown = deck(crowded(), Slide("Profil", (Figure(profile(), "Alles."),)))

    assert powerpoint.write(shown, BRAND) == powerpoint.write(replace(shown), BRAND)
