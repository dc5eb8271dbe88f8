"""`qcheck catalogue to-xlsx` and `from-xlsx`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue_sheet.sheets import QUESTIONS, changed, put
from tests.cli.running import BROKEN, PLAYGROUND, Run, Written


@pytest.fixture
def sheet(qcheck: Run, written: Written, tmp_path: Path) -> Path:
    """The playground as a spreadsheet."""
    file = tmp_path / "spielplatz.xlsx"
    assert (
        qcheck(
            "catalogue",
            "to-xlsx",
            written("spielplatz.yaml", PLAYGROUND),
            "-o",
            str(file),
            "--language",
            "de",
        ).code
        == 0
    )
    return file


def type_in(file: Path, name: str, key: str, value: object) -> None:
    file.write_bytes(changed(file.read_bytes(), put(name, key, value, QUESTIONS)))


def test_what_was_changed_is_said_with_its_cell_and_written(qcheck: Run, sheet: Path) -> None:
    type_in(sheet, "offen", "text.de", "Alles war offen.")

    ran = qcheck("catalogue", "from-xlsx", str(sheet), "--language", "de")

    assert ran.code == 0
    assert ran.out == PLAYGROUND.replace("Was gebaut wird, war am Anfang offen.", "Alles war offen.")
    assert ran.err == "Fragen!D4: »Was gebaut wird, war am Anfang offen.« → »Alles war offen.«\n"


def test_a_dry_run_writes_nothing(qcheck: Run, sheet: Path, tmp_path: Path) -> None:
    type_in(sheet, "offen", "weight", 2)
    target = tmp_path / "neu.yaml"

    ran = qcheck("catalogue", "from-xlsx", str(sheet), "--dry-run", "-o", str(target))

    assert (ran.code, ran.out, target.exists()) == (0, "", False)
    assert "→" in ran.err


def test_the_catalogue_of_today_keeps_its_ends_of_lines(qcheck: Run, sheet: Path, tmp_path: Path) -> None:
    type_in(sheet, "offen", "weight", 2)
    today, target = tmp_path / "heute.yaml", tmp_path / "neu.yaml"
    today.write_bytes(PLAYGROUND.replace("version: 1.0.0", "version: 1.1.0").replace("\n", "\r\n").encode())

    assert qcheck("catalogue", "from-xlsx", str(sheet), str(today), "-o", str(target)).code == 0

    assert target.read_bytes() == today.read_bytes() + b"        weight: 2\r\n"


def test_what_would_make_a_mistake_is_refused(qcheck: Run, sheet: Path, tmp_path: Path) -> None:
    type_in(sheet, "offen", "skip_if", "offen = 1")
    target = tmp_path / "neu.yaml"

    ran = qcheck("catalogue", "from-xlsx", str(sheet), "-o", str(target), "--language", "de")

    assert (ran.code, target.exists()) == (1, False)
    assert "deshalb wurde nichts geschrieben" in ran.err
    assert "criteria[planung].questions[offen].skip_if" in ran.err


def test_a_mistake_in_a_cell_is_said_with_its_cell(qcheck: Run, sheet: Path) -> None:
    type_in(sheet, "offen", "weight", "viel")

    ran = qcheck("catalogue", "from-xlsx", str(sheet), "--language", "de")

    assert (ran.code, ran.out) == (1, "")
    assert "Fragen!G4: »viel« ist keine Zahl" in ran.err


@pytest.mark.parametrize(
    ("content", "code"), [(b"no spreadsheet", 1), (b"PK\x03\x04 damaged", 1)], ids=["text", "damaged"]
)
def test_what_is_no_workbook_is_refused_in_words(
    qcheck: Run, tmp_path: Path, content: bytes, code: int
) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(content)

    ran = qcheck("catalogue", "from-xlsx", str(file))

    assert (ran.code, ran.out) == (code, "")
    assert ran.err


def test_a_catalogue_with_mistakes_can_go_out_but_no_broken_text(
    qcheck: Run, written: Written, tmp_path: Path
) -> None:
    target = str(tmp_path / "x.xlsx")

    assert qcheck("catalogue", "to-xlsx", written("a.yaml", BROKEN), "-o", target).code == 0
    assert qcheck("catalogue", "to-xlsx", written("b.yaml", "id: [a"), "-o", target).code == 1


def test_an_option_of_the_other_deed_is_refused(qcheck: Run, sheet: Path) -> None:
    assert qcheck("catalogue", "from-xlsx", str(sheet), "--texts-only").code == 2
    assert qcheck("catalogue", "to-xlsx", "kurzcheck", "--into", "F R").code == 2


def test_an_earlier_spreadsheet_says_since_when_translations_may_be_out_of_date(
    qcheck: Run, written: Written, tmp_path: Path
) -> None:
    two = PLAYGROUND.replace("title: Planung", "title: {de: Planung, en: Planning}").replace(
        "title: Sp", "languages: [de, en]\ntitle: Sp"
    )
    before, after = str(tmp_path / "a.xlsx"), str(tmp_path / "b.xlsx")
    qcheck("catalogue", "to-xlsx", written("alt.yaml", two), "--texts-only", "-o", before)

    new = written("neu.yaml", two.replace("de: Planung", "de: Planen"))
    assert (
        qcheck(
            "catalogue", "to-xlsx", new, "--texts-only", "--since", before, "-o", after, "--language", "de"
        ).code
        == 0
    )

    from tests.catalogue_sheet.sheets import tabs

    cells = [cell for _, row in tabs(Path(after).read_bytes())["Texte"] for cell in row]
    assert any(cell.startswith("Original seither geändert: en") for cell in cells)
    assert "Planung" in cells
