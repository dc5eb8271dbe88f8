"""A whole round as a town holds it: an organiser and twelve people from five perspectives, each as they are, then the results together.

Two have no scripts, one answers in plain German with the keyboard alone, one changes device, one loses the network for ten seconds, three
share a laptop. And a confidential check with groups of twelve, five and three, of which the three stay hidden everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.catalogue import PerspectiveId
from qcheck.service import LinkKind, Mode, NewCheck, Scope, Service, open_service
from qcheck.settings import Settings
from tests.browser.conftest import PHONE, Server, Visitor
from tests.browser.steps import complaints_of_axe, ready
from tests.browser.test_sheet import choose, go_on, saved

TOPICS = 12
PERSPECTIVES = ("Verwaltung", "Zivilgesellschaft", "Politik", "Prozessgestaltende", "Einwohner/innen")
OFFLINE = 10_000  # ms


@pytest.fixture(scope="module")
def service(server: Server) -> Iterator[Service]:
    """A second way into the server's data."""
    opened = open_service(Settings(data=server.data))
    yield opened
    opened.close()


def made(service: Service, mode: Mode = Mode.OPEN) -> str:
    """A Kurzcheck whose organiser does not answer."""
    return service.new_check(NewCheck("Verkehrskonzept Altstadt", "Musterbrück", "kurzcheck", "durchfuehrung", Scope(), None, mode))


def as_one_of(page: Page, way: str, perspective: str) -> Page:
    """Opens the invitation for everybody and begins from this perspective."""
    page.goto(way)
    page.get_by_role("radio", name=re.compile(f"^{perspective} ".replace("/", "."))).check()
    page.get_by_role("button", name="Los geht’s").click()
    expect(page.get_by_role("radio").first).to_be_visible()
    return page


def answer_all(page: Page, label: str) -> None:
    """The same answer on every page, then the end."""
    for topic in range(TOPICS):
        expect(page.get_by_text(f"Thema {topic + 1} von {TOPICS}")).to_be_visible()
        choose(page, label)
        saved(page)
        go_on(page)
    finish(page)


def finish(page: Page) -> None:
    go_on(page)
    page.get_by_role("button", name="Abschließen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vielen Dank für Ihre Antworten.")


def answer_all_without_scripts(page: Page, label: str) -> None:
    for _ in range(TOPICS):
        page.get_by_text(label, exact=True).click()
        page.get_by_role("button", name="Speichern und weiter").click()
    page.get_by_role("button", name="Speichern und weiter").click()
    page.get_by_role("button", name="Abschließen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vielen Dank für Ihre Antworten.")


def answer_all_with_keys(page: Page) -> None:
    """In plain German, from the first tab to the last, without a mouse."""
    for _ in range(TOPICS):
        page.locator("fieldset").first.get_by_role("radio").first.focus()
        page.keyboard.press("3")
        expect(page.locator(".saved [role=status]").first).to_contain_text("Gespeichert")
        before = page.url
        page.keyboard.press("Enter")
        expect(page).not_to_have_url(before)


def test_twelve_people_answer_each_in_their_way_and_the_group_sees_where_it_differs(
    server: Server, service: Service, browser: Browser, laptop: Visitor
) -> None:
    organiser = made(service)
    way = f"{server.url}/a/{service.own_answer_link(organiser)}"
    phones = [Visitor(browser, PHONE) for _ in range(7)]
    plain = [browser.new_context(viewport=PHONE, locale="de-DE", java_script_enabled=False) for _ in range(2)]

    # two on their phones, from the administration
    answer_all(as_one_of(phones[0].page(), way, "Verwaltung"), "trifft voll zu")
    answer_all(as_one_of(phones[1].page(), way, "Verwaltung"), "trifft voll zu")

    # two without scripts, from politics
    answer_all_without_scripts(as_one_of(plain[0].new_page(), way, "Politik"), "trifft eher zu")
    answer_all_without_scripts(as_one_of(plain[1].new_page(), way, "Politik"), "trifft eher zu")

    # one in plain German, with the keyboard alone
    simple = phones[2].page()
    simple.goto(f"{way}?lang=de-simple")
    simple.get_by_role("radio").last.focus()
    simple.keyboard.press("Space")
    simple.keyboard.press("Enter")
    expect(simple.get_by_role("radio").first).to_be_visible()
    assert simple.locator("html").get_attribute("lang") == "de-simple"
    answer_all_with_keys(simple)

    # one who changes device half-way
    first = as_one_of(phones[3].page(), way, "Zivilgesellschaft")
    choose(first, "trifft gar nicht zu")
    saved(first)
    first.goto(f"{way}/overview")
    code = first.locator("p.code").inner_text()
    second = phones[4].page()
    second.goto(way)
    second.get_by_text("Ich habe schon angefangen").click()
    second.get_by_role("textbox").fill(code)
    second.get_by_role("textbox").press("Enter")
    expect(second.get_by_text("Thema 2 von 12")).to_be_visible()

    # one whose network goes away for ten seconds, and who goes on answering
    away = as_one_of(phones[5].page(), way, "Prozessgestaltende")
    phones[5].context.set_offline(True)
    choose(away, "trifft voll zu")
    away.wait_for_timeout(OFFLINE)
    phones[5].context.set_offline(False)
    saved(away)

    # three who share a laptop
    for label in ("trifft gar nicht zu", "trifft gar nicht zu", "trifft eher nicht zu"):
        shared = laptop.context.pages[0] if laptop.context.pages else laptop.page()
        answer_all(as_one_of(shared, way, "Einwohner/innen"), label)
        shared.get_by_role("button", name="Nächste Person").click()
        expect(shared.get_by_role("button", name="Los geht’s")).to_be_visible()

    # and one on a sheet that the organiser fills in for a person on the phone
    told = phones[6].page()
    told.goto(f"{server.url}/a/{service.add_sheet(organiser, PerspectiveId('zivilgesellschaft'), 'Telefon')}")
    choose(told, "trifft gar nicht zu")
    saved(told)

    assert service.status(organiser).sheets == dict(
        zip(("verwaltung", "zivilgesellschaft", "politik", "prozessgestaltung", "einwohnerschaft"), (2, 2, 2, 1, 4), strict=True)
    )

    seen = laptop.page()
    for path, word in (("matrix", "Gemeinsam"), ("differences", "Hier sehen Sie es verschieden"), ("talk", "Warum dieses Thema")):
        seen.goto(f"{server.url}/{path}?link={organiser}")
        ready(seen)
        expect(seen.get_by_text(word).first).to_be_visible()
        assert complaints_of_axe(seen) == []
    [each.context.close() for each in phones]
    [each.close() for each in plain]


def test_a_group_of_three_stays_hidden_on_every_page_of_a_confidential_check(server: Server, service: Service, laptop: Visitor) -> None:
    organiser = made(service, Mode.CONFIDENTIAL)
    invitation = service.own_answer_link(organiser)
    view = next(each.link for each in service.links(organiser) if each.kind is LinkKind.VIEW)
    for perspective, people, value in (("verwaltung", 12, 4), ("einwohnerschaft", 5, 3), ("politik", 3, 1)):
        for _ in range(people):
            sheet = service.join(invitation, PerspectiveId(perspective), service.new_nonce())
            [service.answer(sheet, q.id, value) for _, asked in service.own_sheet(sheet).asked for q in asked]
            service.comment(sheet, "k-zuhoeren", f"aus {perspective}", "")
    page = laptop.page()
    page.goto(f"{server.url}/profile?link={view}")
    expect(ready(page).get_by_text("geschlossen").first).to_be_visible()

    service.close_check(organiser)
    page.goto(f"{server.url}/matrix?link={view}")
    ready(page)

    expect(page.get_by_text("weniger als 5").first).to_be_visible()
    expect(page.get_by_text("12 Bögen").first).to_be_visible()
    for path in ("profile", "matrix", "differences", "talk", "criterion"):
        page.goto(f"{server.url}/{path}?link={view}&criterion=dialogbereitschaft")
        assert "trifft gar nicht zu 3" not in ready(page).locator("body").inner_text()
