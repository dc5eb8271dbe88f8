"""Answers come back to a check that asks a newer edition, or answers with scales of its own."""

from datetime import UTC, datetime

import pytest

from qcheck.answer_files.contents import wording_hash
from qcheck.language import language
from qcheck.loading import Shelf
from qcheck.service import GivenFile, Service
from qcheck.store import open_store
from tests.importing.reading import workbook
from tests.test_service import YAML, wish
from tests.test_service_importing_sheets import KEY, answer_file

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
OLDER = f"{YAML}texts: {{open_good: Was war schön?}}\n"
NEWER = (
    (
        YAML.replace("version: 1.0.0", "version: 1.1.0\nfollows: 1.0.0")
        .replace("von Anfang an dabei.", "von Beginn an dabei.")
        .replace("Es ist schön.", "Es ist sehr schön.")
        .replace("{id: tief, text: Der Sand ist tief.}", "{id: weich, text: Der Sand ist weich.}")
    )
    + """
changes:
  - {question: frueh, change: editorial, why: Ein Wort ist leichter zu lesen.}
  - {question: weich, change: changed, replaces: tief, why: Tief sagte zu wenig.}
"""
)
REIFE = """
id: reife
version: 1.0.0
title: Reife
perspectives:
  - {id: amt, title: Amt}
scales:
  reife:
    prompt: Wie weit sind Sie?
    options:
      - {value: 1, label: am Anfang, points: 0}
      - {value: 2, label: unterwegs, points: 40}
      - {value: 3, label: angekommen, points: 100}
criteria:
  - id: stand
    title: Stand
    questions:
      - {id: ziele, text: Die Ziele stehen fest.}
      - {id: weg, text: Der Weg ist klar., scale: reife}
      - id: geld
        text: Das Geld ist da.
        options:
          - {value: 1, label: Nein}
          - {value: 2, label: Ja}
"""


@pytest.fixture
def service(sqlite_url, tmp_path):
    folder = tmp_path / "criteria"
    (folder / "earlier").mkdir(parents=True)
    (folder / "spielplatz.yaml").write_text(NEWER, "utf-8")
    (folder / "earlier" / "spielplatz-1.0.0.yaml").write_text(OLDER, "utf-8")
    (folder / "reife.yaml").write_text(REIFE, "utf-8")
    opened = Service(open_store(sqlite_url), Shelf([folder]), KEY, lambda: NOON)
    yield opened
    opened.close()


def look(service: Service, link: str, name: str, content: bytes):
    [file] = service.importing.look(link, [GivenFile(name, content)]).files
    return file, [problem.said(language("en")) for problem in file.problems]


def taken(service: Service, link: str, name: str, content: bytes) -> dict[str, object]:
    """The answers of the one sheet that comes in with this file."""
    service.importing.take_in(link, service.importing.look(link, [GivenFile(name, content)]))
    [sheet] = service.collecting.sheets(link)
    return {question: each.value for question, each in service.answering.own_sheet(sheet.link).given.items()}


def test_a_sheet_that_went_out_with_the_edition_before_comes_back_with_what_still_counts(service) -> None:
    link = service.organising.create_check(wish(perspective=None))
    before = {
        "frueh": {"value": 4, "wording": wording_hash("Die Kinder waren von Anfang an dabei.")},
        "offen": {"value": 2, "wording": wording_hash("Was gebaut wird, war offen.")},
        "schoen": {"value": 3, "wording": wording_hash("Es ist schön.")},
        "tief": {"value": 3, "wording": wording_hash("Der Sand ist tief.")},
    }

    file, problems = look(service, link, "a.json", answer_file(service, link, 1, answers=before))

    assert (problems, file.edition) == ([], "1.0.0")
    assert file.unmatched == ("Es ist schön.", "Der Sand ist tief.")
    assert taken(service, link, "a.json", answer_file(service, link, 1, answers=before)) == {
        "frueh": 4,
        "offen": 2,
    }


def test_a_table_in_the_words_of_the_edition_before_comes_in_with_what_was_written_at_its_end(
    service,
) -> None:
    link = service.organising.create_check(wish(perspective=None))
    rows = "Perspektive;Die Kinder waren von Anfang an dabei.;Es ist schön.;Was war schön?\nKinder;4;3;Der Bach\n"

    file, problems = look(service, link, "a.csv", rows.encode())

    assert (problems, file.unmatched) == ([], ("Es ist schön.",))
    assert [(each.answered, each.remarks) for each in file.sheets] == [(1, 1)]


def test_a_spreadsheet_of_the_edition_before_comes_back_in_the_same_way(service) -> None:
    link = service.organising.create_check(wish(perspective=None))
    marks = [
        ["qcheck:fill-in:1"], ["catalogue=spielplatz"], ["version=1.0.0"], ["perspective=kinder"],
        ["question:frueh", 1, "Die Kinder waren von Anfang an dabei.", "", "trifft voll zu"],
        ["question:schoen", 2, "Es ist schön.", "", "trifft voll zu"],
        ["question:tief", 3, "Der Sand ist tief.", "", "trifft voll zu"],
    ]  # fmt: skip

    file, problems = look(service, link, "a.xlsx", workbook(marks))

    assert (problems, file.unmatched) == ([], ("Es ist schön.", "Der Sand ist tief."))
    assert taken(service, link, "a.xlsx", workbook(marks)) == {"frueh": 4}


@pytest.mark.parametrize(
    "rows",
    [
        "perspektive;ziele;weg;geld\nAmt;4;3;2\n",
        "perspektive;Die Ziele stehen fest.;Der Weg ist klar.;Das Geld ist da.\nAmt;trifft voll zu;angekommen;Ja\n",
        "sheet;perspective;question;answer\n1;amt;ziele;4\n1;amt;weg;angekommen\n1;amt;geld;ja\n",
    ],
)
def test_each_answer_is_read_by_the_scale_of_its_question(service, rows: str) -> None:
    link = service.organising.create_check(wish(perspective=None, catalogue="reife", phase=None))

    assert taken(service, link, "a.csv", rows.encode()) == {"ziele": 4, "weg": 3, "geld": 2}


@pytest.mark.parametrize(
    ("question", "answer", "possible"),
    [
        ("weg", "4", "am Anfang (1), unterwegs (2), angekommen (3)"),
        ("geld", "angekommen", "Nein (1), Ja (2)"),
        ("ziele", "angekommen", "does not apply at all (1)"),
    ],
)
def test_what_is_not_on_the_scale_of_its_question_is_told_with_what_is(
    service, question: str, answer: str, possible: str
) -> None:
    link = service.organising.create_check(wish(perspective=None, catalogue="reife", phase=None))

    _, [said] = look(service, link, "a.csv", f"perspektive;{question}\nAmt;{answer}\n".encode())

    assert said.startswith(f"a.csv: row 2: {question}: '{answer}' is not an answer on the scale\n")
    assert f"possible are: {possible}" in said


def test_an_answer_file_is_held_against_the_scale_of_each_question(service) -> None:
    link = service.organising.create_check(wish(perspective=None, catalogue="reife", phase=None))
    of = {
        "catalogue": {"id": "reife", "version": "1.0.0"},
        "phase": None,
        "perspective": "amt",
        "closing": {},
    }
    right = {"weg": {"value": 3}, "geld": {"value": 2}}
    wrong = {"weg": {"value": 4}, "geld": {"value": 2}}

    _, problems = look(service, link, "b.json", answer_file(service, link, 2, answers=wrong, **of))

    assert [each.partition("\n")[0] for each in problems] == [
        "b.json: weg: '4' is not an answer on the scale"
    ]
    assert taken(service, link, "a.json", answer_file(service, link, 1, answers=right, **of)) == {
        "weg": 3,
        "geld": 2,
    }


def test_a_table_row_by_row_is_not_refused_over_a_question_that_an_earlier_edition_asked(service) -> None:
    link = service.organising.create_check(wish(perspective=None))
    rows = "Bogen;Perspektive;Frage;Antwort\n1;kinder;frueh;4\n1;kinder;tief;3\n"
    strange = rows + "1;kinder;nie-gefragt;3\n"

    file, problems = look(service, link, "a.csv", rows.encode())
    _, refused = look(service, link, "b.csv", strange.encode())

    assert (problems, file.unmatched) == ([], ("Der Sand ist tief.",))
    assert [each for each in refused if "nie-gefragt" in each]
    assert taken(service, link, "a.csv", rows.encode()) == {"frueh": 4}
