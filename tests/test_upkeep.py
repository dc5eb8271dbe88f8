"""What nobody has to ask for: checks close and go on their day, one bad one stops nothing, and a clock that
leaps deletes nothing.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from qcheck.service import Mode, NotNow, Scope, Turn, UnknownLink, open_service
from qcheck.service.ground.check_values import NewCheck
from qcheck.settings import Settings
from tests.standing_clock import StandingClock

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
WISH = NewCheck("Spielplatz am Bach", "", "kurzcheck", "planung", Scope(), None)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def settings(tmp_path, database_url):
    return Settings(data=tmp_path / "data", database=database_url)


@pytest.fixture
def service(settings, clock):
    opened = open_service(settings)
    opened.clock.now = clock
    yield opened
    opened.close()


def ids(service):
    return {opened.check.id for opened in service._store.everything()}


def spoil(service, link, column, value):
    """Puts something into a check's row that no door of ours would let in."""
    with service._store.database.writing() as connection:
        statement = f"UPDATE checks SET {column} = :value WHERE id = :id"
        connection.execute(text(statement), {"value": value, "id": service.access.open(link).check_id})


def test_a_check_whose_day_has_come_is_deleted_and_the_others_stay(service, clock):
    past, stays = service.organising.create_check(WISH), service.organising.create_check(WISH)
    service.organising.keep_until(past, date(2026, 6, 1))
    clock.time = datetime(2026, 6, 1, 6, tzinfo=UTC)

    tidied = service.upkeep.tidy()

    assert (tidied.turn, tidied.done, tidied.failed) == (Turn.MINE, 1, ())
    assert ids(service) == {service.access.open(stays).check_id}


def test_a_check_without_a_chosen_day_goes_twelve_months_after_its_end(service, clock):
    service.organising.end_check(service.organising.create_check(WISH))
    clock.time = NOON + timedelta(days=364)
    service.upkeep.tidy()
    before = ids(service)
    clock.time = NOON + timedelta(days=366)

    service.upkeep.tidy()

    assert (len(before), ids(service)) == (1, set())


def test_a_check_nobody_closed_closes_after_a_year_and_goes_after_another(service, clock):
    link = service.organising.create_check(WISH)
    clock.time = NOON + timedelta(days=366)
    service.upkeep.tidy()
    closed = service.access.open(link).life.closed
    clock.time = NOON + timedelta(days=2 * 365 + 1)
    service.upkeep.believe_clock()

    assert closed == NOON + timedelta(days=365)
    assert ids(service) == set()


@pytest.mark.parametrize(
    ("column", "value"), [("zone", "Nowhere/Land"), ("ends", "9999-12-31 23:00:00"), ("mode", "neither")]
)
def test_a_check_that_makes_no_sense_does_not_keep_others_from_going(service, clock, column, value):
    bad, past = service.organising.create_check(WISH), service.organising.create_check(WISH)
    spoil(service, bad, column, value)
    service.organising.keep_until(past, date(2026, 6, 1))
    clock.time = datetime(2026, 6, 1, 6, tzinfo=UTC)

    service.upkeep.tidy()

    assert service._store.life_of(past) is None
    with pytest.raises(UnknownLink):
        service.access.open(past)


def test_a_check_with_which_it_fails_is_named_stops_nothing_and_is_tried_again(
    service, clock, caplog, monkeypatch
):
    bad, past = service.organising.create_check(WISH), service.organising.create_check(WISH)
    bad_id = service.access.open(bad).check_id
    for link in (bad, past):
        service.organising.keep_until(link, date(2026, 6, 1))
    clock.time = datetime(2026, 6, 1, 6, tzinfo=UTC)
    delete = service._store.delete
    monkeypatch.setattr(service._store, "delete", lambda check: 1 / 0 if check == bad_id else delete(check))

    first = service.upkeep.tidy()
    remembered = service.upkeep.upkept().failed
    monkeypatch.setattr(service._store, "delete", delete)
    again = service.upkeep.tidy()

    assert (first.done, first.failed, remembered) == (1, (bad_id,), (bad_id,))
    assert f"check {bad_id} could not be closed or deleted (ZeroDivisionError)" in caplog.text
    assert bad not in caplog.text
    assert (again.done, service.upkeep.upkept().failed, ids(service)) == (1, (), set())


def test_a_day_that_cannot_be_read_is_named_and_stops_nothing(tmp_path, clock, caplog):
    service = open_service(Settings(data=tmp_path))  # SQLite alone keeps such a thing
    service.clock.now = clock
    bad, past = service.organising.create_check(WISH), service.organising.create_check(WISH)
    spoil(service, bad, "deletes", "2026-02-31")
    service.organising.keep_until(past, date(2026, 6, 1))
    clock.time = datetime(2026, 6, 1, 6, tzinfo=UTC)

    tidied = service.upkeep.tidy()

    assert (tidied.done, len(tidied.failed)) == (1, 1)
    assert tidied.failed[0] in caplog.text
    service.close()


# one process at a time


def test_of_two_servers_over_one_database_one_tidies_up(service, settings, clock):
    other = open_service(settings)
    other.clock.now = clock
    service._store.take_turn("service", clock(), None)

    turn = other.upkeep.tidy().turn
    clock.time += timedelta(minutes=1)  # whoever held the turn was killed
    later = other.upkeep.tidy().turn

    assert (turn, later) == (Turn.TAKEN, Turn.MINE)
    other.close()


def test_what_another_server_did_a_short_while_ago_is_not_done_again(service, settings, clock):
    other = open_service(settings)
    other.clock.now = clock
    service.upkeep.tidy()
    clock.time += timedelta(minutes=5)

    soon, at_start = other.upkeep.tidy(timedelta(minutes=9)).turn, other.upkeep.tidy().turn

    assert (soon, at_start) == (Turn.DONE, Turn.MINE)
    other.close()


def test_a_turn_taken_by_a_clock_that_was_wrong_holds_up_nobody_for_long(service, clock):
    service._store.take_turn("somebody", NOON + timedelta(days=3000), None)

    assert service.upkeep.tidy().turn is Turn.MINE


# the clock


@pytest.fixture
def leapt(service, clock):
    """A check whose day lies in two years, and a clock that leaps there; gives the check's link."""
    link = service.organising.create_check(WISH)
    service.upkeep.tidy()
    clock.time = NOON + timedelta(days=1000)
    return link


def test_a_clock_that_leaps_deletes_nothing_and_its_pages_stay_shut(service, leapt):
    tidied = service.upkeep.tidy()

    assert (tidied.done, tidied.leapt) == (0, NOON + timedelta(days=1000))
    assert len(ids(service)) == 1
    assert (service.upkeep.upkept().leaps, service.upkeep.upkept().overdue) == (True, True)
    with pytest.raises(UnknownLink):
        service.access.open(leapt)


def test_a_clock_that_is_set_right_again_has_done_no_harm(service, leapt, clock):
    service.upkeep.tidy()
    clock.time = NOON + timedelta(minutes=10)

    service.upkeep.tidy()

    assert service.access.open(leapt).title == "Spielplatz am Bach"
    assert (service.upkeep.upkept().leaps, service.upkeep.upkept().overdue) == (False, False)


def test_a_clock_that_is_confirmed_deletes_at_once(service, leapt):
    service.upkeep.tidy()

    tidied = service.upkeep.believe_clock()

    assert (tidied.done, ids(service)) == (1, set())
    assert not service.upkeep.upkept().leaps


def test_a_server_switched_off_for_a_month_with_nothing_due_asks_nobody(service, clock):
    service.organising.create_check(WISH)
    service.upkeep.tidy()
    clock.time = NOON + timedelta(days=30)

    tidied = service.upkeep.tidy()

    assert tidied.leapt is None
    assert service.upkeep.upkept().seen == NOON + timedelta(days=30)


def test_two_weeks_and_no_more_are_believed(service, clock):
    link = service.organising.create_check(WISH)
    service.organising.keep_until(link, date(2026, 5, 10))
    service.upkeep.tidy()
    clock.time = NOON + timedelta(days=14)

    assert service.upkeep.tidy().done == 1


def test_a_clock_that_starts_in_the_past_does_not_unlearn_the_time(service, clock):
    service.upkeep.tidy()
    clock.time = NOON - timedelta(days=2000)
    service.upkeep.tidy()

    assert service._store.installation().seen == NOON


def test_a_confidential_check_is_not_closed_for_good_by_a_clock_that_leaps(service, clock):
    link = service.organising.create_check(
        NewCheck(
            "Abfrage",
            "",
            "kurzcheck",
            "planung",
            Scope(),
            None,
            Mode.CONFIDENTIAL,
            ends=NOON + timedelta(days=300),
        )
    )
    service.upkeep.tidy()
    clock.time = NOON + timedelta(days=320)

    with pytest.raises(NotNow, match="clock"):
        service.results.result(link)
    clock.time = NOON + timedelta(days=1)

    assert service.access.open(link).life.closed is None


# sheets on which nothing was said


def begin(service, link):
    invitation = service.inviting.own_answer_link(link)
    return service.joining.join(invitation, "verwaltung", service.joining.new_nonce())


def test_empty_sheets_go_after_a_day_and_not_before(service, clock):
    link = service.organising.create_check(WISH)
    empty, answered = begin(service, link), begin(service, link)
    service.answering.answer(answered, "k-zuhoeren", 4)

    clock.pass_(hours=23)
    service.upkeep.tidy()
    assert not service.answering.own_sheet(empty).answered

    clock.pass_(hours=2)
    service.upkeep.tidy()
    with pytest.raises(UnknownLink):
        service.answering.own_sheet(empty)
    assert service.answering.own_sheet(answered).answered == 1


def test_a_clock_that_may_have_leapt_takes_no_empty_sheets_along(service, clock):
    empty = begin(service, service.organising.create_check(WISH))
    service.upkeep.tidy()

    clock.pass_(days=30)
    service.upkeep.tidy()

    assert service.answering.own_sheet(empty).total > 0
