"""Answering in a real browser: on a phone, with the keyboard, in two windows, across reloads and a server
that dies.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, Server, Visitor
from tests.browser.steps import answering, begin, begun, choose, ready, start_answering

FOLD = """() => {
    const [fold] = document.querySelectorAll("[data-testid=stExpander]"), at = element => element.getBoundingClientRect();
    const [own, next] = document.querySelectorAll("[role=radiogroup]");
    return {own: at(own).bottom, top: at(fold).top, bottom: at(fold).bottom, next: at(next.closest("[data-testid=stRadio]")).top};
}"""
"""Where the first question's answers end, where its fold begins and ends, and where the next
question begins.
"""


def test_the_short_check_in_plain_german_on_a_phone_ends_in_a_profile(server: Server, phone: Visitor) -> None:
    page = phone.page()
    begin(page, server.url)
    page.get_by_role("link", name="Einfache Sprache").click()
    expect(page.locator("html")).to_have_attribute("lang", "de-simple")
    start_answering(ready(page))
    for _ in range(12):
        choose(page, "Eher ja")
        heading = page.locator("h1").inner_text()
        page.locator(".st-key-step-on button").click()
        expect(page.locator("h1")).not_to_have_text(heading)
    page.get_by_label("Was ist schon gut geplant?").fill("Alle hören zu.")
    page.locator(".st-key-step-overview button").click()
    page.locator(".st-key-overview-finish button").click()

    expect(page.get_by_role("heading", level=1, name="Ergebnis mit Ampeln")).to_be_visible()
    expect(page.locator("a.qc-row")).to_have_count(12)
    expect(page.get_by_text("Alle hören zu.")).to_be_visible()


def test_an_answer_survives_a_reload(server: Server, laptop: Visitor) -> None:
    page = laptop.page()
    answering(page, server)
    choose(page, "trifft eher zu")

    page.reload()

    expect(page.get_by_role("radio", name="trifft eher zu")).to_be_checked()
    expect(page.locator(".qc-saved")).to_contain_text("Gespeichert um")


def test_the_fold_for_a_comment_stands_closer_to_its_own_question_than_to_the_next(
    server: Server, laptop: Visitor
) -> None:
    page = laptop.page()
    begun(page, server, "qualitaetscheck", "verwaltung", at="questions?criterion=ziele-rahmen&")
    expect(page.get_by_role("radiogroup").nth(1)).to_be_visible()
    expect(page.get_by_text("Kommentar oder Beleg").nth(1)).to_be_visible()
    ready(page)

    edges = page.evaluate(FOLD)

    assert edges["top"] - edges["own"] < edges["next"] - edges["bottom"]


def test_an_answer_can_be_taken_back(server: Server, laptop: Visitor) -> None:
    page = laptop.page()
    answering(page, server)
    choose(page, "trifft eher zu")

    page.get_by_role("button", name="Antwort zurücknehmen").click()

    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.reload()
    ready(page)
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


def test_an_older_window_never_overwrites_a_newer_answer(server: Server, laptop: Visitor) -> None:
    older = laptop.page()
    answering(older, server, "qualitaetscheck", "verwaltung")
    choose(older, "trifft gar nicht zu", 0)
    newer = laptop.page()
    with newer.expect_websocket() as connection:
        newer.goto(older.url)
    expect(
        ready(newer).locator(".qc-saved").nth(0)
    ).not_to_be_empty()  # so it says nothing of the next answer
    with connection.value.expect_event("framereceived", lambda drawn: b"Gespeichert" in drawn):
        choose(newer, "trifft voll zu", 0)
    newer.reload()
    expect(newer.get_by_role("radiogroup").nth(0).get_by_role("radio", name="trifft voll zu")).to_be_checked()

    older.bring_to_front()
    choose(older, "trifft eher zu", 1)

    newer.bring_to_front()
    newer.reload()
    groups = newer.get_by_role("radiogroup")
    expect(groups.nth(0).get_by_role("radio", name="trifft voll zu")).to_be_checked()
    expect(groups.nth(1).get_by_role("radio", name="trifft eher zu")).to_be_checked()


def test_a_comment_changed_in_two_windows_is_kept_twice(server: Server, laptop: Visitor) -> None:
    first = laptop.page()
    answering(first, server)
    comment_field(first)
    second = laptop.page()
    second.goto(first.url)
    comment_field(second)

    first.bring_to_front()
    write(first, "Aus dem ersten Fenster")
    second.bring_to_front()
    write(second, "Aus dem zweiten Fenster")

    second.reload()
    field = comment_field(second)
    expect(field).to_have_value("Aus dem ersten Fenster\n\nAus dem zweiten Fenster")


def test_a_language_can_be_chosen_while_typing_and_nothing_is_lost(server: Server, laptop: Visitor) -> None:
    page = laptop.page()
    answering(page, server)
    comment_field(page).fill("Noch nicht fertig getippt")

    page.get_by_role("link", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_text("with a comment or evidence")).to_be_visible()
    page.get_by_text("Comment or evidence", exact=True).click()
    expect(page.locator("textarea")).to_have_value("Noch nicht fertig getippt")


def test_what_is_typed_is_saved_in_a_pause_without_leaving_the_field(server: Server, laptop: Visitor) -> None:
    page = laptop.page()
    answering(page, server)
    comment_field(page).press_sequentially("Mitten im Satz ")

    expect(page.locator(".qc-saved")).to_contain_text("mit Kommentar")

    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.type("geht es weiter")
    expect(page.locator("textarea")).to_have_value("Mitten im Satz geht es weiter")


def test_a_comment_is_shown_again_when_its_fold_was_closed_and_when_one_comes_back_to_its_topic(
    server: Server, laptop: Visitor
) -> None:
    page = laptop.page()
    answering(page, server)
    write(page, "Am Runden Tisch.")

    page.locator('[class*="st-key-more-"] summary').click()
    expect(page.locator("textarea")).to_have_count(0)
    expect(comment_field(page)).to_have_value("Am Runden Tisch.")
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_role("heading", level=1, name="Es ist klar")).to_be_visible()
    page.get_by_role("button", name="Zurück").click()
    expect(page.get_by_role("heading", level=1, name="Die Verantwortlichen zeigen, dass sie")).to_be_visible()
    expect(comment_field(page)).to_have_value("Am Runden Tisch.")


def test_a_text_just_typed_is_saved_when_a_link_leads_away(server: Server, laptop: Visitor) -> None:
    page = laptop.page()
    answering(page, server)
    address = page.url
    comment_field(page).press_sequentially("Noch schnell")

    page.get_by_role("link", name="Alle Themen").click()

    expect(page.get_by_role("heading", level=1, name="Spielplatz am Bach")).to_be_visible()
    page.goto(address)
    expect(comment_field(page)).to_have_value("Noch schnell")


def test_a_check_deleted_in_another_window_says_so_where_one_goes_on_answering(
    server: Server, laptop: Visitor
) -> None:
    page = laptop.page()
    answering(page, server)
    other = laptop.page()
    other.goto(page.url.replace("/questions?", "/organise?"))
    ready(other).get_by_text("Jetzt alles löschen").click()
    other.get_by_text("Ja, alles löschen").click()
    other.get_by_role("button", name="Check löschen").click()
    expect(other.get_by_role("heading", level=1, name="Beteiligung gemeinsam")).to_be_visible()

    page.bring_to_front()
    ready(page).get_by_role("radiogroup").get_by_text("trifft eher zu").click()

    expect(page.get_by_role("heading", level=1, name="Dieser Link führt zu keinem Check")).to_be_visible()


def test_a_new_check_keeps_what_was_entered_in_another_language(server: Server, laptop: Visitor) -> None:
    page = laptop.page()
    page.goto(f"{server.url}/new")
    page.get_by_label("Um welchen Prozess geht es?").fill("Haus der Vereine")
    page.get_by_role("radiogroup", name="Aus welcher Perspektive").get_by_text("Politik", exact=True).click()
    ready(page)

    page.get_by_role("link", name="English").click()

    expect(page.get_by_label("Which participation process is it about?")).to_have_value("Haus der Vereine")
    expect(page.get_by_role("radio", name="Elected politicians")).to_be_checked()


def test_a_check_is_done_with_the_keyboard_alone(server: Server, laptop: Visitor) -> None:
    page = laptop.page()
    page.goto(server.url)
    ready(page)
    press_until(page, "Neuen Check anlegen")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Um welchen Prozess geht es?")).to_be_visible()
    ready(page)
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.tagName") != "INPUT":
        page.keyboard.press("Tab")
    page.keyboard.type("Nur mit Tasten")
    pick_by_key(page, "Wie weit ist der Prozess?")
    pick_by_key(page, "Wer darf was sehen?")
    pick_by_key(page, "Aus welcher Perspektive antworten Sie selbst?")
    press_until(page, "Check starten")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Nur mit Tasten")).to_be_visible()
    ready(page)
    press_until(page, "Los geht’s")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio").first).to_be_visible()
    ready(page)
    while page.evaluate("document.activeElement.type") != "radio":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")

    expect(page.locator(".qc-saved")).to_contain_text("Gespeichert um")
    expect(page.get_by_role("radio").first).to_be_checked()


def test_a_new_topic_begins_at_its_heading(server: Server, phone: Visitor) -> None:
    page = phone.page()
    answering(page, server, "qualitaetscheck", "verwaltung")
    ready(page)

    page.get_by_role("button", name="Weiter").click()

    expect(page.get_by_role("heading", level=1, name="Klare Ziele")).to_be_focused()
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 0


LONGEST = ("dialogbereitschaft", "zugang-vielfalt", "wirkung-rueckmeldung", "regeln")


@pytest.mark.parametrize("topic", LONGEST)
def test_a_question_with_its_answers_and_the_way_on_stands_on_one_screen_of_a_laptop(
    server: Server, laptop: Visitor, topic: str
) -> None:
    page = laptop.page()
    begun(page, server, perspective="verwaltung")

    page.goto(page.url.replace("/check?", f"/questions?criterion={topic}&"))
    ready(page)

    box = page.get_by_role("button", name="Weiter").bounding_box()
    assert box
    assert box["y"] + box["height"] <= LAPTOP["height"]


def test_questions_appear_and_disappear_with_the_answer_they_depend_on(
    server: Server, laptop: Visitor
) -> None:
    page = laptop.page()
    begun(page, server, "qualitaetscheck", "verwaltung", at="questions?criterion=regeln&")
    groups = page.get_by_role("radiogroup")
    expect(groups).to_have_count(4)

    choose(page, "trifft gar nicht zu")

    expect(groups).to_have_count(1)
    choose(page, "trifft eher zu")
    expect(groups).to_have_count(4)


def test_nothing_is_lost_when_the_server_is_killed_in_the_middle(own_server: Server, laptop: Visitor) -> None:
    page = laptop.page()
    begun(page, own_server, "qualitaetscheck", "verwaltung")
    start_answering(page)
    choose(page, "trifft eher zu", 0)
    choose(page, "kann ich nicht beurteilen", 1)

    own_server.kill()
    expect(page.get_by_text("Zurzeit besteht keine Verbindung")).to_be_visible()
    page.get_by_role("radiogroup").nth(0).get_by_text("trifft voll zu", exact=True).click(force=True)
    expect(page.get_by_role("radiogroup").nth(0).get_by_role("radio", name="trifft eher zu")).to_be_checked()
    own_server.start()
    expect(page.get_by_text("Zurzeit besteht keine Verbindung")).to_be_hidden()
    ready(page)
    choose(page, "trifft voll zu", 2)
    page.reload()
    groups = page.get_by_role("radiogroup")
    expect(groups.nth(0).get_by_role("radio", name="trifft eher zu")).to_be_checked()
    expect(groups.nth(1).get_by_role("radio", name="kann ich nicht beurteilen")).to_be_checked()
    expect(groups.nth(2).get_by_role("radio", name="trifft voll zu")).to_be_checked()


def test_a_comment_that_is_too_long_is_refused_in_words_and_stays_in_its_field(
    server: Server, laptop: Visitor
) -> None:
    page = laptop.page()
    answering(page, server)
    long = "Zu viel. " * 1_000

    comment_field(page).fill(long)
    page.keyboard.press("Tab")

    expect(page.get_by_role("alert")).to_contain_text("5.000")
    expect(page.locator("textarea")).to_have_value(long)


def comment_field(page: Page):
    """The comment below the one question of the page, folded out."""
    ready(page)
    if not page.locator("textarea").is_visible():
        page.locator('[class*="st-key-more-"] summary').click()
        expect(page.locator("textarea")).to_be_editable()
    return page.locator("textarea")


def write(page: Page, text: str) -> None:
    """Writes a first comment, leaves the field and waits until it is saved."""
    comment_field(page).fill(text)
    page.keyboard.press("Tab")
    expect(page.locator(".qc-saved")).to_contain_text("mit Kommentar")
    ready(page)


def pick_by_key(page: Page, group: str) -> None:
    """Presses Tab until the focus is in this group of choices, and takes the first of them."""
    for _ in range(60):
        if page.evaluate(
            "document.activeElement.closest('[role=radiogroup]')?.getAttribute('aria-label') ?? ''"
        ).startswith(group):
            page.keyboard.press("Space")
            expect(page.locator(":focus")).to_be_checked()
            ready(page)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{group!r} cannot be reached with the keyboard")


def press_until(page: Page, text: str) -> None:
    """Presses Tab until the focus is on what is called so."""
    for _ in range(60):
        if page.evaluate("document.activeElement.tagName") in {"A", "BUTTON"} and text in page.evaluate(
            "document.activeElement.textContent"
        ):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{text!r} cannot be reached with the keyboard")
