"""`qcheck compare`: two files, two links, or one of each."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from qcheck.catalogue import CriterionId
from qcheck.service import NewCheck, Service, shipped
from tests.cli.checks import NEW, answered, organise
from tests.cli.running import Ran, Run, Written

EXAMPLES = shipped() / "examples"
BEFORE, AFTER = str(EXAMPLES / "vorher-altstadt.csv"), str(EXAMPLES / "altstadt.csv")
EXAMPLE = ("compare", BEFORE, AFTER, "--catalogue", "qualitaetscheck", "--phase", "reflexion")
CATALOGUE = """\
id: klein
version: {version}
title: Klein
phases: [{{id: vor, title: Vor}}, {{id: nach, title: Nach}}]
perspectives: [{{id: amt, title: Amt}}, {{id: rat, title: Rat}}]
criteria:
  - {{id: k, title: Kriterium, questions: [{{id: a, text: {text}}}]}}
  - {{id: l, title: Zweites, questions: [{{id: b, text: B}}]}}
"""


def sheets(*rows: str) -> str:
    return "sheet,perspective,question,answer\n" + "".join(f"{row}\n" for row in rows)


THEN = sheets("1,amt,a,1", "1,amt,b,4", "2,rat,a,1", "2,rat,b,4")
NOW = sheets("1,amt,a,4", "1,amt,b,4", "2,rat,a,4", "2,rat,b,4", "3,rat,a,4", "3,rat,b,4")


def criteria(ran: Ran) -> dict[str, Any]:
    assert (ran.code, ran.err) == (0, "")
    return {each["id"]: each for each in json.loads(ran.out)["criteria"]}


@pytest.fixture
def files(written: Written) -> dict[str, str]:
    return {
        "then": written("then.csv", THEN),
        "now": written("now.csv", NOW),
        "first": written("first.yaml", CATALOGUE.format(version="1.0.0", text="A")),
        "second": written("second.yaml", CATALOGUE.format(version="1.1.0", text="Anders")),
    }


def test_two_files_are_compared_criterion_by_criterion(qcheck: Run, files: dict[str, str]) -> None:
    ran = qcheck(
        "compare", "then.csv", "now.csv", "--catalogue", "first.yaml", "--phase", "nach", "--format", "json"
    )

    assert json.loads(ran.out)["title"] == "Then and now"
    assert criteria(ran)["k"] == {
        "id": "k",
        "comparable": True,
        "reason": None,
        "verdict": "changed",
        "overall": {
            "from": {"light": "red", "score": 0, "n": 2},
            "to": {"light": "green", "score": 100, "n": 3},
        },
        "perspectives": {
            "amt": {
                "verdict": "changed",
                "from": {"light": "red", "score": 0, "n": 1},
                "to": {"light": "green", "score": 100, "n": 1},
            },
            "rat": {
                "verdict": "changed",
                "from": {"light": "red", "score": 0, "n": 1},
                "to": {"light": "green", "score": 100, "n": 2},
            },
        },
        "agreed": {},
    }
    assert criteria(ran)["l"]["verdict"] == "about_the_same"


def test_another_edition_is_no_change_of_the_process(qcheck: Run, files: dict[str, str]) -> None:
    options = ("--catalogue", "first.yaml", "--to-catalogue", "second.yaml", "--phase", "nach")

    found = criteria(qcheck("compare", "then.csv", "now.csv", *options, "--format", "json"))

    assert (found["k"]["comparable"], found["k"]["verdict"]) == (False, None)
    assert found["k"]["reason"] == "A question was worded differently: “A”, later “Anders”."
    assert found["k"]["overall"]["to"] == {"light": None, "score": None, "n": None}
    assert found["l"]["verdict"] == "about_the_same"


def test_from_planning_to_a_later_phase_is_planned_and_experienced(
    qcheck: Run, files: dict[str, str]
) -> None:
    options = ("--catalogue", "first.yaml", "--phase", "vor", "--to-phase", "nach", "--language", "de")

    program = qcheck("compare", "then.csv", "now.csv", *options, "--format", "json")
    table = qcheck("compare", "then.csv", "now.csv", *options).out

    assert json.loads(program.out)["title"] == "Geplant und erlebt"
    assert "Das ist kein Trend" in table
    assert "anders als" in table


def test_the_table_tells_both_checks_and_the_rule(qcheck: Run) -> None:
    ran = qcheck(*EXAMPLE)

    lines = ran.out.splitlines()
    assert lines[:3] == [
        "Then and now",
        "Then: Full questionnaire on public participation (0.2.0), Reflection, open round, 19 sheets",
        "Now: Full questionnaire on public participation (0.2.0), Reflection, open round, 24 sheets",
    ]
    assert max(map(len, lines)) <= 100
    assert (
        "Clear and open information  changed          ✕ action needed 47     ✓ in good shape 81     19 → 24"
        in lines
    )
    assert "    Not the same perspectives stand in both results." in lines
    assert "at least 5 points" in " ".join(lines)


def test_csv_has_a_row_for_each_view_in_the_separator_of_the_language(qcheck: Run) -> None:
    cells = list(
        csv.DictReader(
            StringIO(qcheck(*EXAMPLE, "--format", "csv", "--language", "de").out.lstrip("\ufeff")),
            delimiter=";",
        )
    )

    first = next(each for each in cells if each["criterion"] == "information")
    assert (first["perspective"], first["verdict"]) == ("overall", "changed")
    assert (first["light_from"], first["score_from"], first["n_from"]) == ("red", "47", "19")
    assert (first["light_to"], first["score_to"], first["n_to"]) == ("green", "81", "24")
    withheld = next(each for each in cells if each["criterion"] == "ressourcen")
    assert withheld["reason"] == "In beiden Ergebnissen stehen nicht dieselben Perspektiven."


def test_the_picture_says_in_words_what_it_shows(qcheck: Run) -> None:
    picture = qcheck(*EXAMPLE, "--format", "svg").out

    assert picture.startswith("<svg ")
    assert "Clear and open information: changed. Then Red, action needed, 47 of 100; now Green" in picture


@pytest.mark.parametrize(
    ("form", "told"), [("table", "=1+1<b>"), ("csv", ",'=1+1<b>,"), ("svg", "=1+1&lt;b&gt;")]
)
def test_a_title_that_looks_like_a_formula_or_like_markup_stays_words(
    qcheck: Run, written: Written, files: dict[str, str], form: str, told: str
) -> None:
    text = CATALOGUE.format(version="1.0.0", text="A").replace("Kriterium", "'=1+1<b>'")
    odd = written("odd.yaml", text)

    ran = qcheck("compare", "then.csv", "now.csv", "--catalogue", odd, "--phase", "nach", "--format", form)

    assert (ran.code, told in ran.out) == (0, True)


# ---- links


def two_checks(qcheck: Run, service: Service, *options: str) -> tuple[str, str]:
    """The organisers' links of two checks of one process."""
    first = organise(qcheck, *NEW, *options)
    access = service.access.open(first)
    again = NewCheck(
        "Spielplatz am Bach", "", "kurzcheck", access.phase, access.scope, None, access.mode, beside=first
    )
    return first, service.organising.create_check(again)


def test_two_checks_of_a_process_need_their_links_alone(qcheck: Run, service: Service) -> None:
    first, second = two_checks(qcheck, service)
    answered(service, first, "politik", 1)
    answered(service, second, "politik", 1)

    ran = qcheck("compare", first, second, "--format", "json")

    assert json.loads(ran.out)["title"] == "Spielplatz am Bach: Then and now"
    assert "about_the_same" in {each["verdict"] for each in criteria(ran).values()}


def test_checks_of_different_processes_are_not_put_side_by_side(qcheck: Run, service: Service) -> None:
    ran = qcheck("compare", organise(qcheck), organise(qcheck))

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("The two links belong to different processes.")


def test_a_check_beside_itself_is_refused(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)

    ran = qcheck("compare", link, link)

    assert (ran.code, ran.err) == (
        1,
        "Both links belong to the same check. Please choose another check of this process.\n",
    )


def test_a_confidential_check_is_compared_once_it_is_closed(qcheck: Run, service: Service) -> None:
    first, second = two_checks(qcheck, service, "--mode", "confidential")

    early = qcheck("compare", first, second)
    qcheck("close", first, "--yes")
    half = qcheck("compare", first, second)
    qcheck("close", second, "--yes")

    not_yet = "this is a confidential check: its results are shown only after it has closed\n"
    assert early == half == Ran(1, "", not_yet)
    assert qcheck("compare", first, second).code == 0


def test_what_was_agreed_stands_beside(qcheck: Run, service: Service) -> None:
    first, second = two_checks(qcheck, service)
    [criterion, *_] = [str(each.id) for each in service.access.open(first).questionnaire.criteria]
    service.agreements.agree(first, CriterionId(criterion), "yellow", "Es geht voran", seen=0)

    found = criteria(qcheck("compare", first, second, "--format", "json"))

    assert found[criterion]["agreed"] == {
        "from": {"light": "yellow", "reason": "Es geht voran", "minority": ""},
        "to": None,
    }


# ---- refused


@pytest.mark.parametrize(
    "option", [("--catalogue", "kurzcheck"), ("--to-phase", "planung"), ("--mode", "open")]
)
def test_what_two_checks_know_themselves_is_not_said_again(
    qcheck: Run, service: Service, option: tuple[str, str]
) -> None:
    ran = qcheck("compare", *two_checks(qcheck, service), *option)

    assert (ran.code, ran.err) == (2, f"a check knows this itself: leave out {option[0]}\n")


def test_files_need_their_catalogue_and_its_phase(qcheck: Run, files: dict[str, str]) -> None:
    bare = qcheck("compare", "then.csv", "now.csv")
    without_phase = qcheck("compare", "then.csv", "now.csv", "--catalogue", "first.yaml")

    assert (bare.code, bare.err) == (2, "a file of answers needs its catalogue: say it with --catalogue\n")
    assert (without_phase.code, "say one with --phase" in without_phase.err) == (2, True)


def test_a_file_with_mistakes_says_all_of_them(qcheck: Run, written: Written, files: dict[str, str]) -> None:
    wrong = written("wrong.csv", sheets("1,amt,x,3", "1,amt,a,9"))

    ran = qcheck("compare", "then.csv", wrong, "--catalogue", "first.yaml", "--phase", "nach")

    assert (ran.code, ran.out) == (1, "")
    assert "wrong.csv: row 2" in ran.err
    assert "wrong.csv: row 3" in ran.err


def test_standard_input_can_be_one_of_the_two_alone(qcheck: Run, files: dict[str, str]) -> None:
    ran = qcheck("compare", "-", "-", "--catalogue", "first.yaml", "--phase", "nach")

    assert (ran.code, ran.err) == (
        2,
        "standard input can be read once alone: '-' can stand for one of the two\n",
    )


def test_the_result_is_not_written_over_the_answers(qcheck: Run, files: dict[str, str]) -> None:
    ran = qcheck(
        "compare", "then.csv", "now.csv", "--catalogue", "first.yaml", "--phase", "nach", "-o", "now.csv"
    )

    assert (ran.code, Path("now.csv").read_text(encoding="utf-8")) == (2, NOW)


def test_a_link_that_opens_nothing_is_said(qcheck: Run, service: Service) -> None:
    ran = qcheck("compare", organise(qcheck), "0" * 38)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err
