"""A sheet in a real browser whose check ends while one answers."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from qcheck.service import Service
from tests.browser.test_sheet import begin, choose, go_on, organiser, saved, service, way

__all__ = ["organiser", "service", "way"]  # fixtures


def test_a_check_that_closes_while_one_answers_says_so(
    way: str, service: Service, organiser: str, empty_phone: Page
) -> None:
    page = begin(empty_phone, way)
    service.organising.end_check(organiser)

    choose(page, "trifft eher zu")
    expect(page.get_by_text("Nicht gespeichert: Der Check ist inzwischen beendet.")).to_have_count(1)
    expect(page.locator("#note")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Weiter")).to_be_hidden()
    page.get_by_role("link", name="Ansehen, wie es weitergeht").click()

    expect(page.get_by_role("heading", level=1, name="Dieser Check ist beendet")).to_be_visible()


def test_an_answer_that_came_too_late_is_marked_no_more_and_the_page_leads_to_the_end(
    way: str, service: Service, organiser: str, empty_phone: Page
) -> None:
    page = begin(empty_phone, way)
    choose(page, "trifft voll zu")
    saved(page)
    service.organising.end_check(organiser)

    choose(page, "trifft eher zu")

    expect(page.locator("#note")).to_contain_text("Nicht gespeichert: Der Check ist inzwischen beendet.")
    expect(page.get_by_role("radio", checked=True)).to_have_count(1)
    expect(page.get_by_role("radio", name="trifft voll zu", exact=True)).to_be_checked()
    page.get_by_role("status").get_by_role("link", name="Ansehen, wie es weitergeht").click()
    expect(page.get_by_role("heading", name="Dieser Check ist beendet")).to_be_visible()
    expect(page.get_by_text("Ihre letzte Eingabe kam zu spät und ist nicht gespeichert")).to_be_visible()


def test_a_text_that_is_too_long_is_said_once_keeps_nobody_on_its_page_and_stays_in_its_field(
    way: str, empty_phone: Page
) -> None:
    page = begin(empty_phone, way)
    go_on(page)
    second = page.url
    page.get_by_text("Kommentar oder Beleg").click()
    page.locator("textarea").fill("x" * 5001)
    page.locator("textarea").blur()
    expect(page.get_by_text("Dieser Text hat 5.001 Zeichen")).to_have_count(1)

    page.get_by_role("button", name="Zurück").click()
    page.wait_for_url(lambda address: address != second)
    page.goto(second)

    expect(page.locator("textarea")).to_have_value("x" * 5001)
    expect(page.get_by_text("Dieser Text hat 5.001 Zeichen")).to_have_count(1)
    page.locator("textarea").fill("Kürzer")
    page.locator("textarea").blur()
    saved(page)
    page.reload()
    expect(page.locator("textarea")).to_have_value("Kürzer")
    expect(page.get_by_text("Dieser Text hat")).to_have_count(0)
