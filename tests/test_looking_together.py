"""Many look at the database in one go: each sees what stood there when they began or later, nobody waits for
the others to be told, and nothing can be changed by the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from threading import Event

import pytest
from sqlalchemy import create_engine, event, text

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.service import Service, open_service
from qcheck.service.ground import batching
from qcheck.service.ground.batching import Alone
from qcheck.settings import Settings
from tests.sheet.devices import invitation, new_check

QUESTION = QuestionId("k-zuhoeren")


@pytest.fixture
def settings(tmp_path, database_url) -> Settings:
    return Settings(data=tmp_path / "data", database=database_url)


@pytest.fixture
def service(settings, monkeypatch) -> Iterator[Service]:
    monkeypatch.setattr(batching, "THREADS", 1)
    with closing(open_service(settings)) as one:
        yield one


@pytest.fixture
def sheet(service) -> str:
    return service.joining.join(invitation(service, new_check(service)), PerspectiveId("politik"), "n")


def seen(service: Service, *works) -> list[object]:
    """What comes of these looks, which wait for each other, so that they are done in one go."""
    gate, outcomes, all_done = Event(), {}, Event()

    def told(number: int, outcome: object) -> None:
        outcomes[number] = outcome
        if len(outcomes) == len(works):
            all_done.set()

    service.queues.looking.submit(gate.wait, lambda _: None)
    for number, work in enumerate(works):
        service.queues.looking.submit(work, lambda outcome, number=number: told(number, outcome))
    gate.set()
    assert all_done.wait(60)
    return [outcomes[number] for number in range(len(works))]


def value(service: Service, sheet: str):
    def look() -> object:
        found = service.answering.given(sheet, QUESTION)
        return found and found.value

    return look


def test_those_who_wait_share_one_transaction(service, sheet):
    service.answering.answer(sheet, QUESTION, 3)
    begun: list[object] = []
    event.listen(service._store.database.engine, "begin", begun.append)

    assert seen(service, *[value(service, sheet)] * 3) == [3, 3, 3]
    assert len(begun) <= 2  # that of the one who held them up, and theirs


def test_what_was_saved_before_one_asks_is_seen_also_by_another_process(service, sheet, settings):
    service.answering.answer(sheet, QUESTION, 1)
    assert seen(service, value(service, sheet)) == [1]

    with create_engine(settings.database).begin() as other:
        other.execute(text("UPDATE answers SET value = '4'"))

    assert seen(service, value(service, sheet)) == [4]


def test_each_is_told_before_the_next_is_done(service):
    order: list[str] = []
    gate, told = Event(), Event()

    service.queues.looking.submit(gate.wait, lambda _: None)
    service.queues.looking.submit(lambda: order.append("one"), lambda _: order.append("told"))
    service.queues.looking.submit(lambda: order.append("two"), lambda _: told.set())
    gate.set()

    assert told.wait(60)
    assert order == ["one", "told", "two"]


def test_what_would_change_something_has_to_be_done_alone_and_has_changed_nothing(service, sheet):
    def answers() -> object:
        return service.answering.answer(sheet, QUESTION, 2)

    outcomes = seen(service, value(service, sheet), answers, value(service, sheet))

    assert isinstance(outcomes.pop(1), Alone)
    assert outcomes == [None, None]
    assert service.answering.given(sheet, QUESTION) is None


def test_who_changes_something_elsewhere_waits_for_nobody_who_looks(service, sheet):
    def looks() -> object:
        inside.set()
        return saved.wait(60) and value(service, sheet)()

    inside, saved = Event(), Event()
    service.queues.looking.submit(lambda: value(service, sheet)() or looks(), lambda _: None)
    assert inside.wait(60)

    service.answering.answer(sheet, QUESTION, 2)
    saved.set()

    assert seen(service, value(service, sheet)) == [2]


def test_where_nobody_can_look_everybody_does_it_alone(service, monkeypatch):
    def fails() -> None:
        raise OSError

    monkeypatch.setattr(service._store.database, "looking", fails)

    assert all(isinstance(each, Alone) for each in seen(service, Event().is_set, Event().is_set))
