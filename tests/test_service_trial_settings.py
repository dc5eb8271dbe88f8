"""What whoever coordinates a trial can set, and what is refused."""

from datetime import UTC, date, datetime

import pytest

from qcheck.loading import Shelf
from qcheck.piloting import Asks, TrialLinkKind
from qcheck.service import NeedsConfirmation, Service, Several, Stale, UnknownLink, WrongLink, shipped
from tests.test_service import Clock
from tests.trials import change, made, trial_link, typed


@pytest.fixture
def service(store, tmp_path):
    return Service(store, Shelf([shipped(), tmp_path]), bytes(range(32)), Clock())


@pytest.fixture
def coordinate(service):
    return made(service)


def refused(service, coordinate, **wanted):
    """Which fields are refused."""
    with pytest.raises(Several) as caught:
        change(service, coordinate, **wanted)
    return set(caught.value.reasons)


def test_everything_that_can_be_set_is_kept(service, coordinate):
    changed = change(
        service,
        coordinate,
        title=" Neuer  Titel ",
        name="Erprobung Köln",
        description="Wir\r\nerproben.",
        catalogues=("kurzcheck",),
        starts="1.6.2026",
        ends="1. Dezember 2026",
        responsible="Stiftung\nBerlin",
        contact="030 1",
        apply_day="31.8.2026",
        apply_time="18 Uhr",
        is_public=True,
        asks=frozenset(Asks),
        deletes="1.6.2027",
        registrations_stay="14",
    )

    assert service.trials.open(coordinate).trial == changed
    assert (changed.title, changed.name, changed.description) == (
        "Neuer Titel",
        "erprobung-koeln",
        "Wir\nerproben.",
    )
    assert (changed.catalogues, changed.asks) == (("kurzcheck",), frozenset(Asks))
    assert (changed.starts, changed.ends, changed.deletes) == (
        date(2026, 6, 1),
        date(2026, 12, 1),
        date(2027, 6, 1),
    )
    assert (changed.responsible, changed.contact) == ("Stiftung\nBerlin", "030 1")
    assert changed.apply_until == datetime(2026, 8, 31, 16, 0, tzinfo=UTC)
    assert (changed.is_public, changed.registrations_stay) == (True, 14)


def test_the_last_moment_to_apply_is_meant_by_the_clock_of_the_zone(service, coordinate):
    changed = change(service, coordinate, apply_day="31.8.2026", apply_time="18:00", zone="Europe/London")

    assert changed.apply_until == datetime(2026, 8, 31, 17, 0, tzinfo=UTC)


def test_without_a_time_of_day_one_can_apply_until_the_end_of_the_day(service, coordinate):
    changed = change(service, coordinate, apply_day="31.8.2026")

    assert changed.apply_until == datetime(2026, 8, 31, 21, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wanted", "fields"),
    [
        ({"title": " \u200b", "name": "…"}, {"title", "name"}),
        ({"title": "x" * 201, "description": "x" * 5001}, {"title", "description"}),
        ({"starts": "31.02.2027", "ends": "bald"}, {"starts", "ends"}),
        ({"starts": "2.6.2026", "ends": "1.6.2026"}, {"ends"}),
        ({"zone": "Berlin"}, {"zone"}),
        ({"apply_time": "18:00"}, {"apply_day"}),
        ({"apply_day": "1.6.2026", "apply_time": "25 Uhr"}, {"apply_time"}),
        ({"deletes": ""}, {"deletes"}),
        ({"deletes": "4.5.2026"}, {"deletes"}),
        ({"deletes": "4.5.2046"}, {"deletes"}),
        ({"ends": "1.1.2028"}, {"deletes"}),
        ({"registrations_stay": "0"}, {"stays"}),
        ({"registrations_stay": "³"}, {"stays"}),
        ({"catalogues": ("nirgends",)}, {"catalogues"}),
        ({"is_public": True}, {"responsible", "contact"}),
    ],
)
def test_what_cannot_be_kept_is_refused_field_by_field(service, coordinate, wanted, fields):
    before = service.trials.open(coordinate).trial

    assert refused(service, coordinate, **wanted) == fields
    assert service.trials.open(coordinate).trial == before


def test_two_trials_do_not_have_the_same_address(service, coordinate):
    other = made(service, "Andere")
    taken = service.trials.open(other).trial.name

    assert refused(service, coordinate, name=taken) == {"name"}


def test_the_second_of_two_changes_at_once_is_told(service, coordinate):
    opened = service.trials.open(coordinate)
    change(service, coordinate, title="Anders")

    with pytest.raises(Stale):
        service.trials.change(opened, 1, typed())
    with pytest.raises(Stale):
        service.trials.change(coordinate, 1, typed())


def test_a_renewed_link_opens_nothing_any_more(service, coordinate):
    join = trial_link(service, coordinate, TrialLinkKind.JOIN)

    renewed = service.trials.renew(coordinate, TrialLinkKind.JOIN)

    assert service.trials.shared_links(coordinate)[TrialLinkKind.JOIN] == renewed
    assert service.trials.open(renewed).kind is TrialLinkKind.JOIN
    with pytest.raises(UnknownLink):
        service.trials.open(join)


def test_links_of_one_person_are_not_renewed_in_the_settings(service, coordinate):
    with pytest.raises(WrongLink):
        service.trials.renew(coordinate, TrialLinkKind.PILOT)


def test_a_trial_is_deleted_by_whoever_is_sure(service, coordinate):
    with pytest.raises(NeedsConfirmation):
        service.trials.delete(coordinate, sure=False)

    service.trials.delete(coordinate, sure=True)

    with pytest.raises(UnknownLink):
        service.trials.open(coordinate)
    assert service.trials.everything_here() == ()


def test_a_device_knows_the_trials_that_its_links_coordinate(service, coordinate):
    join = trial_link(service, coordinate, TrialLinkKind.JOIN)
    other = made(service, "Andere")

    known = service.trials.known([join, other, "unsinn", coordinate, coordinate[:-1] + "x"])

    assert [each.trial.title for each in known] == ["Andere", "Erprobung 2026"]
