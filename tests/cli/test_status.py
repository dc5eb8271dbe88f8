"""`qcheck status`, and links that open nothing."""

from __future__ import annotations

import json

import pytest

from qcheck.service import Service
from tests.cli.checks import NEW, answered, made, organise
from tests.cli.running import Run

FIVE_TO_NINE = {"at_least": 5, "at_most": 9}


def test_the_status_counts_the_sheets_of_each_perspective(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)
    answered(service, link, "politik", 2)

    status = json.loads(qcheck("status", link, "--format", "json").out)

    assert status["state"] == "open"
    assert status["sheets"] == {
        "verwaltung": 0,
        "zivilgesellschaft": 0,
        "politik": 2,
        "prozessgestaltung": 0,
        "einwohnerschaft": 0,
    }


def test_the_status_of_a_confidential_check_counts_in_steps_of_five(qcheck: Run, service: Service) -> None:
    link = organise(qcheck, *NEW, "--mode", "confidential")
    answered(service, link, "politik", 4)
    answered(service, link, "verwaltung", 5)

    ran = qcheck("status", link, "--language", "de")
    status = json.loads(qcheck("status", link, "--format", "json").out)

    assert "    Verwaltung: 5 bis 9\n" in ran.out
    assert "    Politik: weniger als 5\n    Prozessgestaltende: weniger als 5\n" in ran.out
    assert status["minimum_group"] == 5
    assert [status["sheets"][who] for who in ("verwaltung", "politik", "einwohnerschaft")] == [
        FIVE_TO_NINE,
        None,
        None,
    ]


def test_once_it_is_closed_the_status_counts_exactly_and_still_tells_no_small_number(
    qcheck: Run, service: Service
) -> None:
    link = organise(qcheck, *NEW, "--mode", "confidential")
    answered(service, link, "politik", 4)
    answered(service, link, "verwaltung", 6)
    service.organising.end_check(link)

    status = json.loads(qcheck("status", link, "--format", "json").out)

    assert [status["sheets"][who] for who in ("verwaltung", "politik", "einwohnerschaft")] == [6, None, None]


@pytest.mark.parametrize("command", ["status", "open", "close", "delete"])
def test_a_link_may_be_the_whole_address(qcheck: Run, command: str) -> None:
    address = made(qcheck)["links"][0]["address"]
    yes = ("--yes",) if command == "delete" else ()

    assert qcheck(command, f"{address}&lang=en", *yes).code == 0


@pytest.mark.parametrize("command", ["status", "open", "close", "delete", "profile"])
@pytest.mark.parametrize("kind", ["answer", "renewed", "unknown"])
def test_a_link_that_does_not_open_this_is_a_problem_in_words(
    qcheck: Run, service: Service, command: str, kind: str
) -> None:
    check = made(qcheck)
    organising, choice = (each["link"] for each in check["links"][:2])
    links = {
        "answer": lambda: choice,
        "renewed": lambda: (service.organising.renew(organising), organising)[1],
        "unknown": lambda: "0" * 38,
    }

    ran = qcheck(command, links[kind]())

    says = {
        "answer": "This link is for answering.",
        "renewed": "replaced by a new one",
        "unknown": "does not open a check",
    }
    assert (ran.code, ran.out) == (1, "")
    assert says[kind] in ran.err


@pytest.mark.parametrize("command", ["status", "open", "close", "delete"])
def test_a_word_that_is_no_link_is_wrong_usage(qcheck: Run, command: str) -> None:
    ran = qcheck(command, "spielplatz")

    assert (ran.code, ran.out) == (2, "")
    assert "'spielplatz' is no link" in ran.err


def test_the_status_of_a_check_that_was_closed_by_hand_promises_no_other_end(
    qcheck: Run, service: Service
) -> None:
    link = organise(qcheck, *NEW, "--ends", "2035-03-31")
    service.organising.end_check(link)

    said, ends = (
        qcheck("status", link).out,
        json.loads(qcheck("status", link, "--format", "json").out)["ends"],
    )

    assert "2035" not in said
    assert ends[:10] != "2035-03-31"
