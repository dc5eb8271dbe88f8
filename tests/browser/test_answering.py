"""Answering in a real browser: on a phone, with the keyboard, in two windows, across reloads and a server
that dies.
"""

from __future__ import annotations

from contextlib import closing

from playwright.sync_api import Page, WebSocket, expect

from qcheck.catalogue import AnswerValue, Apart, QuestionId
from qcheck.service import Service, open_service
from qcheck.settings import Settings
from tests.browser.conftest import LAPTOP, Server
from tests.browser.steps import answering, begin, begun, choose, fold, option, ready, start_answering, to

FIRST = QuestionId("k-zuhoeren")
"""The first question of the short check."""

BOTH = "Aus dem ersten Fenster\n\nAus dem zweiten Fenster"

LONGEST = ("dialogbereitschaft", "zugang-vielfalt", "wirkung-rueckmeldung", "regeln")
"""The topics with most to read."""

FOLD = """() => {
    const [fold] = document.querySelectorAll("[data-testid=stExpander]"), at = element => element.getBoundingClientRect();
    const [own, next] = document.querySelectorAll("[role=radiogroup]");
    return {own: at(own).bottom, top: at(fold).top, bottom: at(fold).bottom, next: at(next.closest("[data-testid=stRadio]")).top};
}"""
"""Where the first question's answers end, where its fold begins and ends, and where the next
question begins.
"""


def test_the_short_check_in_plain_german_on_a_phone_ends_in_a_profile(
    server: Server, service: Service, empty_phone: Page
) -> None:
    page = empty_phone
    answer_all_but(service, begin(page, server.url), 2)
    page.get_by_role("link", name="Einfache Sprache").click()
    expect(page.locator("html")).to_have_attribute("lang", "de-simple")
    start_answering(ready(page))
    for _ in range(2):
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


def test_an_answer_survives_a_reload_and_can_be_taken_back(
    server: Server, service: Service, desk: Page
) -> None:
    link = answering(desk, server)
    choose(desk, "trifft eher zu")

    desk.reload()

    expect(desk.get_by_role("radio", name="trifft eher zu")).to_be_checked()
    expect(desk.locator(".qc-saved")).to_contain_text("Gespeichert um")
    ready(desk).get_by_role("button", name="Antwort zurücknehmen").click()
    expect(desk.get_by_role("radio", checked=True)).to_have_count(0)
    ready(desk)
    assert service.answering.given(link, FIRST) is None


def test_the_fold_for_a_comment_stands_closer_to_its_own_question_than_to_the_next(
    server: Server, desk: Page
) -> None:
    begun(desk, server, "qualitaetscheck", "verwaltung", at="questions?criterion=ziele-rahmen&")
    expect(desk.get_by_role("radiogroup").nth(1)).to_be_visible()
    expect(desk.get_by_text("Kommentar oder Beleg").nth(1)).to_be_visible()

    edges = desk.evaluate(FOLD)

    assert edges["top"] - edges["own"] < edges["next"] - edges["bottom"]


def test_two_windows_overwrite_no_newer_answer_and_keep_both_comments(
    server: Server, service: Service, desk: Page
) -> None:
    link = answering(desk, server, "qualitaetscheck", "verwaltung")
    choose(desk, "trifft gar nicht zu", 0)
    newer = desk.context.new_page()
    with newer.expect_websocket() as connection:
        newer.goto(desk.url)
    expect(ready(newer).locator(".qc-saved").nth(0)).not_to_be_empty()  # it says nothing of the next answer

    an_older_window_never_overwrites_a_newer_answer(desk, newer, connection.value)
    given = kept(service, link)
    a_comment_changed_in_both_is_kept_twice(desk, newer)

    assert given[:2] == [4, 3]
    assert said(service, link) == BOTH


def an_older_window_never_overwrites_a_newer_answer(older: Page, newer: Page, connection: WebSocket) -> None:
    with connection.expect_event("framereceived", lambda drawn: b"Gespeichert" in drawn):
        choose(newer, "trifft voll zu", 0)

    older.bring_to_front()
    choose(older, "trifft eher zu", 1)


def a_comment_changed_in_both_is_kept_twice(first: Page, second: Page) -> None:
    comment_field(first)
    second.bring_to_front()
    comment_field(second)

    first.bring_to_front()
    write(first, "Aus dem ersten Fenster")
    second.bring_to_front()
    write(second, "Aus dem zweiten Fenster")

    expect(second.locator("textarea")).to_have_value(BOTH)


def test_a_language_can_be_chosen_on_a_form_and_while_typing_and_nothing_is_lost(
    server: Server, empty_laptop: Page
) -> None:
    page = empty_laptop
    to(page, f"{server.url}/new")
    page.get_by_label("Um welchen Prozess geht es?").fill("Haus der Vereine")
    option(page, "Aus welcher Perspektive", "Politik").click()
    ready(page)

    page.get_by_role("link", name="English").click()

    expect(page.get_by_label("Which participation process is it about?")).to_have_value("Haus der Vereine")
    expect(page.get_by_role("radio", name="Elected politicians")).to_be_checked()
    begun(page, server, at="questions?lang=en&")
    comment_field(page).fill("Noch nicht fertig getippt")

    page.get_by_role("link", name="Deutsch", exact=True).click()

    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_text("mit Kommentar oder Beleg")).to_be_visible()
    page.get_by_text("Kommentar oder Beleg", exact=True).click()
    expect(page.locator("textarea")).to_have_value("Noch nicht fertig getippt")


def test_what_is_typed_is_saved_in_a_pause_without_leaving_the_field(server: Server, desk: Page) -> None:
    answering(desk, server)
    comment_field(desk).press_sequentially("Mitten im Satz ")

    expect(desk.locator(".qc-saved")).to_contain_text("mit Kommentar")

    expect(desk.locator("textarea")).to_be_focused()
    desk.keyboard.type("geht es weiter")
    expect(desk.locator("textarea")).to_have_value("Mitten im Satz geht es weiter")


def test_a_comment_is_shown_again_when_its_fold_was_closed_and_when_one_comes_back_to_its_topic(
    server: Server, desk: Page
) -> None:
    answering(desk, server)
    write(desk, "Am Runden Tisch.")

    fold(desk)
    expect(desk.locator("textarea")).to_have_count(0)
    expect(comment_field(desk)).to_have_value("Am Runden Tisch.")
    desk.get_by_role("button", name="Weiter").click()
    expect(desk.get_by_role("heading", level=1, name="Es ist klar")).to_be_visible()
    ready(desk).get_by_role("button", name="Zurück").click()
    expect(desk.get_by_role("heading", level=1, name="Die Verantwortlichen zeigen, dass sie")).to_be_visible()
    expect(comment_field(desk)).to_have_value("Am Runden Tisch.")


def test_a_text_just_typed_is_saved_when_a_link_leads_away(server: Server, desk: Page) -> None:
    answering(desk, server)
    address = desk.url
    comment_field(desk).press_sequentially("Noch schnell")

    desk.get_by_role("link", name="Alle Themen").click()

    expect(desk.get_by_role("heading", level=1, name="Alle Themen")).to_be_visible()
    to(desk, address)
    expect(comment_field(desk)).to_have_value("Noch schnell")


def test_a_check_deleted_meanwhile_says_so_where_one_goes_on_answering(
    server: Server, service: Service, desk: Page
) -> None:
    link = answering(desk, server)
    service.organising.delete(link)

    ready(desk).get_by_role("radiogroup").get_by_text("trifft eher zu").click()

    expect(desk.get_by_role("heading", level=1, name="Dieser Link führt nicht weiter")).to_be_visible()


def test_a_check_is_done_with_the_keyboard_alone(server: Server, desk: Page) -> None:
    to(desk, server.url)
    press_until(desk, "Neuen Check anlegen")
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("Um welchen Prozess geht es?")).to_be_visible()
    ready(desk)
    desk.keyboard.press("Tab")
    while desk.evaluate("document.activeElement.tagName") != "INPUT":
        desk.keyboard.press("Tab")
    desk.keyboard.type("Nur mit Tasten")
    pick_by_key(desk, "Wie weit ist der Prozess?")
    pick_by_key(desk, "Wer darf was sehen?")
    pick_by_key(desk, "Aus welcher Perspektive antworten Sie selbst?")
    press_until(desk, "Check starten")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1, name="Nur mit Tasten")).to_be_visible()
    ready(desk)
    press_until(desk, "Los geht’s")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("radio").first).to_be_visible()
    ready(desk)
    while desk.evaluate("document.activeElement.type") != "radio":
        desk.keyboard.press("Tab")
    desk.keyboard.press("Space")

    expect(desk.locator(".qc-saved")).to_contain_text("Gespeichert um")
    expect(desk.get_by_role("radio").first).to_be_checked()


def test_a_new_topic_begins_at_its_heading(server: Server, handheld: Page) -> None:
    answering(handheld, server, "qualitaetscheck", "verwaltung")

    handheld.get_by_role("button", name="Weiter").click()

    expect(handheld.get_by_role("heading", level=1, name="Klare Ziele")).to_be_focused()
    assert handheld.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 0


def test_a_question_with_its_answers_and_the_way_on_stands_on_one_screen_of_a_laptop(
    server: Server, desk: Page
) -> None:
    link = begun(desk, server, perspective="verwaltung")

    ends = {topic: end_of_the_way_on(desk, server, link, topic) for topic in LONGEST}

    assert {topic: end for topic, end in ends.items() if end > LAPTOP["height"]} == {}


def test_questions_appear_and_disappear_with_the_answer_they_depend_on(server: Server, desk: Page) -> None:
    begun(desk, server, "qualitaetscheck", "verwaltung", at="questions?criterion=regeln&")
    groups = desk.get_by_role("radiogroup")
    expect(groups).to_have_count(4)

    choose(desk, "trifft gar nicht zu")

    expect(groups).to_have_count(1)
    choose(desk, "trifft eher zu")
    expect(groups).to_have_count(4)


def test_nothing_is_lost_when_the_server_is_killed_in_the_middle(
    own_server: Server, empty_laptop: Page
) -> None:
    page = empty_laptop
    link = answering(page, own_server, "qualitaetscheck", "verwaltung")
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
    groups = page.get_by_role("radiogroup")
    expect(groups.nth(0).get_by_role("radio", name="trifft eher zu")).to_be_checked()
    expect(groups.nth(1).get_by_role("radio", name="kann ich nicht beurteilen")).to_be_checked()
    expect(groups.nth(2).get_by_role("radio", name="trifft voll zu")).to_be_checked()
    with closing(open_service(Settings(data=own_server.data))) as service:
        assert kept(service, link)[:3] == [3, Apart.DK, 4]


def test_a_comment_that_is_too_long_is_refused_in_words_and_stays_in_its_field(
    server: Server, desk: Page
) -> None:
    answering(desk, server)
    long = "Zu viel. " * 1_000

    comment_field(desk).fill(long)
    desk.keyboard.press("Tab")

    expect(desk.get_by_role("alert")).to_contain_text("5.000")
    expect(desk.locator("textarea")).to_have_value(long)


def answer_all_but(service: Service, link: str, left: int) -> None:
    """Answers every topic of a check but for the last few."""
    for _, questions in service.answering.own_sheet(link).asked[:-left]:
        service.answering.answer(link, questions[0].id, 3)


def kept(service: Service, link: str) -> list[AnswerValue | None]:
    """What is kept for the questions of the first topic."""
    [(_, questions), *_] = service.answering.own_sheet(link).asked
    given = [service.answering.given(link, question.id) for question in questions]
    return [answer and answer.value for answer in given]


def said(service: Service, link: str) -> str:
    """The comment that is kept with the first question."""
    [(_, questions), *_] = service.answering.own_sheet(link).asked
    given = service.answering.given(link, questions[0].id)
    return given.comment if given else ""


def end_of_the_way_on(page: Page, server: Server, link: str, topic: str) -> float:
    """How far down the button for going on ends, on the page of a topic."""
    to(page, f"{server.url}/questions?criterion={topic}&link={link}")
    box = page.get_by_role("button", name="Weiter").bounding_box()
    assert box
    return box["y"] + box["height"]


def comment_field(page: Page):
    """The comment below the first question of the page, folded out."""
    ready(page)
    if not page.locator("textarea").is_visible():
        fold(page)
        expect(page.locator("textarea")).to_be_editable()
    return page.locator("textarea")


def write(page: Page, text: str) -> None:
    """Writes a first comment, leaves the field and waits until it is saved."""
    comment_field(page).fill(text)
    page.keyboard.press("Tab")
    expect(page.locator(".qc-saved").first).to_contain_text("mit Kommentar")
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
