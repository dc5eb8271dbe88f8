"""Registering for dates: seats, waiting lists, and who hears what of whom, on every kind of database."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest

from qcheck.loading import Shelf
from qcheck.piloting import Asks, DateState, RegistrationState, Who
from qcheck.piloting.seats import SeatLight
from qcheck.service import Invalid, NotPossible, Person, Service, Several, Stale, UnknownLink, shipped
from tests.test_service import Clock
from tests.trial_dates import EVENING, date_of, on_list, plan, registered
from tests.trials import made

ANNA, BERT, CEM = "Anna", "Bert", "Cem"


@pytest.fixture
def service(store, tmp_path):
    return Service(store, Shelf([shipped(), tmp_path]), bytes(range(32)), Clock())


@pytest.fixture
def trial(service):
    """The link to coordinate a trial that asks for addresses."""
    link = made(service)
    service._store.write_trial(
        replace(service.trials.coordinate(link).trial, asks=frozenset({Asks.MAIL}), is_public=True)
    )
    return link


def mail(name):
    return f"{name.replace(' ', '.')}@example.org"


def come(service, trial, date, *names):
    """These people register, each with an address; gives the links to their pages."""
    return [registered(service, trial, date.id, name, mail(name)) for name in names]


def test_who_comes_first_has_a_seat_and_the_others_wait_in_their_order(service, trial):
    date = date_of(service, trial, seats=2)

    links = come(service, trial, date, ANNA, BERT, CEM, "Dana")

    assert on_list(service, trial, date.id) == [
        (ANNA, "seat"),
        (BERT, "seat"),
        (CEM, "waiting"),
        ("Dana", "waiting"),
    ]
    assert [service.registering.own(link).place for link in links] == [0, 0, 1, 2]


def test_a_form_that_is_sent_twice_is_one_registration(service, trial):
    date = date_of(service, trial)

    assert come(service, trial, date, ANNA) == come(service, trial, date, ANNA)
    assert len(on_list(service, trial, date.id)) == 1


def test_a_place_that_becomes_free_goes_to_the_next_at_once(service, trial):
    date = date_of(service, trial, seats=1)
    anna, *_ = come(service, trial, date, ANNA, BERT, CEM)

    service.registering.cancel(anna)

    assert on_list(service, trial, date.id) == [(ANNA, "cancelled"), (BERT, "seat"), (CEM, "waiting")]


def test_cancelling_twice_gives_away_one_seat(service, trial):
    date = date_of(service, trial, seats=1)
    anna, *_ = come(service, trial, date, ANNA, BERT, CEM)

    service.registering.cancel(anna)
    service.registering.cancel(anna)

    assert on_list(service, trial, date.id)[1:] == [(BERT, "seat"), (CEM, "waiting")]


def test_a_seat_stays_a_seat_when_seats_become_fewer(service, trial):
    date = date_of(service, trial, seats=2)
    come(service, trial, date, ANNA, BERT, CEM)

    service.dates.change(trial, date.id, plan(seats=1), date.revision)

    assert on_list(service, trial, date.id) == [(ANNA, "seat"), (BERT, "seat"), (CEM, "waiting")]


def test_those_who_wait_move_up_when_there_are_more_seats(service, trial):
    date = date_of(service, trial, seats=1)
    come(service, trial, date, ANNA, BERT, CEM)

    service.dates.change(trial, date.id, plan(seats=2), date.revision)

    assert on_list(service, trial, date.id) == [(ANNA, "seat"), (BERT, "seat"), (CEM, "waiting")]


def test_nobody_moves_up_to_a_date_that_does_not_take_place(service, trial):
    date = date_of(service, trial, seats=1)
    anna, *_ = come(service, trial, date, ANNA, BERT)
    service.dates.call_off(trial, date.id)

    service.registering.cancel(anna)

    assert on_list(service, trial, date.id) == [(ANNA, "cancelled"), (BERT, "waiting")]


@pytest.mark.parametrize(
    ("before", "becomes"),
    [(timedelta(seconds=1), "seat"), (timedelta(0), "waiting")],
    ids=["just before", "begun"],
)
def test_nobody_moves_up_once_a_date_has_begun(service, trial, before, becomes):
    date = date_of(service, trial, seats=1)
    anna, *_ = come(service, trial, date, ANNA, BERT)
    service.clock.now = lambda: EVENING - before

    service.registering.cancel(anna)

    assert on_list(service, trial, date.id) == [(ANNA, "cancelled"), (BERT, becomes)]


def test_one_registers_until_the_last_moment_and_not_later(service, trial):
    date = date_of(service, trial, register_until=EVENING - timedelta(days=1))
    service.clock.now = lambda: EVENING - timedelta(days=1)

    with pytest.raises(NotPossible, match="no longer register"):
        come(service, trial, date, ANNA)
    service.registering.add_by_hand(trial, date.id, Person(BERT), "einmal")

    assert on_list(service, trial, date.id) == [(BERT, "seat")]


def test_one_person_changes_to_a_date_of_the_same_content_in_one_step(service, trial):
    first = date_of(service, trial, seats=1)
    second = date_of(service, trial, seats=1, like=first.id)
    anna, _ = come(service, trial, first, ANNA, BERT)

    service.registering.move(anna, second.id)

    assert on_list(service, trial, first.id) == [(BERT, "seat")]
    assert on_list(service, trial, second.id) == [(ANNA, "seat")]
    assert service.registering.own(anna).offered.date.id == second.id


def test_nobody_loses_a_seat_to_a_date_that_was_just_booked_up(service, trial):
    first = date_of(service, trial, seats=1)
    second = date_of(service, trial, seats=1, like=first.id)
    anna, _ = come(service, trial, first, ANNA, BERT)
    come(service, trial, second, CEM)

    with pytest.raises(Stale):
        service.registering.move(anna, second.id)

    assert on_list(service, trial, first.id) == [(ANNA, "seat"), (BERT, "waiting")]
    service.registering.move(anna, second.id, wait=True)
    assert on_list(service, trial, second.id) == [(CEM, "seat"), (ANNA, "waiting")]


def test_a_date_of_other_content_is_none_to_change_to(service, trial):
    first, other = date_of(service, trial), date_of(service, trial)
    (anna,) = come(service, trial, first, ANNA)

    with pytest.raises(UnknownLink):
        service.registering.move(anna, other.id)


def again(service, trial, date, name=ANNA):
    """Somebody types this name and address once more, on another device."""
    opened = service.trials.coordinate(trial).trial
    person = Person(f" {name.upper()}", mail=mail(name).upper())
    return service.registering.register(opened, date.id, person, once="woanders")


def test_the_same_person_takes_no_second_seat_at_dates_of_the_same_content(service, trial):
    first = date_of(service, trial, seats=2)
    second = date_of(service, trial, seats=1, like=first.id)
    come(service, trial, first, ANNA)

    again(service, trial, second)
    come(service, trial, second, BERT)

    assert [each.seats for each in service._store.taken(first.id, second.id).values()] == [1, 1]


def test_a_second_time_on_the_waiting_list_takes_no_free_seat_from_those_behind_it(service, trial):
    date = date_of(service, trial, seats=1)
    come(service, trial, date, ANNA)
    again(service, trial, date)
    come(service, trial, date, BERT, CEM)

    service.dates.change(trial, date.id, plan(seats=2), date.revision)

    assert on_list(service, trial, date.id)[2:] == [(BERT, "seat"), (CEM, "waiting")]
    assert service._store.taken(date.id)[date.id].seats == 2


def test_who_types_somebody_elses_address_does_not_learn_whether_they_come(service, trial):
    date = date_of(service, trial, seats=3)
    other = date_of(service, trial, seats=3)
    come(service, trial, date, ANNA)

    known = service.registering.own(again(service, trial, date))
    new = service.registering.own(again(service, trial, other))

    assert (known.registration.state, known.place) == (new.registration.state, new.place)


def test_who_types_somebody_elses_address_waits_and_moves_up_as_anybody(service, trial):
    date = date_of(service, trial, seats=2)
    anna, bert = come(service, trial, date, ANNA, BERT)

    stranger = again(service, trial, date)
    waiting = service.registering.own(stranger)
    service.registering.cancel(bert)

    assert (waiting.registration.state, waiting.place) == (RegistrationState.WAITING, 1)
    assert service.registering.own(stranger).registration.state is RegistrationState.SEAT
    assert service.registering.own(anna).registration.state is RegistrationState.SEAT


def test_who_typed_somebody_elses_address_cannot_cancel_for_them(service, trial):
    date = date_of(service, trial, seats=2)
    (anna,) = come(service, trial, date, ANNA)

    service.registering.cancel(again(service, trial, date))

    assert service.registering.own(anna).registration.state is RegistrationState.SEAT


def test_who_takes_on_somebody_elses_name_later_takes_no_seat_from_them(service, trial):
    date = date_of(service, trial, seats=2)
    bert, anna = come(service, trial, date, BERT, ANNA)

    own = service.registering.own(bert).registration
    service.registering.amend(bert, Person(ANNA, mail=mail(ANNA)), own.revision)

    assert service.registering.own(bert).registration.repeats == service.registering.own(anna).registration.id
    assert service._store.taken(date.id)[date.id].seats == 1


def test_who_registered_twice_and_cancels_the_first_comes_by_the_second(service, trial):
    first = date_of(service, trial, seats=1)
    second = date_of(service, trial, seats=1, like=first.id)
    (anna,) = come(service, trial, first, ANNA)
    second_time = again(service, trial, second)

    service.registering.cancel(anna)

    own = service.registering.own(second_time).registration
    assert (own.state, own.repeats) == (RegistrationState.SEAT, None)


def test_of_several_that_repeat_the_first_the_earliest_counts_once_that_is_cancelled(service, trial):
    date = date_of(service, trial, seats=3)
    opened, now = service.trials.coordinate(trial).trial, service.clock.now()
    links = []
    for hour in range(3):
        service.clock.now = lambda hour=hour: now + timedelta(hours=hour)
        person = Person(ANNA, mail=mail(ANNA))
        links.append(service.registering.register(opened, date.id, person, once=str(hour)))

    service.registering.cancel(links[0])

    second, third = (service.registering.own(link).registration for link in links[1:])
    assert (second.repeats, third.repeats) == (None, second.id)


def test_name_and_address_are_changed_by_whoever_has_seen_them_last(service, trial):
    date = date_of(service, trial)
    (anna,) = come(service, trial, date, ANNA)

    service.registering.amend(anna, Person("Anna B.", mail="ab@example.org"), 2)

    changed = service.registering.own(anna).registration
    assert (changed.name, changed.mail) == ("Anna B.", "ab@example.org")
    with pytest.raises(Stale):
        service.registering.amend(anna, Person("Anna C.", mail="ab@example.org"), 2)


@pytest.mark.parametrize(
    ("person", "field"),
    [(Person(" ", mail="a@example.org"), "name"), (Person("A"), "mail"), (Person("A", mail="a@b"), "mail")],
)
def test_what_is_missing_is_said_at_its_place(service, trial, person, field):
    date = date_of(service, trial)

    with pytest.raises(Several) as refused:
        service.registering.register(service.trials.coordinate(trial).trial, date.id, person, "einmal")

    assert [*refused.value.reasons] == [field]


def test_what_the_trial_does_not_ask_is_not_kept(service):
    plain = made(service)
    date = date_of(service, plain)

    registered(service, plain, date.id, ANNA, mail(ANNA))

    (anna,) = service.registering.people(plain, date.id)
    assert (anna.mail, anna.person) == ("", "")


def test_the_access_is_shown_on_the_day_to_whoever_has_a_seat(service, trial):
    date = date_of(service, trial, seats=1)
    anna, bert = come(service, trial, date, ANNA, BERT)
    before = service.registering.own(anna).access

    service.clock.now = lambda: EVENING - timedelta(hours=10)

    assert before == ""
    assert service.registering.own(anna).access == "https://raum.example/geheim"
    assert service.registering.own(bert).access == ""


def test_dates_of_pilots_are_for_pilots_alone(service, trial):
    date = date_of(service, trial, who=Who.PILOTS)
    opened = service.trials.coordinate(trial).trial

    assert service.registering.dates(opened, Who.EVERYBODY) == ()
    with pytest.raises(UnknownLink):
        come(service, trial, date, ANNA)


def test_lights_say_how_the_seats_stand(service, trial):
    date = date_of(service, trial, seats=5)
    opened = service.trials.coordinate(trial).trial

    def light():
        return service.registering.date(opened, date.id).light

    empty = light()
    come(service, trial, date, ANNA, BERT)
    few = light()
    come(service, trial, date, "C", "D", "E", "F")

    assert (empty, few, light()) == (SeatLight.ENOUGH, SeatLight.FEW, SeatLight.FULL)
    assert service.registering.date(opened, date.id).waiting == 1


def test_whoever_coordinates_takes_people_in_beyond_the_seats_and_out(service, trial):
    date = date_of(service, trial, seats=1)
    come(service, trial, date, ANNA, BERT, CEM)
    anna, bert, _ = service.registering.people(trial, date.id)

    service.registering.take_in(trial, date.id, bert.id)
    two = on_list(service, trial, date.id)
    service.registering.take_out(trial, date.id, anna.id)

    assert two == [(ANNA, "seat"), (BERT, "seat"), (CEM, "waiting")]
    assert on_list(service, trial, date.id) == [(ANNA, "cancelled"), (BERT, "seat"), (CEM, "waiting")]


def test_nobody_is_taken_off_the_list_of_another_trial(service, trial):
    date = date_of(service, trial)
    come(service, trial, date, ANNA)
    (anna,) = service.registering.people(trial, date.id)
    other = made(service, "Eine andere")

    with pytest.raises(UnknownLink):
        service.registering.take_out(other, date.id, anna.id)
    with pytest.raises(UnknownLink):
        service.dates.call_off(other, date.id)


def test_a_date_that_is_over_is_told_from_one_that_is_called_off(service, trial):
    date = date_of(service, trial)

    off = service.dates.call_off(trial, date.id)

    assert off.state(EVENING) is DateState.CALLED_OFF
    assert service.dates.hold_after_all(trial, date.id).state(EVENING) is DateState.CLOSED
    assert date.state(EVENING + timedelta(hours=1)) is DateState.OVER


def test_a_date_with_people_is_called_off_and_not_deleted(service, trial):
    date, empty = date_of(service, trial), date_of(service, trial)
    come(service, trial, date, ANNA)

    service.dates.delete(trial, empty.id)

    with pytest.raises(NotPossible, match="call it off"):
        service.dates.delete(trial, date.id)
    assert [each.id for each in service.dates.all(trial)] == [date.id]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"ends": EVENING}, "ends"),
        ({"ends": EVENING + timedelta(days=15)}, "ends"),
        ({"online": False}, "place"),
        ({"seats": 0}, "seats"),
        ({"few": 3}, "few"),
        ({"register_until": EVENING + timedelta(hours=1)}, "register_until"),
        ({"zone": "Europa/Berlin"}, "zone"),
        ({"like": "niemand"}, "like"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_at_its_place(service, trial, wrong, field):
    with pytest.raises(Invalid) as refused:
        date_of(service, trial, **wrong)

    assert refused.value.field == field
    assert service.dates.all(trial) == ()


def test_what_is_kept_of_people_goes_some_days_after_their_date(service, trial):
    date = date_of(service, trial)
    (anna,) = come(service, trial, date, ANNA)
    ends = date.ends

    early = service._store.forget_registrations(date.trial, ends - timedelta(seconds=1), ends)
    gone = service._store.forget_registrations(date.trial, ends, ends)

    assert (early, gone) == (0, 1)
    with pytest.raises(UnknownLink):
        service.registering.own(anna)


def at_once(number, work):
    """So many threads do this at the same moment, each with its number."""
    barrier = Barrier(number)

    def begin(each):
        barrier.wait()
        work(each)

    threads = [Thread(target=begin, args=(each,)) for each in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_hundred_at_once_for_thirty_seats_are_thirty_seats_and_an_ordered_list(service, trial):
    date = date_of(service, trial, seats=30)

    at_once(100, lambda each: come(service, trial, date, f"Gast {each}"))

    found = service.registering.people(trial, date.id)
    states = [each.state for each in found]
    assert states == [RegistrationState.SEAT] * 30 + [RegistrationState.WAITING] * 70
    assert [each.number for each in found] == list(range(1, 101))
    assert len({each.name for each in found}) == 100


def test_seats_that_are_given_up_while_others_come_go_to_the_first_who_waits(service, trial):
    date = date_of(service, trial, seats=6)
    links = come(service, trial, date, *(f"Gast {each}" for each in range(9)))

    def press(each):
        if each < 3:
            service.registering.cancel(links[each])
        else:
            come(service, trial, date, f"Neu {each}")

    at_once(12, press)

    found = service.registering.people(trial, date.id)
    seated = [each.name for each in found if each.state is RegistrationState.SEAT]
    assert seated == [f"Gast {each}" for each in range(3, 9)]
    assert len(found) == 18


def test_a_date_is_not_deleted_under_somebody_who_registers_at_that_moment(service, trial, monkeypatch):
    date = date_of(service, trial)
    delete = service._store.delete_date

    def later(*asked):
        come(service, trial, date, ANNA)
        delete(*asked)

    monkeypatch.setattr(service._store, "delete_date", later)

    with pytest.raises(NotPossible):
        service.dates.delete(trial, date.id)
    assert on_list(service, trial, date.id) == [(ANNA, "seat")]
