"""`qcheck profile` of a link."""

from __future__ import annotations

import csv
import json
import re
from datetime import datetime
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from qcheck.service import Mode, Service
from tests.cli.checks import NEW, answered, made, organise
from tests.cli.running import Ran, Run


def test_the_profile_of_a_check_needs_its_link_alone(qcheck: Run, service: Service) -> None:
    check = made(qcheck)
    answered(service, check["links"][0]["link"], "politik", 1)

    profile = json.loads(qcheck("profile", check["links"][-1]["address"], "--format", "json").out)

    assert (profile["catalogue"]["id"], profile["phase"], profile["mode"]) == ("kurzcheck", "planung", "open")
    assert profile["criteria"][0]["overall"]["score"] == 100


def test_an_agreed_light_stands_beside_the_computed_one(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)
    service.facilitating.start_workshop(link, "90")
    before = json.loads(qcheck("profile", link, "--format", "json").out)["criteria"][0]

    service.agreements.agree_in_workshop(link, 1, before["id"], "yellow", "Es geht voran", "")
    after = json.loads(qcheck("profile", link, "--format", "json").out)["criteria"][0]

    assert before["agreed"] is None
    assert after["agreed"] == {
        "light": "yellow",
        "reason": "Es geht voran",
        "minority": "",
        "day": datetime.now(ZoneInfo("Europe/Berlin")).date().isoformat(),
        "earlier": [],
    }
    assert after["overall"] == before["overall"]


def test_table_and_csv_tell_agreed_lights_too(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)
    service.facilitating.start_workshop(link, "90")
    first, second, *_ = [
        each["id"] for each in json.loads(qcheck("profile", link, "--format", "json").out)["criteria"]
    ]
    service.agreements.agree_in_workshop(link, 1, first, "yellow", "Es geht voran", "")
    service.agreements.agree_in_workshop(link, 2, second, None, "", "")

    table = qcheck("profile", link).out
    cells = list(csv.DictReader(StringIO(qcheck("profile", link, "--format", "csv").out.lstrip("\ufeff"))))

    assert re.findall(r"^    agreed +(\S.*?)  +\d", table, re.MULTILINE) == [
        "! on the way",
        "left open",
    ]
    assert [each["agreed"] for each in cells if each["perspective"] == "overall"][:3] == [
        "yellow",
        "open",
        "",
    ]


def test_the_profile_of_a_check_names_the_process_its_place_and_its_phase(qcheck: Run) -> None:
    link = organise(qcheck)

    table, program = qcheck("profile", link).out, json.loads(qcheck("profile", link, "--format", "json").out)

    assert table.startswith("Spielplatz am Bach, Bachstadt\n")
    assert "Planning, open round" in table.splitlines()[1]
    assert program["process"] == {"title": "Spielplatz am Bach", "place": "Bachstadt"}


def test_the_profile_of_a_check_can_be_narrowed(qcheck: Run) -> None:
    link = organise(qcheck)

    narrowed = json.loads(qcheck("profile", link, "--only", "regeln", "--format", "json").out)
    wrong = qcheck("profile", link, "--only", "regln")

    assert [each["id"] for each in narrowed["criteria"]] == ["regeln"]
    assert (wrong.code, "did you mean 'regeln'?" in wrong.err) == (2, True)


@pytest.mark.parametrize("form", ["table", "json", "csv", "svg"])
def test_the_results_of_a_confidential_check_appear_when_it_is_closed(
    qcheck: Run, service: Service, form: str
) -> None:
    link = organise(qcheck, *NEW, "--mode", "confidential")
    answered(service, link, "politik", 5)

    early = qcheck("profile", link, "--format", form)
    qcheck("close", link, "--yes")
    later = qcheck("profile", link, "--format", form)

    assert early == Ran(
        1, "", "this is a confidential check: its results are shown only after it has closed\n"
    )
    assert (later.code, later.err) == (0, "")
    assert service.access.open(link).mode is Mode.CONFIDENTIAL


@pytest.mark.parametrize(
    "option", [("--catalogue", "kurzcheck"), ("--phase", "planung"), ("--mode", "open"), ("--modules", "x")]
)
def test_what_a_check_knows_itself_is_not_said_again(qcheck: Run, option: tuple[str, str]) -> None:
    ran = qcheck("profile", organise(qcheck), *option)

    assert (ran.code, ran.err) == (2, f"a check knows this itself: leave out {option[0]}\n")


def test_a_file_goes_before_a_link_and_needs_its_catalogue(qcheck: Run, tmp_path: Path) -> None:
    name = organise(qcheck)
    (tmp_path / name).write_text("sheet,question,answer\n", encoding="utf-8")

    ran = qcheck("profile", name)

    assert (ran.code, ran.err) == (2, "a file of answers needs its catalogue: say it with --catalogue\n")
