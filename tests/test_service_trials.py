"""Trials: made, and opened by the links that belong to them."""

from datetime import timedelta

import pytest

from qcheck.loading import Shelf
from qcheck.piloting import TrialLinkKind
from qcheck.service import Gone, Service, TrialsLink, UnknownLink, WrongLink, shipped
from tests.test_service import Clock
from tests.trials import made, trial_link


@pytest.fixture
def service(store, tmp_path):
    return Service(store, Shelf([shipped(), tmp_path]), bytes(range(32)), Clock())


def test_a_trial_is_made_with_a_title_and_is_not_public_yet(service):
    opened = service.trials.coordinate(made(service, "Erprobung für Köln: Größe 2026"))

    assert opened.trial.title == "Erprobung für Köln: Größe 2026"
    assert opened.trial.name.startswith("erprobung-fuer-koeln-groesse-2026-")
    with pytest.raises(UnknownLink):
        service.trials.public(opened.trial.name)


def test_whoever_coordinates_is_told_apart_from_whoever_may_take_part(service):
    coordinate = made(service)
    join = trial_link(service, coordinate, TrialLinkKind.JOIN)

    assert service.trials.open(join).kind is TrialLinkKind.JOIN
    with pytest.raises(WrongLink):
        service.trials.coordinate(join)


def test_a_link_of_a_trial_opens_no_check_and_says_where_it_leads(service):
    link = made(service)

    with pytest.raises(TrialsLink) as refused:
        service.access.open(link)

    assert refused.value.kind == "coordinate"


def test_half_a_link_opens_nothing(service):
    link = made(service)

    with pytest.raises(UnknownLink):
        service.trials.open(link[:-1] + ("0" if link[-1] != "0" else "1"))


def test_after_its_day_a_trial_is_gone(service):
    link = made(service)
    service.clock.now.time += timedelta(days=366)

    with pytest.raises(Gone):
        service.trials.open(link)


def test_the_operator_sees_all_trials_with_their_links(service):
    link = made(service)

    ((trial, written),) = service.trials.everything_here()

    assert written == link
    assert trial == service.trials.open(link).trial
