"""How a municipality's reports look: what its files say is taken where it is good, and told where it is not."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from qcheck.language import language
from qcheck.reports.brand import ACCENT, Brand, brand_in, contrast

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2" fill="{fill}"/>{more}</svg>'
GOOD_SVG = SVG.format(fill="#0a0", more="")


def png(width: int = 40, height: int = 20) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0"


def said(folder: Path) -> list[str]:
    return [each.said(language("en")) for each in brand_in(folder).complaints]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "brand"
    found.mkdir()
    return found


def test_without_files_reports_look_like_the_plain_house(tmp_path: Path) -> None:
    found = brand_in(tmp_path / "brand")

    assert (found.brand, found.complaints) == (Brand(), ())


def test_logo_colour_line_and_footer_are_taken(folder: Path) -> None:
    (folder / "logo.svg").write_text(GOOD_SVG)
    (folder / "brand.yaml").write_text(
        'colour: "#7a0019"\nline: Stadt Neustadt – Bürgerbeteiligung\nfooter: "Rathaus: Markt 1"\nlogo: Wappen der Stadt\n',
        encoding="utf-8",
    )

    found = brand_in(folder)

    assert found.complaints == ()
    assert found.brand == Brand(
        logo=GOOD_SVG.encode(),
        logo_media_type="image/svg+xml",
        logo_words="Wappen der Stadt",
        accent="#7A0019",
        line="Stadt Neustadt – Bürgerbeteiligung",
        footer="Rathaus: Markt 1",
    )


def test_a_picture_is_taken_where_there_is_no_good_drawing(folder: Path) -> None:
    (folder / "logo.svg").write_text(SVG.format(fill="red", more="<script>1</script>"))
    (folder / "logo.png").write_bytes(png())

    found = brand_in(folder)

    assert (found.brand.logo_media_type, len(found.complaints)) == ("image/png", 1)


@pytest.mark.parametrize("colour", ["#F2B600", "#777777", "ffffff"])
def test_a_colour_that_nobody_could_read_is_told_and_not_taken(folder: Path, colour: str) -> None:
    (folder / "brand.yaml").write_text(f'colour: "{colour}"\n')

    [complaint] = said(folder)

    assert "4.5 is needed" in complaint
    assert brand_in(folder).brand.accent == ACCENT


def test_a_contrast_that_is_just_too_small_does_not_read_as_enough(folder: Path) -> None:
    (folder / "brand.yaml").write_text('colour: "#777777"\n')

    assert 4.4 < contrast("#777777") < 4.5
    assert "a contrast of 4.4 to 1" in said(folder)[0]


@pytest.mark.parametrize("line", ["colour: #0B5394", "colour: blue", "colour: [1, 2]", 'colour: "#0B53"'])
def test_a_colour_that_is_none_is_told_with_the_way_to_write_it(folder: Path, line: str) -> None:
    (folder / "brand.yaml").write_text(f"{line}\n")

    assert said(folder) == [
        'brand.yaml: the colour is written with six digits and in quotation marks, such as colour: "#0B5394". '
        "Until then reports have the plain colour."
    ]


def test_digits_alone_are_a_colour_too(folder: Path) -> None:
    (folder / "brand.yaml").write_text("colour: 005500\n")

    assert brand_in(folder).brand.accent == "#005500"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("<script>alert(1)</script>", "there is a script in it"),
        ('<g onload="alert(1)"/>', "there is a script in it"),
        ("<foreignObject/>", "there is a script in it"),
        ('<image href="https://example.org/a.png"/>', "it refers to something outside itself"),
        ('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="/etc/passwd#a"/>', "it refers to something outside itself"),
        ('<g fill="url(//example.org/a)"/>', "it refers to something outside itself"),
        ("<style>@import 'https://example.org/a.css';</style>", "it refers to something outside itself"),
        ("<g>", "it is no SVG drawing"),
    ],
)  # fmt: skip
def test_a_drawing_that_runs_or_loads_something_is_no_logo(folder: Path, more: str, reason: str) -> None:
    (folder / "logo.svg").write_text(SVG.format(fill="red", more=more))

    [complaint] = said(folder)

    assert f"logo.svg in the folder brand cannot be used: {reason}." in complaint
    assert brand_in(folder).brand.logo is None


def test_a_drawing_may_refer_to_itself_and_carry_a_picture(folder: Path) -> None:
    more = '<defs><g id="a"/></defs><use href="#a" fill="url(#a)"/><image href="data:image/png;base64,AAAA"/>'
    (folder / "logo.svg").write_text(SVG.format(fill="red", more=more))

    assert brand_in(folder).brand.logo is not None


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_entities_that_blow_up_are_refused_before_anything_reads_them(folder: Path, coding: str) -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + GOOD_SVG
    (folder / "logo.svg").write_bytes(bomb.encode(coding))

    assert "it declares entities or a document type" in said(folder)[0]


def test_the_document_type_that_older_programs_write_does_no_harm(folder: Path) -> None:
    head = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    (folder / "logo.svg").write_text(head + GOOD_SVG)

    assert brand_in(folder).brand.logo == GOOD_SVG.encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"GIF89a", "it is no PNG picture"),
        (png(5_000, 10), "it is wider or higher than 4,000 pixels"),
        (png() + bytes(1_000_001), "it is larger than one megabyte"),
    ],
)
def test_a_picture_that_cannot_be_used_is_told_with_its_reason(
    folder: Path, content: bytes, reason: str
) -> None:
    (folder / "logo.png").write_bytes(content)

    assert reason in said(folder)[0]


def test_files_and_keys_that_mean_nothing_are_named(folder: Path) -> None:
    (folder / "Logo.jpg").write_bytes(b"")
    (folder / "brand.yaml").write_text("color: red\n")

    assert said(folder) == [
        "Logo.jpg in the folder brand is not used. What it knows: logo.svg or logo.png, and brand.yaml with colour, "
        "line, footer and logo.",
        "brand.yaml: color means nothing here. What it knows: colour, line, footer, logo.",
    ]


@pytest.mark.parametrize("content", [b"a: [", b"\xff\xfe\x00", b"- a\n- b", b"just words", b"a: &a [*a"])
def test_a_file_that_cannot_be_read_is_told_and_never_stops_a_report(folder: Path, content: bytes) -> None:
    (folder / "brand.yaml").write_bytes(content)

    assert "brand.yaml in the folder brand cannot be used" in said(folder)[0]
    assert brand_in(folder).brand == Brand()


def test_a_text_of_several_lines_or_too_long_is_left_out(folder: Path) -> None:
    (folder / "brand.yaml").write_text(f"line: |\n  one\n  two\nfooter: {'x' * 201}\n")

    found = said(folder)

    assert "line is text in one line" in found[0]
    assert "footer has 201 characters; there is room for 200" in found[1]
    assert brand_in(folder).brand == Brand()
