"""Applying to a trial: until its last moment, once, seen by nobody else; and choosing among applications."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing.pool import ThreadPool

import pytest

from qcheck.loading import Shelf
from qcheck.piloting import ApplicationState, TrialLinkKind
from qcheck.service import (
    Invalid,
    NotPossible,
    Reply,
    Service,
    Several,
    Stale,
    TooLate,
    UnknownLink,
    WrongForm,
    shipped,
)
from qcheck.service.enrolment import applying as applying_module
from tests.standing_clock import StandingClock
from tests.trials import APPLIED, change, made, opened_trial

LAST_MOMENT = datetime(2026, 8, 31, 16, 0, tzinfo=UTC)
FORM = "fields:\n  - {id: ort, title: Ort, required: true}\n  - {id: warum, title: Warum, kind: text}\n"


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def service(store, tmp_path, clock):
    return Service(store, Shelf([shipped(), tmp_path]), bytes(range(32)), clock)


@pytest.fixture
def trial(service):
    """The link to coordinate it, its name."""
    return opened_trial(service)


def apply(service, name, nonce="nonce", **answers):
    return service.applying.apply(name, APPLIED | answers, nonce, "de")


def only(service, coordinate):
    """The only application of a trial."""
    [found] = service.choosing.applications(coordinate)
    return found


# applying


def test_an_application_is_seen_by_its_own_link_and_by_the_coordinators(service, trial, clock):
    own = service.applying.own(apply(service, trial[1]))

    assert own.application == only(service, trial[0])
    assert own.application.answers == {
        "municipality": "Stadt Musterstadt",
        "process": "Radwege",
        "phase": "planung",
        "perspectives": ("verwaltung", "politik"),
        "function": "Beauftragte für Beteiligung",
        "mail": "amt@example.org",
        "why": "Wir möchten lernen.",
    }
    assert (own.application.name, own.application.mail) == ("Stadt Musterstadt, Radwege", "amt@example.org")
    assert (own.application.sent, own.application.state, own.pilot) == (clock.time, ApplicationState.SENT, "")
    assert own.may_change


def test_what_is_sent_twice_is_one_application(service, trial):
    first, again = apply(service, trial[1]), apply(service, trial[1])

    assert first == again
    assert only(service, trial[0]).revision == 1


def test_what_was_put_right_before_it_was_sent_again_counts(service, trial):
    apply(service, trial[1])
    apply(service, trial[1], **{"a.why": "Besser so."})

    assert only(service, trial[0]).answers["why"] == "Besser so."


def test_ten_phones_that_send_the_same_at_once_make_one_application(service, trial):
    with ThreadPool(10) as pool:
        links = pool.map(lambda _: apply(service, trial[1]), range(10))

    assert len(set(links)) == 1
    assert only(service, trial[0]).revision == 1


def test_one_can_apply_until_the_last_moment_and_not_a_second_later(service, trial, clock):
    clock.time = LAST_MOMENT
    apply(service, trial[1], nonce="rechtzeitig")
    clock.time += timedelta(seconds=1)

    with pytest.raises(TooLate):
        apply(service, trial[1], nonce="zu spät")

    assert only(service, trial[0])


def test_where_no_last_moment_is_said_nobody_applies(service):
    _, name = opened_trial(service, apply_day="", apply_time="")

    with pytest.raises(NotPossible):
        apply(service, name)


def test_nobody_applies_to_a_trial_that_is_not_public(service):
    coordinate = made(service)
    name = change(service, coordinate, apply_day="31.8.2026").name

    with pytest.raises(UnknownLink):
        apply(service, name)


@pytest.mark.parametrize(
    ("answers", "fields"),
    [
        ({"a.municipality": " \u200b", "a.phase": ""}, {"a.municipality", "a.phase"}),
        ({"a.phase": "irgendwann"}, {"a.phase"}),
        ({"a.mail": "amt"}, {"a.mail"}),
        ({"a.mail": "amt@example.org, b@example.org"}, {"a.mail"}),
        ({"a.municipality": "x" * 201, "a.why": "x" * 2001}, {"a.municipality", "a.why"}),
    ],
)
def test_answers_that_cannot_be_taken_are_named(service, trial, answers, fields):
    with pytest.raises(Several) as refused:
        apply(service, trial[1], **answers)

    assert set(refused.value.reasons) == fields
    assert service.choosing.applications(trial[0]) == ()


def test_an_application_is_changed_until_the_last_moment(service, trial, clock):
    link = apply(service, trial[1])
    service.applying.change(link, 1, APPLIED | {"a.why": "Neu"}, "en")
    changed = service.applying.own(link).application
    clock.time = LAST_MOMENT + timedelta(seconds=1)

    with pytest.raises(TooLate):
        service.applying.change(link, 2, APPLIED, "de")

    assert (changed.answers["why"], changed.language, changed.revision) == ("Neu", "en", 2)
    assert not service.applying.own(link).may_change


def test_two_windows_of_an_applicant_do_not_overwrite_each_other(service, trial):
    link = apply(service, trial[1])
    service.applying.change(link, 1, APPLIED | {"a.why": "Neu"}, "de")

    with pytest.raises(Stale):
        service.applying.change(link, 1, APPLIED, "de")


def test_an_application_that_is_taken_back_is_gone(service, trial):
    link = apply(service, trial[1])

    service.applying.withdraw(link)

    assert service.choosing.applications(trial[0]) == ()
    with pytest.raises(UnknownLink):
        service.applying.own(link)


def test_a_trial_takes_only_so_many_applications(service, trial, monkeypatch):
    monkeypatch.setattr(applying_module, "MOST_APPLICATIONS", 2)
    apply(service, trial[1], nonce="1")
    apply(service, trial[1], nonce="2")

    with pytest.raises(NotPossible):
        apply(service, trial[1], nonce="3")


# choosing


def accept(service, coordinate, pilot="Musterstadt, Radwege"):
    found = only(service, coordinate)
    return service.choosing.accept(
        coordinate, found.id, found.revision, Reply("Sehr geehrte Frau Muster,", "Wir freuen uns.", pilot)
    )


def test_an_accepted_application_has_a_pilot_whose_link_its_sender_sees(service, trial):
    link = apply(service, trial[1])

    seen = accept(service, trial[0])

    [pilot] = service._store.pilots(service.trials.open(trial[0]).trial.id)
    own = service.applying.own(link)
    assert (pilot.name, seen.application.pilot) == ("Musterstadt, Radwege", pilot.id)
    assert own.pilot == seen.pilot
    assert service.trials.open(own.pilot).kind is TrialLinkKind.PILOT
    assert own.application.state is ApplicationState.ACCEPTED
    assert not own.may_change


def test_the_text_for_the_answer_is_in_the_applicants_language_with_their_form_of_address(service, trial):
    apply(service, trial[1])
    seen = accept(service, trial[0])

    german = service.choosing.letter(seen, "https://check.example.org", "de").body
    english = service.choosing.letter(seen, "https://check.example.org", "en").body

    assert german.startswith("Sehr geehrte Frau Muster,\n")
    assert "Wir freuen uns." in german
    assert f"https://check.example.org/pilot/{seen.pilot}" in german
    assert "accepted" in english
    assert "Radwege" not in german


def test_a_decision_is_taken_back_with_its_pilot(service, trial):
    link = apply(service, trial[1])
    seen = accept(service, trial[0])

    service.choosing.undo(trial[0], seen.application.id, seen.application.revision)

    assert only(service, trial[0]).state is ApplicationState.SENT
    assert service._store.pilots(service.trials.open(trial[0]).trial.id) == ()
    assert service.applying.own(link).pilot == ""
    with pytest.raises(UnknownLink):
        service.trials.open(seen.pilot)


def test_an_acceptance_stays_where_the_pilot_takes_part_already(service, trial, clock):
    apply(service, trial[1])
    seen = accept(service, trial[0])
    pilot = service._store.pilot(seen.application.pilot)
    service._store.change_pilot(replace(pilot, joined=clock.time))

    with pytest.raises(NotPossible):
        service.choosing.undo(trial[0], seen.application.id, seen.application.revision)

    assert only(service, trial[0]).state is ApplicationState.ACCEPTED


def test_what_is_taken_back_leaves_no_pilot_that_takes_no_part(service, trial):
    link = apply(service, trial[1])
    accept(service, trial[0])

    service.applying.withdraw(link)

    assert service._store.pilots(service.trials.open(trial[0]).trial.id) == ()


def test_a_declined_application_is_told_so_and_cannot_be_changed(service, trial):
    link = apply(service, trial[1])
    found = only(service, trial[0])

    service.choosing.decline(trial[0], found.id, found.revision, Reply("", "Leider voll."))

    assert service.applying.own(link).application.reply == "Leider voll."
    with pytest.raises(NotPossible):
        service.applying.change(link, 2, APPLIED, "de")
    with pytest.raises(NotPossible):
        accept(service, trial[0])


def test_a_pilot_needs_a_name(service, trial):
    apply(service, trial[1])

    with pytest.raises(Invalid) as refused:
        accept(service, trial[0], pilot=" ")

    assert refused.value.field == "pilot"


def test_of_two_who_decide_at_once_the_second_is_told(service, trial):
    apply(service, trial[1])
    found = only(service, trial[0])
    accept(service, trial[0])

    with pytest.raises(Stale):
        service.choosing.decline(trial[0], found.id, found.revision, Reply())

    assert only(service, trial[0]).state is ApplicationState.ACCEPTED


def test_a_note_is_kept_for_the_coordinators(service, trial):
    apply(service, trial[1])
    found = only(service, trial[0])

    service.choosing.note(trial[0], found.id, found.revision, "Anrufen")

    assert only(service, trial[0]).note == "Anrufen"


def test_nobody_sees_the_applications_of_another_trial(service, trial):
    apply(service, trial[1])
    other = made(service, "Andere")

    assert service.choosing.applications(other) == ()
    with pytest.raises(UnknownLink):
        service.choosing.application(other, only(service, trial[0]).id)


def test_another_form_is_asked_from_now_on_and_what_was_sent_stays_as_it_was(service, trial):
    apply(service, trial[1])
    revision = service.trials.open(trial[0]).trial.revision

    service.choosing.change_form(trial[0], revision, FORM)
    second = service.applying.apply(trial[1], {"a.ort": "Köln"}, "zweite", "de")

    first, _ = sorted(service.choosing.applications(trial[0]), key=lambda each: each.name, reverse=True)
    assert first.name == "Stadt Musterstadt, Radwege"
    assert service.applying.own(second).application.answers == {"ort": "Köln"}


def test_a_form_with_mistakes_is_not_taken(service, trial):
    revision = service.trials.open(trial[0]).trial.revision

    with pytest.raises(WrongForm) as refused:
        service.choosing.change_form(trial[0], revision, "fields: []")
    with pytest.raises(Invalid):
        service.choosing.change_form(trial[0], revision, "# " + "x" * 20_001)
    with pytest.raises(Stale):
        service.choosing.change_form(trial[0], revision - 1, FORM)

    assert [each.line for each in refused.value.problems] == [1]
