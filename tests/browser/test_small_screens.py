"""What stands beside each other on a laptop and has to find its place on the smallest screens, where nothing may
be cut, lie over something else, or break in the middle of a word.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from qcheck.catalogue import PerspectiveId
from qcheck.service import Measure, MeasureId, Service
from qcheck.workshop import Sight, Station
from tests.browser.conftest import PHONE, Server
from tests.browser.steps import to
from tests.live.rooms import Room, revealed
from tests.result.rooms import answered
from tests.sheet.devices import invitation, new_check

SMALL = {"width": 360, "height": 640}
ENLARGED = {"width": 320, "height": 256}
"""1280 × 1024 pixels at 400 %."""
CUT = "all => all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent)"


@pytest.fixture(scope="module")
def hand(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=SMALL, locale="de-DE")
    yield context.new_page()
    context.close()


@pytest.fixture
def enlarged(handheld: Page) -> Iterator[Page]:
    """A phone on which letters may become larger, with the app open."""
    yield handheld
    handheld.evaluate("document.documentElement.style.fontSize = ''")
    handheld.set_viewport_size(PHONE)


@pytest.fixture(scope="module")
def made(service: Service) -> Room:
    """A workshop whose profile has been revealed."""
    return revealed(service)


def test_a_statement_on_the_wall_breaks_no_word_on_a_phone(server: Server, made: Room, hand: Page) -> None:
    made.show(Sight.STATEMENT)
    hand.set_viewport_size(SMALL)
    hand.goto(server.url + made.wall)

    sizes = hand.locator(".large").evaluate_all(
        "all => all.map((each) => parseFloat(getComputedStyle(each).fontSize))"
    )

    assert sizes
    assert max(sizes) <= 33


def test_the_matrix_on_the_wall_begins_where_its_heading_does_on_a_phone(
    server: Server, made: Room, hand: Page
) -> None:
    made.show(Sight.MATRIX)
    hand.set_viewport_size(SMALL)
    hand.goto(server.url + made.wall)

    table, heading = hand.locator("table.matrix").bounding_box(), hand.locator("h1").first.bounding_box()

    assert table is not None
    assert heading is not None
    assert abs(table["x"] - heading["x"]) <= 1


@pytest.mark.parametrize("size", [SMALL, ENLARGED], ids=lambda each: str(each["width"]))
def test_a_wide_table_of_the_guide_moves_by_itself_and_breaks_no_word(
    server: Server, hand: Page, size: dict[str, int]
) -> None:
    hand.set_viewport_size(size)
    hand.goto(f"{server.url}/guide/workshop?lang=de")

    frame = hand.get_by_role("region", name="Schritt, 45 Minuten").evaluate(
        "(each) => [each.tabIndex, each.scrollWidth > each.clientWidth]"
    )
    wide = hand.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    name = hand.get_by_role("cell", name="Vereinbaren").bounding_box()

    assert (frame, wide) == ([0, True], 0)
    assert name is not None
    assert name["width"] > 60  # as wide as its word


def test_topics_and_their_states_lie_beside_each_other_at_400_percent(
    server: Server, service: Service, hand: Page
) -> None:
    way = invitation(service, new_check(service))
    sheet = service.joining.join(way, PerspectiveId("einwohnerschaft"), service.joining.new_nonce())
    hand.set_viewport_size(ENLARGED)
    hand.goto(f"{server.url}/a/{sheet}/overview?lang=de")

    rows = hand.locator(".rows li").evaluate_all(
        """all => all.map((each) => [...each.children].map((part) => {
            const words = document.createRange();
            words.selectNodeContents(part);
            return [words.getBoundingClientRect().left, words.getBoundingClientRect().right];
        }))"""
    )

    assert len(rows) == 13
    assert [row for row in rows if row[0][1] > row[1][0]] == []


def test_names_beside_rings_stand_there_whole_on_a_phone(server: Server, enlarged: Page) -> None:
    enlarged.set_viewport_size(SMALL)
    to(enlarged, f"{server.url}/differences?example=1&lang=de")
    names = enlarged.locator(".qc-ring-name > span:first-child")
    names.first.wait_for()

    assert names.evaluate_all(CUT) == []
    assert "Zivilgesellschaft" in names.all_text_contents()


def test_letters_of_twice_the_size_leave_a_code_its_field_and_a_light_its_words(
    server: Server, enlarged: Page
) -> None:
    to(enlarged, f"{server.url}/?lang=de")
    field = enlarged.get_by_label("Sie haben einen Code bekommen?")
    field.wait_for()
    enlarged.evaluate("document.documentElement.style.fontSize = '200%'")
    code = field.bounding_box()
    to(enlarged, f"{server.url}/matrix?example=1&lang=de")
    light = enlarged.locator(".qc-matrix tbody .qc-together").first
    light.wait_for()
    row = light.bounding_box()

    assert code is not None
    assert code["width"] > 200
    assert row is not None
    assert row["height"] < 400


@pytest.mark.parametrize(
    ("way", "width"),
    [*((way, 360) for way in ("desk", "hands", "minutes", "paper")), ("minutes", 320), ("vote", 360)],
)
def test_no_page_of_the_room_is_wider_than_a_phone_with_letters_of_twice_the_size(
    server: Server, service: Service, made: Room, hand: Page, way: str, width: int
) -> None:
    hand.set_viewport_size({"width": width, "height": 640})
    if way == "vote":
        made.go(Station.CHOOSING)
        service.voting.begin_vote(made.link, made.now.revision)
    pages = {
        "hands": f"/lead/{made.link}/hands",
        "minutes": f"/lead/{made.link}/minutes",
        "paper": f"/enter/{made.link}/paper",
    }
    hand.goto(f"{server.url}{pages.get(way, f'/lead/{made.link}')}?lang=de")
    hand.evaluate("document.documentElement.style.fontSize = '200%'")

    assert hand.evaluate("document.documentElement.scrollWidth") <= width


def test_names_beside_sheets_from_before_the_workshop_stand_on_one_line(
    server: Server, service: Service, hand: Page
) -> None:
    link = answered(service, "kurzcheck", verwaltung=3, zivilgesellschaft=2)
    service.facilitating.start_workshop(link, "90")
    hand.set_viewport_size({"width": 1280, "height": 800})
    hand.goto(f"{server.url}/lead/{link}?lang=de")
    hand.evaluate("document.fonts.ready")

    lines = hand.locator(".beside .counts tbody th").evaluate_all(
        """all => all.map((each) => {
            const words = document.createRange();
            words.selectNodeContents(each);
            return words.getClientRects().length;
        })"""
    )

    assert lines == [1] * 5


def test_every_answer_to_raise_hands_for_is_in_sight_on_a_phone(
    server: Server, service: Service, hand: Page
) -> None:
    made = revealed(service)
    hand.set_viewport_size(SMALL)
    hand.goto(f"{server.url}/lead/{made.link}/hands?lang=de")
    hands = hand.get_by_role("region", name="Zahl der Handzeichen")

    answers = (
        hands.get_by_role("row")
        .nth(0)
        .get_by_role("cell")
        .evaluate_all("all => all.map((each) => getComputedStyle(each, '::before').content)")
    )

    assert hands.evaluate("each => each.scrollWidth <= each.clientWidth")
    assert answers[0] == '"trifft gar nicht zu"'
    assert len(answers) == 6


def test_measures_in_the_minutes_stand_below_each_other_on_a_phone_and_say_what_each_is(
    server: Server, service: Service, hand: Page
) -> None:
    made = revealed(service)
    made.plan("Bänke aufstellen", "Frau Muster")
    hand.set_viewport_size(SMALL)
    hand.goto(f"{server.url}/lead/{made.link}/minutes?lang=de")
    measures = hand.get_by_role("region", name="Maßnahmen")

    [who] = measures.get_by_role("cell", name="Frau Muster").all()

    assert measures.evaluate("each => each.scrollWidth <= each.clientWidth")
    assert who.evaluate("each => getComputedStyle(each, '::before').content") == '"Wer: "'
    assert measures.get_by_role("rowheader", name="Bänke aufstellen").bounding_box()["width"] > 250  # type: ignore[index]


def test_with_letters_of_twice_the_size_what_one_wrote_has_the_whole_width_and_no_page_is_wider_than_a_phone(
    server: Server, service: Service, browser: Browser
) -> None:
    context = browser.new_context(viewport=SMALL, locale="de-DE")
    phone = context.new_page()
    phone.goto(f"{server.url}/a/{invitation(service, new_check(service))}")
    phone.locator("[name=perspective][value=politik]").check(force=True)
    phone.locator("button.main").click()
    phone.get_by_text("trifft voll zu").first.click()
    phone.get_by_text("Gespeichert um").wait_for()
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    asked = phone.evaluate("document.documentElement.scrollWidth")
    phone.goto(f"{phone.url.partition('/t/')[0]}/answers")
    beside = phone.locator(".given > div").first.bounding_box()
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    below = phone.locator(".given > div").first.bounding_box()
    context.close()

    assert asked == SMALL["width"]
    assert beside
    assert below
    assert beside["width"] < below["width"] == SMALL["width"] - 32


def test_fields_of_a_measure_stand_below_each_other_on_a_phone(
    server: Server, service: Service, enlarged: Page
) -> None:
    link = answered(service, "kurzcheck", verwaltung=3)
    service.measures.add_measure(link, Measure(MeasureId(""), "Bänke aufstellen", (), "Stadtplanungsamt"))
    enlarged.set_viewport_size(SMALL)
    to(enlarged, f"{server.url}/measures?link={link}&lang=de")
    fields = [enlarged.get_by_label(name, exact=True).last for name in ("Was", "Wer", "Bis wann")]
    fields[1].wait_for()
    boxes = [field.bounding_box() for field in fields]

    assert len({round(box["x"]) for box in boxes if box}) == 1
    assert len({round(box["width"]) for box in boxes if box}) == 1
