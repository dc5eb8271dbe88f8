"""The wall in a real browser: every sight readable from the last row, nothing cut off, and never later than
its next question, a second later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.catalogue import Apart
from qcheck.service import Service, open_service
from qcheck.settings import Settings
from qcheck.workshop import Sight, Station
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor, one_page
from tests.browser.steps import complaints_of_axe
from tests.browser.wide_catalogue import WIDE
from tests.live.rooms import Room, revealed, room

BEAMERS = {
    "1080": {"width": 1920, "height": 1080},
    "720": {"width": 1280, "height": 720},
    "old": {"width": 1024, "height": 768},
}
WORDS = (
    "Wir haben lange darüber gesprochen, und am Ende stand eine Sicht, mit der fast alle leben können. " * 4
)

TOO_SMALL = """part => { // nothing is smaller than this part of the height
    const least = innerHeight / part - 0.01;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, node =>
        node.textContent.trim() && node.parentElement.checkVisibility() && !node.parentElement.closest(".unseen, noscript, script, title")
            ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
    const found = [];
    while (texts.nextNode()) {
        const size = parseFloat(getComputedStyle(texts.currentNode.parentElement).fontSize);
        if (size < least) found.push(`${size}px: ${texts.currentNode.textContent.trim()}`);
    }
    return found;
}"""
CUT_OFF = """() => {
    const edges = [...document.querySelectorAll("body *")].filter(each => each.checkVisibility() && !each.closest(".unseen, svg"));
    const outside = edges.filter(each => { const box = each.getBoundingClientRect();
        return box.width && (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1); });
    const inside = edges.filter(each => getComputedStyle(each).overflow !== "visible"
        && (each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2));
    const shortened = edges.filter(each => getComputedStyle(each).webkitLineClamp !== "none"
        || getComputedStyle(each).textOverflow !== "clip"
        || [...each.childNodes].some(one => one.nodeType === Node.TEXT_NODE && one.data.trim().endsWith("…")
            && !one.parentElement.closest(".below")));
    const below = document.querySelector(".below").getBoundingClientRect().top;
    const covered = [...document.querySelectorAll(".sight > *")].filter(each => each.getBoundingClientRect().bottom > below + 1);
    const boxes = [...document.querySelectorAll(".sight > *, .answered > section, .bar, .prompts > *, .words > *, .views > *")];
    const over = boxes.filter(each => { const next = each.nextElementSibling;
        return next && each.checkVisibility() && next.checkVisibility()
            && each.parentElement.matches(".sight, .answered, section, .prompts, .words, .views")
            && each.getBoundingClientRect().bottom > next.getBoundingClientRect().top + 1; });
    return [...outside, ...inside, ...shortened, ...covered, ...over].map(each => each.outerHTML.slice(0, 140));
}"""
MEASURED = f"""async part => {{
    await new Promise(requestAnimationFrame); // it fits itself to a new size first
    return [({TOO_SMALL})(part), ({CUT_OFF})()];
}}"""
LOOKS = """async () => {
    const before = mark;
    do await look(); while (misses);
    return mark !== before;
}"""
"""Whether something else is to be seen."""
IS_THERE = """async () => {
    await document.fonts.load("18px 'qcheck Sans'");
    await asking;
    await new Promise(setTimeout);
    clearTimeout(timer); // from now on it looks when it is told to
    fit();
}"""
"""The wall has been drawn in our face."""


@pytest.fixture(scope="module")
def hall(server: Server) -> Iterator[dict[str, Room]]:
    """A workshop for each catalogue, with five perspectives, before the reveal."""
    service = open_service(Settings(data=server.data))
    made = {catalogue: room(service, catalogue) for catalogue in ("kurzcheck", "qualitaetscheck")}
    [_answered(each) for each in made.values()]
    yield made
    service.close()


def _answered(made: Room) -> None:
    made.go(Station.ANSWERING)
    [made.answered(whose, 1 + place % 4, 2) for place, whose in enumerate(made.now.catalogue.perspective_ids)]


def coming_in(made: Room) -> None:
    made.go(Station.LOBBY)


def answering(made: Room) -> None:
    made.go(Station.ANSWERING)


def quiet(made: Room) -> None:
    made.go(Station.REVEAL)


def some(made: Room) -> None:
    made.go(Station.REVEAL)
    made.reveal(made.criteria[2])


def profile(made: Room) -> None:
    made.go(Station.REVEAL)
    made.reveal()
    made.agree(made.criteria[0], "green", WORDS, WORDS)
    made.agree(made.criteria[1], None)


def last_page(made: Room) -> None:
    profile(made)
    made.show(Sight.PROFILE, 9)


def matrix(made: Room) -> None:
    profile(made)
    made.show(Sight.MATRIX)


def topic(made: Room) -> None:
    profile(made)
    made.talk_about(made.criteria[0], made.criteria[2])


def agreed(made: Room) -> None:
    topic(made)
    made.go(Station.AGREEING)


def measures(made: Room) -> None:
    profile(made)
    made.go(Station.MEASURES)
    [
        made.plan(f"{number}. {WORDS}", "Amt für Stadtplanung, gemeinsam mit dem Jugendbeirat und der Schule")
        for number in range(7)
    ]


def end(made: Room) -> None:
    made.service.outcomes.meet_again(made.link, "Dienstag, 12. Januar 2027, 18 Uhr, Rathaus, großer Saal")
    profile(made)
    made.go(Station.CLOSING)


def with_wifi(made: Room) -> None:
    made.service.facilitating.wifi(made.link, "Rathaus-Gast und Jugendhaus 5G", "Sommer-2026-im-Stadtgarten!")
    made.go(Station.LOBBY)


def statement(made: Room) -> None:
    made.go(Station.ANSWERING)
    made.show(Sight.STATEMENT, 2)


def voting(made: Room) -> None:
    profile(made)
    made.go(Station.CHOOSING)
    made.service.voting.begin_vote(made.link, made.now.revision)


def voted(made: Room) -> None:
    voting(made)
    for perspective in made.now.catalogue.perspective_ids[:3]:
        made.service.voting.vote(made.join(perspective, "0"), made.criteria[:3])
    made.service.voting.end_vote(made.link, made.now.revision)
    made.service.voting.count_dots(
        made.link, made.now.revision, {each: place for place, each in enumerate(made.criteria)}
    )


SIGHTS = (
    with_wifi,
    statement,
    voting,
    voted,
    coming_in,
    answering,
    quiet,
    some,
    profile,
    last_page,
    matrix,
    topic,
    agreed,
    measures,
    end,
)


SAME_FOR_ALL = {with_wifi, coming_in, quiet, measures, end}
"""What shows nothing of a catalogue."""
SHOWN = [
    *((sight, "kurzcheck") for sight in SIGHTS),
    *((sight, "qualitaetscheck") for sight in SIGHTS if sight not in SAME_FOR_ALL),
]


IN_BOTH_LIGHTS = {
    **{(sight, "kurzcheck"): ("0", "1") for sight in (profile, matrix, topic, voted)},
    **{(sight, "kurzcheck"): ("0",) for sight in (with_wifi, statement, voting, coming_in, agreed, measures)},
}
"""Where axe looks, on a light ground and on a dark one."""


@pytest.fixture(scope="module")
def beamer(browser: Browser) -> Iterator[Page]:
    """A projector that is led from sight to sight."""
    with one_page(browser, BEAMERS["1080"]) as page:
        yield page


@pytest.fixture(scope="module")
def dark_room(browser: Browser) -> Iterator[Page]:
    """Another one, in a dark room, on a wall as narrow as a phone."""
    with one_page(browser, PHONE) as page:
        yield page


@pytest.mark.parametrize(
    ("sight", "catalogue"), SHOWN, ids=lambda each: each if isinstance(each, str) else each.__name__
)
def test_every_sight_is_read_from_the_last_row_and_open_to_everybody(
    beamer: Page, dark_room: Page, server: Server, hall: dict[str, Room], sight, catalogue: str
) -> None:  # type: ignore[no-untyped-def]
    made, lights = hall[catalogue], IN_BOTH_LIGHTS.get((sight, catalogue), ())
    sight(made)
    shown(beamer, server, made)

    found = {size: _measured(beamer, size) for size in BEAMERS}
    beamer.set_viewport_size(PHONE)  # type: ignore[arg-type]
    width = beamer.evaluate("() => document.documentElement.scrollWidth")
    complaints = complaints_of_axe(beamer) if "0" in lights else []
    if "1" in lights:
        complaints += complaints_of_axe(shown(dark_room, server, made, dark=1))

    assert found == {size: ([], []) for size in BEAMERS}
    assert width == PHONE["width"]
    assert complaints == []


WIDELY_SPACED = "* { letter-spacing: .12em !important; word-spacing: .16em !important; }"
NAMES_ON_TITLES = """async () => {
    await new Promise(requestAnimationFrame);
    const inked = each => { const words = document.createRange(); words.selectNodeContents(each); return words.getBoundingClientRect(); };
    return [...document.querySelectorAll(".rows tbody tr")].filter(row => [...row.querySelectorAll(".band b")]
        .some(name => inked(name).left < inked(row.querySelector("th")).right)).map(row => row.textContent.trim());
}"""

NAMES_ON_EACH_OTHER = """() => [...document.querySelectorAll(".band:has(.before)")].filter(band => {
    const [lower, higher] = [...band.querySelectorAll("bdi")].map(name => name.getBoundingClientRect());
    const row = band.getBoundingClientRect();
    return lower.right > higher.left || lower.left < row.left - 1 || higher.right > row.right + 1;
}).map(band => band.textContent)"""


def test_names_at_rings_keep_off_titles_where_somebody_sets_letters_wide_apart(
    beamer: Page, server: Server, service: Service
) -> None:
    shown(beamer, server, revealed(service))
    beamer.add_style_tag(content=WIDELY_SPACED)

    found = {}
    for size, viewport in (BEAMERS | {"laptop": LAPTOP}).items():
        beamer.set_viewport_size(viewport)  # type: ignore[arg-type]
        found[size] = (beamer.evaluate(NAMES_ON_TITLES), beamer.evaluate(NAMES_ON_EACH_OTHER))

    assert beamer.locator(".band b", has_text="Zivilgesellschaft").count() > 3
    assert found == {size: ([], []) for size in (*BEAMERS, "laptop")}


@pytest.fixture(scope="module")
def wide_hall(server: Server) -> Iterator[Room]:
    """A workshop with ten perspectives, nine questions on its first criterion, and long titles."""
    service = open_service(Settings(data=server.data))
    (server.data / "criteria" / "weit.yaml").write_text(WIDE, encoding="utf-8")
    made = room(service, "weit")
    made.all_answered(10)
    yield made
    service.close()


@pytest.mark.parametrize(
    "sight", [answering, profile, matrix, topic, agreed], ids=lambda sight: sight.__name__
)
def test_ten_perspectives_nine_questions_and_long_titles_are_neither_cut_nor_too_small(
    beamer: Page, server: Server, wide_hall: Room, sight
) -> None:  # type: ignore[no-untyped-def]
    sight(wide_hall)
    shown(beamer, server, wide_hall)

    found = {size: _measured(beamer, size, part=40) for size in BEAMERS}

    assert found == {size: ([], []) for size in BEAMERS}


@pytest.fixture(scope="module")
def revealed_of(server: Server) -> Iterator[Callable[[str, int], Room]]:
    """Makes a workshop on every topic of a catalogue, answered from so many perspectives."""
    service = open_service(Settings(data=server.data))
    yield partial(_revealed, service)
    service.close()


def _revealed(service: Service, catalogue: str, views: int) -> Room:
    made = room(service, catalogue)
    made.go(Station.ANSWERING)
    [
        made.answered(whose, 1 + place % 4, 2)
        for place, whose in enumerate(made.now.catalogue.perspective_ids[:views])
    ]
    [made.change(made.join(whose, "apart"), Apart.DK) for whose in made.now.catalogue.perspective_ids[:views]]
    made.go(Station.REVEAL)
    made.reveal()
    made.talk_about(*made.criteria)
    return made


@pytest.mark.parametrize(
    ("catalogue", "views"), [("kurzcheck", 5), ("qualitaetscheck", 1), ("qualitaetscheck", 5)]
)
def test_no_topic_is_cut_off_however_many_perspectives_and_questions_it_has(
    beamer: Page, server: Server, revealed_of: Callable[[str, int], Room], catalogue: str, views: int
) -> None:
    made = revealed_of(catalogue, views)
    made.show(Sight.QUIET)
    shown(beamer, server, made, dark=views == 5)

    found = [each for topic in range(len(made.criteria)) for each in _of_topic(beamer, made, topic)]

    assert [each for each in found if each[2] != ([], [])] == []


def _of_topic(page: Page, made: Room, topic: int) -> Iterator[tuple[int, str, tuple[list[str], list[str]]]]:
    """Every page of a topic, on projectors of both shapes: that the smaller wide one shows what the larger does is
    seen at every sight.
    """
    made.service.facilitating.talk_about(made.link, made.now.revision, topic)
    last = 1
    for number in range(9):
        made.show(Sight.TOPIC, number)
        assert page.evaluate(LOOKS)
        sizes = sorted(
            ("1080", "old"), key=lambda size: page.viewport_size != BEAMERS[size]
        )  # as it is first
        yield from ((topic, size, _measured(page, size)) for size in sizes)
        told = re.search(r"Seite (\d+) von (\d+)", page.content())
        at, last = (int(told[1]), int(told[2])) if told else (1, 1)
        assert at == number + 1
        if at == last:
            return
    raise AssertionError(f"topic {topic} has {last} pages")


def test_the_wall_follows_within_two_seconds_and_survives_a_restart(
    browser: Browser, own_server: Server
) -> None:
    service = open_service(Settings(data=own_server.data))
    made = room(service)
    visitor = Visitor(browser, BEAMERS["720"])
    page = visitor.page()
    page.clock.install()
    page.goto(f"{own_server.hall}{made.wall}")
    expect(page.locator(".sight")).to_be_visible()
    page.clock.pause_at(datetime.now() + timedelta(seconds=60))

    made.go(Station.ANSWERING)
    page.clock.run_for(2_000)
    expect(page.get_by_role("heading", name="Jetzt antworten alle für sich")).to_be_visible()
    page.clock.resume()
    own_server.kill()
    expect(page.locator("#trouble")).to_have_text("Verbindung unterbrochen …")
    still_there = page.get_by_role("heading", name="Jetzt antworten alle für sich").is_visible()
    made.go(Station.REVEAL)
    own_server.start()

    expect(page.get_by_text("Das Antworten ist beendet.")).to_be_visible()
    expect(page.locator("#trouble")).to_be_empty()
    visitor.context.close()
    service.close()
    assert still_there


def test_a_wall_whose_server_is_without_its_database_keeps_what_it_shows_and_is_back_soon(
    browser: Browser, server: Server, hall: dict[str, Room]
) -> None:
    made = hall["kurzcheck"]
    made.go(Station.ANSWERING)
    visitor = Visitor(browser, BEAMERS["720"])
    page = opened(visitor.page(), server, made)
    page.route(
        "**/now*",
        lambda route: route.fulfill(status=503, json={"said": "Die Datenbank ist nicht erreichbar."}),
    )
    expect(page.locator("#trouble")).to_have_text("Verbindung unterbrochen …")
    still_there = page.get_by_role("heading", name="Jetzt antworten alle für sich").is_visible()
    page.unroute("**/now*")

    expect(page.locator("#trouble")).to_be_empty(timeout=8_000)
    visitor.context.close()
    assert still_there


def test_the_clock_counts_without_asking_for_it(browser: Browser, server: Server) -> None:
    service = open_service(Settings(data=server.data))
    made = room(service)
    made.go(Station.ANSWERING)
    visitor = Visitor(browser, BEAMERS["720"])
    page = opened(visitor.page(), server, made)
    page.wait_for_function("() => /^11:\\d\\d$/.test(document.querySelector('[role=timer]').textContent)")
    visitor.context.set_offline(True)
    before = page.get_by_role("timer").inner_text()
    expect(page.get_by_role("timer")).not_to_have_text(before)
    after = page.get_by_role("timer").inner_text()
    visitor.context.close()
    service.close()

    assert after < before


def opened(page: Page, server: Server, made: Room) -> Page:
    page.goto(f"{server.hall}{made.wall}")
    expect(page.locator(".sight")).to_be_visible()
    return page


def shown(page: Page, server: Server, made: Room, *, dark: int = 0) -> Page:
    """What is to be seen now, on a wall that is open already, or on a new one."""
    address = f"{server.hall}{made.wall}?dark={int(dark)}"
    if page.url == address:
        page.evaluate(LOOKS)
        return page
    page.goto(address)
    page.evaluate(IS_THERE)
    return page


def _measured(page: Page, size: str, part: int = 36) -> tuple[list[str], list[str]]:
    """What is too small, and what is cut off."""
    page.set_viewport_size(BEAMERS[size])  # type: ignore[arg-type]
    small, cut = page.evaluate(MEASURED, part)
    return small, cut
