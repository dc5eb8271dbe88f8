"""Whatever stands in the fields of the facilitator's screen is kept by every button; or the page stays, with
a word at the field.

All groups of fields of all stations are swept as the page has them, so that the next one is swept without
being remembered.
"""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from qcheck.plain.live.desk.autosave import kept_values
from qcheck.plain.live.desk.buttons import REGARDLESS
from qcheck.plain.live.desk.entries import NEW, entries, mark
from qcheck.service import Service
from qcheck.workshop import Station
from tests.live.desks import JSON, at, begun, form, go, named, press
from tests.sheet.devices import Device, text

STATIONS = list(Station)
STEPS_OF_THEIR_OWN = {"topics", "plan"}
"""Groups that make a step when they are kept: an undo takes them back instead."""
TICKED = re.compile(r"topics::(?!seen)")
CHANGED = {"light": "yellow", "who": "Bauhof", "criterion": "zugang-vielfalt", "due": "Ende März"}


@pytest.fixture
def laptop() -> Device:
    return Device()


def changed(shown: str, number: int) -> dict[str, str]:
    """The form of a page with something else in every field that people can reach; every second time other
    topics are ticked.
    """
    sent = form(shown)
    fields = [name.split(":") for name in dict.fromkeys(re.findall(r'name="([\w-]+:[\w-]*:[\w-]+)"', shown))]
    topics = [field for kind, _, field in fields if kind == "topics" and field != "seen"]
    for kind, about, field in fields:
        if field not in {"seen", "before"} and kind != "topics":
            sent[f"{kind}:{about}:{field}"] = (
                str(7 + number) if kind == "plan" else CHANGED.get(field, f"{field} {number}")
            )
    unticked = {name: text for name, text in sent.items() if name.rpartition(":")[2] not in topics}
    return unticked | {f"topics::{field}": "on" for field in topics[number % 2 :: 2]}


def lost(
    service: Service, link: str, sent: dict[str, str], *, but: frozenset[str] = frozenset()
) -> list[str]:
    """The groups of a form that are not kept as they were sent."""
    now = service.facilitating.seen(link)
    written = {each.id: kept_values(now, "measure", each.id) for each in now.measures}
    found = []
    for entry in entries(sent):
        if entry.kind in but or entry.key in but:
            continue
        stored = [*written.values()] if entry.about == NEW else [kept_values(now, entry.kind, entry.about)]
        found += [] if mark(entry.fields) in map(mark, stored) else [entry.key]
    return found


def buttons(shown: str) -> list[str]:
    """One button of each name that sends the page's form."""
    alive = [
        tag
        for tag in re.findall(r"<button[^>]*>", unescape(shown))
        if " disabled" not in tag and 'type="button"' not in tag and 'value="wall"' not in tag
    ]
    values = [re.findall(r'value="([^"]+)"', tag)[0] for tag in alive]
    return list({each.split(":")[0]: each for each in values}.values())


@pytest.mark.parametrize("station", STATIONS)
def test_every_button_keeps_everything_that_stands_in_any_field(
    service: Service, laptop: Device, station: Station
) -> None:
    link = begun(service) if station is Station.LOBBY else at(service, station)
    press(
        laptop,
        link,
        "save",
        **(
            {"what": "Bänke", "who": "Amt"}
            if station is not Station.LOBBY and station is not Station.ANSWERING
            else {}
        ),
    )
    missing, pressed = {}, buttons(laptop.get(f"/lead/{link}").text)

    for number, button in enumerate(pressed):
        shown = laptop.get(f"/lead/{link}").text
        sent, own = changed(shown, number), ":".join(button.split(":")[1:])
        but = {
            "undo": frozenset(STEPS_OF_THEIR_OWN),
            "disagree": frozenset({f"agree:{own}"}),
            "drop": frozenset({f"measure:{own}"}),
        }
        answer = laptop.post(f"/lead/{link}/do", data=sent | {"do": button})
        missing[button] = (
            [answer.status_code]
            if answer.status_code != 303
            else lost(service, link, sent, but=but.get(button.split(":")[0], frozenset()))
        )
        go(service, link, station)

    assert len(pressed) >= 6
    assert {button: groups for button, groups in missing.items() if groups} == {}


@pytest.mark.parametrize("station", [Station.TOPICS, Station.AGREEING, Station.MEASURES, Station.CLOSING])
def test_where_something_is_not_right_yet_every_button_that_goes_on_stays(
    service: Service, laptop: Device, station: Station
) -> None:
    link = at(service, station)
    shown = laptop.get(f"/lead/{link}").text
    wrong = named(shown, {"what": "Bänke", "who": "Bauhof", "due": "31.2.2027", "text": "Das bleibt"})
    before, pressed = (
        service.facilitating.seen(link).stage,
        [each for each in buttons(shown) if each.split(":")[0] not in REGARDLESS],
    )

    answers = {
        each: laptop.post(f"/lead/{link}/do", data=form(shown) | wrong | {"do": each}) for each in pressed
    }
    pages = {each: answer.text for each, answer in answers.items()}

    assert {each: answer.status_code for each, answer in answers.items()} == dict.fromkeys(pressed, 422)
    assert [
        each
        for each, page in pages.items()
        if not re.search(r'data-error="measure:new:due">[^<]*31\.2\.2027', page)
    ] == []
    assert [
        each for each, page in pages.items() if 'value="31.2.2027"' not in page or "Bänke" not in page
    ] == []
    assert service.facilitating.seen(link).stage == before
    assert "Das bleibt" in service.facilitating.seen(link).notes.values()


@pytest.mark.parametrize("button", ["show:quiet", "clock:add:1"])
def test_the_wall_and_the_clock_wait_for_nothing_that_is_typed(
    service: Service, laptop: Device, button: str
) -> None:
    link = at(service, Station.TOPICS)
    before = service.facilitating.seen(link).stage

    answer = press(laptop, link, button, what="Bänke", due="31.2.2027")

    assert (answer.status_code, 'value="31.2.2027"' in answer.text) == (422, True)
    assert service.facilitating.seen(link).stage != before


def test_the_whole_screen_is_one_form_and_the_return_key_does_nothing_but_keep(
    service: Service, laptop: Device
) -> None:
    pages = [laptop.get(f"/lead/{at(service, station)}").text for station in STATIONS]

    assert [page.count("<form") for page in pages] == [1] * len(STATIONS)
    assert {re.findall(r'<button[^>]*value="([^"]+)"', page)[0] for page in pages} == {"save"}
    assert [page for page in pages if _outside(page)] == []


# topics


def test_the_proposed_topics_are_taken_where_nobody_ticked_others(service: Service, laptop: Device) -> None:
    link = at(service, Station.CHOOSING)
    shown = form(laptop.get(f"/lead/{link}").text)

    press(laptop, link, "next")

    assert {f"topics::{each}" for each in service.facilitating.seen(link).stage.topics} == {
        name for name in shown if name.startswith("topics::")
    } - {"topics::seen"}


def test_without_a_topic_the_screen_stays_and_says_so(service: Service, laptop: Device) -> None:
    link = at(service, Station.CHOOSING)
    sent = {
        name: text
        for name, text in form(laptop.get(f"/lead/{link}").text).items()
        if not name.startswith("topics::") or "seen" in name
    }

    answer = laptop.post(f"/lead/{link}/do", data=sent | {"do": "next"})

    assert answer.status_code == 422
    assert "Bitte kreuzen Sie mindestens ein Thema an." in text(answer.text)
    assert service.facilitating.seen(link).stage.station is Station.CHOOSING


def test_undo_takes_back_ticks_that_were_not_kept_and_nothing_more(service: Service, laptop: Device) -> None:
    link = at(service, Station.CHOOSING)
    before = service.facilitating.seen(link).stage

    laptop.post(f"/lead/{link}/do", data=changed(laptop.get(f"/lead/{link}").text, 0) | {"do": "undo"})

    assert service.facilitating.seen(link).stage == before


# our own changes and those of others


def test_what_a_script_has_kept_does_not_make_its_page_old(service: Service, laptop: Device) -> None:
    link = at(service, Station.AGREEING)
    shown = laptop.get(f"/lead/{link}").text
    fields = form(shown) | named(shown, {"light": "green"})

    kept = laptop.post(f"/lead/{link}/do", data=fields | {"do": "save"}, headers=JSON).json()
    on = laptop.post(
        f"/lead/{link}/do", data=fields | {"do": "next", "revision": str(kept["revision"])}, headers=JSON
    )

    assert (on.status_code, on.json()["errors"]) == (200, {})
    assert service.facilitating.seen(link).stage.topic == 1


def test_a_page_that_another_device_made_old_is_not_made_young_by_what_it_keeps(
    service: Service, laptop: Device
) -> None:
    link = at(service, Station.AGREEING)
    shown = laptop.get(f"/lead/{link}").text
    go(service, link, Station.MEASURES)

    kept = laptop.post(
        f"/lead/{link}/do", data=form(shown) | named(shown, {"light": "green"}) | {"do": "save"}, headers=JSON
    ).json()

    assert kept["revision"] is None
    assert [each.light for each in service.facilitating.seen(link).agreed.values()] == ["green"]


def test_of_two_devices_that_agree_on_another_light_the_second_is_told_and_may_insist(
    service: Service, laptop: Device
) -> None:
    link = at(service, Station.AGREEING)
    shown, topic = laptop.get(f"/lead/{link}").text, service.facilitating.seen(link).stage.criterion
    service.agreements.agree_in_workshop(
        link, service.facilitating.seen(link).revision, topic, "red", "Zu laut", ""
    )

    told = laptop.post(
        f"/lead/{link}/do", data=form(shown) | named(shown, {"light": "green"}) | {"do": "save:agree"}
    )
    first = service.facilitating.seen(link).agreed[topic].light
    laptop.post(
        f"/lead/{link}/do", data=form(told.text) | {f"agree:{topic}:light": "green", "do": "save:agree"}
    )

    assert told.status_code == 422
    assert "Jemand anderes hat hier gerade gespeichert" in text(told.text)
    assert (first, service.facilitating.seen(link).agreed[topic].light) == ("red", "green")


def test_a_form_that_comes_twice_writes_one_measure(service: Service, laptop: Device) -> None:
    link = at(service, Station.MEASURES)
    shown = laptop.get(f"/lead/{link}").text
    fields = form(shown) | named(shown, {"what": "Bänke", "due": "Ende März"}) | {"do": "save:measure"}

    [laptop.post(f"/lead/{link}/do", data=fields, headers=JSON) for _ in range(2)]

    assert [each.what for each in service.facilitating.seen(link).measures] == ["Bänke"]


# by when


@pytest.mark.parametrize(
    ("typed", "day", "words"),
    [
        ("31.3.27", date(2027, 3, 31), ""),
        ("31. 03. 2027", date(2027, 3, 31), ""),
        ("2027–03–31", date(2027, 3, 31), ""),
        ("31. März 2027", date(2027, 3, 31), ""),
        ("31.03.2027, 18 Uhr", date(2027, 3, 31), ""),
        ("Ende März 2027", date(2027, 3, 31), "Ende März 2027"),
        ("vor der Sommerpause", None, "vor der Sommerpause"),
        (
            "vor der Sommerpause, spätestens 4.7.2027",
            date(2027, 7, 4),
            "vor der Sommerpause, spätestens 4.7.2027",
        ),
        ("", None, ""),
    ],
)
def test_by_when_is_a_day_or_words_as_people_say_them(
    service: Service, laptop: Device, typed: str, day: date | None, words: str
) -> None:
    link = at(service, Station.MEASURES)

    press(laptop, link, "save:measure", what="Bänke", due=typed)
    [written] = service.facilitating.seen(link).measures

    assert (written.due, written.by_when) == (day, words)
    assert (words or "31. März 2027") in text(laptop.get(f"/lead/{link}/minutes").text) or not typed


def _outside(page: str) -> set[str]:
    """Fields that belong to no group of the form: nobody would keep them."""
    fields = set(re.findall(r'<(?:input|textarea|select)[^>]*name="([^"]+)"', page))
    groups = set(re.findall(r'data-keep="([^"]+)"', page))
    return {name for name in fields if name.rpartition(":")[0] not in groups} - {"revision"}
