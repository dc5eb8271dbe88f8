"""`qcheck new`: a check with its links."""

from __future__ import annotations

import re
from pathlib import Path
from socket import socket

import pytest

from qcheck.server_address import announced
from qcheck.service import Letterhead, LinkKind, Scope, Service, State
from tests.cli.checks import NEW, WHOLE, made, organise
from tests.cli.running import PLAYGROUND, Run, Written


def test_a_new_check_is_open_and_its_links_open_what_they_say(qcheck: Run, service: Service) -> None:
    check = made(qcheck)

    kinds = [
        (service.access.open(each["link"]).kind, service.access.open(each["link"]).perspective)
        for each in check["links"]
    ]
    assert kinds == [(each["kind"], each["perspective"]) for each in check["links"]]
    assert kinds[:2] == [(LinkKind.ORGANISE, None), (LinkKind.ANSWER, None)]
    assert kinds[-1] == (LinkKind.VIEW, None)
    assert [who for _, who in kinds[2:-1]] == [
        "verwaltung",
        "zivilgesellschaft",
        "politik",
        "prozessgestaltung",
        "einwohnerschaft",
    ]


def test_the_json_of_a_new_check_keeps_its_keys(qcheck: Run) -> None:
    check = made(qcheck)

    links = check.pop("links")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", check.pop("deletes"))
    assert check == {
        "title": "Spielplatz am Bach",
        "place": "Bachstadt",
        "catalogue": {"id": "kurzcheck", "version": "0.2.0"},
        "phase": "planung",
        "mode": "open",
        "state": "open",
        "ends": None,
        "keeps": "nothing",
        "answers_deleted": None,
        "shares_results": False,
    }
    assert {tuple(each) for each in links} == {("kind", "perspective", "address", "link", "code", "name")}


def test_every_invitation_of_a_new_check_has_a_code_that_leads_to_it(qcheck: Run, service: Service) -> None:
    organising, *invitations, view = made(qcheck)["links"]

    assert [service.joining.by_code(each["code"]) for each in invitations] == [
        each["link"] for each in invitations
    ]
    assert (organising["code"], view["code"]) == (None, None)


def test_invitations_get_names_and_the_perspective_that_stands_in_front(
    qcheck: Run, service: Service
) -> None:
    found = made(qcheck, *NEW, "--invite", "zivilgesellschaft=ADFC", "--invite", "Fußverein")["links"]

    assert [(each["perspective"], each["name"]) for each in found if each["name"]] == [
        (None, "Fußverein"),
        ("zivilgesellschaft", "ADFC"),
    ]


def test_an_invitation_for_a_perspective_that_is_not_there_makes_nothing(
    qcheck: Run, service: Service
) -> None:
    ran = qcheck(*NEW, "--invite", "vereine=ADFC")

    assert ran.code == 2
    assert "--invite: there is no perspective 'vereine' in this catalogue" in ran.err
    assert service.known_checks.organisers() == ()


def test_what_every_letter_says_and_the_day_of_deletion_come_with_the_command(
    qcheck: Run, service: Service
) -> None:
    letter = (
        "--sender",
        "Stadt",
        "--contact",
        "0123",
        "--privacy",
        "0456",
        "--purpose",
        "Lernen",
        "--afterwards",
        "Am 4. Mai",
    )
    check = made(qcheck, *NEW, *letter, "--deletes", "2030-01-31")

    access = service.access.open(check["links"][0]["link"])

    assert access.letterhead == Letterhead("Stadt", "0123", "0456", "Lernen", "Am 4. Mai")
    assert check["deletes"] == "2030-01-31"


def test_the_organiser_of_a_check_from_the_command_line_has_no_sheet(qcheck: Run, service: Service) -> None:
    assert not service.access.open(organise(qcheck)).has_sheet


@pytest.mark.parametrize(
    ("settings", "base"),
    [
        ({}, "http://127.0.0.1:8501"),
        ({"QCHECK_HOST": "0.0.0.0", "QCHECK_PORT": "8600"}, "http://localhost:8600"),
        ({"QCHECK_BASE_URL": "https://check.example.org/"}, "https://check.example.org"),
    ],
)
def test_addresses_are_those_at_which_people_reach_the_app(
    qcheck: Run, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], base: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)

    organising, choice, *_, view = made(qcheck)["links"]

    assert organising["address"] == f"{base}/check?link={organising['link']}"
    assert choice["address"] == f"{base}/a/{choice['link']}"
    assert view["address"] == f"{base}/r/{view['link']}"


def test_an_address_that_is_a_guess_is_called_one_beside_the_result(qcheck: Run) -> None:
    ran = qcheck(*NEW, "--language", "de")

    assert "http://127.0.0.1:8501 ist nur vermutet" in ran.err
    assert "Die Adressen öffnen sich nur auf diesem Computer." in ran.err
    assert "vermutet" not in ran.out


def test_the_address_can_be_named(qcheck: Run) -> None:
    made = qcheck(*NEW, "--base-url", "https://check.example.org/")
    found = qcheck("links", "--base-url", "https://check.example.org")

    assert "    https://check.example.org/check?link=" in made.out
    assert "    https://check.example.org/check?link=" in found.out
    assert made.err + found.err == ""


def test_a_name_that_is_no_address_is_wrong_usage(qcheck: Run) -> None:
    code, out, said = qcheck(*NEW, "--base-url", "check.example.org")

    assert (code, out) == (2, "")
    assert said.splitlines() == [
        "the setting QCHECK_BASE_URL cannot be 'check.example.org'",
        "    it is https:// and the name of the host, and nothing behind it: https://check.example.org",
    ]


def test_the_address_of_a_running_server_is_printed_and_named_no_guess(qcheck: Run, tmp_path: Path) -> None:
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        here = f"http://127.0.0.1:{listening.getsockname()[1]}"
        (tmp_path / "data").mkdir()
        with announced(tmp_path / "data", here, here):
            ran = qcheck(*NEW)

    assert f"    {here}/check?link=" in ran.out
    assert "is a guess" not in ran.err
    assert "open on this computer only" in ran.err


def test_for_people_each_link_stands_below_what_it_is_for(qcheck: Run) -> None:
    lines = qcheck(*NEW, "--mode", "confidential", "--language", "de").out.splitlines()

    assert lines[0] == "Spielplatz am Bach, Bachstadt"
    assert re.search(
        r"\(0\.2\.0\), Planung, vertrauliche Abfrage, läuft, angelegt am \d+\. \w+ \d{4}$", lines[1]
    )
    assert lines[4] == "Organisieren (nur für Sie)"
    assert lines[5].startswith("    http://127.0.0.1:8501/check?link=")
    assert re.fullmatch(r"    oder mit dem Code [2-9A-Z]{6} unter http://127\.0\.0\.1:8501/join", lines[8])


def test_only_narrows_what_is_asked_to_parts_and_criteria_and_modules_are_added(
    qcheck: Run, service: Service
) -> None:
    link = organise(qcheck, *WHOLE, "--only", "einbettung", "information", "--modules", "junge-menschen")

    access = service.access.open(link)
    part_b = {
        criterion.id
        for part in access.catalogue.parts
        if part.id == "einbettung"
        for criterion in part.criteria
    }
    assert access.scope == Scope(frozenset({"information", *part_b}), frozenset({"junge-menschen"}))


def test_a_check_can_be_prepared_and_opened_later(qcheck: Run, service: Service) -> None:
    check = made(qcheck, *NEW, "--prepared")

    assert check["state"] == "prepared"
    assert service.access.open(check["links"][0]["link"]).state is State.PREPARED


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        (("2035-03-31",), "2035-03-31T23:59:00+02:00"),
        (("2035-03-31T18:00",), "2035-03-31T18:00:00+02:00"),
        (("2035-03-31 18:00", "--zone", "Europe/Lisbon"), "2035-03-31T18:00:00+01:00"),
        (("2035-03-31T16:00+00:00",), "2035-03-31T18:00:00+02:00"),
    ],
)
def test_an_end_is_said_in_a_time_zone(qcheck: Run, said: tuple[str, ...], ends: str) -> None:
    assert made(qcheck, *NEW, "--ends", *said)["ends"] == ends


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("--catalogue", "kurzchek"), "did you mean 'kurzcheck'?"),
        (("--catalogue", "gibt-es-nicht"), "possible are: kurzcheck, qualitaetscheck"),
        (("--phase", "danach"), "--phase: there is no phase 'danach'"),
        (("--only", "nirgends"), "--only: there is no part and no criterion 'nirgends'"),
        (("--ends", "bald"), "--ends: 'bald' is no day and no moment"),
        (("--ends", "2035-01-01", "--zone", "Bachstadt"), "--zone: 'Bachstadt' is no time zone"),
        (("--mode", "geheim"), "invalid choice"),
    ],
)
def test_a_choice_that_does_not_exist_is_wrong_usage(qcheck: Run, argv: tuple[str, ...], says: str) -> None:
    ran = qcheck(*NEW, *argv)

    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("--title", " "), "Please give the process a title."),
        (("--ends", "2020-01-01"), "The end lies in the past."),
    ],
)
def test_a_wish_that_cannot_be_granted_says_why_and_makes_nothing(
    qcheck: Run, service: Service, argv: tuple[str, ...], says: str
) -> None:
    ran = qcheck(*NEW, *argv)

    assert (ran.code, ran.out) == (1, "")
    assert says in ran.err
    assert service.known_checks.organisers() == ()


def test_a_draft_makes_no_check_and_it_is_said_why(qcheck: Run, written: Written) -> None:
    written("data/criteria/spielplatz.yaml", "status: draft\n" + PLAYGROUND)

    ran = qcheck("new", "--title", "Radweg", "--catalogue", "spielplatz", "--language", "en")

    assert ran.code == 2
    assert "'spielplatz' is a draft, which no check can be made of yet" in ran.err
    assert "say status: trial or status: published in its file" in ran.err
