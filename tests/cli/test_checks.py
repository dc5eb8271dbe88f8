"""Checks opened, closed, deleted and found again."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from qcheck.service import Service, State, UnknownLink
from tests.cli.checks import NEW, WHOLE, made, organise
from tests.cli.running import Ran, Run


def test_a_prepared_check_is_opened(qcheck: Run, service: Service) -> None:
    link = organise(qcheck, *NEW, "--prepared")

    ran = qcheck("open", link)

    assert ran == Ran(0, "", "'Spielplatz am Bach' is open\n")
    assert service.access.open(link).state is State.OPEN


def test_a_closed_confidential_check_is_not_opened_again(qcheck: Run, service: Service) -> None:
    link = organise(qcheck, *NEW, "--mode", "confidential")
    qcheck("close", link, "--yes")

    ran = qcheck("open", link)

    assert (ran.code, ran.out) == (1, "")
    assert "closed" in ran.err
    assert service.access.open(link).state is State.CLOSED


def test_a_closed_check_takes_no_answers_any_more(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)

    ran = qcheck("close", link)

    assert ran == Ran(0, "", "'Spielplatz am Bach' is closed\n")
    assert service.access.open(link).state is State.CLOSED


def test_no_confidential_check_is_closed_for_good_without_a_yes(qcheck: Run, service: Service) -> None:
    link = organise(qcheck, *NEW, "--mode", "confidential")

    ran = qcheck("close", link)

    assert (ran.code, ran.out) == (1, "")
    assert "Close 'Spielplatz am Bach' for good?" in ran.err
    assert ran.err.endswith("nothing was closed\n")
    assert service.access.open(link).state is State.OPEN


@pytest.mark.parametrize(("typed", "argv"), [("", ("--yes",)), ("yes\n", ()), ("Ja\n", ("--language", "de"))])
def test_a_confidential_check_is_closed_by_whoever_is_sure(
    qcheck: Run, service: Service, monkeypatch: pytest.MonkeyPatch, typed: str, argv: tuple[str, ...]
) -> None:
    link = organise(qcheck, *NEW, "--mode", "confidential")
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))

    ran = qcheck("close", link, *argv)

    assert (ran.code, ran.out) == (0, "")
    assert service.access.open(link).state is State.CLOSED


def test_what_is_closed_already_asks_nothing(qcheck: Run) -> None:
    link = organise(qcheck, *NEW, "--mode", "confidential")
    qcheck("close", link, "--yes")

    ran = qcheck("close", link)

    assert "for good?" not in ran.err


def test_nothing_is_deleted_without_a_yes(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)

    ran = qcheck("delete", link)

    assert (ran.code, ran.out) == (1, "")
    assert "It cannot be undone." in ran.err
    assert service.access.open(link).title == "Spielplatz am Bach"


@pytest.mark.parametrize(("typed", "argv"), [("", ("--yes",)), ("yes\n", ()), ("Ja\n", ("--language", "de"))])
def test_a_check_is_deleted_with_its_answers(
    qcheck: Run, service: Service, monkeypatch: pytest.MonkeyPatch, typed: str, argv: tuple[str, ...]
) -> None:
    link = organise(qcheck)
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))

    ran = qcheck("delete", link, *argv)

    assert (ran.code, ran.out) == (0, "")
    with pytest.raises(UnknownLink):
        service.access.open(link)


def test_the_operator_finds_a_lost_link_by_a_part_of_its_title(qcheck: Run) -> None:
    link = organise(qcheck)
    made(qcheck, *WHOLE)

    found = json.loads(qcheck("links", "spielPLATZ", "--format", "json").out)
    ran = qcheck("links", "bachstadt")

    assert [(each["title"], each["link"]) for each in found] == [("Spielplatz am Bach", link)]
    assert ran.out.splitlines()[1] == f"    http://127.0.0.1:8501/check?link={link}"
    assert len(qcheck("links").out.splitlines()) == 4


def test_where_nothing_is_found_that_is_said(qcheck: Run) -> None:
    made(qcheck, *WHOLE)

    assert qcheck("links", "Marktplatz") == Ran(1, "", "there is no such check\n")
    assert qcheck("links", "Marktplatz", "--format", "json").out == "[]\n"


def test_where_no_data_are_that_is_said_instead(qcheck: Run, tmp_path: Path) -> None:
    code, out, said = qcheck("links", "--data", str(tmp_path / "vertippt"))

    assert (code, out) == (1, "")
    assert "There are no data of qcheck here" in said


def test_the_data_folder_can_be_named(qcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = str(tmp_path / "anderswo")
    made(qcheck, *NEW, "--data", other)
    monkeypatch.setenv("QCHECK_DATA", str(tmp_path / "data"))

    assert qcheck("links").code == 1
    assert qcheck("links", "--data", other).code == 0
