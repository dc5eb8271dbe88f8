"""Files as people's computers write them: encodings, separators, workbooks, and those that are made to break
something.
"""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from qcheck.importing import FileKind, read_answers, read_file
from qcheck.importing.cell_area import MOST_CELLS
from qcheck.importing.workbooks import MOST_PARTS
from tests.builders import catalogue
from tests.importing.reading import said, table, values, workbook

PARK = catalogue(
    "criteria: [{id: k, title: K, questions: [{id: offen, text: 'Alles ist offen, auch für Kinder.'}, "
    "{id: frueh, text: 'Alle wissen es früh.'}]}]"
)
WIDE = "id;Alles ist offen, auch für Kinder.;Alle wissen es früh.\n7;3;4\n8;2;1\n"
BOTH = [{"offen": 3, "frueh": 4}, {"offen": 2, "frueh": 1}]
ROWS = [
    ["Bogen", "Frage", "Antwort", "Kommentar"],
    ["Tisch 1", "offen", 3, "gut"],
    ["Tisch 1", "frueh", 4.0, ""],
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_is_recognised_with_and_without_a_mark(encoding: str) -> None:
    assert values(table(WIDE, PARK, encoding=encoding)) == BOTH


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_our_own_table_may_be_utf_16_without_a_mark(encoding: str) -> None:
    read = read_answers("sheet;question;answer\n1;offen;2\n".encode(encoding), "a.csv", PARK)

    assert [sheet.answers["offen"].value for sheet in read.sheets] == [2]


@pytest.mark.parametrize("line", ["sep=;\n", '"sep=;"\r\n', "sep=;;;\n", "SEP = ;\n", "sep=;\r"])
def test_the_line_that_names_the_separator_is_obeyed(line: str) -> None:
    assert values(table(line + WIDE, PARK)) == BOTH


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_shows_by_rows_of_the_same_length(separator: str) -> None:
    text = f"id{separator}offen{separator}frueh\n7{separator}3{separator}4\n8{separator}2{separator}1\n"

    assert values(table(text, PARK)) == BOTH


def test_commas_in_the_heads_separate_nothing_where_semicolons_do() -> None:
    assert values(table(WIDE, PARK)) == BOTH


def test_a_cell_may_have_several_lines() -> None:
    found = table('offen;offen_kommentar;frueh\n3;"erst so,\ndann; ""anders""";4\n', PARK)

    assert found.sheets[0].answers["offen"].comment == 'erst so,\ndann; "anders"'


def test_an_empty_file_is_named_as_one() -> None:
    found = table(" \n\n", PARK)

    assert (found.kind, said(found)) == (FileKind.UNKNOWN, "a.csv: this file is empty")


# our own table as a workbook


def test_our_own_table_may_be_a_workbook() -> None:
    found = read_file(workbook([["Hinweise"]], ROWS), "a.xlsx", PARK)

    assert (found.kind, values(found)) == (FileKind.ROWS, [{"offen": 3, "frueh": 4}])
    assert found.sheets[0].label == "Tisch 1"
    assert found.sheets[0].answers["offen"].comment == "gut"


def test_a_profile_is_made_of_a_workbook_too() -> None:
    [sheet] = read_answers(workbook(ROWS), "a.xlsx", PARK).sheets

    assert sheet.answers["frueh"].value == 4


def test_rows_of_a_workbook_are_numbered_as_the_spreadsheet_does() -> None:
    rows = [["Bogen", "Frage", "Antwort"], [], ["1", "offen", 9]]

    assert said(read_file(workbook(rows), "a.xlsx", PARK)).startswith("a.xlsx: row 3: '9' is not an answer")


def test_a_day_in_a_workbook_is_named_as_one() -> None:
    rows = [["Bogen", "Frage", "Antwort"], ["1", "offen", date(2026, 4, 3)]]

    assert "'2026-04-03' is a day" in said(read_file(workbook(rows), "a.xlsx", PARK))


def test_an_open_document_is_read_as_well() -> None:
    cells = "".join(
        f"<table:table-row>{''.join(_cell(word) for word in row)}</table:table-row>" for row in ROWS
    )

    found = read_file(_ods(cells), "a.ods", PARK)

    assert values(found) == [{"offen": 3, "frueh": 4}]


# files that are made to break something


def test_a_workbook_that_unpacks_to_more_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qcheck.importing.workbooks.MOST_UNPACKED", 1)
    bomb = _with_part(workbook(ROWS), "xl/worksheets/sheet9.xml", b"<a>" + b" " * 2**20 + b"</a>")

    assert len(bomb) < 20_000
    assert "unpacked, this workbook is larger than" in said(read_file(bomb, "a.xlsx", PARK))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_would_unpack_all_at_once_is_not_unpacked(method: int) -> None:
    stream = BytesIO(workbook(ROWS))
    with zipfile.ZipFile(stream, "a", method) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", "<a/>")

    assert "parts that no spreadsheet writes" in said(read_file(stream.getvalue(), "a.xlsx", PARK))


def test_a_cell_far_away_from_the_others_is_refused_before_billions_are_made() -> None:
    cell = b'<c r="XFD1048576"><v>1</v></c></row></sheetData>'
    far = _changed(workbook(ROWS), "xl/worksheets/sheet1.xml", b"</row></sheetData>", cell)

    assert f"larger than {MOST_CELLS:,} cells".replace(",", " ") in said(read_file(far, "a.xlsx", PARK))


def test_repeated_cells_of_an_open_document_are_refused_before_billions_are_made() -> None:
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    )
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'

    assert "is larger than" in said(read_file(_ods(rows), "a.ods", PARK))


def test_empty_rows_to_the_very_end_do_no_harm() -> None:
    cells = "".join(
        f"<table:table-row>{''.join(_cell(word) for word in row)}</table:table-row>" for row in ROWS
    )
    rest = '<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'

    assert values(read_file(_ods(cells + rest), "a.ods", PARK)) == [{"offen": 3, "frueh": 4}]


def test_a_document_type_in_a_workbook_is_refused() -> None:
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'

    assert "parts that no spreadsheet writes" in said(
        read_file(_with_part(workbook(ROWS), "xl/evil.xml", evil), "a.xlsx", PARK)
    )


def test_an_archive_of_many_files_is_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(MOST_PARTS + 1):
            archive.writestr(f"{number}.xml", "")

    assert "consists of more than" in said(read_file(stream.getvalue(), "a.xlsx", PARK))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "this is an old workbook (.xls) or one with a password"),
        (b"PK\x03\x04 and nothing else", "this workbook is damaged or not complete"),
        (b"\x00\x01\x02\x03\x04", "this is not a text file"),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_words(source: bytes, message: str) -> None:
    found = read_file(source, "a.xlsx", PARK)

    assert (found.kind, found.sheets) == (FileKind.UNKNOWN, ())
    assert said(found).startswith(f"a.xlsx: {message}")


def test_another_archive_is_no_spreadsheet() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")

    assert "this is an archive, not a spreadsheet" in said(read_file(stream.getvalue(), "a.docx", PARK))


def test_a_workbook_cut_in_half_is_damaged() -> None:
    whole = workbook(ROWS)

    assert "damaged" in said(read_file(whole[: len(whole) // 2], "a.xlsx", PARK))


def _cell(word: object) -> str:
    if isinstance(word, str):
        return f'<table:table-cell office:value-type="string"><text:p>{word}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{word}"/>'


def _ods(rows: str) -> bytes:
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Antworten">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return stream.getvalue()


def _with_part(source: bytes, name: str, content: bytes) -> bytes:
    stream = BytesIO(source)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def _changed(source: bytes, name: str, old: bytes, new: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(source)) as before, zipfile.ZipFile(stream, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            after.writestr(part, content.replace(old, new) if part == name else content)
    return stream.getvalue()
