"""How often a page asks the database: a link is opened once for each request, and nothing is asked twice that
is known already.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from sqlalchemy import event

from qcheck import agenda
from qcheck.service import LinkId, LinkKind, Service
from qcheck.workshop import Sight, Station
from tests.live.desks import at
from tests.sheet.devices import Device, hidden, invitation, new_check


@dataclass
class Looks:
    """How often a link was `opened`, and how often the database was `asked`: each time a
    connection is taken.
    """

    opened: int = 0
    asked: int = 0


@contextmanager
def looks(service: Service) -> Iterator[Looks]:
    """Counts what happens meanwhile."""
    counted, opens, engine = Looks(), service._store.open, service._store.database.engine

    def opened(link: LinkId) -> object:
        counted.opened += 1
        return opens(link)

    def taken(*_: object) -> None:
        counted.asked += 1

    event.listen(engine, "checkout", taken)
    try:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(service._store, "open", opened)
            yield counted
    finally:
        event.remove(engine, "checkout", taken)


@contextmanager
def heard(service: Service, said: list[str]) -> Iterator[None]:
    """Writes down each statement that SQLite is told meanwhile."""

    def taken(driver: sqlite3.Connection, *_: object) -> None:
        driver.set_trace_callback(said.append)

    def given_back(driver: sqlite3.Connection, *_: object) -> None:
        driver.set_trace_callback(None)

    engine = service._store.database.engine
    event.listen(engine, "checkout", taken)
    event.listen(engine, "checkin", given_back)
    try:
        yield
    finally:
        event.remove(engine, "checkout", taken)
        event.remove(engine, "checkin", given_back)


@pytest.fixture
def led(service: Service) -> str:
    """A workshop that talks about its topics; its organiser's link."""
    return at(service, Station.TOPICS)


@pytest.fixture
def way(service: Service) -> str:
    """The invitation to an open check."""
    return invitation(service, new_check(service))


def test_the_invitation_is_looked_up_once(service: Service, way: str) -> None:
    phone = Device()

    with looks(service) as seen:
        phone.get(f"/a/{way}")

    assert (seen.opened, seen.asked) == (1, 1)


def test_a_topic_needs_one_look(service: Service, way: str) -> None:
    phone = Device()
    topic = phone.begin(way, perspective="verwaltung")

    with looks(service) as seen:
        phone.get(topic)

    assert (seen.opened, seen.asked) == (1, 1)


def test_saving_needs_one_look_and_a_transaction_that_all_share(service: Service, way: str) -> None:
    phone = Device()
    change = answering(phone, way)

    with looks(service) as seen:
        answer = phone.post(f"/a/{way}/save", json=change)

    assert answer.status_code == 200
    assert (seen.opened, seen.asked) == (0, 2)


def test_everything_is_looked_at_and_decided_before_the_transaction_begins(
    service: Service, way: str
) -> None:
    phone, said = Device(), list[str]()
    change = answering(phone, way)

    with heard(service, said):
        phone.post(f"/a/{way}/save", json=change)

    assert [text.split()[0] for text in said if not text.startswith("PRAGMA")] == [
        *("SELECT", "SELECT", "SELECT"),  # the sheets of the links; the values on them; what stands there
        *("BEGIN", "SELECT"),  # of which step the tables are
        "SELECT",  # the sheets, taken hold of: whether they are as they were
        *("INSERT", "UPDATE", "COMMIT"),
    ]


def test_an_arrival_runs_eight_statements_in_four_transactions_of_which_one_writes(
    service: Service, way: str
) -> None:
    phone, said = Device(), list[str]()
    Device().get(Device().begin(way, perspective="verwaltung"))  # from now on everything is known that can be

    with heard(service, said):
        nonce = hidden(phone.get(f"/a/{way}").text)["nonce"]
        begun = phone.post(f"/a/{way}/begin", data={"nonce": nonce, "perspective": "verwaltung"})
        assert phone.get(begun.headers["location"]).status_code == 200

    # without the ends: whoever only looks is told before that
    assert [text.split()[0] for text in said if not text.startswith(("PRAGMA", "COMMIT"))] == [
        *("BEGIN", "SELECT"),  # the link
        *("BEGIN", "SELECT"),  # the link, and all that is decided upon it
        *("BEGIN", "SELECT"),  # of which step the tables are
        "SELECT",  # the check, taken hold of, and what else beginning depends on
        *("INSERT", "INSERT"),
        *("BEGIN", "SELECT", "SELECT", "SELECT"),  # the sheet's link; the sheet; its words
    ]


def answering(phone: Device, way: str) -> dict[str, object]:
    """An answer on a sheet of a check that has been answered before, as the script sends it."""
    phone.begin(way, perspective="verwaltung")
    [mark] = re.findall(r'data-sheet="(\w+)"', phone.get(f"/a/{way}/overview").text)
    change = {"sheet": mark, "change": {"kind": "answer", "about": "k-zuhoeren", "value": 3}}
    before = {"sheet": mark, "change": {"kind": "answer", "about": "k-verstehen", "value": 3}}
    assert phone.post(f"/a/{way}/save", json=before).status_code == 200
    return change


@pytest.mark.parametrize(("place", "most"), [("", 12), ("/now", 11), ("/hands", 12)])
def test_a_page_of_the_facilitator_opens_its_link_once(
    service: Service, led: str, place: str, most: int
) -> None:
    laptop = Device()

    with looks(service) as seen:
        answer = laptop.get(f"/lead/{led}{place}")

    assert answer.status_code == 200
    assert seen.opened == 1
    assert seen.asked <= most


def test_the_screen_opens_its_link_once(service: Service, led: str) -> None:
    wall, screen = service.facilitating.seen(led).wall, Device()

    with looks(service) as seen:
        screen.get(f"/wall/{wall}")

    assert seen.opened == 1
    assert seen.asked <= 12


def test_a_result_that_is_known_needs_three_looks(service: Service, led: str) -> None:
    view = next(each.link for each in service.inviting.links(led) if each.kind is LinkKind.VIEW)
    phone = Device()
    phone.get(f"/r/{view}")

    with looks(service) as seen:
        phone.get(f"/r/{view}")

    assert (seen.opened, seen.asked) == (1, 3)


def test_links_that_are_shown_for_the_first_time_are_made_at_once_and_their_codes_are_kept_at_once(
    service: Service,
) -> None:
    link = new_check(service)

    with looks(service) as first:
        made = service.inviting.links(link)
    with looks(service) as again:
        assert service.inviting.links(link) == made

    assert sum(bool(each.code) for each in made) > 5
    assert first.asked == again.asked + 3  # the links, a look at them, their codes


def test_whoever_takes_another_perspective_has_two_links_and_each_is_opened_once(
    service: Service, way: str
) -> None:
    phone = Device()
    phone.begin(way, perspective="verwaltung")

    with looks(service) as seen:
        answer = phone.get(f"/a/{way}/perspective")

    assert answer.status_code == 200
    assert seen.opened == 2  # that of the own sheet, and the invitation with its choices


@pytest.mark.parametrize("move", ["talk_about", "clock", "show"])
def test_a_move_that_looks_at_no_topics_computes_no_profile(
    service: Service, led: str, move: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed: list[object] = []
    monkeypatch.setattr(agenda, "agenda", lambda *given: computed.append(given) or [])
    revision = service.facilitating.seen(led).revision
    moves = {
        "talk_about": lambda: service.facilitating.talk_about(led, revision, 1),
        "clock": lambda: service.facilitating.clock(led, revision, "pause"),
        "show": lambda: service.facilitating.show(led, revision, Sight.PROFILE),
    }

    moves[move]()

    assert service.facilitating.seen(led).revision == revision + 1
    assert computed == []
