"""The facilitator's screen in a real browser: what is typed or ticked is kept by whatever is pressed next. Where
the room on the screen matters, it is a phone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.service import NotPossible, Service, open_service
from qcheck.settings import Settings
from qcheck.workshop import Station
from tests.browser.conftest import LAPTOP, PHONE, Server, one_page, put_back
from tests.live.desks import at

OLD_TITLE = (
    '() => [...document.querySelectorAll(\'[data-keep^="agree:"], [data-keep^="note:"]\')].map(each => '
    "each.dataset.keep)"
)


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
    yield one_laptop
    put_back(one_laptop, server.url)


def type_agreement(page: Page) -> None:
    """Yellow, with a reason; nothing is pressed."""
    page.get_by_role("radio", name="Gelb").check()
    page.locator('[id^="reason-"]').fill("Es geht voran")


def lead_on(service: Service, link: str, topic: int) -> None:
    """Another device goes to a topic, once more if what is typed on this one was saved in the very moment."""
    with suppress(NotPossible):
        return service.facilitating.talk_about(link, service.facilitating.seen(link).revision, topic)
    return service.facilitating.talk_about(link, service.facilitating.seen(link).revision, topic)


def test_next_keeps_what_was_agreed_and_shows_the_form_of_the_next_topic(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.AGREEING)
    one, two, _ = service.facilitating.seen(link).stage.topics
    screen.goto(f"{server.url}/lead/{link}")

    type_agreement(screen)
    screen.locator("#next").click()
    expect(screen.locator(f'[data-keep="agree:{two}"]')).to_be_attached()

    assert {
        kept.criterion: (kept.light, kept.reason) for kept in service.facilitating.seen(link).agreed.values()
    } == {one: ("yellow", "Es geht voran")}
    assert screen.evaluate(OLD_TITLE) == [f"agree:{two}", f"note:{two}"]
    expect(screen.locator("#said")).to_be_empty()
    expect(screen.locator("#kept")).to_have_text("Alles gespeichert")


@pytest.mark.parametrize("key", ["PageDown", "PageUp"])
def test_a_presenter_keeps_everything_too(server: Server, service: Service, screen: Page, key: str) -> None:
    link = at(service, Station.AGREEING)
    screen.goto(f"{server.url}/lead/{link}")
    before = service.facilitating.seen(link).stage

    type_agreement(screen)
    screen.evaluate("document.activeElement.blur()")
    screen.keyboard.press(key)
    expect(screen.locator("#kept")).to_have_text("Alles gespeichert")
    expect(screen.locator("#revision")).not_to_have_value("0")

    expect.soft(screen.locator("#said")).to_be_empty()
    assert [kept.reason for kept in service.facilitating.seen(link).agreed.values()] == ["Es geht voran"]
    assert service.facilitating.seen(link).stage != before or key == "PageUp"


def test_ticked_topics_are_what_next_takes(server: Server, service: Service, screen: Page) -> None:
    link = at(service, Station.CHOOSING)
    screen.goto(f"{server.url}/lead/{link}")
    boxes = screen.get_by_role("checkbox")

    boxes.nth(0).uncheck()
    boxes.nth(4).check()
    ticked = screen.locator("input:checked").evaluate_all("all => all.map(each => each.name.split(':')[2])")
    screen.locator("#next").click()
    expect(screen.get_by_role("heading", level=2)).to_have_text("Gespräch")

    assert set(service.facilitating.seen(link).stage.topics) == set(ticked)
    assert len(ticked) == 3


def test_a_measure_that_was_only_typed_is_in_the_minutes(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.CLOSING)
    screen.goto(f"{server.url}/lead/{link}")

    screen.locator("summary", has_text="Maßnahme aufschreiben").click()
    screen.get_by_label("Was ist zu tun?").fill("Bänke aufstellen")
    screen.get_by_label("Bis wann?").fill("vor der Sommerpause")
    screen.get_by_label("Wann und wo treffen").fill("12. Januar, 18 Uhr")
    screen.get_by_role("button", name="Zum Protokoll").click()

    expect(screen.get_by_role("heading", level=1)).to_contain_text("Protokoll")
    expect(screen.locator("main")).to_contain_text("Bänke aufstellen")
    expect(screen.locator("main")).to_contain_text("vor der Sommerpause")
    expect(screen.locator("main")).to_contain_text("12. Januar, 18 Uhr")


def test_a_second_measure_written_over_the_first_is_one_more(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.MEASURES)
    screen.goto(f"{server.url}/lead/{link}")

    screen.get_by_label("Was ist zu tun?").fill("Bänke aufstellen")
    screen.get_by_label("Wer?").fill("Bauhof")
    screen.get_by_label("Was ist zu tun?").press("Control+a")
    screen.keyboard.type("Bäume pflanzen")
    expect(screen.locator(".measure summary")).to_have_text(["Bänke aufstellen · Bauhof"])
    screen.locator("#next").click()
    expect(screen.locator("#station")).to_have_text("Abschluss")

    assert [each.what for each in service.facilitating.seen(link).measures] == [
        "Bänke aufstellen",
        "Bäume pflanzen",
    ]


def test_a_measure_that_was_added_is_said_and_in_view(server: Server, service: Service, screen: Page) -> None:
    link = at(service, Station.MEASURES)
    screen.goto(f"{server.url}/lead/{link}")

    screen.get_by_label("Was ist zu tun?").fill("Bänke aufstellen")
    screen.get_by_role("button", name="Maßnahme hinzufügen").click()

    expect(screen.locator("#added")).to_have_text("Hinzugefügt: Bänke aufstellen")
    expect(screen.locator(".measure summary")).to_be_in_viewport()


def test_a_word_that_a_keyboard_composes_letter_by_letter_is_one_measure(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.MEASURES)
    screen.goto(f"{server.url}/lead/{link}")
    keyboard = screen.context.new_cdp_session(screen)
    screen.get_by_label("Was ist zu tun?").focus()

    for typed in ("B", "Bä", "Bän"):
        ends = {"selectionStart": len(typed), "selectionEnd": len(typed)}
        keyboard.send("Input.imeSetComposition", {"text": typed, **ends})
    keyboard.send("Input.insertText", {"text": "Bänke"})
    screen.locator("#next").click()
    expect(screen.locator("#station")).to_have_text("Abschluss")

    assert [each.what for each in service.facilitating.seen(link).measures] == ["Bänke"]


def test_whoever_goes_on_to_another_field_has_added_the_measure(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.MEASURES)
    screen.goto(f"{server.url}/lead/{link}")

    screen.get_by_label("Was ist zu tun?").fill("Bänke aufstellen")
    screen.get_by_label("Notiz").focus()

    expect(screen.locator(".measure summary")).to_have_text(["Bänke aufstellen"])
    expect(screen.locator("#new-what")).to_have_value("")


def test_a_day_that_is_none_stays_with_a_word_at_the_field(
    server: Server, service: Service, empty_phone: Page
) -> None:
    link = at(service, Station.MEASURES)
    empty_phone.goto(f"{server.url}/lead/{link}")

    empty_phone.get_by_label("Was ist zu tun?").fill("Bänke")
    empty_phone.get_by_label("Bis wann?").fill("31.2.2027")
    empty_phone.locator("#next").click()

    expect(empty_phone.locator('[data-error="measure:new:due"]')).to_contain_text("ist kein Tag")
    expect(empty_phone.get_by_label("Bis wann?")).to_be_focused()
    expect(empty_phone.get_by_label("Was ist zu tun?")).to_have_value("Bänke")
    expect(empty_phone.locator('[data-error="measure:new:due"]')).to_be_in_viewport()
    assert service.facilitating.seen(link).stage.station is Station.MEASURES


def test_everything_typed_is_kept_in_the_next_pause(server: Server, service: Service, screen: Page) -> None:
    link = at(service, Station.AGREEING)
    screen.goto(f"{server.url}/lead/{link}")

    type_agreement(screen)
    expect(screen.locator("#kept")).to_have_text("Noch nicht gespeichert")
    expect(screen.locator("#kept")).to_have_text("Alles gespeichert")

    assert [kept.reason for kept in service.facilitating.seen(link).agreed.values()] == ["Es geht voran"]


def test_a_network_that_was_only_typed_is_on_the_wall_while_people_come_in(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.LOBBY)
    screen.goto(f"{server.url}/lead/{link}")

    screen.locator("#wifi summary").click()
    screen.get_by_label("Name des WLANs").fill("Gast im Rathaus")
    screen.get_by_label("Passwort").fill("Sommer 2026")
    expect(screen.locator("#wifi summary")).to_contain_text("Gast im Rathaus")

    assert service.facilitating.seen(link).wifi == ("Gast im Rathaus", "Sommer 2026")


def test_alone_in_the_room_nobody_is_said_to_have_led_on(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.AGREEING)
    screen.goto(f"{server.url}/lead/{link}")

    for number, after in enumerate(("2.", "3.", "")):
        screen.get_by_role("radio", name="Rot").check()
        screen.locator('[id^="reason-"]').fill(f"Grund {number}")
        screen.locator("#next").click()
        expect(
            screen.locator(".tabs [aria-current]", has_text=after) if after else screen.locator("#meet")
        ).to_be_visible()
        expect(screen.locator("#said")).to_be_empty()

    assert sorted(kept.reason for kept in service.facilitating.seen(link).agreed.values()) == [
        "Grund 0",
        "Grund 1",
        "Grund 2",
    ]
    assert service.facilitating.seen(link).stage.station is Station.MEASURES


def test_what_another_device_leads_on_leaves_no_form_under_a_foreign_title(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.AGREEING)
    one, two, _ = service.facilitating.seen(link).stage.topics
    screen.goto(f"{server.url}/lead/{link}")

    type_agreement(screen)
    lead_on(service, link, topic=1)
    expect(screen.locator("#talk")).to_have_text(
        service.facilitating.seen(link).catalogue.criterion(two).title.say("de")
    )
    screen.locator("#next").focus()
    expect(screen.locator(f'[data-keep="agree:{one}"]')).to_have_count(0)

    assert service.facilitating.seen(link).agreed[one].reason == "Es geht voran"
    assert screen.evaluate(OLD_TITLE) == [f"agree:{two}", f"note:{two}"]


def test_a_new_step_begins_at_its_top(server: Server, service: Service, empty_phone: Page) -> None:
    link = at(service, Station.TOPICS)
    empty_phone.goto(f"{server.url}/lead/{link}")
    empty_phone.evaluate("scrollTo(0, document.body.scrollHeight)")

    empty_phone.locator("#next").click()
    expect(empty_phone.locator(".tabs [aria-current]")).to_contain_text("2.")

    empty_phone.wait_for_function("scrollY === 0")


def test_a_way_to_another_page_waits_until_everything_is_kept(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.AGREEING)
    screen.goto(f"{server.url}/lead/{link}")

    type_agreement(screen)
    screen.get_by_role("link", name="Protokoll").click()

    expect(screen.locator("main")).to_contain_text("Es geht voran")


def test_whoever_closes_the_window_in_the_middle_of_a_word_loses_nothing(
    server: Server, service: Service, screen: Page
) -> None:
    link = at(service, Station.MEASURES)
    page, other = screen, screen.context.new_page()
    page.goto(f"{server.url}/lead/{link}")

    page.get_by_label("Was ist zu tun?").fill("Bänke")
    page.goto("about:blank")
    other.goto(f"{server.url}/lead/{link}")
    expect(other.locator(".measure summary")).to_contain_text("Bänke")


def test_without_scripts_every_button_keeps_everything(
    server: Server, service: Service, browser: Browser
) -> None:
    link = at(service, Station.AGREEING)
    context = browser.new_context(viewport=PHONE, locale="de-DE", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/lead/{link}")

    type_agreement(page)
    page.locator("#next").click()
    expect(page.locator(".tabs [aria-current]")).to_contain_text("2.")
    context.close()

    assert [kept.reason for kept in service.facilitating.seen(link).agreed.values()] == ["Es geht voran"]
