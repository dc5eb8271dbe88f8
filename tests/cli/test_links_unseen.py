"""A secret link need not stand on the command line, where everybody on the computer sees it in the list of
processes.
"""

from __future__ import annotations

import sys
from io import StringIO

import pytest

from qcheck.service import Service, State
from tests.cli.checks import organise
from tests.cli.running import Run

LINK = "QCHECK_LINK"


@pytest.mark.parametrize("command", ["status", "close", "open"])
def test_a_link_is_read_from_standard_input(
    qcheck: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    link = organise(qcheck)
    monkeypatch.setattr(sys, "stdin", StringIO(f"{link}\n"))

    assert qcheck(command, "-").code == 0


@pytest.mark.parametrize(
    "command",
    [("status",), ("close",), ("open",), ("delete", "--yes"), ("profile",), ("schedule", "--ends", "-")],
)
def test_a_link_is_taken_from_the_environment(
    qcheck: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv(LINK, organise(qcheck))

    assert qcheck(*command).code == 0


def test_a_link_that_is_said_goes_before_that_of_the_environment(
    qcheck: Run, monkeypatch: pytest.MonkeyPatch, service: Service
) -> None:
    monkeypatch.setenv(LINK, organise(qcheck))
    said = organise(qcheck)

    qcheck("close", said)

    assert service.access.open(said).state is State.CLOSED


def test_deleting_asks_its_question_after_the_link_was_read(
    qcheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = organise(qcheck)
    monkeypatch.setattr(sys, "stdin", StringIO(f"{link}\nyes\n"))

    ran = qcheck("delete", "-", "--language", "en")

    assert "has been deleted" in ran.err


@pytest.mark.parametrize(
    "typed", [("status",), ("status", "-"), ("profile",), ("close",), ("delete", "--yes")]
)
def test_without_a_link_it_is_said_how_to_give_one(qcheck: Run, typed: tuple[str, ...]) -> None:
    ran = qcheck(*typed, "--language", "en")

    assert (ran.code, ran.out) == (2, "")
    assert "which check? Say its link, or '-'" in ran.err


def test_a_closed_open_round_is_opened_again(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)
    service.organising.end_check(link)

    opened = qcheck("open", link)

    assert (opened.code, service.access.open(link).state) == (0, State.OPEN)
