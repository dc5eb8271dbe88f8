"""What remains when answers go, from the command line: chosen, made less, and read by people and programs."""

from __future__ import annotations

import json
from io import StringIO

import pytest

from qcheck.service import Keeps, Service
from tests.cli.checks import NEW, answered, made, organise
from tests.cli.running import Run

KEPT = (*NEW, "--keeps", "result")
GONE = "The answers of this check were deleted on"


def emptied(qcheck: Run, service: Service) -> str:
    """A check whose answers are gone, by its organiser's link."""
    link = organise(qcheck, *KEPT)
    answered(service, link, "politik", 2)
    assert qcheck("delete", link, "--answers", "--yes").code == 0
    return link


def test_what_remains_is_chosen_with_a_new_check(qcheck: Run) -> None:
    assert made(qcheck, *KEPT)["keeps"] == "result"
    assert "all answers are deleted. The result may stay." in qcheck(*KEPT).out


def test_it_is_changed_as_long_as_nobody_was_told(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)

    ran = qcheck("schedule", link, "--keeps", "measures")

    assert (ran.code, service.access.open(link).keeps) == (0, Keeps.MEASURES)
    assert "is closed by hand. On " in ran.err


@pytest.mark.parametrize("form", ["table", "json", "csv", "svg"])
def test_a_profile_says_beside_every_form_that_the_answers_are_gone(
    qcheck: Run, service: Service, form: str
) -> None:
    ran = qcheck("profile", emptied(qcheck, service), "--format", form)

    assert ran.code == 0
    assert GONE in ran.err
    assert ran.out


def test_the_json_of_a_profile_has_the_day_on_which_its_answers_went(qcheck: Run, service: Service) -> None:
    link = organise(qcheck, *KEPT)
    answered(service, link, "politik", 2)
    before = json.loads(qcheck("profile", link, "--format", "json").out)
    service.organising.delete_answers(link)

    after = json.loads(qcheck("profile", link, "--format", "json").out)

    assert "answers_deleted" not in before
    assert after.pop("answers_deleted") == str(service.access.open(link).emptied)
    assert after == before


@pytest.mark.parametrize("form", ["table", "json", "csv", "svg"])
def test_without_a_result_a_profile_is_empty_and_says_why(qcheck: Run, service: Service, form: str) -> None:
    link = organise(qcheck, *NEW, "--keeps", "measures")
    answered(service, link, "politik", 2)
    service.agreements.agree(link, "ziele-rahmen", "yellow", "Das Ziel ist klar.", seen=0)
    service.organising.delete_answers(link)

    ran = qcheck("profile", link, "--format", form)

    assert (ran.code, "and its result with them" in ran.err) == (0, True)


def test_the_status_counts_no_sheets_where_there_are_none_any_more(qcheck: Run, service: Service) -> None:
    link = emptied(qcheck, service)

    status = json.loads(qcheck("status", link, "--format", "json").out)
    said = qcheck("status", link).out

    assert (status["sheets"], status["answers_deleted"]) == ({}, str(service.access.open(link).emptied))
    assert GONE in said
    assert "Sheets received" not in said


def test_answers_and_process_are_not_deleted_in_one_breath(qcheck: Run) -> None:
    ran = qcheck("delete", organise(qcheck), "--answers", "--process", "--yes")

    assert (ran.code, "--answers or --process, not both" in ran.err) == (2, True)


def test_a_process_is_asked_about_with_the_number_of_its_checks(
    qcheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("nein\n"))
    link = organise(qcheck)

    ran = qcheck("delete", link, "--process")

    assert (ran.code, "(checks in it: 1)" in ran.err, qcheck("status", link).code) == (1, True, 0)
