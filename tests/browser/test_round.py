"""A whole round as a town holds it: an organiser and twelve people from five perspectives, each as they are,
then the results together.

Two have no scripts, one answers in plain German with the keyboard alone, one changes device, one loses the
network. And a confidential check with groups of twelve, five and three, of which the three stay hidden everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.catalogue import CriterionId, PerspectiveId
from qcheck.service import LinkKind, Mode, NewCheck, Scope, Service
from tests.browser.conftest import PHONE, Server, Visitor
from tests.browser.steps import to
from tests.browser.test_sheet import choose, go_on, saved

TOPICS = ("dialogbereitschaft", "gestaltungsspielraum")


class Guests:
    """Whoever comes to the round with a phone of their own."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._visitors: list[Visitor] = []

    def phone(self, **options: object) -> Page:
        """Another one's."""
        self._visitors.append(Visitor(self._browser, PHONE, **options))
        return self._visitors[-1].page()

    def leave(self) -> None:
        """All of them; nobody's browser asked elsewhere for anything."""
        [visitor.context.close() for visitor in self._visitors]
        assert [url for visitor in self._visitors for url in visitor.foreign] == []


@pytest.fixture
def guests(browser: Browser) -> Iterator[Guests]:
    arriving = Guests(browser)
    yield arriving
    arriving.leave()


def made(service: Service, mode: Mode = Mode.OPEN) -> str:
    """A Kurzcheck of two topics whose organiser does not answer."""
    scope = Scope(frozenset(map(CriterionId, TOPICS)))
    return service.organising.create_check(
        NewCheck("Verkehrskonzept Altstadt", "Musterbrück", "kurzcheck", "durchfuehrung", scope, None, mode)
    )


def as_one_of(page: Page, way: str, perspective: str) -> Page:
    """Opens the invitation for everybody and begins from this perspective."""
    page.goto(way)
    page.get_by_role("radio", name=re.compile(f"^{perspective}".replace("/", "."))).check()
    page.get_by_role("button", name="Los geht’s").click()
    expect(page.get_by_role("radio").first).to_be_visible()
    return page


def answer_all(page: Page, label: str) -> None:
    """The same answer on every page, then the end."""
    for number in range(1, len(TOPICS) + 1):
        expect(page.get_by_text(f"Frage {number} von {len(TOPICS)}")).to_be_visible()
        choose(page, label)
        saved(page)
        go_on(page)
    finish(page)


def finish(page: Page) -> None:
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Vielen Dank für Ihre Antworten.")


def answer_all_without_scripts(page: Page, label: str) -> None:
    for _ in TOPICS:
        page.get_by_text(label, exact=True).click()
        page.get_by_role("button", name="Speichern und weiter").click()
    page.get_by_role("button", name="Speichern und weiter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vielen Dank für Ihre Antworten.")


def answer_all_with_keys(page: Page) -> None:
    """In plain German, from the first tab to the last, without a mouse."""
    for _ in TOPICS:
        page.locator("fieldset").first.get_by_role("radio").first.focus()
        page.keyboard.press("3")
        expect(page.locator(".saved [role=status]").first).to_contain_text("Gespeichert")
        before = page.url
        page.keyboard.press("Enter")
        expect(page).not_to_have_url(before)


def one_of_the_administration_on_the_phone(guests: Guests, way: str) -> None:
    answer_all(as_one_of(guests.phone(), way, "Verwaltung"), "trifft voll zu")


def one_of_politics_without_scripts(guests: Guests, way: str) -> None:
    answer_all_without_scripts(
        as_one_of(guests.phone(java_script_enabled=False), way, "Politik"), "trifft eher zu"
    )


def others_in_the_same_way(service: Service, invitation: str) -> None:
    """More of these, whose phones would show the same."""
    for perspective, value in (
        ("verwaltung", 4),
        ("politik", 3),
        ("einwohnerschaft", 1),
        ("einwohnerschaft", 1),
        ("einwohnerschaft", 2),
    ):
        answered(service, invitation, perspective, value)


def answered(service: Service, invitation: str, perspective: str, value: int) -> str:
    """A sheet with one answer to everything."""
    sheet = service.joining.join(invitation, PerspectiveId(perspective), service.joining.new_nonce())
    for _, questions in service.answering.own_sheet(sheet).asked:
        [service.answering.answer(sheet, question.id, value) for question in questions]
    return sheet


def an_inhabitant_in_plain_german_with_the_keyboard_alone(guests: Guests, way: str) -> None:
    page = guests.phone()
    page.goto(f"{way}?lang=de-simple")
    page.get_by_role("radio").last.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio").first).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "de-simple"
    answer_all_with_keys(page)


def one_of_an_association_who_changes_device(guests: Guests, way: str) -> None:
    first, second = as_one_of(guests.phone(), way, "Zivilgesellschaft"), guests.phone()
    choose(first, "trifft gar nicht zu")
    saved(first)
    first.goto(f"{way}/overview")
    code = first.locator("p.code").inner_text()

    second.goto(way)
    second.get_by_text("Ich habe schon angefangen").click()
    second.get_by_role("textbox").fill(code)
    second.get_by_role("textbox").press("Enter")
    expect(second.get_by_text(f"Frage 2 von {len(TOPICS)}")).to_be_visible()


def one_whose_network_goes_away_and_who_goes_on_answering(guests: Guests, way: str) -> None:
    page = guests.phone()
    page.clock.install()
    as_one_of(page, way, "Prozessgestaltende")
    page.context.set_offline(True)
    choose(page, "trifft voll zu")
    expect(page.locator("#note")).to_contain_text("Noch nicht gespeichert")
    page.clock.fast_forward(10_000)

    page.context.set_offline(False)

    saved(page)


def one_for_whom_the_organiser_fills_in_on_the_phone(guests: Guests, sheet: str) -> None:
    page = guests.phone()
    page.goto(sheet)
    choose(page, "trifft gar nicht zu")
    saved(page)


def the_group_sees_where_it_differs(page: Page, url: str, link: str) -> None:
    for path, word in (
        ("matrix", "Alle Perspektiven"),
        ("differences", "Hier sehen Sie es verschieden"),
        ("talk", "Warum dieses Thema"),
    ):
        to(page, f"{url}/{path}?link={link}")
        expect(page.get_by_text(word).first).to_be_visible()


def test_twelve_people_answer_each_in_their_way_and_the_group_sees_where_it_differs(
    server: Server, service: Service, guests: Guests, desk: Page
) -> None:
    organiser = made(service)
    invitation = service.inviting.own_answer_link(organiser)
    way = f"{server.url}/a/{invitation}"
    told = service.collecting.add_sheet(organiser, PerspectiveId("zivilgesellschaft"), "Telefon")

    one_of_the_administration_on_the_phone(guests, way)
    one_of_politics_without_scripts(guests, way)
    others_in_the_same_way(service, invitation)
    an_inhabitant_in_plain_german_with_the_keyboard_alone(guests, way)
    one_of_an_association_who_changes_device(guests, way)
    one_whose_network_goes_away_and_who_goes_on_answering(guests, way)
    one_for_whom_the_organiser_fills_in_on_the_phone(guests, f"{server.url}/a/{told}")

    assert service.organising.status(organiser).sheets == {
        "verwaltung": 2,
        "zivilgesellschaft": 2,
        "politik": 2,
        "prozessgestaltung": 1,
        "einwohnerschaft": 4,
    }
    the_group_sees_where_it_differs(desk, server.url, organiser)


def test_a_group_of_three_stays_hidden_on_every_page_of_a_confidential_check(
    server: Server, service: Service, desk: Page
) -> None:
    organiser = made(service, Mode.CONFIDENTIAL)
    invitation = service.inviting.own_answer_link(organiser)
    view = next(each.link for each in service.inviting.links(organiser) if each.kind is LinkKind.VIEW)
    for perspective, people, value in (("verwaltung", 12, 4), ("einwohnerschaft", 5, 3), ("politik", 3, 1)):
        for _ in range(people):
            sheet = answered(service, invitation, perspective, value)
            service.answering.comment(sheet, "k-zuhoeren", f"aus {perspective}", "")
    to(desk, f"{server.url}/profile?link={view}")
    expect(desk.get_by_text("Die Ergebnisse sehen Sie, sobald er beendet ist.").first).to_be_visible()

    service.organising.end_check(organiser)
    to(desk, f"{server.url}/matrix?link={view}")

    expect(desk.get_by_text("weniger als 5").first).to_be_visible()
    expect(desk.get_by_text("12 Bögen").first).to_be_visible()
    for path in ("profile", "matrix", "differences", "talk", "criterion"):
        to(desk, f"{server.url}/{path}?link={view}&criterion=dialogbereitschaft")
        assert not re.search("3 (<b>)?× trifft gar nicht zu|trifft gar nicht zu: 3", desk.content())
    assert "12 <b>× trifft voll zu" in desk.content()  # so would it have stood on the page of the criterion
