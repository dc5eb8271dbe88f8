"""`qcheck simulate`."""

from __future__ import annotations

import json

import pytest

from tests.cli.running import PLAYGROUND, Run, Written


def test_each_criterion_says_what_occurred_in_which_rooms(qcheck: Run, written: Written) -> None:
    ran = qcheck("simulate", written("s.yaml", PLAYGROUND), "--people", "80", "--language", "en")

    assert (ran.code, ran.err) == (0, "")
    assert "80 made-up people in each phase, in 4 rooms of each kind. Seed: 1." in ran.out
    assert [line.split()[0] for line in ran.out.splitlines() if line.startswith("  ")][:4] == [
        "at",
        "lenient",
        "strict",
        "split",
    ]


def test_as_json_it_is_for_programs(qcheck: Run, written: Written) -> None:
    ran = qcheck("simulate", written("s.yaml", PLAYGROUND), "--people", "80", "--format", "json")

    [phase] = json.loads(ran.out)["phases"]
    [criterion] = phase["criteria"]
    assert (phase["rooms"], criterion["criterion"]) == (4, "planung")
    assert {sum(seen["lights"].values()) for seen in criterion["rooms"].values()} == {4}
    assert set(criterion["in_no_room"]) == {"lights", "flags", "capped"}


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("--people", "0"), "--people: a whole number from 1 to 100,000"),
        (("--people", "viele"), "--people: a whole number from 1 to 100,000"),
        (("--seed", "-1"), "--seed: a whole number from 0 on"),
        (("--phase", "nie"), "this catalogue has no phases: leave out --phase"),
    ],
)
def test_what_makes_no_sense_is_said(qcheck: Run, written: Written, argv: tuple[str, str], says: str) -> None:
    ran = qcheck("simulate", written("s.yaml", PLAYGROUND), *argv, "--language", "en")

    assert ran.code == 2
    assert says in ran.err
