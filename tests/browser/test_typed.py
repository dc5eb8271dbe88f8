"""What is typed on one's own sheet stays, however one leaves the page in the middle of a word; and nothing of
it stays on the device.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.steps import answering, begun, ready, start_answering, to

SENTENCE = "Der Runde Tisch half sehr, aber viele haben nie davon gehört."

NOTHING_LEFT = """async () => {
    const isLeft = () => Object.keys(localStorage).some((key) => key.startsWith("qcheck-typed-"));
    while (isLeft()) await new Promise(requestAnimationFrame);
}"""


def at_the_comment(page: Page):
    """The comment's field of the first question, unfolded."""
    page.get_by_text("Kommentar oder Beleg", exact=True).click()
    field = page.get_by_label("Möchten Sie Ihre Einschätzung erläutern?")
    expect(field).to_be_visible()
    return field


def typing(page: Page, server: Server, text: str = SENTENCE) -> str:
    """Somebody types a comment, and has not paused yet; gives the page's address."""
    answering(page, server)
    return typed(page, text)


def typed(page: Page, text: str = SENTENCE) -> str:
    """The same, where a question stands already."""
    at_the_comment(ready(page)).press_sequentially(text)
    return page.url


def left_behind(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('qcheck-typed-'))")


def back_and_forth(page: Page) -> None:
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Spielplatz am Bach")).to_be_visible()
    page.go_forward()


LEAVING: dict[str, Callable[[Page], object]] = {
    "back": back_and_forth,
    "a page outside the app": lambda page: (
        page.goto(page.url.split("/questions")[0] + "/imprint"),
        page.go_back(),
    ),
}


@pytest.mark.parametrize("way", LEAVING)
def test_a_comment_is_there_again_after_leaving_in_the_middle_of_a_word(
    server: Server, desk: Page, way: str
) -> None:
    begun(desk, server)
    start_answering(desk)
    typed(desk)

    LEAVING[way](desk)

    expect(desk.get_by_text("mit Kommentar oder Beleg")).to_be_visible()
    expect(at_the_comment(ready(desk))).to_have_value(SENTENCE)
    desk.evaluate(NOTHING_LEFT)


def test_a_comment_is_there_again_after_its_tab_was_closed_at_once(server: Server, desk: Page) -> None:
    there = typing(tab := desk.context.new_page(), server)

    tab.close()
    to(desk, there)

    expect(desk.get_by_text("mit Kommentar oder Beleg")).to_be_visible()
    expect(at_the_comment(desk)).to_have_value(SENTENCE)


def test_a_change_of_a_saved_comment_outlives_a_reload_and_is_no_second_comment(
    server: Server, desk: Page
) -> None:
    typing(desk, server, "Der Runde Tisch half")
    expect(desk.get_by_text("mit Kommentar oder Beleg")).to_be_visible()
    desk.keyboard.type(" sehr, fand ich.")

    desk.reload()

    expect(at_the_comment(ready(desk))).to_have_value("Der Runde Tisch half sehr, fand ich.")
    desk.evaluate(NOTHING_LEFT)


def test_once_saved_nothing_is_left_on_the_device(server: Server, desk: Page) -> None:
    typing(desk, server)
    begun = left_behind(desk)

    expect(desk.get_by_text("mit Kommentar oder Beleg")).to_be_visible()

    desk.evaluate(NOTHING_LEFT)
    assert len(begun) == 1
    assert desk.url.split("link=")[1].split("&")[0] not in begun[0]


def test_an_address_that_is_none_stands_in_its_field_again_and_says_why(server: Server, desk: Page) -> None:
    answering(desk, server)
    at_the_comment(ready(desk))
    desk.get_by_label("Internetadresse dazu").press_sequentially("im Rathaus, zweiter Stock")

    desk.reload()
    at_the_comment(ready(desk))

    expect(desk.get_by_label("Internetadresse dazu")).to_have_value("im Rathaus, zweiter Stock")
    expect(desk.get_by_text("Bitte geben Sie die ganze Adresse einer Seite an.")).to_be_visible()


def test_the_words_at_the_end_are_there_again_too(server: Server, desk: Page) -> None:
    begun(desk, server, at="questions?criterion=closing&")
    desk.get_by_label("Was ist schon gut vorbereitet?").press_sequentially(
        "Alle hören einander zu, auch wenn"
    )

    desk.reload()

    expect(desk.get_by_label("Was ist schon gut vorbereitet?")).to_have_value(
        "Alle hören einander zu, auch wenn"
    )
