"""What an installation keeps and shows: catalogues of its own, the shelf of its checks, links that a device
remembers, and deleting.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.service import NewCheck, Scope, open_service
from qcheck.settings import Settings
from tests.browser.conftest import LAPTOP, Server, Visitor
from tests.browser.steps import begun, choose, option, ready, start_answering, to

SMALLEST = """\
id: spielplatz
version: 1.0.0
title: Spielplatz-Check
criteria:
  - id: planung
    title: Planung
    questions:
      - id: frueh
        text: Die Kinder waren von Anfang an dabei.
      - id: offen
        text: Was gebaut wird, war am Anfang offen.
"""
BROKEN = "id: kaputt\nversion: 1.0.0\ntitel: Kaputt\ncriteria: []\n"
AWKWARD = ["1. ja", "- eher ja", "# nein & <b>nie</b>", "> 50 % *viel*", ":red[weiß] ich $nicht$"]
"""Answers that a reader of Markdown would make something else of."""
MARKED = (
    "id: zeichen\nversion: 1.0.0\ntitle: Zeichen\nscale: {{options: [{}]}}\n"
    + SMALLEST[SMALLEST.index("criteria:") :]
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server at home, on this computer with its shelf, with a catalogue of its own and a broken one."""
    one = Server(tmp_path_factory.mktemp("home") / "data", local=True)
    one.start()
    options = ", ".join(f"{{value: {value}, label: '{label}'}}" for value, label in enumerate(AWKWARD, 1))
    for name, text in {"spielplatz": SMALLEST, "kaputt": BROKEN, "zeichen": MARKED.format(options)}.items():
        (one.data / "criteria" / f"{name}.yaml").write_text(text, encoding="utf-8")
    yield one
    one.kill()


@pytest.fixture(scope="module")
def radweg(home: Server) -> str:
    """The title of a check that somebody has begun on this computer."""
    service = open_service(Settings(data=home.data))
    service.organising.create_check(
        NewCheck("Radweg nach Norden", "", "kurzcheck", "planung", Scope(), "verwaltung")
    )
    service.close()
    return "Radweg nach Norden"


@pytest.fixture(scope="module")
def at_home(browser: Browser, home: Server) -> Iterator[Page]:
    """A page on this computer, in which the app stays open."""
    visitor = Visitor(browser, LAPTOP)
    yield to(visitor.page(), f"{home.url}/help?lang=de")
    visitor.context.close()
    assert (visitor.foreign, visitor.violations) == ([], [])


def test_a_catalogue_dropped_into_the_data_directory_is_used_without_a_restart(
    home: Server, at_home: Page
) -> None:
    page = to(at_home, f"{home.url}/new?lang=de")
    page.get_by_label("Um welchen Prozess geht es?").fill("Spielplatz am Bach")
    option(page, "Was möchten Sie einschätzen?", "Spielplatz-Check", exact=False).click()
    option(page, "Wer darf was sehen?", "Offene Runde", exact=False).click()
    ready(page)
    page.get_by_role("button", name="Check starten").click()
    start_answering(page)
    choose(page, "trifft voll zu", 0)
    choose(page, "trifft eher zu", 1)

    to(page, page.url.replace("/questions?", "/profile?"))

    expect(page.get_by_text("1 gut aufgestellt")).to_be_visible()


def test_a_broken_catalogue_is_reported_with_its_lines_and_the_others_stay(
    home: Server, at_home: Page
) -> None:
    page = to(at_home, f"{home.url}/?lang=de")

    expect(page.get_by_role("heading", name="Kataloge mit Fehlern")).to_be_visible()
    expect(page.locator(".qc-problems")).to_contain_text(
        "kaputt.yaml:3:1: titel: Dieser Schlüssel ist hier nicht bekannt"
    )
    to(page, f"{home.url}/new?lang=de")
    expect(page.get_by_role("radio", name="Spielplatz-Check")).to_be_attached()
    expect(page.get_by_role("radio", name="Kurzcheck Beteiligung")).to_be_attached()


def test_answers_of_a_catalogue_come_out_as_they_are_written(home: Server, at_home: Page) -> None:
    begun(at_home, home, "zeichen", "all", phase=None, at="questions?")

    options = at_home.get_by_role("radiogroup").first.get_by_test_id("stRadioOption")
    expect(options.first).to_be_visible()

    assert [each.replace("\u2060", "") for each in options.all_inner_texts()][: len(AWKWARD)] == AWKWARD
    assert options.locator("a, strong, em, h1, ol, ul, blockquote").count() == 0


def test_the_start_shows_the_shelf_of_this_computer(home: Server, radweg: str, at_home: Page) -> None:
    page = to(at_home, f"{home.url}/?lang=de")

    page.get_by_text("Checks auf diesem Computer (").wait_for()
    expect(page.get_by_text(radweg)).to_have_count(0)
    page.get_by_text("Checks auf diesem Computer (").click()
    expect(page.get_by_text("Wer einen dieser Links öffnet, kann in dem Check alles")).to_be_visible()
    page.get_by_role("link", name=radweg).click()
    expect(page.get_by_role("heading", level=1, name=radweg)).to_be_visible()


def test_a_device_remembers_its_checks_until_it_is_told_to_forget_them(
    server: Server, empty_laptop: Page
) -> None:
    page = empty_laptop
    link = begun(page, server, title="Haus der Vereine")
    page.goto(f"{server.url}/?lang=de")
    expect(ready(page).get_by_text("Haus der Vereine")).to_have_count(0)
    page.get_by_text("Checks auf diesem Gerät (1)").click()
    expect(page.get_by_role("link", name="Haus der Vereine")).to_be_visible()

    page.get_by_role("link", name="Aus dieser Liste entfernen (der Check bleibt)").click()

    expect(ready(page).get_by_text("Haus der Vereine")).to_have_count(0)
    to(page, f"{server.url}/check?link={link}")
    expect(page.get_by_role("heading", level=1, name="Haus der Vereine")).to_be_visible()


def test_another_device_knows_nothing_of_it(server: Server, desk: Page, handheld: Page) -> None:
    begun(desk, server, title="Haus am Markt")

    to(handheld, f"{server.url}/?lang=de")

    expect(handheld.get_by_text("Haus am Markt")).to_have_count(0)


def test_a_deleted_check_opens_nothing_any_more_and_says_so_kindly(server: Server, desk: Page) -> None:
    page, title = desk, "Doch nicht"
    link = begun(page, server, title=title, at="organise?")
    page.get_by_text("Jetzt alles löschen").click()
    page.get_by_text("Ja, alles löschen").click()
    page.get_by_role("button", name="Check löschen").click()
    expect(page.get_by_role("status").filter(has_text="gelöscht")).to_be_visible()

    to(page, f"{server.url}/check?link={link}")

    expect(page.get_by_role("heading", level=1, name="Dieser Link führt nicht weiter")).to_be_visible()
    page.get_by_role("link", name="Zur Startseite").click()
    expect(page.get_by_role("heading", level=1, name="Beteiligung gemeinsam einschätzen")).to_be_visible()
    expect(ready(page).get_by_text(title)).to_have_count(0)


def test_the_secret_link_stands_on_the_hub_to_be_kept(server: Server, desk: Page) -> None:
    link = begun(desk, server)

    address = desk.locator("a.qc-address")

    expect(address).to_have_text(f"{server.url}/check?link={link}")
    expect(address).to_have_attribute("href", f"{server.url}/check?link={link}")
