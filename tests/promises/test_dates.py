"""What is promised about dates: seats stay, and what people said of themselves goes some days later."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from qcheck.piloting import DateId, RegistrationState
from qcheck.service import Service, UnknownLink
from tests.attack.routes import everything
from tests.promises.conftest import Installation
from tests.standing_clock import StandingClock
from tests.trial_dates import date_of, plan, registered
from tests.trials import change, made


def test_nobody_loses_a_seat_and_those_who_wait_move_up(service: Service) -> None:
    trial = made(service)
    date = date_of(service, trial, seats=2)
    links = [registered(service, trial, date.id, name) for name in ("Anna", "Bert", "Cem")]

    def states() -> list[RegistrationState]:
        return [service.registering.own(link).registration.state for link in links]

    fewer = service.dates.change(trial, date.id, plan(seats=1), date.revision)
    lowered = states()
    service.dates.change(trial, date.id, plan(seats=3), fewer.revision)

    seat, waiting = RegistrationState.SEAT, RegistrationState.WAITING
    assert lowered == [seat, seat, waiting]
    assert states() == [seat, seat, seat]


def test_what_is_kept_of_somebody_at_a_date_is_deleted_at_once_where_they_want_it(
    service: Service, tmp_path: Path
) -> None:
    trial = made(service)
    date = date_of(service, trial)
    link = registered(service, trial, date.id, "Geheimwort-Nachtigall", mail="nachtigall@example.org")

    service.registering.forget(link)

    files = [each for each in (tmp_path / "data").iterdir() if each.is_file()]
    assert [each.name for each in files if b"achtigall" in each.read_bytes()] == []
    with pytest.raises(UnknownLink):
        service.registering.own(link)


def test_what_people_said_goes_as_many_days_after_the_date_as_the_trial_says(
    service: Service, clock: StandingClock
) -> None:
    trial = made(service)
    change(service, trial, registrations_stay="7")
    date = date_of(service, trial)
    link = registered(service, trial, date.id, "Anna")
    clock.time = date.ends + timedelta(days=7, seconds=-1)
    service.upkeep.tidy()
    still = service.registering.own(link).registration.name
    clock.time += timedelta(seconds=1)

    service.upkeep.tidy()

    assert still == "Anna"
    assert "Anna" not in str(everything(service))
    with pytest.raises(UnknownLink):
        service.registering.own(link)


def test_a_running_server_deletes_registrations_on_their_day(installation: Installation) -> None:
    link = installation.command("trial", "new", "Erprobung mit Terminen").stdout.split("/coordinate/")[1][:38]
    person = installation.somebody()
    typed = {"kind": "meeting", "title": "Treffen", "day": f"{datetime.now():%Y}-12-31", "from": "23:58"}
    typed |= {"until": "23:59", "who": "everybody", "zone": "Europe/Berlin", "place": "Rathaus"}
    made = person.browser.post(f"/coordinate/{link}/dates/new", data=typed)
    date = DateId(made.url.path.rpartition("/")[2])
    person.browser.post(f"/coordinate/{link}/dates/{date}/add", data={"name": "Löschmich", "once": "1"})
    before = installation.sql("SELECT count(*) FROM registrations")
    installation.sql("UPDATE trial_dates SET ends = '2020-01-01 12:00:00', starts = '2020-01-01 11:00:00'")
    installation.stop()
    installation.start()

    assert before == [(1,)]
    assert installation.sql("SELECT count(*) FROM registrations") == [(0,)]
    assert "Löschmich".encode() not in installation.everything_kept()
