"""Many look in one transaction and write in another: each is told only what is on disk, what fails for one fails
for nobody else, and what cannot be saved together is saved by each alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from threading import Event

import pytest
from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.service import NotPossible, Service, open_service
from qcheck.service.ground import batching
from qcheck.service.ground.batching import Alone, ToWrite
from qcheck.settings import Settings
from qcheck.store.connection.engine import JOINS, WRITES
from qcheck.store.rows import sheet_rows
from tests.sheet.devices import invitation, new_check

QUESTION = QuestionId("k-zuhoeren")


SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def settings(tmp_path, database_url) -> Settings:
    return Settings(data=tmp_path / "data", database=database_url)


@pytest.fixture
def service(settings, monkeypatch) -> Iterator[Service]:
    """With one thread for those who wait on every database, so that they are done in one go."""
    monkeypatch.setattr(batching, "THREADS", 1)
    with closing(open_service(settings)) as one:
        yield one


@pytest.fixture
def sheets(service) -> list[str]:
    """The links of three sheets of a check."""
    invited = invitation(service, new_check(service))
    return [service.joining.join(invited, PerspectiveId("politik"), f"n{number}") for number in range(3)]


def together(service: Service, *works) -> list[object]:
    """What comes of writing all this, of which each waits for the others, so that it is done in one go."""
    gate, outcomes, all_done = Event(), {}, Event()

    def told(number: int, outcome: object) -> None:
        outcomes[number] = outcome
        if len(outcomes) == len(works):
            all_done.set()

    service.queues.beginning.submit(gate.wait, lambda _: None)
    for number, work in enumerate(works):
        decided = lambda work=work: ToWrite(work, "written")  # noqa: E731
        service.queues.beginning.submit(decided, lambda outcome, number=number: told(number, outcome))
    gate.set()
    assert all_done.wait(60)
    return [outcomes[number] for number in range(len(works))]


def looked_at(service: Service, work) -> list[object]:
    """What comes of a single work that is done as those of many are."""
    outcomes, done = [], Event()
    service.queues.beginning.submit(work, lambda outcome: (outcomes.append(outcome), done.set()))
    assert done.wait(60)
    return outcomes


def commits(service: Service) -> list[str]:
    """The ends of transactions from now on that write."""
    said: list[str] = []

    def heard(connection: Connection) -> None:
        if not {WRITES, JOINS}.isdisjoint(connection.get_execution_options()):
            said.append("COMMIT")

    event.listen(service._store.database.engine, "commit", heard)
    return said


def sheet_of(service: Service, link: str) -> str:
    return service.access.own(link)[1]


def values(service: Service, sheets: list[str]) -> list[object]:
    given = [service.answering.given(sheet, QUESTION) for sheet in sheets]
    return [one.value if one else None for one in given]


def answer(service: Service, sheet: str, value: int):
    return lambda: service.answering.answer(sheet, QUESTION, value)


def test_three_who_wait_share_one_transaction_and_all_is_kept(service, sheets):
    ends = commits(service)

    written = [answer(service, sheet, number) for number, sheet in enumerate(sheets, start=1)]
    outcomes = together(service, *written)

    assert values(service, sheets) == [1, 2, 3]
    assert outcomes == ["written"] * 3
    assert ends == ["COMMIT"]


def test_while_one_looks_everybody_else_may_write(service, sheets, settings):
    with closing(open_service(settings)) as another:
        elsewhere = answer(another, sheets[0], 4)

        [outcome] = looked_at(service, lambda: (elsewhere(), ToWrite(answer(service, sheets[1], 2), None))[1])

    assert outcome is None
    assert values(service, sheets) == [4, 2, None]


def test_what_needs_nothing_written_is_told_without_a_transaction_for_it(service, sheets):
    ends = commits(service)

    assert looked_at(service, lambda: values(service, sheets)) == [[None, None, None]]
    assert ends == []


def test_what_writes_where_one_only_looks_is_left_to_be_done_alone(service, sheets):
    [outcome] = looked_at(service, answer(service, sheets[0], 1))

    assert isinstance(outcome, Alone)
    assert values(service, sheets) == [None, None, None]


def test_nobody_is_told_before_it_is_in_the_file(service, sheets, settings):
    another = create_engine(settings.database)

    def seen_by_another() -> int:
        with another.connect() as connection:
            return connection.execute(text("SELECT count(*) FROM answers")).scalar_one()

    at_work, when_told, done = [], [], Event()
    service.queues.beginning.submit(
        lambda: ToWrite(lambda: (answer(service, sheets[0], 3)(), at_work.append(seen_by_another())), None),
        lambda _: (when_told.append(seen_by_another()), done.set()),
    )

    assert done.wait(60)
    assert (at_work, when_told) == ([0], [1])


def test_what_is_refused_to_one_is_done_for_the_others(service, sheets):
    outcomes = together(
        service, answer(service, sheets[0], 1), answer(service, "nobody", 2), answer(service, sheets[2], 3)
    )

    assert isinstance(outcomes[1], Alone)
    assert values(service, sheets) == [1, None, 3]


def test_a_verb_that_fails_in_the_middle_leaves_nothing_behind(service, sheets, monkeypatch):
    write = sheet_rows.write

    def fails(*written: object) -> None:
        write(*written)
        raise NotPossible("no")

    with monkeypatch.context() as patched:
        patched.setattr(sheet_rows, "write", fails)
        [outcome] = together(service, answer(service, sheets[0], 1))

    assert isinstance(outcome, Alone)
    assert values(service, sheets) == [None, None, None]


def test_what_fails_half_way_undoes_the_others_too_until_each_does_it_alone(service, sheets, monkeypatch):
    write = sheet_rows.write

    def fails(connection, table, changes):
        write(connection, table, changes)
        if changes[0].key["sheet"] == sheet_of(service, sheets[1]):
            raise NotPossible("no")

    with monkeypatch.context() as patched:
        patched.setattr(sheet_rows, "write", fails)
        outcomes = together(service, *(answer(service, sheet, 2) for sheet in sheets))

    assert all(isinstance(outcome, Alone) for outcome in outcomes)
    assert values(service, sheets) == [None, None, None]


@pytest.mark.postgresql
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_after_an_error_of_the_database_nobody_is_told_that_it_is_saved(service, sheets):
    def fails() -> None:
        with suppress(DatabaseError), service._store.database.writing() as connection:
            connection.execute(text("SELECT 1 / 0"))

    outcomes = together(service, answer(service, sheets[0], 1), fails)

    assert all(isinstance(outcome, Alone) for outcome in outcomes)
    assert values(service, sheets) == [None, None, None]


@pytest.mark.postgresql
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_who_waits_for_a_check_that_somebody_holds_lets_the_others_go_on_alone(service, sheets, settings):
    with create_engine(settings.database).begin() as other:
        other.execute(text("SELECT * FROM checks FOR UPDATE"))

        outcomes = together(service, answer(service, sheets[0], 1), answer(service, sheets[2], 3))

    assert all(isinstance(outcome, Alone) for outcome in outcomes)


@SQLITE
def test_where_the_whole_transaction_is_lost_everybody_is_told_to_do_it_alone(service, sheets):
    def loses() -> None:
        connection = service._store.database._shared
        connection.connection.dbapi_connection.execute("ROLLBACK")  # as SQLite does on a full disk

    outcomes = together(service, answer(service, sheets[0], 1), loses, answer(service, sheets[2], 3))

    assert all(isinstance(outcome, Alone) for outcome in outcomes)


def test_what_is_waiting_when_the_service_is_closed_is_saved_first(settings):
    service = open_service(settings)
    invited = invitation(service, new_check(service))
    sheet = service.joining.join(invited, PerspectiveId("politik"), "n")
    service.queues.beginning.submit(lambda: ToWrite(answer(service, sheet, 4), None), lambda _: None)

    service.close()

    with closing(open_service(settings)) as again:
        assert values(again, [sheet]) == [4]
