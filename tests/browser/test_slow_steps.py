"""The facilitator's screen on a server that takes its time: what becomes of a button that is pressed while another
is still on its way.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from qcheck.service import Service
from qcheck.workshop import Sight, Station
from tests.browser.conftest import Server
from tests.live.desks import at, begun, go

STALE = "Jemand anderes hat diesen Workshop gerade weitergeschaltet"


class SlowRoad:
    """Steps wait on it until they are let through, one after the other."""

    def __init__(self, page: Page) -> None:
        self.page, self.waiting, self.count = page, [], 0
        page.route("**/do*", self._hold)

    def _hold(self, route: Route) -> None:
        self.count += 1
        self.waiting.append(route)

    def held(self) -> Route:
        """The step that has come so far, as soon as it has."""
        for _ in range(600):
            if self.waiting:
                return self.waiting.pop(0)
            self.page.wait_for_timeout(50)
        raise AssertionError("no step came")

    def let_through(self) -> None:
        self.held().continue_()


@pytest.fixture
def screen(empty_laptop: Page) -> Page:
    return empty_laptop


@pytest.fixture
def road(screen: Page) -> Iterator[SlowRoad]:
    road = SlowRoad(screen)
    yield road
    for left in road.waiting:
        left.abort()


def heading(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("heading", level=2)


def open_at(server: Server, service: Service, screen: Page, station: Station) -> str:
    link = at(service, station)
    screen.goto(f"{server.url}/lead/{link}")
    return link


def test_the_same_button_pressed_again_while_it_is_sent_is_one_step(
    server: Server, service: Service, screen: Page, road: SlowRoad
) -> None:
    link = begun(service)
    before = service.facilitating.seen(link).revision
    screen.goto(f"{server.url}/lead/{link}")

    screen.locator("#next").click()
    screen.locator("#next").click()
    screen.keyboard.press("PageDown")
    expect(screen.locator("#next")).to_have_attribute("aria-busy", "true")
    road.let_through()
    expect(heading(screen)).to_have_text("Antworten")
    expect(screen.locator("#kept")).to_have_text("Alles gespeichert")

    assert (road.count, service.facilitating.seen(link).revision) == (1, before + 1)
    expect(screen.locator("[aria-busy]")).to_have_count(0)
    expect(screen.locator("#said")).to_be_empty()


def test_another_button_waits_is_shown_and_said_and_then_pressed(
    server: Server, service: Service, screen: Page, road: SlowRoad
) -> None:
    link = open_at(server, service, screen, Station.CHOOSING)

    screen.locator("#next").click()
    screen.get_by_role("button", name="Denkpause").focus()
    screen.keyboard.press("Enter")
    expect(screen.locator("#kept")).to_contain_text("… Vorgemerkt: »Denkpause«")
    expect(screen.locator("#told")).to_have_text("Vorgemerkt: »Denkpause«")
    expect(screen.locator("#quiet")).to_have_attribute("aria-busy", "true")
    road.let_through()
    expect(heading(screen)).to_have_text("Gespräch")
    road.let_through()
    expect(screen.locator(".sight")).to_have_text("Denkpause (leere Leinwand)")

    assert service.facilitating.seen(link).stage.station is Station.TOPICS
    assert road.count == 2
    expect(screen.locator("#said")).to_be_empty()
    expect(screen.locator("#kept")).to_have_text("Alles gespeichert")


def test_a_presenter_that_goes_on_and_back_at_once_comes_back(
    server: Server, service: Service, screen: Page, road: SlowRoad
) -> None:
    open_at(server, service, screen, Station.CHOOSING)

    screen.keyboard.press("PageDown")
    screen.keyboard.press("PageUp")
    road.let_through()
    expect(heading(screen)).to_have_text("Gespräch")
    road.let_through()

    expect(heading(screen)).to_have_text("Themen wählen")


def test_the_last_of_several_is_pressed_and_the_others_are_named(
    server: Server, service: Service, screen: Page, road: SlowRoad
) -> None:
    link = open_at(server, service, screen, Station.CHOOSING)

    screen.locator("#next").click()
    screen.locator('[value="clock:add:5"], [value="clock:run"]').first.click()
    screen.locator("#quiet").click()
    road.let_through()
    road.let_through()
    expect(screen.locator(".sight")).to_have_text("Denkpause (leere Leinwand)")

    expect(screen.locator("#said")).to_contain_text(
        "wurde nicht ausgeführt: Danach wurde etwas anderes gedrückt."
    )
    assert road.count == 2
    assert service.facilitating.seen(link).stage.station is Station.TOPICS


def test_a_button_that_is_gone_after_the_step_before_it_is_named(
    server: Server, service: Service, screen: Page, road: SlowRoad
) -> None:
    link = open_at(server, service, screen, Station.CHOOSING)

    screen.locator("#next").click()
    screen.get_by_role("button", name="Abstimmung starten").click()
    road.let_through()
    expect(heading(screen)).to_have_text("Gespräch")

    expect(screen.locator("#said")).to_have_text(
        "»Abstimmung starten« wurde nicht ausgeführt: Nach dem Schritt davor geht das nicht mehr."
    )
    assert (road.count, service.facilitating.seen(link).ballot) == (1, None)


def test_nothing_is_pressed_after_a_step_that_was_refused(
    server: Server, service: Service, screen: Page, road: SlowRoad
) -> None:
    link = open_at(server, service, screen, Station.CHOOSING)

    screen.locator("#next").click()
    screen.locator("#quiet").click()
    go(service, link, Station.AGREEING)
    road.let_through()
    expect(heading(screen)).to_have_text("Vereinbaren")

    expect(screen.locator("#said")).to_contain_text(STALE)
    expect(screen.locator("#said")).to_contain_text(
        "»Denkpause« wurde nicht ausgeführt, weil der Schritt davor nicht möglich war."
    )
    assert road.count == 1
    assert service.facilitating.seen(link).stage.sight is not Sight.QUIET


def test_nothing_is_doubled_where_the_answer_comes_too_late(
    server: Server, service: Service, screen: Page, road: SlowRoad
) -> None:
    """The server makes the step, but the screen has not waited so long."""
    link = open_at(server, service, screen, Station.TOPICS)
    before = service.facilitating.seen(link).revision
    screen.route("**/now*", lambda route: route.abort())

    screen.locator("#next").click()
    screen.locator("#quiet").click()
    road.held().fetch()
    expect(screen.locator("#said")).to_contain_text("Auf »Weiter« kam keine Antwort")
    expect(screen.locator("#said")).to_contain_text(
        "»Denkpause« wurde nicht ausgeführt, weil qcheck nicht erreichbar war."
    )
    screen.locator("#next").click()
    road.let_through()
    expect(screen.locator("#said")).to_contain_text(STALE)
    screen.unroute("**/now*")
    expect(screen.locator(".tabs [aria-current]")).to_contain_text("2.")

    assert (road.count, service.facilitating.seen(link).revision) == (2, before + 1)
    assert service.facilitating.seen(link).stage.sight is not Sight.QUIET


def test_what_is_typed_over_a_measure_that_is_being_added_is_added_by_the_same_button(
    server: Server, service: Service, screen: Page, road: SlowRoad
) -> None:
    link = open_at(server, service, screen, Station.MEASURES)
    add = screen.get_by_role("button", name="Maßnahme hinzufügen")

    screen.get_by_label("Was ist zu tun?").fill("Bänke aufstellen")
    add.click()
    screen.get_by_label("Was ist zu tun?").press("End")
    screen.keyboard.type(" und Bäume pflanzen")
    add.click()
    road.let_through()
    road.let_through()
    expect(screen.locator(".measure summary")).to_have_count(2)

    assert [each.what for each in service.facilitating.seen(link).measures] == [
        "Bänke aufstellen",
        "Bänke aufstellen und Bäume pflanzen",
    ]


@pytest.mark.parametrize("twice", ["double click", "Enter held down"])
def test_a_press_that_is_two_by_its_nature_is_one_step(
    server: Server, service: Service, screen: Page, twice: str
) -> None:
    """Where the first is answered between the two."""
    link = open_at(server, service, screen, Station.REVEAL)
    before = service.facilitating.seen(link).revision
    onward = screen.locator("#next")
    onward.focus()

    press(screen, twice, 1)
    expect(heading(screen)).to_have_text("Themen wählen")
    expect(screen.locator("[aria-busy]")).to_have_count(0)
    press(screen, twice, 2)
    screen.keyboard.up("Enter")
    screen.get_by_role("button", name="Denkpause").click()
    expect(screen.locator(".sight")).to_have_text("Denkpause (leere Leinwand)")

    assert service.facilitating.seen(link).stage.station is Station.CHOOSING
    assert service.facilitating.seen(link).revision == before + 2


def press(screen: Page, twice: str, time: int) -> None:
    if twice == "Enter held down":
        screen.keyboard.down("Enter")
        return
    box = screen.locator("#next").bounding_box()
    assert box is not None
    screen.mouse.move(box["x"] + 20, box["y"] + 20)
    screen.mouse.down(click_count=time)
    screen.mouse.up(click_count=time)
