"""Phones vote on the topics in a real browser: they come to it by themselves, give their dots and go back to
the wall.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.service import open_service
from qcheck.settings import Settings
from qcheck.workshop import Station
from tests.browser.conftest import PHONE, Server, Visitor
from tests.browser.steps import complaints_of_axe
from tests.live.rooms import room


def one_tick_too_many_is_said_where_one_looks(phone: Page) -> None:
    before = phone.viewport_size
    phone.set_viewport_size({"width": 360, "height": 640})
    for topic in ("Bereitschaft zum Dialog", "Echter Gestaltungsspielraum"):
        phone.get_by_label(topic).check(force=True)
    phone.evaluate("() => scrollTo(0, 0)")
    expect(
        phone.get_by_text("Bitte wählen Sie höchstens 3 Themen. Noch nicht gespeichert.")
    ).to_be_in_viewport()
    for topic in ("Bereitschaft zum Dialog", "Echter Gestaltungsspielraum"):
        phone.get_by_label(topic).uncheck(force=True)
    phone.set_viewport_size(before or PHONE)  # type: ignore[arg-type]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_phone_comes_to_the_vote_gives_its_dots_and_changes_them(
    browser: Browser, server: Server, scripts: bool
) -> None:
    service = open_service(Settings(data=server.data))
    made = room(service)
    made.go(Station.ANSWERING)
    visitor = Visitor(browser, PHONE, java_script_enabled=scripts)
    phone = visitor.page()
    phone.goto(f"{server.url}/a/{made.invitation}")
    phone.locator("[name=perspective][value=politik]").check(force=True)
    phone.locator("button.main").click()
    others = made.answered("verwaltung", 3, 2)
    made.go(Station.REVEAL)
    made.reveal()
    made.go(Station.CHOOSING)
    service.voting.begin_vote(made.link, made.now.revision)
    for other in others:
        service.voting.vote(other, [made.criteria[1]])
    if not scripts:
        phone.goto(f"{server.url}/a/{made.invitation}")
    expect(phone.get_by_role("heading", name="Worüber wollen wir sprechen?")).to_be_visible()
    phone.get_by_label("Klares Ziel").check(force=True)
    phone.get_by_label("Genug Zeit").check(force=True)
    phone.get_by_role("button", name="Meine Punkte abgeben").click()
    expect(phone.get_by_text("Ihre Punkte sind gespeichert.")).to_be_visible()
    if scripts:
        one_tick_too_many_is_said_where_one_looks(phone)
    phone.get_by_label("Genug Zeit").uncheck(force=True)
    phone.get_by_role("button", name="Meine Punkte ändern").click()
    expect(phone.get_by_label("Genug Zeit")).not_to_be_checked()
    if scripts:  # at the end of the page nothing lies half behind the bar below
        phone.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
    found = complaints_of_axe(phone) if scripts else []
    width = phone.evaluate("() => document.documentElement.scrollWidth") if scripts else PHONE["width"]
    service.voting.end_vote(made.link, made.now.revision)
    if not scripts:
        phone.get_by_role("link", name="Weiter").click()

    expect(phone.get_by_role("heading", name="Bitte schauen Sie jetzt zur Leinwand")).to_be_visible()
    ballot = made.now.ballot
    visitor.context.close()
    service.close()
    assert ballot
    assert ballot.dots[made.criteria[1]] == 3
    assert ballot.ranking == (made.criteria[1],)
    assert (found, width) == ([], PHONE["width"])
    assert visitor.foreign == []


def test_what_is_ticked_counts_without_the_button(browser: Browser, server: Server) -> None:
    service = open_service(Settings(data=server.data))
    made = room(service)
    made.go(Station.ANSWERING)
    visitor = Visitor(browser, PHONE)
    phone = visitor.page()
    phone.goto(f"{server.url}/a/{made.invitation}")
    phone.locator("[name=perspective][value=politik]").check(force=True)
    phone.locator("button.main").click()
    others = made.answered("verwaltung", 3, 2)
    made.go(Station.REVEAL)
    made.reveal()
    made.go(Station.CHOOSING)
    service.voting.begin_vote(made.link, made.now.revision)
    for other in others:
        service.voting.vote(other, [made.criteria[1]])
    phone.get_by_label("Klares Ziel").check(force=True)
    expect(phone.get_by_text("Ihre Punkte sind gespeichert.")).to_be_visible()
    service.voting.end_vote(made.link, made.now.revision)

    ballot = made.now.ballot
    visitor.context.close()
    service.close()
    assert ballot
    assert ballot.dots[made.criteria[1]] == 3
    assert ballot.ranking == (made.criteria[1],)
