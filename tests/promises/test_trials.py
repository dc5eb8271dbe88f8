"""What is promised about a trial: nobody sees it before it is public, and on its day everything goes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from qcheck.piloting import Pilot, PilotId, TrialLink, TrialLinkKind
from qcheck.records import LinkId
from qcheck.service import NewCheck, NotPossible, Scope, Service, UnknownLink, WrongLink
from qcheck.store.tables.metadata import metadata
from tests.attack.routes import everything
from tests.promises.conftest import Installation
from tests.standing_clock import StandingClock
from tests.trials import APPLIED, OPEN, change, made, opened_trial

OF_TRIALS = [
    table.name for table in metadata.sorted_tables if "trial" in table.columns or table.name == "trials"
]
"""The tables with something of a trial."""


def with_pilot(service: Service) -> tuple[str, str]:
    """A trial with a pilot that takes part with a check: the link to coordinate, that of the check."""
    coordinate = made(service)
    check = service.organising.create_check(NewCheck("Spielplatz", "", "kurzcheck", "planung", Scope(), None))
    trial = service.trials.open(coordinate).trial.id
    pilot = Pilot(PilotId("stadt"), trial, "Musterstadt", joined=service.clock.now())
    link = TrialLink(LinkId("link-der-stadt"), trial, TrialLinkKind.PILOT, of=pilot.id)
    change(service, coordinate, **OPEN)
    service.applying.apply(service.trials.open(coordinate).trial.name, APPLIED, "nonce", "de")
    service._store.add_pilot(replace(pilot, process=service.access.let_in(check).check.process.id), link)
    return coordinate, check


def kept(service: Service) -> dict[str, list[tuple[object, ...]]]:
    """What is kept of trials."""
    return {name: rows for name, rows in everything(service).items() if name in OF_TRIALS and rows}


def test_on_its_day_everything_about_a_trial_is_gone_and_the_checks_of_its_pilots_stay(
    service: Service, clock: StandingClock
) -> None:
    coordinate, check = with_pilot(service)
    change(service, coordinate, deletes="1.6.2026")
    before = kept(service)
    clock.time = datetime(2026, 5, 31, 21, 59, tzinfo=UTC)
    service.upkeep.tidy()
    still = kept(service)
    clock.time += timedelta(minutes=1)

    service.upkeep.tidy()

    assert {"trials", "trial_links", "pilots", "applications"} <= set(before) == set(still)
    assert kept(service) == {}
    assert service.access.open(check).title == "Spielplatz"


def test_a_running_server_deletes_a_trial_on_its_day(installation: Installation) -> None:
    link = installation.command("trial", "new", "Erprobung Löschtag").stdout.split("/coordinate/")[1][:38]
    installation.sql("UPDATE trials SET deletes = '2026-01-01' WHERE title = 'Erprobung Löschtag'")
    installation.stop()
    installation.start()

    assert installation.somebody().get(f"/coordinate/{link}").status_code == 404
    assert installation.sql("SELECT count(*) FROM trials WHERE title = 'Erprobung Löschtag'") == [(0,)]
    assert "Löschtag".encode() not in installation.everything_kept()


def test_a_deleted_trial_is_gone_at_once(service: Service) -> None:
    coordinate, check = with_pilot(service)

    service.trials.delete(coordinate, sure=True)

    assert kept(service) == {}
    assert service.access.open(check).title == "Spielplatz"


def test_an_application_is_seen_by_its_own_link_and_by_the_coordinators_alone(service: Service) -> None:
    coordinate, name = opened_trial(service)
    own = service.applying.apply(name, APPLIED, "nonce", "de")
    other = service.applying.apply(name, APPLIED | {"a.why": "Anders"}, "andere", "de")
    join = service.trials.shared_links(coordinate)[TrialLinkKind.JOIN]
    foreign = made(service, "Andere Erprobung")

    seen = {link: opens(service, link, own) for link in (own, other, join, foreign, coordinate)}

    assert seen == {own: True, other: False, join: False, foreign: False, coordinate: True}
    service.applying.change(own, 1, APPLIED, "de")
    service.applying.withdraw(own)


def opens(service: Service, link: str, own: str) -> bool:
    """Whether somebody with this link sees the application with that one."""
    wanted = service.applying.own(own).application
    kind = service.trials.open(link).kind
    if kind is TrialLinkKind.APPLICATION:
        return service.applying.own(link).application == wanted
    with suppress(WrongLink):
        return wanted in service.choosing.applications(link)
    return False


def test_an_application_that_is_taken_back_is_gone_from_the_database(service: Service) -> None:
    _, name = opened_trial(service)
    own = service.applying.apply(name, APPLIED, "nonce", "de")
    id_of_link = own[:12]
    before = str(kept(service))

    service.applying.withdraw(own)

    assert all(each in before for each in ("Musterstadt", "amt@example.org", id_of_link))
    assert not any(each in str(kept(service)) for each in ("Musterstadt", "amt@example.org", id_of_link))


def test_nobody_applies_without_a_last_moment_or_to_a_trial_that_is_not_public(service: Service) -> None:
    _, public = opened_trial(service, apply_day="", apply_time="", name="ohne-frist")
    _, hidden = opened_trial(service, is_public=False, name="verborgen")

    with pytest.raises(NotPossible):
        service.applying.apply(public, APPLIED, "nonce", "de")
    with pytest.raises(UnknownLink):
        service.applying.apply(hidden, APPLIED, "nonce", "de")


def test_nobody_sees_a_trial_before_it_is_public(service: Service) -> None:
    coordinate = made(service)
    name = service.trials.open(coordinate).trial.name
    with pytest.raises(UnknownLink):
        service.trials.public(name)

    change(service, coordinate, is_public=True, responsible="Stiftung", contact="030 1")

    assert service.trials.public(name).title == "Erprobung 2026"
