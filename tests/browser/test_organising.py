"""Organising in a browser: numbers that follow by themselves, texts to copy, and invitations on one page of
paper.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from qcheck.service import NewCheck, Scope, Service
from tests.browser.conftest import PHONE, Server
from tests.browser.steps import to

REACHED_WHILE_OPENING = """() => {
  const fold = document.querySelector('.st-key-organise-view details');
  new MutationObserver((_, watch) => {
    const button = fold.querySelector('.st-key-view-make button');
    if (!button || fold.style.overflow !== 'hidden' || fold.getAnimations().length === 0) return;
    watch.disconnect();
    button.scrollIntoView();
    window.slipped = fold.scrollTop;
  }).observe(fold, { attributes: true, childList: true, subtree: true });
}"""
"""Goes to the last button of a fold while it is still opening, and notes by how much it was scrolled."""


@pytest.fixture
def link(service: Service) -> str:
    """The organiser's link of an open round of all questions."""
    return service.organising.create_check(
        NewCheck("Spielplatz am Bach", "Musterstadt", "qualitaetscheck", "planung", Scope(), None)
    )


def test_a_sheet_that_comes_in_is_counted_by_itself_and_disturbs_nobody(
    server: Server, service: Service, link: str, desk: Page
) -> None:
    page = to(desk, f"{server.url}/organise?link={link}")
    page.get_by_text("Bogen für andere hinzufügen").click()
    label = page.get_by_label("Wie heißt der Bogen?")
    label.press_sequentially("Tisch")
    sheet = service.joining.join(service.inviting.links(link)[0].link, "politik", service.joining.new_nonce())

    service.answering.answer(sheet, service.answering.own_sheet(sheet).asked[0][1][0].id, 4)

    expect(row(page, "Politik")).to_have_text("1")
    expect(label).to_have_value("Tisch")
    expect(label).to_be_focused()


def test_while_nothing_comes_in_the_page_is_not_drawn_anew(
    server: Server, link: str, empty_laptop: Page
) -> None:
    page, sockets = empty_laptop, []
    page.on("websocket", lambda socket: sockets.append(socket))  # Playwright takes no built-in
    to(page, f"{server.url}/organise?link={link}")
    page.evaluate("() => { window.kept = document.querySelector('.qc-share'); }")

    sockets[-1].wait_for_event("framereceived", has_looked)

    assert page.evaluate("() => window.kept.isConnected")


def test_a_link_is_copied_with_one_click_and_what_a_fold_brings_stays_and_is_said_within_sight(
    server: Server, service: Service, link: str, desk: Page
) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = to(desk, f"{server.url}/organise?link={link}")

    a_link_is_copied_with_one_click(page, f"{server.url}/a/{service.inviting.links(link)[0].link}")
    a_fold_that_opens_does_not_let_its_buttons_slip_away(page)
    what_was_done_by_a_form_far_down_is_said_within_sight(page)


def a_link_is_copied_with_one_click(page: Page, address: str) -> None:
    beside = page.locator(".qc-share .qc-action").first
    before = beside.evaluate("it => it.getBoundingClientRect().x")
    page.locator(f'[data-copy="{address}"]').click()
    expect(page.get_by_text("Kopiert", exact=True)).to_be_visible()

    assert page.evaluate("() => navigator.clipboard.readText()") == address
    assert beside.evaluate("it => it.getBoundingClientRect().x") == before


def what_was_done_by_a_form_far_down_is_said_within_sight(page: Page) -> None:
    page.get_by_label("Für wen ist er?").fill("Presse")

    page.get_by_role("button", name="Link anlegen").click()

    expect(page.get_by_text("Der Link ist da.")).to_be_in_viewport()


def a_fold_that_opens_does_not_let_its_buttons_slip_away(page: Page) -> None:
    page.evaluate(REACHED_WHILE_OPENING)

    page.get_by_text("Weiterer Link zum Ergebnis, mit Auswahl").click()

    page.wait_for_function("() => window.slipped !== undefined")
    assert page.evaluate("() => window.slipped") == 0


@pytest.mark.parametrize(("which", "letter"), [(0, "de"), (1, "de-simple"), (-1, "en")])
def test_an_invitation_is_printed_on_one_page(
    server: Server, service: Service, link: str, desk: Page, which: int, letter: str
) -> None:
    page = to(
        desk,
        f"{server.url}/invitation?link={link}&for={service.inviting.links(link)[which].id}&letter={letter}",
    )

    paper = page.pdf(prefer_css_page_size=True)

    assert paper.count(b"/Type /Page\n") == 1


def test_an_address_beside_the_pattern_leads_to_a_sheet(
    server: Server, link: str, desk: Page, empty_phone: Page
) -> None:
    page = to(desk, f"{server.url}/invitation?link={link}")
    address = page.locator(".qc-letter .qc-address").inner_text()

    guest = empty_phone
    guest.goto(address)

    expect(guest.get_by_role("heading", level=1)).to_be_visible()
    assert "Spielplatz am Bach" in guest.inner_text("body")


def has_looked(frame: bytes) -> bool:
    """Whether the page has just looked for something new and found nothing."""
    finished = ForwardMsg.FromString(frame)
    return finished.script_finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY


def row(page: Page, perspective: str) -> object:
    """How many sheets of a perspective the table says there are."""
    return page.locator(".qc-counted tr", has_text=perspective).locator("td")


def test_whom_to_ask_stands_in_no_address_and_outlives_a_reload_and_another_language(
    server: Server, empty_laptop: Page
) -> None:
    page = to(empty_laptop, f"{server.url}/new")
    page.get_by_text("Für die Einladungen").click()
    page.locator(".st-key-new-sender textarea").fill("Stadt Musterstadt")
    contact = page.locator(".st-key-new-contact textarea")
    contact.fill("Frau Beispiel, 01234 56789")
    page.get_by_role("button", name="Check anlegen").click()
    expect(page.get_by_text("Bitte geben Sie dem Prozess einen Titel.")).to_be_visible()

    page.reload()
    expect(contact).to_have_value("Frau Beispiel, 01234 56789")
    page.get_by_role("link", name="English").click()
    page.get_by_text("For the invitations").click()
    expect(contact).to_have_value("Frau Beispiel, 01234 56789")
    expect(page.locator(".st-key-new-sender textarea")).to_have_value("Stadt Musterstadt")

    assert "Beispiel" not in page.url
    assert "Musterstadt" not in page.url


RINGS_OFF_THEIR_LINE = """() => [...document.querySelectorAll('[class*="st-key-new-step-"] [data-testid=stRadioOption]')].map((option) => {
  const words = option.querySelector('p'), ring = option.querySelector(':scope > div > div');
  const line = parseFloat(getComputedStyle(words).lineHeight);
  const middle = (of) => of.getBoundingClientRect().top + of.getBoundingClientRect().height / 2;
  return Math.round(Math.abs(middle(ring) - (words.getBoundingClientRect().top + line / 2)));
})"""
"""How far the ring of each choice stands from the middle of the first line of its words."""


def test_the_ring_of_a_choice_stands_at_the_first_line_of_its_words(server: Server, handheld: Page) -> None:
    page = to(handheld, f"{server.url}/new")

    page.set_viewport_size({"width": 320, "height": 700})
    off = page.evaluate(RINGS_OFF_THEIR_LINE)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]

    assert max(off) <= 2
