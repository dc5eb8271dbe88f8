"""The app's pages on a server that takes its time: what people choose, type and press before they see what
became of what they did before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from qcheck.authoring import WHOLE, SetText
from qcheck.catalogue import CriterionId, QuestionId
from qcheck.service import Service
from tests.browser.conftest import LAPTOP, Server, Visitor
from tests.browser.steps import begun, fold, option, ready, to

FIRST = QuestionId("k-zuhoeren")
"""The first question of the short check."""
TOPICS = (
    "Die Verantwortlichen zeigen, dass sie zuhören wollen.",
    "Es ist klar, was die Beteiligung erreichen soll.",
)
"""What stands above its first two topics."""

TWO_LOOKS = "new Promise(done => setTimeout(done, 100))"
"""So long a page would need to see that nothing is to be waited for."""


class SlowRoad:
    """All that the server says to a page waits on it, from when it is told to until it is let through. The
    server does what the page asks of it meanwhile.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.waiting: list[str | bytes] | None = None
        self.held_back: list[Callable[[], None]] | None = None
        self.asked = 0
        page.route_web_socket("**/_stcore/stream*", self._open)

    def _open(self, to_page: WebSocketRoute) -> None:
        self.to_page, to_server = to_page, to_page.connect_to_server()

        def ask(message: str | bytes) -> None:
            self.asked += 1
            if self.held_back is None:
                to_server.send(message)
            else:
                self.held_back.append(lambda: to_server.send(message))

        to_page.on_message(ask)
        to_server.on_message(self._say)

    def _say(self, message: str | bytes) -> None:
        if self.waiting is None:
            self.to_page.send(message)
        else:
            self.waiting.append(message)

    def hold(self) -> None:
        """From now on; also counts anew what the page asks."""
        self.waiting, self.asked = [], 0

    def hold_back(self) -> None:
        """From now on the server hears nothing."""
        self.held_back = []

    def let_it_hear(self) -> None:
        """What the page has said meanwhile, and all from now on."""
        heard, self.held_back = self.held_back or [], None
        for say in heard:
            say()

    def done(self, times: int) -> None:
        """Waits until the server has come to its end with so many of the things that were asked of it."""
        for _ in range(600):
            if len(self._ends()) >= times:
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"the server has come to its end {len(self._ends())} times, not {times}")

    def let_through(self, times: int | None = None) -> None:
        """What the server has said up to that end; all, and from now on everything, where none is named."""
        assert self.waiting is not None
        self._let_through(len(self.waiting) if times is None else self._ends()[times - 1] + 1)
        if times is None:
            self.waiting = None

    def let_through_but_the_end(self) -> None:
        """What the server has said before its first end, which goes on waiting."""
        self._let_through(self._ends()[0])

    def _let_through(self, until: int) -> None:
        waiting = self.waiting or []
        passed, self.waiting = waiting[:until], waiting[until:]
        for message in passed:
            self.to_page.send(message)

    def _ends(self) -> list[int]:
        """The places of the messages that say that a run has come to its end."""
        messages = self.waiting or []
        return [place for place, message in enumerate(messages) if _is_an_end(message)]


def _is_an_end(message: str | bytes) -> bool:
    read = ForwardMsg()
    read.ParseFromString(message if isinstance(message, bytes) else message.encode())
    return read.WhichOneof("type") == "script_finished"


@pytest.fixture(scope="module")
def road(browser: Browser) -> Iterator[SlowRoad]:
    """Of one laptop, on which one goes on from test to test."""
    visitor = Visitor(browser, LAPTOP)
    yield SlowRoad(visitor.page())
    visitor.context.close()
    assert (visitor.foreign, visitor.violations) == ([], [])


@pytest.fixture
def page(road: SlowRoad) -> Page:
    road.waiting = road.held_back = None
    return road.page


def choose(page: Page, words: str) -> None:
    """Without waiting for anything."""
    page.get_by_role("radiogroup").first.get_by_text(words, exact=True).click()


def given(service: Service, link: str) -> object:
    kept = service.answering.given(link, FIRST)
    return kept and kept.value


def taking_back(page: Page, server: Server) -> tuple[str, Locator]:
    """Opens a sheet and answers its first question; gives its link and the button that takes that back."""
    link = begun(page, server, at="questions?")
    choose(page, "trifft eher zu")
    back = page.get_by_role("button", name="Antwort zurücknehmen")
    expect(back).to_be_visible()
    ready(page)
    return link, back


def two_agreed(page: Page, server: Server, service: Service) -> tuple[str, CriterionId, CriterionId]:
    """Opens a round of agreement at the first of two topics that have been agreed on; gives its link and them."""
    link = begun(page, server)
    sheet = service.answering.own_sheet(link)
    for _, questions in sheet.asked:
        for question in questions:
            service.answering.answer(link, question.id, 1)
    one, two, *_ = [criterion.id for criterion, _ in sheet.asked]
    for criterion in (one, two):
        service.agreements.agree(link, criterion, None, "Offen.", "", seen=0)
    to(page, f"{server.url}/agree?link={link}&criterion={one}")
    return link, one, two


def test_who_turns_back_before_the_page_knows_that_it_is_drawn_finds_the_comment_and_keeps_it(
    server: Server, service: Service, page: Page, road: SlowRoad
) -> None:
    link = begun(page, server, at="questions?")
    expect(page.get_by_role("radiogroup").first).to_be_visible()
    fold(ready(page))
    page.locator("textarea").fill("Am Runden Tisch.")
    page.keyboard.press("Tab")
    expect(page.locator(".qc-saved")).to_contain_text("mit Kommentar")
    ready(page)

    road.hold()
    page.locator(".st-key-step-on button").click()
    road.done(1)
    road.let_through_but_the_end()
    expect(page.locator("h1")).to_have_text(TOPICS[1])
    page.get_by_role("button", name="Zurück").click()
    road.done(2)
    road.let_through()
    expect(page.locator("h1")).to_have_text(TOPICS[0])
    if not page.locator("textarea").is_visible():
        fold(ready(page))

    expect(page.locator("textarea")).to_have_value("Am Runden Tisch.")
    choose(page, "trifft eher zu")
    expect(page.get_by_role("button", name="Antwort zurücknehmen")).to_be_visible()
    kept = service.answering.given(link, FIRST)
    assert kept is not None
    assert kept.comment == "Am Runden Tisch."


def test_whoever_goes_on_from_a_comment_while_typing_comes_to_the_next_topic(
    server: Server, service: Service, page: Page
) -> None:
    link = begun(page, server, at="questions?")
    expect(page.get_by_role("radiogroup").first).to_be_visible()
    fold(ready(page))
    page.locator("textarea").fill("Am Runden Tisch.")

    page.locator(".st-key-step-on button").click()

    expect(page.locator("h1")).to_have_text(TOPICS[1])
    kept = service.answering.given(link, FIRST)
    assert kept is not None
    assert kept.comment == "Am Runden Tisch."


def test_an_answer_that_is_corrected_before_the_first_is_shown_stays_corrected(
    server: Server, service: Service, page: Page, road: SlowRoad
) -> None:
    link = begun(page, server, at="questions?")

    road.hold()
    choose(page, "trifft eher zu")
    road.done(1)
    choose(page, "trifft gar nicht zu")
    road.done(2)
    road.let_through(1)
    expect(page.locator(".qc-saved")).to_contain_text("Gespeichert")
    page.locator(".st-key-step-on button").click()
    road.done(2)
    road.let_through()
    expect(page.locator("h1")).to_have_text(TOPICS[1])

    assert given(service, link) == 1


def test_an_answer_chosen_while_the_one_before_is_taken_back_is_the_one_that_stands(
    server: Server, service: Service, page: Page, road: SlowRoad
) -> None:
    link, back = taking_back(page, server)

    road.hold()
    back.click()
    road.done(1)
    choose(page, "trifft voll zu")
    road.done(2)
    road.let_through(1)
    expect(page.locator(".qc-saved")).to_be_empty()
    page.locator(".st-key-step-on button").click()
    road.done(2)
    road.let_through()
    expect(page.locator("h1")).to_have_text(TOPICS[1])
    page.get_by_role("button", name="Zurück").click()

    expect(page.get_by_role("radio", name="trifft voll zu")).to_be_checked()
    assert given(service, link) == 4


def test_an_answer_that_was_taken_back_stays_so_when_the_next_click_brings_it_along(
    server: Server, service: Service, page: Page, road: SlowRoad
) -> None:
    link, back = taking_back(page, server)

    road.hold()
    back.click()
    road.done(1)
    page.locator(".st-key-step-on button").click()
    road.done(2)
    road.let_through()
    expect(page.locator("h1")).to_have_text(TOPICS[1])

    assert given(service, link) is None


def test_a_button_pressed_twice_before_the_page_has_turned_turns_it_once(
    server: Server, page: Page, road: SlowRoad
) -> None:
    begun(page, server, at="questions?")
    onward = page.locator(".st-key-step-on button")

    road.hold()
    onward.click()
    road.done(1)
    onward.click()
    onward.press("Enter")
    asked = road.asked
    road.let_through()

    assert asked == 1
    expect(page.locator("h1")).to_have_text(TOPICS[1])
    expect(page.locator("[aria-busy]")).to_have_count(0)
    onward.click()
    expect(page.locator("h1")).not_to_have_text(TOPICS[1])


def test_the_other_half_of_a_double_click_does_nothing_on_the_page_to_which_the_first_led(
    server: Server, page: Page
) -> None:
    begun(page, server, at="questions?")
    onward = page.locator(".st-key-step-on button")

    onward.click()
    expect(page.locator("h1")).to_have_text(TOPICS[1])
    ready(page).evaluate("new Promise(requestAnimationFrame)")
    onward.hover()
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    page.get_by_role("button", name="Zurück").click()

    expect(page.locator("h1")).to_have_text(TOPICS[0])


def test_steps_back_are_all_taken_however_quickly_they_follow_each_other(
    server: Server, service: Service, page: Page, road: SlowRoad
) -> None:
    link = service.drafting.begin("Eins", "de", None)
    for title in ("Zwei", "Drei", "Vier"):
        service.drafting.change(link, SetText(WHOLE, ("title",), "de", title))
    to(page, f"{server.url}/write?link={link}")
    back = page.locator(".st-key-bench-undo button")

    road.hold()
    back.click()
    back.click()
    back.click()
    road.let_through()
    expect(page.locator("h1")).to_have_text("Eins")

    assert service.drafting.open(link).draft.title(WHOLE) == "Eins"


def test_what_is_taken_back_was_agreed_on_the_topic_that_stands_there(
    server: Server, service: Service, page: Page, road: SlowRoad
) -> None:
    link, _, two = two_agreed(page, server, service)

    road.hold()
    page.locator(".st-key-agree-next button").click()
    road.done(1)
    page.locator('[class*="st-key-agree-back"] button').click()
    road.done(2)
    road.let_through()
    ready(page)

    assert list(service.agreements.agreed(link)) == [two]


def test_what_was_taken_back_stays_so_when_the_next_click_brings_it_along(
    server: Server, service: Service, page: Page, road: SlowRoad
) -> None:
    link, one, _ = two_agreed(page, server, service)

    road.hold()
    page.locator('[class*="st-key-agree-back"] button').click()
    road.done(1)
    page.locator(".st-key-agree-next button").click()
    road.done(2)
    road.let_through()
    ready(page)

    assert one not in service.agreements.agreed(link)


def test_boxes_and_choices_of_a_new_check_all_count_however_quickly_they_follow_each_other(
    server: Server, page: Page, road: SlowRoad
) -> None:
    to(page, f"{server.url}/new?new-offer=qualitaetscheck.pick")
    boxes = page.locator('[class*="st-key-new-pick-"] label')

    road.hold()
    option(page, "Wie weit ist der Prozess?", "Planung").click()
    road.done(1)
    boxes.nth(0).click()
    road.done(2)
    boxes.nth(1).click()
    road.done(3)
    road.let_through()
    ready(page)

    expect(page.locator('[class*="st-key-new-pick-"] input:checked')).to_have_count(2)
    asked = parse_qs(urlsplit(page.url).query)
    assert (len(asked["new-pick"]), asked["new-phase"]) == (2, ["planung"])
    page.go_back()
    expect(page.locator('[class*="st-key-new-pick-"] input:checked')).to_have_count(1)


def test_whoever_answers_and_takes_a_link_at_once_has_answered(
    server: Server, service: Service, page: Page, road: SlowRoad
) -> None:
    link = begun(page, server, at="questions?")

    road.hold_back()
    choose(page, "trifft eher zu")
    page.locator(".st-key-answering").get_by_role("link", name="Alle Themen").click()
    page.evaluate(TWO_LOOKS)
    road.let_it_hear()
    expect(page.get_by_role("heading", level=1, name="Alle Themen")).to_be_visible()

    assert given(service, link) == 3
