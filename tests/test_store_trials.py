"""What the store keeps of trials, on every kind of database."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from qcheck.piloting import Asks, Pilot, Trial, TrialLink, TrialLinkKind
from qcheck.refusals import Invalid, Stale, UnknownLink

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
TRIAL = Trial(
    id="erprobung",
    name="erprobung-2026",
    title="Erprobung 2026",
    description="Wir erproben.\n\n- gemeinsam",
    catalogues=("beteiligung",),
    starts=date(2026, 6, 1),
    ends=date(2026, 12, 1),
    responsible="Stiftung",
    contact="erprobung@example.org",
    deletes=date(2027, 6, 1),
    created=NOON,
    apply_until=NOON,
    is_public=True,
    asks=frozenset({Asks.MAIL, Asks.ORGANISATION}),
)
COORDINATE = TrialLink("koordinieren", TRIAL.id, TrialLinkKind.COORDINATE)


def test_a_trial_comes_back_as_it_was_kept(store):
    store.add_trial(TRIAL, COORDINATE)

    assert store.trial(TRIAL.id) == store.trial_named("erprobung-2026") == TRIAL
    assert store.trials() == (TRIAL,)
    assert store.trial_link("koordinieren") == COORDINATE


def test_two_trials_have_two_addresses(store):
    store.add_trial(TRIAL, COORDINATE)

    with pytest.raises(Invalid):
        store.add_trial(replace(TRIAL, id="andere"))


def test_a_trial_is_changed_by_whoever_has_seen_it_last(store):
    store.add_trial(TRIAL, COORDINATE)

    changed = store.write_trial(replace(TRIAL, title="Neu"))

    assert changed == replace(TRIAL, title="Neu", revision=2)
    with pytest.raises(Stale):
        store.write_trial(replace(TRIAL, title="Anders"))


def test_a_trial_does_not_take_the_address_of_another(store):
    store.add_trial(TRIAL)
    other = replace(TRIAL, id="andere", name="andere")
    store.add_trial(other)

    with pytest.raises(Invalid):
        store.write_trial(replace(other, name=TRIAL.name))


def test_a_renewed_link_is_of_the_next_generation(store):
    store.add_trial(TRIAL, COORDINATE)

    assert store.renew_trial_link("koordinieren") == replace(COORDINATE, generation=2)
    with pytest.raises(UnknownLink):
        store.renew_trial_link("niemand")


def test_links_are_listed_by_their_kind(store):
    join = TrialLink("teilnehmen", TRIAL.id, TrialLinkKind.JOIN)
    store.add_trial(TRIAL, COORDINATE, join)

    assert store.trial_links(TRIAL.id) == (COORDINATE, join)
    assert store.trial_links(TRIAL.id, TrialLinkKind.JOIN) == (join,)


def test_pilots_are_kept_with_their_links(store):
    store.add_trial(TRIAL, COORDINATE)
    pilot = Pilot("stadt", TRIAL.id, "Musterstadt")
    link = TrialLink("piloten", TRIAL.id, TrialLinkKind.PILOT, of=pilot.id)
    store.add_pilot(pilot, link)

    joined = store.change_pilot(replace(pilot, joined=NOON))

    assert store.pilots(TRIAL.id) == (joined,)
    assert store.pilot("stadt") == replace(pilot, joined=NOON, revision=2)
    assert store.trial_links(TRIAL.id, TrialLinkKind.PILOT) == (link,)
    with pytest.raises(Stale):
        store.change_pilot(pilot)


def test_what_is_not_there_is_unknown(store):
    with pytest.raises(UnknownLink):
        store.trial("niemand")
    with pytest.raises(UnknownLink):
        store.pilot("niemand")

    assert store.trial_link("niemand") is None
