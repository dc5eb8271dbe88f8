"""The facilitator's screen in a real browser: with keys and a presenter, on two devices, narrow and large,
with and without scripts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect

from qcheck.catalogue import PerspectiveId
from qcheck.service import Measure, MeasureId, Mode, Service, open_service
from qcheck.settings import Settings
from qcheck.workshop import Sight, Station
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor, one_page, put_back
from tests.browser.steps import complaints_of_axe
from tests.live.desks import answered, at, begun, go
from tests.sheet.devices import invitation, new_check

NARROW = {"width": 320, "height": 640}
SIZES = {"laptop": LAPTOP, "phone": PHONE, "narrow": NARROW}
STATIONS = list(Station)
BEYOND_THE_EDGE = """() => [...document.querySelectorAll("body *")]
    .filter(each => each.checkVisibility() && !each.closest(".scroll"))
    .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(each => each.outerHTML.slice(0, 120))"""
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, summary, .choice, input, textarea, select")]
    .filter(each => !each.matches("[type=radio], [type=checkbox]"))
    .filter(each => each.checkVisibility() && !each.matches(".unseen, .skip") && each.getBoundingClientRect().height < 43.9)
    .map(each => each.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def service(server: Server) -> Iterator[Service]:
    """A second way into the server's data."""
    opened = open_service(Settings(data=server.data))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def one_laptop(browser: Browser) -> Iterator[Page]:
    with one_page(browser, LAPTOP, is_refused=True) as page:
        yield page


@pytest.fixture
def screen(one_laptop: Page, server: Server) -> Iterator[Page]:
    one_laptop.set_viewport_size(LAPTOP)  # type: ignore[arg-type]
    yield one_laptop
    put_back(one_laptop, server.url)


@pytest.fixture
def own_screen(laptop: Visitor) -> Page:
    """One whose clock or paper is another one."""
    return laptop.page()


def station(service: Service, link: str) -> Station:
    return service.facilitating.seen(link).stage.station


def test_a_workshop_begins_with_a_title_and_a_phase_from_the_start_page(server: Server, screen: Page) -> None:
    screen.goto(server.url)

    screen.get_by_role("link", name="Workshop starten").click()
    screen.get_by_label("Titel des Workshops").fill("Abend im Rathaus")
    screen.get_by_label("Durchführung").check()
    screen.get_by_role("button", name="Workshop starten").click()

    expect(screen.get_by_role("heading", level=2, name="Ankommen")).to_be_visible()
    expect(screen.get_by_role("heading", name="Diese Adresse aufbewahren")).to_be_visible()


def test_the_hub_of_a_check_leads_to_its_workshop(server: Server, service: Service, screen: Page) -> None:
    link = begun(service)
    screen.goto(f"{server.url}/check?link={link}")

    screen.get_by_role("link", name="Workshop mit diesem Check").click()

    expect(screen.get_by_role("heading", level=2, name="Ankommen")).to_be_visible()


@pytest.mark.parametrize("where", STATIONS)
def test_at_any_station_everything_is_open_to_everybody_fits_and_can_be_hit(
    server: Server, service: Service, one_laptop: Page, where: Station
) -> None:
    one_laptop.goto(f"{server.url}/lead/{at(service, where)}?lang={language_at(where)}")
    one_laptop.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")

    found = {size: measured(one_laptop, SIZES[size]) for size in SIZES}
    one_laptop.set_viewport_size({"width": 1280, "height": 3000})  # so that nothing lies below the steps
    complaints = complaints_of_axe(one_laptop)

    assert found == {size: ([], []) for size in SIZES}
    assert complaints == []


def language_at(where: Station) -> str:
    """English at one station whose words are many; German everywhere else."""
    return "en" if where is Station.ANSWERING else "de"


def measured(page: Page, size: dict[str, int]) -> tuple[list[str], list[str]]:
    """What reaches over the edge in this size, and what is too small to be hit."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    beyond, small = page.evaluate(f"[({BEYOND_THE_EDGE})(), ({SMALL_TARGETS})()]")
    return beyond, small


@pytest.mark.parametrize(
    "address", ["/lead", "/lead/{done}/minutes", "/lead/{link}/sure?do=next&revision=1", "/lead/{fresh}"]
)
def test_axe_finds_nothing_on_the_pages_around_it(
    server: Server, service: Service, screen: Page, address: str
) -> None:
    links = {
        "link": begun(service, Mode.CONFIDENTIAL),
        "fresh": new_check(service),
        "done": at(service, Station.CLOSING),
    }
    screen.goto(server.url + address.format_map(links))

    assert complaints_of_axe(screen) == []


# keys


def test_a_presenter_goes_on_and_back_and_brings_silence(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.CHOOSING)
    screen.goto(f"{server.url}/lead/{link}")
    heading = screen.get_by_role("heading", level=2)

    screen.keyboard.press("PageDown")
    expect(heading).to_have_text("Gespräch")
    screen.keyboard.press("PageUp")
    expect(heading).to_have_text("Themen wählen")
    screen.keyboard.down("PageDown")
    expect(heading).to_have_text("Gespräch")
    screen.keyboard.down("PageDown")  # held down: the same press still
    screen.keyboard.up("PageDown")
    screen.keyboard.press("PageUp")
    expect(heading).to_have_text("Themen wählen")
    screen.keyboard.press(".")
    expect(screen.locator(".sight")).to_have_text("Denkpause (leere Leinwand)")
    screen.keyboard.press(".")
    expect(screen.locator(".sight")).to_have_text("Das Profil")

    assert service.facilitating.seen(link).stage.sight is Sight.PROFILE


def test_the_keys_can_be_switched_off(server: Server, service: Service, screen: Page) -> None:
    link = at(service, Station.CHOOSING)
    screen.goto(f"{server.url}/lead/{link}")
    screen.get_by_role("button", name="Tastenkürzel ausschalten").click()

    screen.keyboard.press(".")
    screen.reload()
    screen.keyboard.press(".")

    expect(screen.get_by_role("button", name="Tastenkürzel einschalten")).to_be_visible()
    assert service.facilitating.seen(link).stage.sight is not Sight.QUIET


def test_keys_of_somebody_who_types_lead_nowhere(server: Server, service: Service, screen: Page) -> None:
    link = at(service, Station.TOPICS)
    screen.goto(f"{server.url}/lead/{link}")
    field = screen.get_by_label("Notizen zu")

    field.fill("Abends")
    field.press("ArrowRight")
    field.press("PageDown")
    field.press(".")

    expect(field).to_have_value("Abends.")
    assert station(service, link) is Station.TOPICS


def test_the_focus_stays_on_next(server: Server, service: Service, screen: Page) -> None:
    screen.goto(f"{server.url}/lead/{begun(service)}")
    onward = screen.locator("#next")

    onward.focus()
    onward.press("Enter")

    expect(screen.get_by_role("heading", level=2)).to_have_text("Antworten")
    expect(onward).to_be_focused()


# two devices


def test_a_step_of_another_device_is_seen_without_touching_what_is_typed(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.TOPICS)
    screen.goto(f"{server.url}/lead/{link}")
    screen.locator("summary", has_text="Maßnahme aufschreiben").click()
    field = screen.get_by_label("Was ist zu tun?")
    field.fill("Bänke aufstellen")

    go(service, link, Station.AGREEING)

    expect(screen.get_by_role("heading", level=2)).to_have_text("Vereinbaren")
    expect(field).to_have_value("Bänke aufstellen")
    expect(field).to_be_focused()


def test_a_note_that_is_being_typed_stays_with_its_topic(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.TOPICS)
    one, two, _ = service.facilitating.seen(link).stage.topics
    screen.goto(f"{server.url}/lead/{link}")
    field = screen.locator(f'[name="note:{one}:text"]')
    field.press_sequentially("Zu laut")

    service.facilitating.talk_about(link, service.facilitating.seen(link).revision, 1)
    expect(screen.locator(".tabs [aria-current]")).to_contain_text("2.")
    field.press_sequentially(" und zu eng")
    said = screen.locator(".still").text_content()
    screen.locator("#next").focus()
    expect(field).to_have_count(0)

    assert said.startswith("Noch zu »")
    assert service.facilitating.seen(link).notes == {one: "Zu laut und zu eng"}
    expect(screen.locator(f'[name="note:{two}:text"]')).to_have_value("")


def test_notes_of_two_devices_stand_below_each_other(server: Server, service: Service, screen: Page) -> None:
    link = at(service, Station.TOPICS)
    topic = service.facilitating.seen(link).stage.topics[0]
    screen.route("**/now*", lambda route: route.abort())  # it does not see the tablet's note
    screen.goto(f"{server.url}/lead/{link}")

    service.outcomes.note(link, topic, "Vom Tablet", "")
    screen.locator("#note textarea:visible").fill("Vom Laptop")

    expect(screen.locator("#note textarea:visible")).to_have_value("Vom Tablet\n\nVom Laptop")


def test_a_stale_step_says_so_and_shows_how_it_stands(server: Server, service: Service, screen: Page) -> None:
    """The page hears nothing until it has pressed, and its first look after that fails, too."""
    link = begun(service)
    pressed: list[Request] = []
    failed: list[Request] = []
    screen.on("request", lambda request: pressed.append(request) if request.method == "POST" else None)

    def look(route: Route) -> None:
        if failed:
            route.continue_()
        else:
            failed.extend(pressed)
            route.abort()

    screen.route("**/now*", look)
    screen.goto(f"{server.url}/lead/{link}")

    go(service, link, Station.ANSWERING)
    screen.locator("#next").click()

    expect(screen.get_by_role("heading", level=2)).to_have_text("Antworten")
    expect(screen.locator("#said")).to_contain_text(
        "Jemand anderes hat diesen Workshop gerade weitergeschaltet"
    )


def test_who_comes_in_is_counted_without_loading_again(
    server: Server, service: Service, screen: Page
) -> None:
    link = begun(service)
    screen.goto(f"{server.url}/lead/{link}")

    answered(service, link, (("verwaltung", 3),))

    expect(screen.locator(".work tfoot td").first).to_have_text("1")


# a confidential check


def test_closing_a_confidential_check_asks_twice(server: Server, service: Service, screen: Page) -> None:
    link = begun(service, Mode.CONFIDENTIAL)
    go(service, link, Station.ANSWERING)
    screen.goto(f"{server.url}/lead/{link}")

    screen.locator("#next").click()
    screen.get_by_role("button", name="Ja, beenden").click()
    screen.get_by_role("button", name="Ja, endgültig beenden").click()

    expect(screen.get_by_role("heading", level=2)).to_have_text("Aufdecken")
    expect(screen.locator("#undo")).to_have_count(0)


# without scripts


def test_without_scripts_a_workshop_can_be_led_too(
    server: Server, service: Service, browser: Browser
) -> None:
    context = browser.new_context(viewport=LAPTOP, locale="de-DE", java_script_enabled=False)
    page = context.new_page()
    link = at(service, Station.TOPICS)
    page.goto(f"{server.url}/lead/{link}")

    page.locator("#note textarea:visible").fill("Abends")
    page.get_by_role("button", name="Notiz speichern").click()
    page.locator("#next").click()
    page.locator("#next").click()
    page.locator("#next").click()
    page.get_by_label("Gelb").check()
    page.locator('[id^="reason-"]').fill("Es geht voran")
    page.get_by_role("button", name="Vereinbarung speichern").click()
    expect(page.locator(".work .agreed").first).to_contain_text("Gelb")
    context.close()

    assert service.facilitating.seen(link).notes[service.facilitating.seen(link).stage.topics[0]] == "Abends"


# minutes


def test_the_minutes_can_be_copied(server: Server, service: Service, laptop: Visitor) -> None:
    laptop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = laptop.page()
    page.goto(f"{server.url}/lead/{at(service, Station.CLOSING)}/minutes")

    page.get_by_role("button", name="Kopieren").click()
    expect(page.locator("#copied")).not_to_be_empty()

    assert page.evaluate("navigator.clipboard.readText()").startswith("# Protokoll: Spielplatz am Bach")


LET_GO_ELSEWHERE = """() => {
    document.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, buttons: 1 }));
    setTimeout(() => document.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, buttons: 0 })));
}"""
COMES_BACK = """() => document.dispatchEvent(new Event("visibilitychange"))"""


def counted(screen: Page) -> Locator:
    """How many are here, in the column beside the work."""
    return screen.locator("[data-part=counts] tbody tr", has_text="Politik").locator("td").first


@pytest.fixture
def followed(server: Server, service: Service, own_screen: Page) -> str:
    """A workshop after its reveal to which people still come, on a screen whose clock stands still."""
    link = at(service, Station.TOPICS)
    service.facilitating.admit(link, service.facilitating.seen(link).revision, True)
    own_screen.clock.install()
    own_screen.goto(f"{server.url}/lead/{link}")
    expect(counted(own_screen)).to_have_text("0")
    own_screen.clock.pause_at(datetime.now() + timedelta(seconds=60))
    return link


def come(service: Service, link: str) -> None:
    for number in range(3):
        service.joining.join(invitation(service, link), PerspectiveId("politik"), f"late-{number}")


def follows(screen: Page, act: Callable[[], object]) -> None:
    """It shows who has come after one of a few such acts: during the first, it may still be looking at how it
    stood before.
    """
    for _ in range(10):
        act()
        with suppress(AssertionError):
            expect(counted(screen)).to_have_text("3", timeout=3_000)
            break
    expect(counted(screen)).to_have_text("3", timeout=1)


def test_the_column_beside_follows_a_mouse_button_that_was_let_go_elsewhere(
    service: Service, own_screen: Page, followed: str
) -> None:
    own_screen.evaluate(LET_GO_ELSEWHERE)
    come(service, followed)

    follows(own_screen, lambda: own_screen.clock.run_for(2_500))


def test_whoever_comes_back_to_the_own_screen_sees_at_once_how_it_stands(
    service: Service, own_screen: Page, followed: str
) -> None:
    come(service, followed)

    follows(own_screen, lambda: own_screen.evaluate(COMES_BACK))


LONG = "https://www.musterstadt.example/" + "beteiligung-" * 12


def test_a_word_that_is_too_long_leaves_what_stands_beside_it_to_be_read(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.CLOSING)
    measure = Measure(MeasureId(""), "Bänke aufstellen", (), LONG, success=LONG)
    service.outcomes.measure(link, service.facilitating.seen(link).revision, measure)
    screen.goto(f"{server.url}/lead/{link}/minutes")
    what = screen.get_by_role("rowheader", name="Bänke aufstellen")

    on_screen = what.bounding_box()
    screen.emulate_media(media="print")
    screen.set_viewport_size({"width": 680, "height": 1000})
    beyond = screen.locator("main").evaluate("main => main.scrollWidth - main.clientWidth")
    screen.emulate_media(media="screen")

    assert on_screen is not None
    assert on_screen["width"] > 150
    assert beyond <= 0


def test_a_title_of_one_long_word_fits_on_a_phone(server: Server, service: Service, screen: Page) -> None:
    link = begun(service)
    service.organising.rename(link, "Verkehrsberuhigungsmaßnahmenbeteiligungsverfahren", "")
    screen.set_viewport_size(NARROW)  # type: ignore[arg-type]
    screen.goto(f"{server.url}/lead/{link}")

    assert screen.evaluate(BEYOND_THE_EDGE) == []


def test_minutes_on_paper_have_one_head_and_say_the_profile_once(
    server: Server, service: Service, own_screen: Page
) -> None:
    own_screen.goto(f"{server.url}/lead/{at(service, Station.CLOSING)}/minutes")
    own_screen.emulate_media(media="print")

    expect(own_screen.locator(".drawing svg").first).to_be_visible()
    expect(own_screen.locator(".in-short")).to_be_hidden()
    expect(own_screen.locator("header.top")).to_be_hidden()
    expect(own_screen.get_by_role("heading", level=1)).to_have_count(1)
