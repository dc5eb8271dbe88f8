"""The sheet on a phone, measured: where the answers and the way on are, how often a thumb moves, whether
anything jumps. One short check is played from the invitation to the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Error, Page, Route, expect

from qcheck.service import Letterhead, Service, open_service
from qcheck.settings import Settings
from tests.browser.conftest import PHONE, Server, one_page, put_back
from tests.browser.test_sheet import answered_meanwhile
from tests.sheet.devices import invitation, new_check

SMALL = {"width": 360, "height": 640}
WIDE = {"width": 1280, "height": 800}

WHERE = """() => {
    const box = (each) => each.getBoundingClientRect();
    const answers = [...document.querySelectorAll("[data-question] .choice")].map(box);
    return {
        head: box(document.querySelector("header")).bottom,
        first: answers[0]?.top ?? 0,
        last: Math.max(0, ...answers.map((each) => each.bottom)),
        bar: box(document.querySelector(".onward")).top,
        onward: box(document.querySelector(".onward .main")).bottom,
    };
}"""
"""Pixels from the upper edge of the screen."""
RECORD_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => list.getEntries().forEach((each) => window.shifts.push(each.value)))
        .observe({ type: "layout-shift", buffered: true });
"""

IS_THERE = """() => document.fonts.check("18px 'qcheck Sans'")"""
IS_ON_ITS_WAY = """() => [...document.fonts].some((face) => face.status === "loading")"""
"""Of this page: a request may be of the page before, and of a face that no page knows yet `check` says that it is
there.
"""
WHEN_IT_IS_THERE = """async () => {
    const late = new Promise((_, no) => setTimeout(() => no(new Error("the face never came")), 20_000));
    await Promise.race([document.fonts.load("18px 'qcheck Sans'"), late]);
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}"""


@pytest.fixture(scope="module")
def service(server: Server) -> Iterator[Service]:
    """A second way into the server's data."""
    opened = open_service(Settings(data=server.data))
    yield opened
    opened.close()


def address(server: Server, service: Service, perspective: str | None = "einwohnerschaft") -> str:
    """Of an invitation to a new check."""
    return f"{server.url}/a/{invitation(service, new_check(service), perspective)}"


@dataclass
class Thumb:
    """What a thumb does on a page: it counts its taps, and how often it has to swipe before it sees them."""

    page: Page
    height: int
    taps: int = 0
    swipes: int = 0
    seen: list[dict[str, float]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def tap(self, what: str) -> None:
        target = self.page.locator(what).first
        bottom = target.evaluate("each => each.getBoundingClientRect().bottom")
        self.swipes += max(0, -(-int(bottom - self.height) // self.height))
        self.taps += 1
        target.tap()

    def look(self) -> None:
        self.seen.append(self.page.evaluate(WHERE) | {"height": self.height})
        self.places.append(self.page.url.partition("?")[0])


def on_page(page: Page, number: int) -> None:
    expect(page.locator("#progress")).to_contain_text(re.compile(rf"\b{number}\s(von|of)\s12"))
    expect(page.get_by_role("radio").first).to_be_visible()


def played(page: Page, way: str, tag: str, height: int) -> Thumb:
    """The whole way with a button after each answer; looks at every question."""
    thumb = Thumb(page, height)
    page.goto(f"{way}?lang={tag}")
    thumb.tap(".onward .main")
    for number in range(1, 13):
        on_page(page, number)
        thumb.look()
        thumb.tap(".points .choice >> nth=2")
        thumb.tap(".onward .main")
    expect(page.locator("textarea")).to_have_count(2)
    thumb.tap(".onward .main")
    expect(page.locator("p.code")).to_be_visible()
    return thumb


@pytest.fixture
def small_phone(empty_phone: Page) -> Page:
    empty_phone.set_viewport_size(SMALL)  # type: ignore[arg-type]
    return empty_phone


@pytest.fixture(scope="module")
def _noting_shifts(browser: Browser) -> Iterator[Page]:
    with one_page(browser, PHONE) as page:
        page.set_viewport_size(SMALL)  # type: ignore[arg-type]
        page.add_init_script(RECORD_SHIFTS)
        yield page


@pytest.fixture
def noting_shifts(_noting_shifts: Page, server: Server) -> Iterator[Page]:
    """A small phone that adds up by how much things jump."""
    yield _noting_shifts
    put_back(_noting_shifts, server.url)


def test_answers_and_the_way_on_are_in_sight_on_every_question(
    small_phone: Page, server: Server, service: Service
) -> None:
    """Played in plain German, whose questions are the longest; the same pages are looked at in German, and in
    English on a larger phone.
    """
    thumb = played(small_phone, address(server, service), "de-simple", SMALL["height"])
    seen = [*thumb.seen]
    for tag, size in (("de", SMALL), ("en", PHONE)):
        seen += [where(small_phone, place, tag, size) for place in thumb.places]

    assert len(seen) == 36
    assert max(each["head"] for each in seen) <= 48
    assert max(each["first"] for each in seen) <= 330
    assert max(each["last"] for each in seen) <= 640
    assert max(each["last"] - each["bar"] for each in seen) <= 0
    assert max(each["onward"] - each["height"] for each in seen) <= 0
    assert thumb.swipes <= 2
    assert thumb.taps <= 26


def where(page: Page, place: str, tag: str, size: dict[str, int]) -> dict[str, float]:
    """Where everything is on a page of the sheet, in a language and a size."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{place}?lang={tag}")
    assert page.evaluate("document.documentElement.lang") == tag
    return page.evaluate(WHERE) | {"height": size["height"]}


@pytest.mark.parametrize("size", [SMALL, PHONE], ids=lambda each: str(each["width"]))
def test_a_first_topic_of_several_questions_has_its_answers_in_sight_and_unfolds_how_to_answer(
    empty_phone: Page, server: Server, service: Service, size: dict[str, int]
) -> None:
    page = empty_phone
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{server.url}/a/{invitation(service, new_check(service, 'qualitaetscheck'), 'verwaltung')}")
    page.locator(".onward .main").tap()
    expect(page.get_by_role("radio").first).to_be_visible()
    seen = page.evaluate(WHERE)
    page.get_by_text("So antworten Sie").tap()

    expect(page.get_by_text("Wenn Sie etwas nicht wissen, wählen Sie", exact=False)).to_have_count(2)
    expect(page.locator(".how p")).to_be_visible()
    assert seen["first"] <= 540  # above the way on: a part begins here, with what it is about


@pytest.mark.parametrize("perspective", [None, "einwohnerschaft"])
@pytest.mark.parametrize("tag", ["de", "de-simple", "en"])
def test_the_invitations_button_is_on_the_first_screen(
    small_phone: Page, server: Server, service: Service, tag: str, perspective: str | None
) -> None:
    page = small_phone
    page.goto(f"{address(server, service, perspective)}?lang={tag}")

    button = page.locator(".onward .main").bounding_box()
    height = page.evaluate("() => document.documentElement.scrollHeight")

    assert button is not None
    assert button["y"] + button["height"] <= SMALL["height"]
    assert height <= 1_700


def test_below_who_asks_and_what_for_most_perspectives_are_on_the_first_screen(
    small_phone: Page, server: Server, service: Service
) -> None:
    purpose = "Wir wollen lernen, was bei der nächsten Beteiligung besser werden muss und was bleiben soll."
    letterhead = Letterhead("Stadt Musterstadt\nStabsstelle Beteiligung\nRathausplatz 1", purpose=purpose)
    page = small_phone
    page.goto(f"{server.url}/a/{invitation(service, new_check(service, letterhead=letterhead))}")

    asks, bar = page.locator(".asks").bounding_box(), page.locator(".onward").bounding_box()
    choices = [each.bounding_box() for each in page.locator(".views .choice").all()]

    assert asks is not None
    assert bar is not None
    seen = [each for each in choices if each and each["y"] + each["height"] <= bar["y"]]
    assert asks["y"] + asks["height"] <= choices[0]["y"]  # type: ignore[index]
    assert len(seen) >= 4


def test_whoever_chooses_to_go_straight_on_needs_one_tap_a_question_and_finds_the_way_back(
    small_phone: Page, server: Server, service: Service
) -> None:
    """Four taps besides, so sixteen for twelve questions; all but the first two and the last three are answered
    on the way.
    """
    page = small_phone
    thumb = Thumb(page, SMALL["height"])
    page.goto(address(server, service, None))
    thumb.tap("[name=perspective] >> nth=4")
    thumb.tap("#at-once")
    thumb.tap(".onward .main")
    for number in (1, 2):
        on_page(page, number)
        thumb.tap(".points .choice >> nth=2")
    on_page(page, 3)
    answered_meanwhile(page, service, left=3)
    for number in (10, 11, 12):
        on_page(page, number)
        thumb.tap(".points .choice >> nth=2")
    expect(page.locator("textarea")).to_have_count(2)
    thumb.tap(".onward .main")
    expect(page.locator("p.code")).to_be_visible()

    assert thumb.taps <= 4 + 5
    assert thumb.swipes <= 2

    page.go_back()
    page.get_by_role("button", name="Zurück").tap()
    on_page(page, 12)
    expect(page.get_by_role("radio", name="trifft eher zu")).to_be_checked()


def test_nothing_goes_on_by_itself_unless_it_was_chosen(
    server: Server, service: Service, empty_phone: Page
) -> None:
    page = empty_phone
    page.goto(address(server, service))
    page.locator(".onward .main").tap()
    page.locator(".points .choice").nth(2).tap()

    expect(page.locator(".saved [role=status]")).to_contain_text("Gespeichert um")

    assert page.evaluate("() => Object.keys(localStorage).filter((key) => key.includes('at-once'))") == []
    on_page(page, 1)


def test_arrow_keys_look_through_the_answers_without_going_on(
    server: Server, service: Service, empty_laptop: Page
) -> None:
    page = empty_laptop
    page.goto(address(server, service))
    page.locator("#at-once").check()
    page.locator(".onward .main").click()
    page.get_by_role("radio").first.focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".saved [role=status]")).to_contain_text("Gespeichert um")
    on_page(page, 1)
    page.keyboard.press("4")

    on_page(page, 2)


def test_the_next_person_on_the_device_is_not_hurried(
    server: Server, service: Service, empty_phone: Page
) -> None:
    way = address(server, service)
    page = empty_phone
    page.goto(way)
    page.locator("#at-once").check()
    page.locator(".onward .main").tap()
    on_page(page, 1)
    page.goto(f"{way}/again")
    page.get_by_role("button", name="Ja, neuer Fragebogen").tap()

    expect(page.locator("#at-once")).not_to_be_checked()

    page.locator(".onward .main").tap()
    page.locator(".place > summary").tap()
    expect(page.locator("#at-once")).not_to_be_checked()


def test_from_700_pixels_on_the_scale_stands_in_one_row(
    server: Server, service: Service, empty_laptop: Page
) -> None:
    page = empty_laptop
    page.set_viewport_size({"width": 700, "height": 800})
    page.goto(address(server, service))
    page.locator(".onward .main").click()
    on_page(page, 1)

    tops = page.locator(".points .choice").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect().top)"
    )

    assert len(tops) == 4
    assert len(set(tops)) == 1


class Held:
    """Requests for the face, which wait until they are let go; those that come afterwards do not wait."""

    def __init__(self, page: Page) -> None:
        self._waiting: list[Route] | None = []
        page.route("**/*.woff2", self._take)

    def let_go(self) -> None:
        waiting, self._waiting = self._waiting or [], None
        for route in waiting:
            with suppress(Error):  # its page has gone meanwhile
                route.continue_()

    def _take(self, route: Route) -> None:
        if self._waiting is None:
            route.continue_()
        else:
            self._waiting.append(route)


OPENED = [("", None), *((path, "einwohnerschaft") for path in ("", "/t/ziele-rahmen", "/closing"))]
OPENED += [(path, "einwohnerschaft") for path in ("/overview", "/answers", "/end")]
"""Pages of a sheet; the invitation with a choice of perspectives, and without."""


@pytest.mark.parametrize(("path", "perspective"), OPENED)
def test_nothing_jumps_when_the_face_arrives(
    noting_shifts: Page, server: Server, service: Service, path: str, perspective: str | None
) -> None:
    page = noting_shifts
    face = Held(page)
    way = address(server, service, perspective)
    page.goto(way, wait_until="commit")
    if path:
        page.locator(".onward .main").tap()
        on_page(page, 1)
    with page.expect_request("**/*.woff2"):
        page.goto(way + path, wait_until="commit")
    expect(page.locator("footer")).to_be_visible()
    page.wait_for_function(IS_ON_ITS_WAY)
    there_before = page.evaluate(IS_THERE)

    face.let_go()
    page.evaluate(WHEN_IT_IS_THERE)
    shifted = page.evaluate("() => window.shifts.reduce((sum, each) => sum + each, 0)")
    there = page.evaluate(IS_THERE)

    assert (there_before, there) == (False, True)
    assert shifted < 0.02
