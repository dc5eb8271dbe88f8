"""`qcheck report`: what the page of files offers, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from qcheck.reports.kinds import KINDS
from qcheck.service import LinkKind, Service
from tests.cli.checks import NEW, answered, made, organise
from tests.cli.running import ANSWERS, CATALOGUE, Run
from tests.link_kinds import link_of

FILE = ("report", ANSWERS, "--catalogue", CATALOGUE, "--phase", "reflexion")


def test_a_council_paper_comes_out_of_a_spreadsheet_in_one_command(qcheck: Run, tmp_path: Path) -> None:
    ran = qcheck(*FILE, "--kind", "ratsvorlage", "--title", "Spielplatz am Bach", "-o", "vorlage.pdf")

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / "vorlage.pdf").read_bytes().startswith(b"%PDF-")


def test_a_file_that_is_not_there_is_said_before_its_catalogue_is_asked_for(qcheck: Run) -> None:
    ran = qcheck("report", "fehlt.csv", "--kind", "ratsvorlage", "-o", "x.pdf", "--language", "de")

    assert ran.code == 2
    assert "»fehlt.csv«: Diese Datei oder diesen Ordner gibt es nicht" in ran.err


def test_a_file_of_answers_makes_no_questionnaire_and_says_what_it_makes(qcheck: Run) -> None:
    ran = qcheck("report", ANSWERS, "--kind", "bogen", "-o", "x.html", "--language", "de")

    assert ran.code == 2
    assert "bogen braucht einen Check: Nennen Sie seinen Link statt einer Datei." in ran.err


def test_the_answers_of_a_confidential_file_leave_in_no_way(qcheck: Run, tmp_path: Path) -> None:
    arguments = ("--kind", "arbeitsmappe", "--format", "wide", "-o", "antworten.zip")

    allowed = qcheck(*FILE, *arguments)
    (tmp_path / "antworten.zip").unlink()
    refused = qcheck(*FILE, *arguments, "--mode", "confidential")

    assert (allowed.code, refused.code) == (0, 1)
    assert "open round" in refused.err
    assert not (tmp_path / "antworten.zip").exists()


def test_a_link_takes_away_what_it_may_see(qcheck: Run, service: Service, tmp_path: Path) -> None:
    check = made(qcheck)
    answered(service, check["links"][0]["link"], "politik", 1)
    view = check["links"][-1]["address"]

    seen = qcheck("report", view, "--kind", "bild", "-o", "bild.svg", "--language", "en")
    refused = qcheck("report", view, "--kind", "paket", "-o", "alles.json", "--language", "en")

    assert (seen.code, seen.err) == (0, "")
    assert refused.code == 1
    assert "is taken away by whoever organises the check" in refused.err
    assert not (tmp_path / "alles.json").exists()


def test_before_the_end_of_a_confidential_check_there_is_nothing(qcheck: Run) -> None:
    link = organise(qcheck, *NEW, "--mode", "confidential")

    ran = qcheck("report", link, "--kind", "handzettel", "-o", "x.pdf", "--language", "de")

    assert ran.code == 1
    assert "noch nicht beendet" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "seal"), "possible are: ratsvorlage, handzettel"),
        (("--kind", "ratsvorlage", "--format", "odt"), "ratsvorlage is made as pdf, docx, not as 'odt'"),
        (("--kind", "protokoll"), "protokoll needs a check"),
    ],
)
def test_what_is_not_made_is_said_with_what_is(qcheck: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = qcheck(*FILE, *arguments, "-o", "x")

    assert ran.code == 2
    assert said in ran.err


def test_a_link_knows_its_catalogue_itself(qcheck: Run) -> None:
    ran = qcheck("report", organise(qcheck), "--kind", "bild", "--catalogue", "kurzcheck", "-o", "x")

    assert ran.code == 2
    assert "--catalogue" in ran.err


def test_the_file_of_the_answers_is_never_written_over(qcheck: Run, tmp_path: Path) -> None:
    answers = tmp_path / "antworten.csv"
    answers.write_bytes(Path(ANSWERS).read_bytes())

    ran = qcheck(
        *("report", "antworten.csv", "--catalogue", CATALOGUE, "--phase", "reflexion"),
        *("--kind", "bild", "-o", "antworten.csv"),
    )

    assert ran.code == 2
    assert answers.read_bytes() == Path(ANSWERS).read_bytes()


def test_what_cannot_be_used_of_the_brand_is_told_and_the_report_comes_all_the_same(
    qcheck: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "data" / "brand"
    folder.mkdir(parents=True)
    (folder / "brand.yaml").write_text('colour: "#FFFF00"')

    ran = qcheck(*FILE, "--kind", "ratsvorlage", "--format", "docx", "-o", "x.docx")

    assert ran.code == 0
    assert "4.5 is needed" in ran.err


@pytest.mark.parametrize("page", ["commands.md", "commands.en.md"])
def test_the_page_of_commands_names_every_kind_and_format(page: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / page).read_text("utf-8")

    assert [each.name for each in KINDS if f"`{each.name}`" not in text] == []
    assert [form.name for each in KINDS for form in each.formats if f"`{form.name}`" not in text] == []


def test_a_sheet_takes_its_own_answers_along(qcheck: Run, service: Service, tmp_path: Path) -> None:
    link = organise(qcheck)
    sheet = link_of(service, link, LinkKind.SHEET)
    [(_, [question, *_]), *_] = service.answering.own_sheet(sheet).asked
    service.answering.answer(sheet, question.id, 3)

    ran = qcheck("report", sheet, "--kind", "mein-bogen", "--format", "csv", "-o", "meine.csv")

    assert ran.code == 0
    assert question.id in (tmp_path / "meine.csv").read_text("utf-8-sig")
