"""Figures for Prometheus: what they say, to whom, and what of it nobody can tell."""

from __future__ import annotations

import os
import re
import socket
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from qcheck import watch
from qcheck.server.watch_port import app, socket_for_watching
from qcheck.service import LinkKind, NewCheck, NotPossible, Scope, Service, open_service
from qcheck.settings import Settings
from qcheck.watch_address import NOT_AN_ADDRESS, TOO_SHORT, UNGUARDED, place_of
from qcheck.web import visit
from tests.sheet.devices import Device

TOKEN = "lang-genug-fuer-alle"
ODD = "Zwiebelfischfest am Quakteich"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """Those of the pages too, which read them once."""
    monkeypatch.setenv("QCHECK_DATA", str(tmp_path))
    visit.settings.cache_clear()
    yield Settings(metrics="127.0.0.1:9464")
    visit.settings.cache_clear()


@pytest.fixture
def service(settings: Settings):
    found = open_service(settings)
    yield found
    found.close()


def figures(settings: Settings, service: Service) -> dict[str, float]:
    """Each sample with its labels, as Prometheus reads them."""
    page = asked(settings, service).text
    return {
        sample.name + str(sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


def asked(settings: Settings, service: Service, **headers: str):
    watch.begin()
    browser = TestClient(app(settings, service), base_url="http://127.0.0.1:9464")
    return browser.get("/metrics", headers=headers)


def made(service: Service, **more: object) -> str:
    return service.organising.create_check(
        NewCheck(ODD, "Hinterobersdorf", "kurzcheck", "planung", Scope(), "verwaltung", **more)
    )


@pytest.mark.parametrize(
    ("metrics", "token", "wrong"),
    [
        ("irgendwo", "", NOT_AN_ADDRESS),
        ("127.0.0.1:0", "", NOT_AN_ADDRESS),
        ("127.0.0.1:70000", "", NOT_AN_ADDRESS),
        ("http://127.0.0.1:9464", "", NOT_AN_ADDRESS),
        ("0.0.0.0:9464", "", UNGUARDED),
        ("10.0.0.7:9464", "", UNGUARDED),
        ("10.0.0.7:9464", "kurz", TOO_SHORT),
        ("10.0.0.7:9464", TOKEN, ""),
        ("127.0.0.1:9464", "", ""),
        ("[::1]:9464", "", ""),
        ("9464", "", ""),
    ],
)
def test_other_computers_can_ask_only_where_a_token_is_set(metrics, token, wrong):
    assert place_of(Settings(metrics=metrics, metrics_token=token)).wrong == wrong


def test_nothing_is_served_unless_it_is_set():
    assert not place_of(Settings()).is_wanted


def test_the_token_stands_in_no_text_of_the_settings():
    assert TOKEN not in repr(Settings(metrics="10.0.0.7:9464", metrics_token=TOKEN))


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (f"Bearer {TOKEN}", 200),
        (f"bearer {TOKEN}", 200),
        ("Basic " + b64encode(f"wer:{TOKEN}".encode()).decode(), 200),
        (f"Bearer {TOKEN}x", 401),
        (f"Bearer {TOKEN[:-1]}", 401),
        ("Bearer ", 401),
        ("Bearer ä", 401),
        (TOKEN, 401),
        ("Basic ###", 401),
        ("Basic " + b64encode(b"\xff").decode(), 401),
        ("Basic " + b64encode(TOKEN.encode()).decode(), 401),
        ("", 401),
    ],
)
def test_whoever_does_not_know_the_token_learns_nothing(settings, service, said, status):
    guarded = settings.model_copy(update={"metrics": "10.0.0.7:9464", "metrics_token": _secret()})

    answer = asked(guarded, service, Authorization=said.encode())

    assert answer.status_code == status
    assert ("qcheck_" in answer.text) == (status == 200)


@pytest.mark.parametrize(
    ("host", "status"), [("localhost:9464", 200), ("[::1]:9464", 200), ("evil.example:9464", 421)]
)
def test_a_page_of_the_web_cannot_lead_a_browser_here_by_a_name_of_its_own(settings, service, host, status):
    assert asked(settings, service, Host=host).status_code == status


def test_nothing_but_figures_and_one_page_is_there_and_every_answer_has_its_headers(settings, service):
    watch.begin()
    browser = TestClient(app(settings, service), base_url="http://127.0.0.1:9464")

    answers = [browser.get("/"), browser.get("/metrics"), browser.get("/healthz"), browser.post("/metrics")]

    assert [answer.status_code for answer in answers] == [200, 200, 404, 405]
    assert {answer.headers["x-content-type-options"] for answer in answers} == {"nosniff"}
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}


def test_the_figures_of_one_check_with_one_sheet_do_not_tell_it(settings, service):
    organiser = made(service)
    before = figures(settings, service)
    sheet = service.collecting.add_sheet(organiser, "politik", "Der eine Tisch")
    service.answering.comment(sheet, "k-zuhoeren", "Ein Wort", "")
    check = service.census.inhabitants().checks[0]

    page = asked(settings, service).text
    changed = {name for name, value in figures(settings, service).items() if before.get(name) != value}

    assert [
        word
        for word in (
            ODD,
            "Hinterobersdorf",
            "politik",
            "Tisch",
            organiser,
            check.id,
            "kurzcheck",
            "k-zuhoeren",
        )
        if word in page
    ] == []
    assert changed == {"qcheck_answers_saved_total[]"}  # that somebody has answered something, somewhere


def test_figures_say_where_checks_stand_and_how_many_sheets_there_are_in_steps(settings, service):
    made(service)
    made(service, prepared=True)

    found = figures(settings, service)

    assert found["qcheck_checks[('state', 'running')]"] == found["qcheck_checks[('state', 'prepared')]"] == 1
    assert found["qcheck_checks[('state', 'closed')]"] == 0
    assert found["qcheck_sheets_at_least[]"] == 0
    assert found["qcheck_database_up[]"] == 1
    assert found["qcheck_tidying_overdue[]"] == 1  # it has never run


def test_figures_say_that_the_database_is_away(settings, service, monkeypatch):
    def away() -> None:
        raise NotPossible("away")

    monkeypatch.setattr(service.upkeep, "upkept", away)

    found = figures(settings, service)

    assert found["qcheck_database_up[]"] == 0
    assert not [name for name in found if name.startswith("qcheck_checks")]


def test_requests_are_counted_by_the_template_of_their_address(settings, service):
    watch.begin()
    [invitation] = [
        each.link
        for each in service.inviting.links(made(service))
        if each.kind is LinkKind.ANSWER and not each.name and each.perspective is None
    ][:1]
    device = Device()

    device.begin(invitation, perspective="verwaltung")
    [device.get(address) for address in ("/healthz", f"/a/{invitation}/overview", f"/nirgends/{invitation}")]
    [
        device.get(address)
        for address in ("/look/nichts.css", "/_stcore/metrics", f"/profile?link={invitation}")
    ]
    page = asked(settings, service).text
    routes = set(re.findall(r'qcheck_requests_total{route="([^"]+)"', page))

    assert routes >= {
        "/healthz", "/a/{link}", "/a/{link}/begin", "/a/{link}/overview", "elsewhere", "files", "refused", "/profile",
    }  # fmt: skip
    assert invitation not in page


def test_an_answer_counts_once_it_is_saved_and_not_where_it_was_refused(settings, service):
    organiser = made(service)
    begun = figures(settings, service)["qcheck_answers_saved_total[]"]

    service.answering.comment(organiser, "k-zuhoeren", "Ein Wort", "")
    service.answering.comment(organiser, "k-zuhoeren", "Ein Wort", "Ein Wort")  # as it stands already
    service.organising.end_check(organiser)
    with pytest.raises(NotPossible):
        service.answering.comment(organiser, "k-zuhoeren", "Noch eins", "Ein Wort")

    assert figures(settings, service)["qcheck_answers_saved_total[]"] - begun == 1


def test_what_is_saved_together_counts_when_all_of_it_is_saved(settings, service):
    organiser = made(service)
    begun = figures(settings, service)["qcheck_answers_saved_total[]"]

    with suppress(ZeroDivisionError), service._store.database.together():
        service.answering.comment(organiser, "k-zuhoeren", "Ein Wort", "")
        raise ZeroDivisionError
    undone = figures(settings, service)["qcheck_answers_saved_total[]"] - begun
    with service._store.database.together():
        service.answering.comment(organiser, "k-zuhoeren", "Ein Wort", "")

    assert undone == 0
    assert figures(settings, service)["qcheck_answers_saved_total[]"] - begun == 1


def _secret():
    return Settings(metrics_token=TOKEN).metrics_token


@pytest.mark.parametrize("ending", [".md", ".en.md"])
def test_the_manual_says_what_each_figure_means(settings, service, ending):
    manual = Path(f"docs/operating{ending}").read_text(encoding="utf-8")

    told = set(re.findall(r"^# TYPE (qcheck_\w+)", asked(settings, service).text, re.MULTILINE))
    told -= {each for each in told if each.endswith("_created")}
    told |= {"qcheck_tidied_timestamp_seconds"}  # only once it has run

    assert set(re.findall(r"`(qcheck_\w+)`", manual)) == told


def page(settings: Settings, service: Service, language: str = "de"):
    watch.begin()
    browser = TestClient(app(settings, service), base_url="http://127.0.0.1:9464")
    return browser.get(f"/?lang={language}")


def test_the_operators_page_says_how_it_stands_and_what_is_here_without_a_title(settings, service):
    organiser = made(service)
    check = service.census.inhabitants().checks[0]
    service.upkeep.tidy()

    shown = page(settings, service)

    assert shown.status_code == 200
    assert [word for word in (ODD, "Hinterobersdorf", organiser) if word in shown.text] == []
    assert check.id in shown.text
    assert "Die Datenbank antwortet" in shown.text
    assert "läuft 1" in shown.text
    assert "zu tun</dt>" not in shown.text
    assert "script" not in shown.text
    assert 'lang="de"' in shown.text


def test_the_operators_page_speaks_english_too(settings, service):
    assert "What runs here" in page(settings, service, "en").text


def test_the_operators_page_says_what_is_to_be_done(settings, service):
    shown = page(settings, service)

    assert "zu tun</dt>" in shown.text  # nothing was ever tidied


def test_the_operators_page_says_that_the_database_is_away(settings, service, monkeypatch):
    def away() -> None:
        raise NotPossible("away")

    monkeypatch.setattr(service.upkeep, "upkept", away)

    shown = page(settings, service)

    assert (shown.status_code, "away" in shown.text, "<table" in shown.text) == (503, True, False)


@pytest.mark.parametrize(("before", "goes_on"), [("127.0.0.1", True), ("0.0.0.0", False)])
def test_a_port_that_was_open_to_others_is_not_handed_on_to_settings_without_a_token(
    settings: Settings, before: str, goes_on: bool
) -> None:
    with socket.create_server((before, 0)) as left_open:
        port = left_open.getsockname()[1]
        now = settings.model_copy(update={"metrics": f"127.0.0.1:{port}"})

        found = socket_for_watching(now, os.dup(left_open.fileno()))

        assert (found is not None) == goes_on
        if found is not None:
            assert found.getsockname() == left_open.getsockname()
            found.close()
