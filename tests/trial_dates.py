"""Dates of a trial for tests, and people who register for them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from qcheck.piloting import DateId, DateKind, DatePlan, TrialDate
from qcheck.service import Person, Service

EVENING = datetime(2026, 6, 15, 16, 0, tzinfo=UTC)
"""Weeks after the noon of the service's clock in tests."""


def plan(**wishes: object) -> DatePlan:
    """An information meeting online with two seats, but for what is wished."""
    usual = {
        "kind": DateKind.INFORMATION,
        "title": "Infotermin",
        "starts": EVENING,
        "ends": EVENING + timedelta(hours=1),
        "online": True,
        "access": "https://raum.example/geheim",
        "seats": 2,
    }
    return DatePlan(**(usual | wishes))


def date_of(service: Service, coordinate: str, **wishes: object) -> TrialDate:
    """A new date of the trial."""
    return service.dates.add(coordinate, plan(**wishes))


def registered(service: Service, coordinate: str, date: DateId, name: str, mail: str = "") -> str:
    """Somebody registers by themselves; gives the link to their page."""
    trial = service.trials.coordinate(coordinate).trial
    return service.registering.register(trial, date, Person(name, mail=mail), once=f"{name} {mail}")


def on_list(service: Service, coordinate: str, date: DateId) -> list[tuple[str, str]]:
    """Who is on the list, in its order, and how."""
    return [(each.name, each.state.value) for each in service.registering.people(coordinate, date)]
