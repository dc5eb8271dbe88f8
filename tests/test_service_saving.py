"""Many answer at the same moment: each answer is decided upon what was looked at and written where that is so
still. What changes in between keeps an answer from being written, and nobody else's; it then is saved, or
refused in words, by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as with_settings
from hypothesis import strategies as st
from sqlalchemy import Connection, event, select

from qcheck.catalogue import Apart, PerspectiveId, QuestionId
from qcheck.service import (
    Alone,
    LinkKind,
    NewCheck,
    Saved,
    Scope,
    Service,
    Wish,
    answered,
    commented,
    open_service,
    taken_back,
    verified,
)
from qcheck.settings import Settings
from qcheck.store.connection.engine import JOINS, WRITES
from qcheck.store.rows import sheet_rows
from qcheck.store.tables.checks import answers, links, sheets
from tests.test_service import YAML
from tests.test_service_moving import NEXT

AMT, KINDER = PerspectiveId("amt"), PerspectiveId("kinder")
FRUEH, OFFEN, FEST = map(QuestionId, ("frueh", "offen", "fest"))


@pytest.fixture
def settings(tmp_path, database_url) -> Settings:
    prepared = Settings(data=tmp_path / "data", database=database_url).prepared()
    (prepared.criteria / "spielplatz.yaml").write_text(YAML, "utf-8")
    return prepared


@pytest.fixture
def service(settings) -> Iterator[Service]:
    with closing(open_service(settings)) as one:
        yield one


@pytest.fixture
def another(settings, service) -> Iterator[Service]:
    """The service of another process over the same database."""
    with closing(open_service(settings)) as one:
        yield one


@pytest.fixture
def organiser(service) -> str:
    return new_check(service)


@pytest.fixture
def sheet(service, organiser) -> str:
    return new_sheet(service, organiser)


@pytest.fixture
def elsewhere(service) -> str:
    """The sheet of another check, to which nothing happens."""
    return new_sheet(service, new_check(service))


def new_check(service: Service, **wishes: Any) -> str:
    return service.organising.create_check(
        NewCheck("Spielplatz", "Musterstadt", "spielplatz", "nachher", Scope(), None, **wishes)
    )


def new_sheet(service: Service, organiser: str, nonce: str = "n", whose: PerspectiveId = AMT) -> str:
    return service.joining.join(service.inviting.own_answer_link(organiser), whose, nonce)


def together(service: Service, *wishes: Wish) -> list[Saved | Alone]:
    return list(service.queues.saving._do(wishes))


def meanwhile(service: Service, happens: Callable[[], object], *wishes: Wish) -> list[Saved | Alone]:
    """What comes of these wishes where this happens after what stands there was looked at, and before
    anything is written.
    """
    save = service._store.save

    def interrupted(decided):
        service._store.save = save
        happens()
        return save(decided)

    service._store.save = interrupted
    return together(service, *wishes)


def value(service: Service, sheet: str, question: QuestionId = FRUEH) -> object:
    given = service.answering.given(sheet, question)
    return given.value if given else None


def rows(service: Service) -> list[tuple[object, ...]]:
    """What stands on sheets, and how finished and how often changed they are; without times."""
    columns = [column for column in answers.c if column.name != "saved"]
    with service._store.database.reading() as connection:
        stands = connection.execute(select(*columns).order_by(answers.c.sheet, answers.c.question)).all()
        whose = connection.execute(
            select(sheets.c.id, sheets.c.revision, sheets.c.finished).order_by(sheets.c.id)
        ).all()
    return [*map(tuple, stands), *map(tuple, whose)]


def transactions(service: Service) -> list[str]:
    """The ends of transactions from now on that write."""
    said: list[str] = []

    def heard(connection: Connection) -> None:
        if not {WRITES, JOINS}.isdisjoint(connection.get_execution_options()):
            said.append("COMMIT")

    event.listen(service._store.database.engine, "commit", heard)
    return said


def test_all_who_answer_at_a_moment_share_one_transaction(service, organiser):
    people = [new_sheet(service, organiser, f"n{number}") for number in range(4)]
    ends = transactions(service)

    outcomes = together(service, *(Wish(one, answered(FRUEH, place)) for place, one in enumerate(people, 1)))

    assert [outcome.value for outcome in outcomes] == [1, 2, 3, 4]
    assert [value(service, one) for one in people] == [1, 2, 3, 4]
    assert ends == ["COMMIT"]


def test_what_stands_there_already_is_acknowledged_without_writing_anything(service, sheet):
    before = service.answering.answer(sheet, FRUEH, 3)
    ends = transactions(service)

    outcomes = together(service, Wish(sheet, answered(FRUEH, 3)))

    assert outcomes == [before]
    assert ends == []


EDITS = st.one_of(
    st.builds(answered, st.sampled_from([FRUEH, OFFEN, FEST]), st.sampled_from([1, 4, Apart.NA, Apart.DK])),
    st.builds(taken_back, st.sampled_from([FRUEH, OFFEN, FEST])),
    st.builds(
        commented, st.sampled_from([FRUEH, OFFEN]), st.sampled_from(["", "Gut.", "Schlecht."]), st.just("")
    ),
    st.builds(
        verified,
        st.sampled_from([FRUEH, OFFEN]),
        st.sampled_from(["", "Protokoll"]),
        st.just("https://stadt.example"),
        st.just(("", "")),
    ),
)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@with_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(wished=st.lists(EDITS, max_size=8))
def test_together_comes_to_the_same_as_alone(service, wished):
    """Values, comments, evidence, what is finished, revisions, and what everybody is told."""
    alone, shared = (new_sheet(service, new_check(service)) for _ in range(2))

    told_alone = [service.answering.edit(alone, edit) for edit in wished]
    told_together = [outcome for edit in wished for outcome in together(service, Wish(shared, edit))]

    assert [replace(told, at=None) for told in told_together] == [
        replace(told, at=None) for told in told_alone
    ]
    assert stands_on(service, shared) == stands_on(service, alone)


def stands_on(service: Service, sheet: str) -> list[tuple[object, ...]]:
    """All that is kept of a sheet but its id and its times."""
    id_ = service.access.own(sheet)[1]
    return [row[1:] for row in rows(service) if row[0] == id_]


def ends(service: Service, organiser: str, sheet: str) -> None:
    service.organising.end_check(organiser)


def is_deleted(service: Service, organiser: str, sheet: str) -> None:
    service.organising.delete(organiser)


def moves_on(service: Service, organiser: str, sheet: str) -> None:
    service.moving.move(organiser, "1.1.0")


def withdraws(service: Service, organiser: str, sheet: str) -> None:
    service.answering.withdraw(sheet)


def says_the_same_question_elsewhere(service: Service, organiser: str, sheet: str) -> None:
    service.answering.answer(sheet, FRUEH, 4)


def says_another_question_elsewhere(service: Service, organiser: str, sheet: str) -> None:
    service.answering.answer(sheet, OFFEN, 4)


def changes_perspective(service: Service, organiser: str, sheet: str) -> None:
    service.answering.change_perspective(sheet, KINDER)


def finishes(service: Service, organiser: str, sheet: str) -> None:
    service.answering.finish(sheet)


BETWEEN = (
    ends,
    is_deleted,
    moves_on,
    withdraws,
    says_the_same_question_elsewhere,
    says_another_question_elsewhere,
    changes_perspective,
    finishes,
)


@pytest.mark.parametrize("happens", BETWEEN)
def test_what_changes_in_between_keeps_this_answer_from_being_written_and_no_other(
    service, another, settings, organiser, sheet, elsewhere, happens
):
    (settings.criteria / "earlier").mkdir()
    (settings.criteria / "earlier" / "spielplatz-1.1.0.yaml").write_text(NEXT, "utf-8")
    after: list[object] = []

    def in_between() -> None:
        happens(another, organiser, sheet)
        after.extend(rows(another))

    outcomes = meanwhile(
        service, in_between, Wish(sheet, answered(FRUEH, 2)), Wish(elsewhere, answered(FRUEH, 3))
    )

    assert isinstance(outcomes[0], Alone)
    assert outcomes[1].value == value(service, elsewhere) == 3
    mine = {row[0] for row in after} - {service.access.own(elsewhere)[1]}
    assert [row for row in rows(service) if row[0] in mine] == [row for row in after if row[0] in mine]


@pytest.mark.parametrize(
    "happens", [says_the_same_question_elsewhere, finishes, changes_perspective, moves_on]
)
def test_what_was_not_written_together_is_saved_alone(service, another, settings, organiser, sheet, happens):
    (settings.criteria / "earlier").mkdir()
    (settings.criteria / "earlier" / "spielplatz-1.1.0.yaml").write_text(NEXT, "utf-8")
    edit = answered(FRUEH, 2)

    [outcome] = meanwhile(service, lambda: happens(another, organiser, sheet), Wish(sheet, edit))
    saved = service.answering.edit(sheet, edit)

    assert isinstance(outcome, Alone)
    assert saved.value == value(service, sheet) == 2


def test_of_two_who_answer_on_one_sheet_at_a_moment_the_second_is_saved_after_the_first(service, sheet):
    first, second = answered(FRUEH, 2), answered(OFFEN, 3)

    outcomes = together(service, Wish(sheet, first), Wish(sheet, second))
    service.answering.edit(sheet, second)

    assert [type(outcome) for outcome in outcomes] == [Saved, Alone]
    assert (value(service, sheet), value(service, sheet, OFFEN)) == (2, 3)
    assert service.access.revision(sheet) == 3


@pytest.mark.parametrize(
    "edit", [answered(FRUEH, 9), answered(QuestionId("fremd"), 1)], ids=["off the scale", "not asked"]
)
def test_what_cannot_be_saved_is_left_to_be_said_alone(service, sheet, elsewhere, edit):
    outcomes = together(service, Wish(sheet, edit), Wish(elsewhere, answered(FRUEH, 3)))

    assert [type(outcome) for outcome in outcomes] == [Alone, Saved]
    assert service.answering.own_sheet(sheet).given == {}


def another_secret(service: Service, organiser: str, sheet: str) -> str:
    return sheet[:-1] + ("0" if sheet[-1] != "0" else "1")


def an_invitation(service: Service, organiser: str, sheet: str) -> str:
    return service.inviting.own_answer_link(organiser)


def one_that_leads_nowhere(service: Service, organiser: str, sheet: str) -> str:
    return "0" * 38


def a_withdrawn_one(service: Service, organiser: str, sheet: str) -> str:
    with service._store.database.writing() as connection:
        connection.execute(links.update().where(links.c.sheet.is_not(None)).values(withdrawn=True))
    return sheet


def of_another_kind(service: Service, organiser: str, sheet: str) -> str:
    """No link to results has a sheet; if ever one had, it would not answer on it."""
    with service._store.database.writing() as connection:
        connection.execute(links.update().where(links.c.sheet.is_not(None)).values(kind=LinkKind.VIEW.value))
    return sheet


@pytest.mark.parametrize(
    "link", [another_secret, an_invitation, one_that_leads_nowhere, a_withdrawn_one, of_another_kind]
)
def test_only_the_link_of_a_sheet_saves_on_it(service, organiser, sheet, link):
    outcomes = together(service, Wish(link(service, organiser, sheet), answered(FRUEH, 2)))

    assert isinstance(outcomes[0], Alone)
    assert [row for row in rows(service) if FRUEH in row] == []


def test_an_answer_to_a_page_of_a_former_edition_is_left_to_be_looked_at_alone(service, sheet):
    outcomes = together(service, Wish(sheet, answered(FRUEH, 2), edition="0123"))

    assert isinstance(outcomes[0], Alone)
    assert value(service, sheet) is None


def it_ends(service: Service, organiser: str, when: datetime) -> None:
    service.organising.schedule(organiser, when, "Europe/Berlin")


def it_is_deleted(service: Service, organiser: str, when: datetime) -> None:
    """A check without a chosen end goes on until then."""
    service.organising.keep_until(organiser, when.date())


@pytest.mark.parametrize("chosen", [it_ends, it_is_deleted])
def test_after_its_time_nothing_is_written_although_the_check_is_remembered_as_open(
    service, organiser, sheet, chosen
):
    begun = datetime.now(UTC)
    chosen(service, organiser, begun + timedelta(days=2))
    together(service, Wish(sheet, answered(FRUEH, 2)))

    service.clock.now = lambda: begun + timedelta(days=3)
    outcomes = together(service, Wish(sheet, answered(FRUEH, 3)))

    assert isinstance(outcomes[0], Alone)
    with service._store.database.reading() as connection:
        assert connection.execute(select(answers.c.value)).scalars().all() == ["2"]


def test_what_another_process_changes_of_a_check_is_seen_at_the_next_answer(
    service, another, organiser, sheet
):
    together(service, Wish(sheet, answered(FRUEH, 2)))  # from here on the check is remembered

    another.organising.end_check(organiser)
    at_the_end = together(service, Wish(sheet, answered(FRUEH, 3)))
    another.organising.resume_check(organiser)
    going_on = together(service, Wish(sheet, answered(FRUEH, 4)))

    assert isinstance(at_the_end[0], Alone)
    assert going_on[0].value == value(service, sheet) == 4


def test_two_processes_that_save_at_once_lose_nothing_and_double_nothing(service, another, organiser):
    mine, theirs = ([new_sheet(service, organiser, f"{who}{n}") for n in range(3)] for who in "ab")

    outcomes = meanwhile(
        service,
        lambda: together(another, *(Wish(one, answered(FRUEH, 4)) for one in theirs)),
        *(Wish(one, answered(FRUEH, 1)) for one in mine),
    )

    assert [outcome.value for outcome in outcomes] == [1, 1, 1]
    assert [value(service, one) for one in (*mine, *theirs)] == [1, 1, 1, 4, 4, 4]


def test_where_writing_fails_nothing_of_anybody_is_kept_and_nobody_is_told_so(
    service, sheet, elsewhere, monkeypatch
):
    write = sheet_rows.write

    def fails(*written: object) -> None:
        write(*written)
        raise OSError("no room")

    monkeypatch.setattr(sheet_rows, "write", fails)
    outcomes = service.queues.saving._outcomes(
        [Wish(sheet, answered(FRUEH, 2)), Wish(elsewhere, answered(FRUEH, 3))]
    )

    assert [type(outcome) for outcome in outcomes] == [Alone, Alone]
    assert (value(service, sheet), value(service, elsewhere)) == (None, None)


def test_an_answer_that_comes_late_leaves_what_was_saved_meanwhile(service, sheet):
    service.answering.answer(sheet, FRUEH, 4)
    late = answered(FRUEH, 1, age=timedelta(minutes=5))

    [outcome] = together(service, Wish(sheet, late))

    assert outcome.value == value(service, sheet) == 4


def test_an_answer_that_comes_late_is_saved_where_its_device_knew_of_what_stood_there(service, sheet):
    known = service.answering.answer(sheet, FRUEH, 4).at
    late = answered(FRUEH, 1, age=timedelta(minutes=5), known=known)

    [outcome] = together(service, Wish(sheet, late))

    assert outcome.value == value(service, sheet) == 1


def test_nobody_is_told_before_it_is_in_the_file(service, another, sheet):
    told, done = [], Event()

    service.queues.saving.submit(
        Wish(sheet, answered(FRUEH, 2)), lambda _: (told.append(value(another, sheet)), done.set())
    )

    assert done.wait(60)
    assert told == [2]
