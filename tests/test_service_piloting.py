"""Pilots: a process takes part by its own decision, and leaves whenever it likes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from qcheck.disclosure import Band
from qcheck.loading import Shelf
from qcheck.piloting import TrialLinkKind
from qcheck.service import (
    Invalid,
    Keeps,
    LinkKind,
    Mode,
    NotPossible,
    Service,
    Shows,
    Stale,
    UnknownLink,
    WrongLink,
    shipped,
)
from qcheck.store import open_store
from tests.link_kinds import link_of, others
from tests.test_service import YAML, Clock, wish
from tests.test_service_people import joined
from tests.trials import made, trial_link


@pytest.fixture
def service(sqlite_url, tmp_path):
    (tmp_path / "spielplatz.yaml").write_text(YAML, "utf-8")
    opened = Service(open_store(sqlite_url), Shelf([shipped(), tmp_path]), bytes(range(32)), Clock())
    yield opened
    opened.close()


@pytest.fixture
def coordinate(service):
    """A trial of the questions about playgrounds."""
    return trial_of(service, "spielplatz")


@pytest.fixture
def organise(service):
    return service.organising.create_check(wish())


def trial_of(service, *catalogues, title="Erprobung 2026"):
    link = made(service, title)
    service._store.write_trial(replace(service.trials.open(link).trial, catalogues=catalogues))
    return link


def pilot_of(service, coordinate, name="Musterstadt"):
    return service.piloting.become(trial_link(service, coordinate, TrialLinkKind.JOIN), name)


def taking_part(service, coordinate, organise, name="Musterstadt"):
    """A pilot that has joined; gives its link."""
    link = pilot_of(service, coordinate, name)
    service.piloting.join(link, organise)
    return link


def seen(service, coordinate):
    return {each.pilot.name: each for each in service.observing.all(coordinate)}


# joining


def test_whoever_holds_the_link_to_take_part_becomes_a_pilot_with_a_link_of_its_own(service, coordinate):
    link = pilot_of(service, coordinate)

    opened = service.piloting.open_pilot(link)
    assert (opened.pilot.name, opened.pilot.takes_part) == ("Musterstadt", False)
    assert seen(service, coordinate)["Musterstadt"].link == link


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
def test_a_pilot_needs_a_name(service, coordinate, name):
    with pytest.raises(Invalid) as refused:
        pilot_of(service, coordinate, name)

    assert refused.value.field == "name"


def test_a_process_takes_part_with_its_checks_that_ask_the_questions_of_the_trial(
    service, coordinate, organise
):
    taking_part(service, coordinate, organise)
    later = service.organising.create_check(wish(beside=organise, prepared=True))
    other = wish(beside=organise, catalogue="kurzcheck", phase="planung", perspective=None)
    service.organising.create_check(other)

    (found,) = service.piloting.pilots(service.trials.coordinate(coordinate))

    ids = {service.access.open(each).check_id for each in (organise, later)}
    assert {each.check.id for each in found.checks} == ids
    assert len(seen(service, coordinate)["Musterstadt"].checks) == 2


def test_by_the_link_for_all_a_process_takes_part_as_a_new_pilot_once(service, coordinate, organise):
    join = trial_link(service, coordinate, TrialLinkKind.JOIN)

    first = service.piloting.join(join, organise)
    again = service.piloting.join(join, organise)

    assert first.pilot.name == "Spielplatz am Markt, Musterstadt"
    assert again.pilot.id == first.pilot.id
    assert len(seen(service, coordinate)) == 1


@pytest.mark.parametrize("kind", others(LinkKind.ORGANISE))
def test_no_other_link_of_a_check_lets_its_process_take_part(service, coordinate, organise, kind):
    if kind is LinkKind.WALL:
        service.facilitating.start_workshop(organise, "90")
    other = link_of(service, organise, kind)

    with pytest.raises(Invalid) as refused:
        service.piloting.join(pilot_of(service, coordinate), other)

    assert refused.value.field == "organise"
    assert not seen(service, coordinate)["Musterstadt"].checks


@pytest.mark.parametrize("kind", ["coordinate", "organise", "nothing"])
def test_one_takes_part_by_a_link_for_that_alone(service, coordinate, organise, kind):
    typed = {"coordinate": coordinate, "organise": organise, "nothing": "egal"}[kind]

    with pytest.raises(Invalid) as refused:
        service.piloting.join(typed, organise)

    assert refused.value.field == "trial"


def test_two_pilots_of_a_trial_never_share_a_process(service, coordinate, organise):
    taking_part(service, coordinate, organise)

    with pytest.raises(Invalid):
        taking_part(service, coordinate, organise, "Nebenan")

    assert not seen(service, coordinate)["Nebenan"].checks


def test_a_process_takes_part_in_two_trials(service, coordinate, organise):
    other = trial_of(service, "spielplatz", title="Zweite Erprobung")

    for each in (coordinate, other):
        taking_part(service, each, organise)

    titles = {each.trial.title for each in service.piloting.taking_part(organise)}
    assert titles == {"Erprobung 2026", "Zweite Erprobung"}


# what is seen


def test_the_coordinator_sees_phase_edition_state_and_roughly_how_many(service, coordinate, organise):
    joined(service, organise, times=6)
    taking_part(service, coordinate, organise)

    (check,) = seen(service, coordinate)["Musterstadt"].checks

    asked = check.questionnaire
    assert (asked.catalogue.version, asked.phase, check.state.value) == ("1.0.0", "nachher", "open")
    assert check.observed.sheets == {"amt": Band(0, 0), "kinder": Band(5, 9)}
    assert check.observed.said == Band(0, 0)


def test_of_a_running_confidential_check_the_numbers_are_those_of_the_morning(service, coordinate):
    organise = service.organising.create_check(wish(mode=Mode.CONFIDENTIAL, perspective=None))
    taking_part(service, coordinate, organise)
    joined(service, organise, times=5)
    today = seen(service, coordinate)["Musterstadt"].checks[0].observed.sheets
    service.clock.now.time += timedelta(days=1)
    joined(service, organise, times=6)

    tomorrow = seen(service, coordinate)["Musterstadt"].checks[0].observed.sheets

    assert today["kinder"] is None
    assert tomorrow["kinder"] == Band(5, 9)
    service.organising.end_check(organise)
    assert seen(service, coordinate)["Musterstadt"].checks[0].observed.sheets["kinder"] == Band(10, 19)


def test_a_check_whose_day_has_come_is_seen_no_more(service, coordinate, organise):
    taking_part(service, coordinate, organise)
    service.clock.now.time += timedelta(days=364)
    service._store.write_trial(
        replace(
            service.trials.open(coordinate).trial, deletes=service.clock.now().date() + timedelta(days=800)
        )
    )
    service.clock.now.time += timedelta(days=400)

    assert seen(service, coordinate)["Musterstadt"].checks == ()


def test_of_a_check_whose_answers_are_deleted_only_its_state_is_seen(service, coordinate):
    organise = service.organising.create_check(wish(keeps=Keeps.RESULT))
    joined(service, organise, times=6)
    taking_part(service, coordinate, organise)

    service.organising.delete_answers(organise)

    (check,) = seen(service, coordinate)["Musterstadt"].checks
    assert (check.state.value, check.observed) == ("closed", None)


def test_a_check_that_goes_on_to_another_edition_is_counted_by_what_that_asks(
    service, coordinate, organise, tmp_path
):
    joined(service, organise, times=6)
    taking_part(service, coordinate, organise)
    later = YAML.replace("version: 1.0.0", "version: 1.1.0").replace(
        "{id: frueh, text: Die", "{id: frueh, text: Alle"
    )
    (tmp_path / "spielplatz.yaml").write_text(later, "utf-8")

    service.moving.move(organise, "1.1.0")

    (check,) = seen(service, coordinate)["Musterstadt"].checks
    assert check.questionnaire.catalogue.version == "1.1.0"
    assert set(check.observed.sheets) == {"amt", "kinder"}


def test_a_deleted_process_leaves_a_pilot_that_can_join_again(service, coordinate, organise):
    link = taking_part(service, coordinate, organise)
    service.organising.delete_process(organise)

    assert not service.piloting.open_pilot(link).pilot.takes_part
    service.piloting.join(link, service.organising.create_check(wish()))
    assert len(seen(service, coordinate)["Musterstadt"].checks) == 1


# leaving


def test_whoever_leaves_is_seen_and_counted_no_more(service, coordinate, organise):
    link = taking_part(service, coordinate, organise)
    service.piloting.show_result(organise, service.piloting.open_pilot(link).pilot.id, Shows())

    service.piloting.leave(link)

    found = seen(service, coordinate)["Musterstadt"]
    assert (found.checks, found.shown, found.pilot.takes_part) == ((), (), False)
    assert service.piloting.taking_part(organise) == ()
    assert service.access.open(organise).title


def test_the_organiser_takes_the_process_out_without_the_link_of_the_pilot(service, coordinate, organise):
    taking_part(service, coordinate, organise)
    (part,) = service.piloting.taking_part(organise)

    service.piloting.leave_as(organise, part.pilot.id)

    assert seen(service, coordinate)["Musterstadt"].checks == ()


def test_nobody_takes_out_the_process_of_somebody_else(service, coordinate, organise):
    link = taking_part(service, coordinate, organise)
    foreign = service.organising.create_check(wish())

    with pytest.raises(NotPossible):
        service.piloting.leave_as(foreign, service.piloting.open_pilot(link).pilot.id)

    assert len(seen(service, coordinate)["Musterstadt"].checks) == 1


# showing a result


def test_a_result_is_shown_on_purpose_and_taken_back_at_once(service, coordinate, organise):
    link = taking_part(service, coordinate, organise)
    pilot = service.piloting.open_pilot(link).pilot.id
    shown = service.piloting.show_result(organise, pilot, Shows(comments=False))
    (found,) = seen(service, coordinate)["Musterstadt"].shown

    assert found.link == shown.link
    assert service.access.open(shown.link).shows == Shows(comments=False)
    service.piloting.hide(link, shown.id)
    with pytest.raises(UnknownLink):
        service.access.open(shown.link)
    assert seen(service, coordinate)["Musterstadt"].shown == ()


def test_a_result_can_be_shown_again_after_it_was_taken_back(service, coordinate, organise):
    pilot = service.piloting.open_pilot(taking_part(service, coordinate, organise)).pilot.id

    for _ in range(3):
        shown = service.piloting.show_result(organise, pilot, Shows())
        service.piloting.hide_as(organise, pilot, shown.id)
    service.piloting.show_result(organise, pilot, Shows())
    service.piloting.show_result(organise, pilot, Shows())

    assert len(seen(service, coordinate)["Musterstadt"].shown) == 2


@pytest.mark.parametrize("act", ["withdraw_link", "renew_link"])
def test_a_link_that_the_organiser_withdraws_or_renews_is_handed_over_no_more(
    service, coordinate, organise, act
):
    pilot = service.piloting.open_pilot(taking_part(service, coordinate, organise)).pilot.id
    shown = service.piloting.show_result(organise, pilot, Shows())

    getattr(service.inviting, act)(organise, shown.id)

    assert seen(service, coordinate)["Musterstadt"].shown == ()


def test_the_result_of_a_confidential_check_is_shown_after_its_end_alone(service, coordinate):
    organise = service.organising.create_check(wish(mode=Mode.CONFIDENTIAL, perspective=None))
    pilot = service.piloting.open_pilot(taking_part(service, coordinate, organise)).pilot.id
    with pytest.raises(NotPossible):
        service.piloting.show_result(organise, pilot, Shows())

    service.organising.end_check(organise)
    service.piloting.show_result(organise, pilot, Shows())

    assert len(seen(service, coordinate)["Musterstadt"].shown) == 1


def test_a_pilot_is_one_process_until_it_leaves(service, coordinate, organise):
    link = taking_part(service, coordinate, organise)
    other = service.organising.create_check(wish())

    with pytest.raises(Invalid):
        service.piloting.join(link, other)
    service.piloting.leave(link)

    assert service.piloting.join(link, other).pilot.takes_part


def test_another_process_does_not_inherit_what_the_one_before_has_shown(service, coordinate, organise):
    link = taking_part(service, coordinate, organise)
    shown = service.piloting.show_result(organise, service.piloting.open_pilot(link).pilot.id, Shows())

    service.piloting.join(link, service.organising.create_check(wish()), instead=True)

    assert seen(service, coordinate)["Musterstadt"].shown == ()
    with pytest.raises(UnknownLink):
        service.access.open(shown.link)


# the coordinator's own doing


def test_the_coordinator_adds_renames_notes_and_removes(service, coordinate, organise):
    link = service.piloting.add(coordinate, "Musterdorf")
    service.piloting.join(link, organise)
    pilot = service.piloting.open_pilot(link).pilot

    service.observing.describe(coordinate, pilot.id, "Dorf", "anrufen\nim Mai", pilot.revision)
    with pytest.raises(Stale):
        service.observing.describe(coordinate, pilot.id, "Stadt", "", pilot.revision)
    kept = service.observing.one(coordinate, pilot.id).pilot
    service.observing.remove(coordinate, pilot.id)

    assert (kept.name, kept.note) == ("Dorf", "anrufen\nim Mai")
    assert service.observing.all(coordinate) == ()
    assert service.access.open(organise).title
    with pytest.raises(UnknownLink):
        service.piloting.open_pilot(link)


def test_a_renewed_link_of_a_pilot_replaces_the_one_before(service, coordinate):
    link = service.piloting.add(coordinate, "Musterdorf")
    pilot = service.piloting.open_pilot(link).pilot.id

    service.observing.renew(coordinate, pilot)

    with pytest.raises(UnknownLink):
        service.piloting.open_pilot(link)
    assert service.piloting.open_pilot(service.observing.one(coordinate, pilot).link).pilot.id == pilot


def test_a_pilot_of_another_trial_is_not_there(service, coordinate):
    link = service.piloting.add(trial_of(service, "spielplatz", title="Andere"), "Musterdorf")

    with pytest.raises(UnknownLink):
        service.observing.one(coordinate, service.piloting.open_pilot(link).pilot.id)


@pytest.mark.parametrize("verb", ["all", "one", "remove", "renew"])
def test_a_pilot_does_not_coordinate(service, coordinate, verb):
    link = pilot_of(service, coordinate)
    about = () if verb == "all" else (service.piloting.open_pilot(link).pilot.id,)

    with pytest.raises(WrongLink):
        getattr(service.observing, verb)(link, *about)


# how much it takes


def test_more_sheets_take_no_more_statements(service, coordinate, organise):
    taking_part(service, coordinate, organise)
    joined(service, organise)
    few = statements(service, coordinate)

    joined(service, organise, times=20)

    assert statements(service, coordinate) == few


def test_more_pilots_with_the_same_questions_take_no_more_statements(service, coordinate, organise):
    taking_part(service, coordinate, organise)
    few = statements(service, coordinate)

    for number in range(5):
        taking_part(service, coordinate, service.organising.create_check(wish()), f"Ort {number}")

    assert statements(service, coordinate) == few


def statements(service, coordinate):
    """How many statements a look at all pilots takes."""
    service.observing.all(coordinate)
    run = []
    engine = service._store.database.engine

    def count(*about):
        run.append(about[2])

    event.listen(engine, "before_cursor_execute", count)
    service.observing.all(coordinate)
    event.remove(engine, "before_cursor_execute", count)
    return len(run)
