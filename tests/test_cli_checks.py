"""The commands about checks: made with their links, looked at, closed, deleted, and found again, on the database of the server."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from socket import socket
from typing import Any, NamedTuple

import pytest

from qcheck.cli import main
from qcheck.service import LinkKind, Mode, Scope, Service, State, UnknownLink, open_service
from qcheck.settings import Settings
from qcheck.whereabouts import left

NEW = ("new", "--title", "Spielplatz am Bach", "--place", "Bachstadt", "--catalogue", "kurzcheck", "--phase", "planung")
WHOLE = ("new", "--title", "Radweg", "--catalogue", "qualitaetscheck", "--phase", "planung")


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def qcheck(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder of its own, with a data folder of its own; nobody answers its questions."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QCHECK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("QCHECK_BASE_URL", "")
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    def run(*argv: str) -> Ran:
        code = main(argv, {})
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def service(qcheck: Run) -> Iterator[Service]:
    """The server that runs on the same data."""
    opened = open_service(Settings())
    yield opened
    opened.close()


def made(qcheck: Run, *argv: str) -> dict[str, Any]:
    """What `qcheck new` says in JSON."""
    ran = qcheck(*(argv or NEW), "--format", "json")
    assert ran.code == 0
    return json.loads(ran.out)


def organise(qcheck: Run, *argv: str) -> str:
    """The organiser's link of a check made for the test."""
    return made(qcheck, *argv)["links"][0]["link"]


def answered(service: Service, link: str, perspective: str, people: int) -> None:
    """So many people of a perspective answer a question."""
    invitation = service.links(link)[0].link
    for number in range(people):
        sheet = service.join(invitation, perspective, f"{perspective}-{number}")
        service.answer(sheet, "k-zuhoeren", 4)


# new


def test_a_new_check_is_open_and_its_links_open_what_they_say(qcheck: Run, service: Service) -> None:
    check = made(qcheck)

    kinds = [(service.open(each["link"]).kind, service.open(each["link"]).perspective) for each in check["links"]]
    assert kinds == [(each["kind"], each["perspective"]) for each in check["links"]]
    assert kinds[:2] == [(LinkKind.ORGANISE, None), (LinkKind.ANSWER, None)]
    assert kinds[-1] == (LinkKind.VIEW, None)
    assert [who for _, who in kinds[2:-1]] == ["verwaltung", "zivilgesellschaft", "politik", "prozessgestaltung", "einwohnerschaft"]


def test_the_json_of_a_new_check_keeps_its_keys(qcheck: Run) -> None:
    check = made(qcheck)

    links = check.pop("links")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", check.pop("deletes"))
    assert check == {
        "title": "Spielplatz am Bach",
        "place": "Bachstadt",
        "catalogue": {"id": "kurzcheck", "version": "0.1.0"},
        "phase": "planung",
        "mode": "open",
        "state": "open",
        "ends": None,
    }
    assert {tuple(each) for each in links} == {("kind", "perspective", "address", "link", "code")}


def test_the_code_of_a_new_check_leads_to_the_link_with_choice(qcheck: Run, service: Service) -> None:
    organising, choice, *others = made(qcheck)["links"]

    assert service.by_code(choice["code"]) == choice["link"]
    assert {each["code"] for each in (organising, *others)} == {None}


def test_the_organiser_of_a_check_from_the_command_line_has_no_sheet(qcheck: Run, service: Service) -> None:
    assert not service.open(organise(qcheck)).has_sheet


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
    assert view["address"] == f"{base}/profile?link={view['link']}"


def test_an_address_that_is_a_guess_is_called_one_beside_the_result(qcheck: Run) -> None:
    ran = qcheck(*NEW, "--language", "de")

    assert "http://127.0.0.1:8501 ist nur vermutet" in ran.err
    assert "Die Adressen öffnen sich nur auf diesem Rechner." in ran.err
    assert "vermutet" not in ran.out


def test_the_address_can_be_named(qcheck: Run) -> None:
    made = qcheck(*NEW, "--base-url", "https://check.example.org/")
    found = qcheck("links", "--base-url", "https://check.example.org")

    assert "    https://check.example.org/check?link=" in made.out
    assert "    https://check.example.org/check?link=" in found.out
    assert made.err + found.err == ""


def test_a_name_that_is_no_address_is_wrong_usage(qcheck: Run) -> None:
    assert qcheck(*NEW, "--base-url", "check.example.org") == Ran(2, "", "the setting QCHECK_BASE_URL cannot be 'check.example.org'\n")


def test_the_address_of_a_running_server_is_printed_and_named_no_guess(qcheck: Run, tmp_path: Path) -> None:
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        here = f"http://127.0.0.1:{listening.getsockname()[1]}"
        (tmp_path / "data").mkdir()
        with left(tmp_path / "data", here, here):
            ran = qcheck(*NEW)

    assert f"    {here}/check?link=" in ran.out
    assert "is a guess" not in ran.err
    assert "open on this computer only" in ran.err


def test_for_people_each_link_stands_below_what_it_is_for(qcheck: Run) -> None:
    lines = qcheck(*NEW, "--mode", "confidential", "--language", "de").out.splitlines()

    assert lines[0] == "Spielplatz am Bach, Bachstadt"
    assert lines[1].endswith("(0.1.0), Planung, vertrauliche Abfrage, offen")
    assert lines[4] == "Organisieren (nur für Sie)"
    assert lines[5].startswith("    http://127.0.0.1:8501/check?link=")
    assert re.fullmatch(r"    oder mit dem Code [2-9A-Z]{6} unter http://127\.0\.0\.1:8501/join", lines[8])


def test_only_narrows_what_is_asked_to_parts_and_criteria_and_modules_are_added(qcheck: Run, service: Service) -> None:
    link = organise(qcheck, *WHOLE, "--only", "einbettung", "information", "--modules", "junge-menschen")

    access = service.open(link)
    part_b = {criterion.id for part in access.catalogue.parts if part.id == "einbettung" for criterion in part.criteria}
    assert access.scope == Scope(frozenset({"information", *part_b}), frozenset({"junge-menschen"}))


def test_a_check_can_be_prepared_and_opened_later(qcheck: Run, service: Service) -> None:
    check = made(qcheck, *NEW, "--prepared")

    assert check["state"] == "prepared"
    assert service.open(check["links"][0]["link"]).state is State.PREPARED


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        (("2099-03-31",), "2099-03-31T23:59:00+02:00"),
        (("2099-03-31T18:00",), "2099-03-31T18:00:00+02:00"),
        (("2099-03-31 18:00", "--zone", "Europe/Lisbon"), "2099-03-31T18:00:00+01:00"),
        (("2099-03-31T16:00+00:00",), "2099-03-31T18:00:00+02:00"),
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
        (("--ends", "2099-01-01", "--zone", "Bachstadt"), "--zone: 'Bachstadt' is no time zone"),
        (("--mode", "geheim"), "invalid choice"),
    ],
)
def test_a_choice_that_does_not_exist_is_wrong_usage(qcheck: Run, argv: tuple[str, ...], says: str) -> None:
    ran = qcheck(*NEW, *argv)

    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


@pytest.mark.parametrize(
    ("argv", "says"),
    [(("--title", " "), "Please give the process a title."), (("--ends", "2020-01-01"), "The end lies in the past.")],
)
def test_a_wish_that_cannot_be_granted_says_why_and_makes_nothing(qcheck: Run, service: Service, argv: tuple[str, ...], says: str) -> None:
    ran = qcheck(*NEW, *argv)

    assert (ran.code, ran.out) == (1, "")
    assert says in ran.err
    assert service.organisers() == ()


# status


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


def test_the_status_of_a_confidential_check_counts_from_five_on(qcheck: Run, service: Service) -> None:
    link = organise(qcheck, *NEW, "--mode", "confidential")
    answered(service, link, "politik", 4)
    answered(service, link, "verwaltung", 5)

    ran = qcheck("status", link, "--language", "de")
    status = json.loads(qcheck("status", link, "--format", "json").out)

    assert "    Verwaltung: 5\n" in ran.out
    assert "    Politik: weniger als 5\n    Prozessgestaltende: weniger als 5\n" in ran.out
    assert status["minimum_group"] == 5
    assert [status["sheets"][who] for who in ("verwaltung", "politik", "einwohnerschaft")] == [5, None, None]


@pytest.mark.parametrize("command", ["status", "open", "close", "delete"])
def test_a_link_may_be_the_whole_address(qcheck: Run, command: str) -> None:
    address = made(qcheck)["links"][0]["address"]
    yes = ("--yes",) if command == "delete" else ()

    assert qcheck(command, f"{address}&lang=en", *yes).code == 0


@pytest.mark.parametrize("command", ["status", "open", "close", "delete", "profile"])
@pytest.mark.parametrize("kind", ["answer", "renewed", "unknown"])
def test_a_link_that_does_not_open_this_is_a_problem_in_words(qcheck: Run, service: Service, command: str, kind: str) -> None:
    check = made(qcheck)
    organising, choice = (each["link"] for each in check["links"][:2])
    links = {"answer": lambda: choice, "renewed": lambda: (service.renew(organising), organising)[1], "unknown": lambda: "0" * 38}

    ran = qcheck(command, links[kind]())

    says = {"answer": "This link is for answering.", "renewed": "replaced by a new one", "unknown": "does not open a check"}
    assert (ran.code, ran.out) == (1, "")
    assert says[kind] in ran.err


@pytest.mark.parametrize("command", ["status", "open", "close", "delete"])
def test_a_word_that_is_no_link_is_wrong_usage(qcheck: Run, command: str) -> None:
    ran = qcheck(command, "spielplatz")

    assert (ran.code, ran.out) == (2, "")
    assert "'spielplatz' is no link" in ran.err


def test_the_status_of_a_check_that_was_closed_by_hand_promises_no_other_end(qcheck: Run, service: Service) -> None:
    link = organise(qcheck, *NEW, "--ends", "2099-03-31")
    service.close_check(link)

    said, ends = qcheck("status", link).out, json.loads(qcheck("status", link, "--format", "json").out)["ends"]

    assert "2099" not in said
    assert ends[:10] != "2099-03-31"


# open, close, delete, links


def test_a_prepared_check_is_opened(qcheck: Run, service: Service) -> None:
    link = organise(qcheck, *NEW, "--prepared")

    ran = qcheck("open", link)

    assert ran == Ran(0, "", "'Spielplatz am Bach' is open\n")
    assert service.open(link).state is State.OPEN


def test_a_closed_check_is_not_opened_like_a_prepared_one(qcheck: Run) -> None:
    link = organise(qcheck)
    qcheck("close", link)

    ran = qcheck("open", link)

    assert (ran.code, ran.out) == (1, "")
    assert "closed" in ran.err


def test_a_closed_check_takes_no_answers_any_more(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)

    ran = qcheck("close", link)

    assert ran == Ran(0, "", "'Spielplatz am Bach' is closed\n")
    assert service.open(link).state is State.CLOSED


def test_nothing_is_deleted_without_a_yes(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)

    ran = qcheck("delete", link)

    assert (ran.code, ran.out) == (1, "")
    assert "It cannot be undone." in ran.err
    assert service.open(link).title == "Spielplatz am Bach"


@pytest.mark.parametrize(("typed", "argv"), [("", ("--yes",)), ("yes\n", ()), ("Ja\n", ("--language", "de"))])
def test_a_check_is_deleted_with_its_answers(
    qcheck: Run, service: Service, monkeypatch: pytest.MonkeyPatch, typed: str, argv: tuple[str, ...]
) -> None:
    link = organise(qcheck)
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))

    ran = qcheck("delete", link, *argv)

    assert (ran.code, ran.out) == (0, "")
    with pytest.raises(UnknownLink):
        service.open(link)


def test_the_operator_finds_a_lost_link_by_a_part_of_its_title(qcheck: Run) -> None:
    link = organise(qcheck)
    made(qcheck, *WHOLE)

    found = json.loads(qcheck("links", "spielPLATZ", "--format", "json").out)
    ran = qcheck("links", "bachstadt")

    assert [(each["title"], each["link"]) for each in found] == [("Spielplatz am Bach", link)]
    assert ran.out.splitlines()[1] == f"    http://127.0.0.1:8501/check?link={link}"
    assert len(qcheck("links").out.splitlines()) == 4


def test_where_nothing_is_found_that_is_said(qcheck: Run) -> None:
    assert qcheck("links", "Marktplatz") == Ran(1, "", "there is no such check\n")
    assert qcheck("links", "Marktplatz", "--format", "json").out == "[]\n"


def test_the_data_folder_can_be_named(qcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = str(tmp_path / "anderswo")
    made(qcheck, *NEW, "--data", other)
    monkeypatch.setenv("QCHECK_DATA", str(tmp_path / "data"))

    assert qcheck("links").code == 1
    assert qcheck("links", "--data", other).code == 0


# profile of a link


def test_the_profile_of_a_check_needs_its_link_alone(qcheck: Run, service: Service) -> None:
    check = made(qcheck)
    answered(service, check["links"][0]["link"], "politik", 1)

    profile = json.loads(qcheck("profile", check["links"][-1]["address"], "--format", "json").out)

    assert (profile["catalogue"]["id"], profile["phase"], profile["mode"]) == ("kurzcheck", "planung", "open")
    assert profile["criteria"][0]["overall"]["score"] == 100


def test_an_agreed_light_stands_beside_the_computed_one(qcheck: Run, service: Service) -> None:
    check = json.loads(qcheck(*NEW, "--mode", "open", "--format", "json").out)
    link = check["links"][0]["link"]
    service.start_workshop(link, "90")
    before = json.loads(qcheck("profile", link, "--format", "json").out)["criteria"][0]

    service.agree(link, 1, before["id"], "yellow", "Es geht voran", "")
    after = json.loads(qcheck("profile", link, "--format", "json").out)["criteria"][0]

    assert before["agreed"] is None
    assert after["agreed"] == {"light": "yellow", "reason": "Es geht voran", "minority": ""}
    assert after["overall"] == before["overall"]


def test_the_profile_of_a_check_can_be_narrowed(qcheck: Run) -> None:
    link = organise(qcheck)

    narrowed = json.loads(qcheck("profile", link, "--only", "regeln", "--format", "json").out)
    wrong = qcheck("profile", link, "--only", "regln")

    assert [each["id"] for each in narrowed["criteria"]] == ["regeln"]
    assert (wrong.code, "did you mean 'regeln'?" in wrong.err) == (2, True)


@pytest.mark.parametrize("form", ["table", "json", "csv", "svg"])
def test_the_results_of_a_confidential_check_appear_when_it_is_closed(qcheck: Run, service: Service, form: str) -> None:
    link = organise(qcheck, *NEW, "--mode", "confidential")
    answered(service, link, "politik", 5)

    early = qcheck("profile", link, "--format", form)
    qcheck("close", link)
    later = qcheck("profile", link, "--format", form)

    assert early == Ran(1, "", "this is a confidential check: its results appear once, when it is closed\n")
    assert (later.code, later.err) == (0, "")
    assert service.open(link).mode is Mode.CONFIDENTIAL


@pytest.mark.parametrize("option", [("--catalogue", "kurzcheck"), ("--phase", "planung"), ("--mode", "open"), ("--modules", "x")])
def test_what_a_check_knows_itself_is_not_said_again(qcheck: Run, option: tuple[str, str]) -> None:
    ran = qcheck("profile", organise(qcheck), *option)

    assert (ran.code, ran.err) == (2, f"a check knows this itself: leave out {option[0]}\n")


def test_a_file_goes_before_a_link_and_needs_its_catalogue(qcheck: Run, tmp_path: Path) -> None:
    name = organise(qcheck)
    (tmp_path / name).write_text("sheet,question,answer\n", encoding="utf-8")

    ran = qcheck("profile", name)

    assert (ran.code, ran.err) == (2, "a file of answers needs its catalogue: say it with --catalogue\n")
