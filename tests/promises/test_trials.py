"""What is promised about a trial: nobody sees it before it is public, and on its day everything goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qcheck.piloting import Pilot, PilotId, TrialLink, TrialLinkKind
from qcheck.records import LinkId
from qcheck.service import NewCheck, Scope, Service, UnknownLink, open_service
from qcheck.settings import Settings
from qcheck.store.tables import metadata
from tests.attack.routes import everything
from tests.promises.conftest import Installation
from tests.test_service_people import StandingClock
from tests.trials import change, made

OF_TRIALS = [
    table.name for table in metadata.sorted_tables if "trial" in table.columns or table.name == "trials"
]
"""The tables with something of a trial."""


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def service(tmp_path: Path, clock: StandingClock) -> Iterator[Service]:
    opened = open_service(Settings(data=tmp_path / "data").prepared())
    opened.clock.now = clock
    yield opened
    opened.close()


def with_pilot(service: Service) -> tuple[str, str]:
    """A trial with a pilot that takes part with a check: the link to coordinate, that of the check."""
    coordinate = made(service)
    check = service.organising.create_check(NewCheck("Spielplatz", "", "kurzcheck", "planung", Scope(), None))
    trial = service.trials.open(coordinate).trial.id
    pilot = Pilot(PilotId("stadt"), trial, "Musterstadt", joined=service.clock.now())
    link = TrialLink(LinkId("link-der-stadt"), trial, TrialLinkKind.PILOT, of=pilot.id)
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

    assert {"trials", "trial_links", "pilots"} <= set(before) == set(still)
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


def test_nobody_sees_a_trial_before_it_is_public(service: Service) -> None:
    coordinate = made(service)
    name = service.trials.open(coordinate).trial.name
    with pytest.raises(UnknownLink):
        service.trials.public(name)

    change(service, coordinate, is_public=True, responsible="Stiftung", contact="030 1")

    assert service.trials.public(name).title == "Erprobung 2026"
