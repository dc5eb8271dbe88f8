"""Somebody who never saw YAML writes a questionnaire: a criterion, a perspective, answers of its own; looks
at it as wide as a phone, publishes it, and begins a check with it.
"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from qcheck.service import Service
from tests.browser.conftest import PHONE, Server
from tests.browser.steps import complaints_of_axe, ready, to

SMALL = {"width": 360, "height": 640}


def add(page: Page, label: str, words: str) -> None:
    """Types something new into its field and adds it; its form is there then."""
    page.get_by_label(label, exact=True).fill(words)
    page.get_by_label(label, exact=True).press("Enter")
    expect(page.locator(".st-key-bench-outline").get_by_role("button").filter(has_text=words)).to_be_visible()
    ready(page)


def turn_to(page: Page, entry: str) -> None:
    """Goes to an entry of the outline."""
    page.locator(".st-key-bench-outline").get_by_role("button", name=entry, exact=True).click()
    ready(page)


def view(page: Page, name: str) -> None:
    page.get_by_role("radiogroup", name="Was möchten Sie tun?").get_by_text(name, exact=True).click()
    ready(page)


def sheet_turns_to(page: Page, place: str) -> None:
    """Waits until the sheet beside the form stands at what is being written, and has done all it does then."""
    [_, sheet] = page.frames
    sheet.wait_for_function("place => location.hash.startsWith(place)", arg=place)
    sheet.evaluate("new Promise(requestAnimationFrame)")


def width(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_a_questionnaire_is_written_looked_at_published_and_asked(
    own_server: Server, empty_laptop: Page
) -> None:
    page = empty_laptop
    page.goto(own_server.url)
    page.get_by_role("link", name="Fragebogen schreiben").click()
    page.get_by_label("Titel des Fragebogens").fill("Schulhof-Check")
    page.get_by_label("Titel des Fragebogens").press("Tab")
    ready(page)
    page.get_by_role("button", name="Los geht’s").click()
    expect(page.get_by_role("heading", level=1, name="Schulhof-Check")).to_be_visible()
    ready(page)

    add(page, "Neues Kriterium", "Pausen")
    add(page, "Neue Frage", "Pausen: Das gelingt gut.")
    turn_to(page, "Wer antwortet")
    add(page, "Neue Perspektive", "Kinder")
    turn_to(page, "Antworten zur Auswahl")
    add(page, "Neue Antworten, nach ihrer Frage", "Wie weit sind wir?")
    page.get_by_label("Noch eine Antwort, höher als die darüber").fill("ganz und gar")
    page.get_by_label("Noch eine Antwort, höher als die darüber").press("Enter")
    expect(page.get_by_label("Antwort 3", exact=True)).to_have_value("ganz und gar")
    turn_to(page, "Pausen")
    turn_to(page, "– Pausen: Das gelingt gut.")
    sheet_turns_to(page, "#q-")  # it leaves the form beside it what it has
    expect(page.locator("h2[data-item]")).to_be_focused()
    expect(page.locator("h2[data-item]")).to_be_in_viewport()
    answers = page.get_by_label("Antworten zur Auswahl")
    answers.scroll_into_view_if_needed()
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    answers.click()  # what scrolls after this click closes the list it opened
    page.get_by_role("option", name="Wie weit sind wir?").click()
    ready(page)
    expect(page.get_by_text("Alles in Ordnung.")).to_be_visible()
    beside = page.frame_locator("iframe").get_by_role("heading", name="Pausen: Das gelingt gut.")
    expect(beside).to_be_visible()
    assert complaints_of_axe(page) == []

    page.set_viewport_size(PHONE)
    expect(beside).to_be_hidden()
    assert width(page) <= PHONE["width"]
    page.set_viewport_size(SMALL)
    view(page, "Ansehen")
    sheet = page.frame_locator("iframe")
    expect(sheet.get_by_role("heading", name="Pausen: Das gelingt gut.")).to_be_visible()
    sheet.get_by_text("ganz und gar").click()
    assert width(page) <= SMALL["width"]

    view(page, "Veröffentlichen")
    page.get_by_role("button", name="Veröffentlichen").click()
    expect(page.get_by_text("Version 0.1.0 ist veröffentlicht.")).to_be_visible()
    page.get_by_role("link", name="Einen Check damit anlegen").click()
    expect(page.get_by_role("radiogroup", name="Was möchten Sie einschätzen?")).to_contain_text(
        "Schulhof-Check"
    )


PUT_AWAY = """() => {
  const sent = [];
  document.addEventListener("qcheck-sends", (event) => sent.push(event.detail.field.ariaLabel));
  Object.defineProperty(document, "hidden", { value: true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
  delete document.hidden;
  return sent;
}"""
"""The page is put away, as it is after every pause in typing: what is typed is sent; gives which fields."""


def test_a_pause_within_the_title_of_something_new_adds_no_half_of_it(
    server: Server, service: Service, desk: Page
) -> None:
    page = to(desk, f"{server.url}/write?link={service.drafting.begin('Schulhof-Check')}")
    add(page, "Neues Kriterium", "Pausen")

    page.get_by_label("Titel", exact=True).press_sequentially(" und")
    assert "Titel" in page.evaluate(PUT_AWAY)
    ready(page)
    page.get_by_label("Neue Frage", exact=True).press_sequentially("In den")
    assert "Neue Frage" not in page.evaluate(PUT_AWAY)
    page.get_by_label("Neue Frage", exact=True).press_sequentially(" Pausen ist Platz.")
    page.reload()  # what is typed and not sent yet stands there again
    expect(page.get_by_label("Neue Frage", exact=True)).to_have_value("In den Pausen ist Platz.")
    page.get_by_label("Neue Frage", exact=True).press("Enter")
    expect(page.locator("h2[data-item]")).to_be_focused()
    expect(
        page.locator(".st-key-bench-outline").get_by_role("button", name="– In den Pausen ist Platz.")
    ).to_be_visible()


def test_on_a_phone_the_outline_leads_to_the_form_and_the_form_back(
    server: Server, service: Service, empty_laptop: Page
) -> None:
    page = empty_laptop
    link = service.drafting.begin("Schulhof-Check")
    to(page, f"{server.url}/write?link={link}")
    across = page.get_by_role("link", name="Zum Formular")
    expect(across).to_be_hidden()
    page.set_viewport_size(SMALL)

    across.click()

    expect(page.get_by_role("heading", name="Titel und Beschreibung")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Inhalt")).not_to_be_in_viewport()
    page.get_by_role("link", name="Zurück zum Inhalt").click()
    expect(page.get_by_role("heading", name="Inhalt")).to_be_in_viewport()
