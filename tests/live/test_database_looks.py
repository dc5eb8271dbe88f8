"""How often a page asks the database: a link is opened once for each request, and nothing is asked twice that
is known already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from qcheck import agenda
from qcheck.service import LinkKind, Service
from qcheck.workshop import Sight, Station
from tests.live.desks import at
from tests.sheet.devices import Device, invitation, new_check

OPENS_A_LINK = "WHERE links.id ="


@contextmanager
def looks(service: Service) -> Iterator[list[str]]:
    """The statements that reach the database meanwhile."""
    statements: list[str] = []

    def noted(_connection, _cursor, statement: str, *_: object) -> None:
        statements.append(statement)

    engine = service._store.database.engine
    event.listen(engine, "before_cursor_execute", noted)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", noted)


@pytest.fixture
def led(service: Service) -> str:
    """A workshop that talks about its topics; its organiser's link."""
    return at(service, Station.TOPICS)


@pytest.fixture
def way(service: Service) -> str:
    """The invitation to an open check."""
    return invitation(service, new_check(service))


def opened(statements: list[str]) -> int:
    """How often a link was opened."""
    return sum(OPENS_A_LINK in statement for statement in statements)


def looked(statements: list[str]) -> int:
    """How often the database was asked: each look is a transaction."""
    return sum(statement.startswith("BEGIN") for statement in statements)


def test_the_invitation_is_looked_up_once(service: Service, way: str) -> None:
    phone = Device()

    with looks(service) as asked:
        phone.get(f"/a/{way}")

    assert (opened(asked), looked(asked)) == (1, 2)


def test_a_topic_needs_the_link_the_workshop_and_the_sheet(service: Service, way: str) -> None:
    phone = Device()
    topic = phone.begin(way, perspective="verwaltung")

    with looks(service) as asked:
        phone.get(topic)

    assert (opened(asked), looked(asked)) == (1, 3)


def test_saving_needs_one_look_and_one_transaction(service: Service, way: str) -> None:
    phone = Device()
    phone.begin(way, perspective="verwaltung")
    [mark] = re.findall(r'data-sheet="(\w+)"', phone.get(f"/a/{way}/overview").text)
    change = {"sheet": mark, "change": {"kind": "answer", "about": "k-zuhoeren", "value": 3}}

    with looks(service) as asked:
        answer = phone.post(f"/a/{way}/save", json=change)

    assert answer.status_code == 200
    assert (opened(asked), looked(asked)) == (1, 2)


@pytest.mark.parametrize(("place", "most"), [("", 12), ("/now", 11), ("/hands", 12), ("/paper", 3)])
def test_a_page_of_the_facilitator_opens_its_link_once(
    service: Service, led: str, place: str, most: int
) -> None:
    laptop = Device()

    with looks(service) as asked:
        answer = laptop.get(f"/lead/{led}{place}")

    assert answer.status_code == 200
    assert opened(asked) == 1
    assert looked(asked) <= most


def test_the_screen_opens_its_link_once(service: Service, led: str) -> None:
    wall, screen = service.workshop.seen(led).wall, Device()

    with looks(service) as asked:
        screen.get(f"/wall/{wall}")

    assert opened(asked) == 1
    assert looked(asked) <= 12


def test_a_result_that_is_known_needs_three_looks(service: Service, led: str) -> None:
    view = next(each.link for each in service.inviting.links(led) if each.kind is LinkKind.VIEW)
    phone = Device()
    phone.get(f"/r/{view}")

    with looks(service) as asked:
        phone.get(f"/r/{view}")

    assert (opened(asked), looked(asked)) == (1, 3)


def test_whoever_takes_another_perspective_has_two_links_and_each_is_opened_once(
    service: Service, way: str
) -> None:
    phone = Device()
    phone.begin(way, perspective="verwaltung")

    with looks(service) as asked:
        answer = phone.get(f"/a/{way}/perspective")

    assert answer.status_code == 200
    assert opened(asked) == 2  # that of the own sheet, and the invitation with its choices


@pytest.mark.parametrize("move", ["talk_about", "clock", "show"])
def test_a_move_that_looks_at_no_topics_computes_no_profile(
    service: Service, led: str, move: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed: list[object] = []
    monkeypatch.setattr(agenda, "agenda", lambda *given: computed.append(given) or [])
    revision = service.workshop.seen(led).revision
    moves = {
        "talk_about": lambda: service.workshop.talk_about(led, revision, 1),
        "clock": lambda: service.workshop.clock(led, revision, "pause"),
        "show": lambda: service.workshop.show(led, revision, Sight.PROFILE),
    }

    moves[move]()

    assert service.workshop.seen(led).revision == revision + 1
    assert computed == []
