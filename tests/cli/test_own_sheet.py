"""`qcheck sheet`: whoever is asked for one person's data gives or deletes it by the code, without reading it."""

from __future__ import annotations

import json
import sys
from io import StringIO
from pathlib import Path

import pytest

from qcheck.service import Mode, Service, State
from tests.cli.running import Run
from tests.sheet.devices import invitation, new_check

SAID = "Niemand hat gefragt."


@pytest.fixture
def asked(service: Service) -> tuple[str, str, str]:
    """A confidential check with a sheet: its organiser's link, that of the sheet, and its personal code."""
    link = new_check(service, mode=Mode.CONFIDENTIAL)
    sheet = service.joining.join(invitation(service, link, "politik"), None, "einmal")
    service.answering.answer(sheet, "k-zuhoeren", 1)
    service.answering.comment(sheet, "k-zuhoeren", SAID, "")
    return link, sheet, service.joining.personal_code(sheet)


def test_a_copy_goes_into_a_file_and_nothing_is_shown(
    qcheck: Run, asked: tuple[str, str, str], tmp_path: Path
) -> None:
    link, _, code = asked

    ran = qcheck("sheet", link, "--code", code, "-o", "kopie.json")

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert json.loads((tmp_path / "kopie.json").read_text("utf-8"))["answers"][0]["comment"] == SAID


def test_the_code_is_read_from_standard_input(
    qcheck: Run, asked: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    link, _, code = asked
    monkeypatch.setattr(sys, "stdin", StringIO(f"{code}\n"))

    ran = qcheck("sheet", link, "--code", "-", "--delete", "--yes", "--language", "de")

    assert "ist gelöscht, mit allem darauf" in ran.err


def test_after_the_end_the_bare_answers_stay_and_it_is_said(
    qcheck: Run, service: Service, asked: tuple[str, str, str]
) -> None:
    link, _, code = asked
    service.organising.end_check(link)

    ran = qcheck("sheet", link, "--code", code, "--delete", "--yes", "--language", "de")

    assert service.access.open(link).state is State.CLOSED
    assert "seine bloßen Antworten zählen weiter mit" in ran.err


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ((), 2, "welcher Bogen?"),
        (("--code", "AAAA-AAAA"), 2, "damit niemand die Antworten am Bildschirm liest"),
        (("--code", "AAAA-AAAA", "--delete"), 1, "Zu diesem Code gibt es in diesem Check keinen Fragebogen."),
    ],
)
def test_what_is_missing_or_wrong_is_said(
    qcheck: Run, asked: tuple[str, str, str], options: tuple[str, ...], code: int, said: str
) -> None:
    ran = qcheck("sheet", asked[0], *options, "--language", "de")

    assert (ran.code, said in ran.err) == (code, True)
