"""The dates of a trial in a browser: registering, waiting and moving up, on a phone and without a foreign host;
open to everybody, within narrow screens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.addresses import trial_page
from qcheck.piloting import Asks, DateKind, DatePlan
from qcheck.service import Service, open_service
from qcheck.settings import Settings
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor
from tests.browser.steps import complaints_of_axe
from tests.browser.test_result_page import BEYOND
from tests.trials import made


@pytest.fixture
def addresses(server: Server) -> Iterator[tuple[str, str]]:
    """The public page of a trial with one date of one seat, and the list of who comes."""
    service: Service = open_service(Settings(data=server.data))
    link = made(service, "Erprobung im Browser")
    trial = replace(service.trials.coordinate(link).trial, is_public=True, asks=frozenset({Asks.MAIL}))
    service._store.write_trial(trial)
    begins = service.clock.now() + timedelta(days=3)
    plan = DatePlan(
        DateKind.MEETING, "Treffen", begins, begins + timedelta(hours=2), place="Rathaus", seats=1
    )
    date = service.dates.add(link, plan)
    yield f"{server.url}{trial_page(trial.name)}?lang=de", f"{server.url}/coordinate/{link}/dates/{date.id}"
    service.close()


def registered(page: Page, public: str, name: str) -> None:
    page.goto(public)
    page.locator("li a.main").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("E-Mail-Adresse").fill(f"{name.lower()}@example.org")
    page.get_by_role("button").click()


def test_two_register_for_one_seat_and_the_second_moves_up(
    browser: Browser, addresses: tuple[str, str]
) -> None:
    public, people = addresses
    phone, laptop = Visitor(browser, PHONE), Visitor(browser, LAPTOP)
    anna, bert = phone.page(), laptop.page()
    registered(anna, public, "Anna")
    expect(anna.locator("h1")).to_have_text("Sie haben einen Platz.")
    registered(bert, public, "Bert")
    expect(bert.locator("h1")).to_have_text("Sie stehen auf der Warteliste, an 1. Stelle.")
    complaints = [*complaints_of_axe(anna), *complaints_of_axe(bert)]

    anna.get_by_role("button", name="Abmelden").click()
    expect(anna.locator("h1")).to_have_text("Sie sind nicht mehr angemeldet.")
    bert.reload()

    assert bert.locator("h1").inner_text() == "Sie haben einen Platz."
    for page, address in (
        (anna, public),
        (bert, people),
        (bert, f"{people}/change"),
        (anna, f"{people}/attendance"),
    ):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        complaints += complaints_of_axe(page)
        assert page.evaluate(BEYOND) == []
    assert complaints == []
    assert [*phone.foreign, *laptop.foreign, *phone.complaints, *laptop.complaints] == []
    phone.context.close()
    laptop.context.close()
