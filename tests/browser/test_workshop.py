"""A whole workshop as a room would play it: facilitator and wall in real browsers, five phones, two sheets
on paper, one count of hands.

From the lobby to the minutes, in an open round of the Kurzcheck; the server is killed and started again after
the reveal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.service import Service, open_service
from qcheck.settings import Settings
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor
from tests.sheet.devices import hidden, text

BEAMER = {"width": 1920, "height": 1080}
PHONES = 5
WRITTEN = (
    "Die Einladung kam zu spät.",
    "Es geht voran.",
    "Zwei sehen Rot.",
    "Drei Wochen vorher einladen",
    "Stadtplanungsamt",
)
VIEWS = ("verwaltung", "zivilgesellschaft", "politik", "prozessgestaltung", "einwohnerschaft")


@dataclass
class Hall:
    """Who is in the room: the facilitator at a laptop, the wall, one phone in a browser; and the service
    beside them.
    """

    server: Server
    service: Service
    desk: Page
    wall: Page
    phone: Page
    link: str = ""

    def onward(self, station: str) -> None:
        """The facilitator goes on until this station has come."""
        self.desk.locator("#next").click()
        expect(self.desk.get_by_role("heading", level=2, name=station)).to_be_visible()


@pytest.fixture
def hall(browser: Browser, own_server: Server) -> Iterator[Hall]:
    visitors = [Visitor(browser, size) for size in (LAPTOP, BEAMER, PHONE)]
    service = open_service(Settings(data=own_server.data))
    yield Hall(own_server, service, *(visitor.page() for visitor in visitors))
    service.close()
    [visitor.context.close() for visitor in visitors]


def test_a_room_plays_a_whole_workshop(hall: Hall) -> None:
    the_facilitator_begins_with_a_title_and_a_phase(hall)
    the_wall_shows_the_way_in(hall)
    somebody_comes_in_and_waits(hall)
    five_phones_answer(hall)
    paper_and_hands_are_taken_in(hall)
    the_wall_has_counts_and_no_results(hall)
    the_profile_is_revealed_when_the_facilitator_says_so(hall)
    a_restart_changes_nothing(hall)
    topics_are_talked_about(hall)
    something_is_agreed(hall)
    a_measure_is_written(hall)
    the_minutes_are_there_at_once(hall)


def the_facilitator_begins_with_a_title_and_a_phase(hall: Hall) -> None:
    hall.desk.goto(hall.server.url)
    hall.desk.get_by_role("link", name="Workshop starten").click()
    hall.desk.get_by_label("Titel des Workshops").fill("Abend im Rathaus")
    hall.desk.get_by_label("Durchführung").check()
    hall.desk.get_by_role("button", name="Workshop starten").click()
    expect(hall.desk.get_by_role("heading", level=2, name="Ankommen")).to_be_visible()
    hall.link = hall.desk.url.rpartition("/")[2].partition("?")[0]


def the_wall_shows_the_way_in(hall: Hall) -> None:
    room = hall.service.facilitating.seen(hall.link)
    hall.wall.goto(f"{hall.server.hall}/wall/{room.wall}")
    expect(hall.wall.get_by_text(room.code or "")).to_be_visible()


def somebody_comes_in_and_waits(hall: Hall) -> None:
    hall.phone.goto(f"{hall.server.url}/join")
    hall.phone.get_by_label("Die sechs Zeichen").fill(hall.service.facilitating.seen(hall.link).code or "")
    hall.phone.get_by_role("button", name="Weiter").click()
    hall.phone.locator("[name=perspective][value=politik]").check(force=True)
    hall.phone.locator("button.main").click()
    expect(hall.phone.get_by_role("heading", name="Gleich geht es los")).to_be_visible()
    expect(hall.wall.get_by_text("Schon da: 1")).to_be_visible()
    hall.onward("Antworten")
    expect(hall.phone.get_by_role("radio").first).to_be_attached()


def five_phones_answer(hall: Hall) -> None:
    way = f"/a/{hall.service.facilitating.seen(hall.link).invitation}"
    with ThreadPoolExecutor(6) as room:
        acknowledged = sum(
            room.map(lambda each: a_phone_answers(hall.server.url, way, each[1], 1 + each[0] % 4), seats())
        )
    sheets = hall.service.results.result(hall.link).sheets

    assert acknowledged == PHONES * 12
    assert sum(number or 0 for number in sheets.values()) == PHONES


def seats() -> list[tuple[int, str]]:
    return list(enumerate(islice(cycle(VIEWS), PHONES)))


def a_phone_answers(url: str, way: str, perspective: str, value: int) -> int:
    """Begins, answers all twelve questions as the script does, and finishes; gives how many answers were
    acknowledged.
    """
    with httpx.Client(
        base_url=url,
        headers={"Origin": url, "Accept-Language": "de"},
        timeout=60,
        trust_env=False,
        verify=False,
    ) as phone:
        phone.post(
            f"{way}/begin", data={"nonce": hidden(phone.get(way).text)["nonce"], "perspective": perspective}
        )
        mark = phone.get(f"{way}/overview").text.partition('data-sheet="')[2].partition('"')[0]
        topics = dict.fromkeys(re.findall(r"/t/([a-z0-9-]+)", phone.get(f"{way}/overview").text))
        asked = [
            re.findall(r'data-question="([a-z0-9-]+)"', phone.get(f"{way}/t/{topic}").text)[0]
            for topic in topics
        ]
        changes = [{"kind": "answer", "about": question, "value": value} for question in asked]
        told = {"Accept": "application/json"}
        saved = [
            phone.post(f"{way}/save", json={"sheet": mark, "change": change}, headers=told)
            for change in changes
        ]
        phone.post(f"{way}/finish", data={"sheet": mark})
        return sum(answer.status_code == 200 for answer in saved)


def paper_and_hands_are_taken_in(hall: Hall) -> None:
    hall.desk.goto(f"{hall.server.url}/lead/{hall.link}/paper")
    for row, keys in ((1, "443322114433"), (2, "1111dd22nn33")):
        hall.desk.locator(f"[name=whose-{row}]").select_option("einwohnerschaft")
        hall.desk.locator(f"#row-{row} .key").first.focus()
        hall.desk.keyboard.type(keys)
    hall.desk.get_by_role("button", name="Diese Bögen speichern").click()
    expect(hall.desk.get_by_role("status")).to_have_text("2 Bögen sind gespeichert.")
    hall.desk.goto(f"{hall.server.url}/lead/{hall.link}/hands")
    hall.desk.locator("[name=politik-3]").fill("7")
    hall.desk.locator("[name=politik-1]").fill("3")
    hall.desk.get_by_role("button", name="Speichern und zur nächsten Frage").click()
    expect(hall.desk.get_by_role("heading", name="Frage 2 von 12")).to_be_visible()
    hall.desk.goto(f"{hall.server.url}/lead/{hall.link}")

    assert (
        sum(number or 0 for number in hall.service.results.result(hall.link).sheets.values())
        == PHONES + 2 + 10
    )


def the_wall_has_counts_and_no_results(hall: Hall) -> None:
    expect(hall.wall.get_by_role("heading", name="Jetzt antworten alle für sich")).to_be_visible()
    assert "Handlungsbedarf" not in hall.wall.content()


def the_profile_is_revealed_when_the_facilitator_says_so(hall: Hall) -> None:
    hall.onward("Aufdecken")
    expect(hall.wall.get_by_text("Gleich sehen wir uns das Ergebnis gemeinsam an.")).to_be_visible()
    expect(hall.phone.get_by_role("heading", name="Bitte schauen Sie jetzt zur Leinwand")).to_be_visible()
    assert "Handlungsbedarf" not in hall.wall.content()
    hall.desk.locator("#next").click()
    expect(hall.wall.get_by_role("heading", name="So haben wir geantwortet")).to_be_visible()


def a_restart_changes_nothing(hall: Hall) -> None:
    before = hall.service.facilitating.seen(hall.link).stage
    hall.server.kill()
    hall.server.start()
    expect(hall.wall.get_by_role("heading", name="So haben wir geantwortet")).to_be_visible()
    hall.desk.reload()
    expect(hall.desk.get_by_role("heading", level=2, name="Aufdecken")).to_be_visible()
    assert hall.service.facilitating.seen(hall.link).stage == before


def topics_are_talked_about(hall: Hall) -> None:
    hall.onward("Themen wählen")
    hall.onward("Gespräch")
    chosen = hall.service.facilitating.seen(hall.link).stage.topics
    title = hall.service.facilitating.seen(hall.link).catalogue.criterion(chosen[0]).title.say("de")
    expect(hall.wall.get_by_role("heading", name=title)).to_be_visible()
    hall.desk.locator("#note textarea:visible").fill("Die Einladung kam zu spät.")
    hall.desk.locator("#note textarea:visible").blur()
    expect(hall.desk.locator("#kept")).to_have_text("Alles gespeichert")
    [page_down(hall) for _ in chosen]
    expect(hall.desk.get_by_role("heading", level=2, name="Vereinbaren")).to_be_visible()


def page_down(hall: Hall) -> None:
    """The presenter's button, after which the workshop stands a step further."""
    before = hall.service.facilitating.seen(hall.link).revision
    hall.desk.locator("body").press("PageDown")
    expect(hall.desk.locator("[name=revision]").first).to_have_value(str(before + 1))


def something_is_agreed(hall: Hall) -> None:
    hall.desk.get_by_role("radio", name="Gelb").check(force=True)
    hall.desk.locator('[id^="reason-"]').fill("Es geht voran.")
    hall.desk.locator('[id^="minority-"]').fill("Zwei sehen Rot.")
    expect(hall.wall.get_by_text("Es geht voran.")).to_be_visible()


def a_measure_is_written(hall: Hall) -> None:
    hall.desk.get_by_role("button", name="Maßnahmen planen").click()
    expect(hall.desk.get_by_role("heading", level=2, name="Maßnahmen planen")).to_be_visible()
    hall.desk.locator("#new-what").fill("Drei Wochen vorher einladen")
    hall.desk.locator("#new-who").fill("Stadtplanungsamt")
    hall.desk.get_by_role("button", name="Maßnahme hinzufügen").click()
    expect(hall.desk.locator("#added")).to_have_text("Hinzugefügt: Drei Wochen vorher einladen")
    expect(hall.wall.get_by_text("Drei Wochen vorher einladen")).to_be_visible()


def the_minutes_are_there_at_once(hall: Hall) -> None:
    hall.onward("Abschluss")
    hall.desk.goto(f"{hall.server.url}/lead/{hall.link}/minutes")
    said = text(hall.desk.content())

    assert [words for words in WRITTEN if words not in said] == []
