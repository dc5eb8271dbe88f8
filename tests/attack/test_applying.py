"""Applying to a trial with whatever somebody may type or send."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO

import pytest

from qcheck.service import Service
from tests.attack.hostile import ATTACKS, FORMULA, hostile
from tests.attack.reading import dangers, said
from tests.sheet.devices import Device, hidden
from tests.trials import APPLIED, change, made

TYPED = ("a.municipality", "a.process", "a.function", "a.why")


@pytest.fixture(scope="module")
def trial(service: Service) -> tuple[str, str]:
    """A trial with hostile words in every field: the link to coordinate it, its name."""
    coordinate = made(service, hostile("Erprobung", 190))
    changed = change(
        service,
        coordinate,
        title=hostile("Titel", 190),
        description=hostile("Beschreibung"),
        responsible=hostile("Verantwortlich", 290),
        contact=hostile("Kontakt", 290),
        is_public=True,
        apply_day=f"{service.clock.now() + timedelta(days=2):%d.%m.%Y}",
    )
    return coordinate, changed.name


@pytest.fixture(scope="module")
def own(service: Service, trial: tuple[str, str]) -> str:
    """The address of a hostile application, noted and accepted in hostile words."""
    words = {name: hostile(name.removeprefix("a."), 190) for name in TYPED}
    device = Device()
    form = hidden(device.get(f"/trial/{trial[1]}/apply").text)
    answer = device.post(f"/trial/{trial[1]}/apply", data=form | APPLIED | words)
    found = service.choosing.applications(trial[0])[0]
    page = f"/coordinate/{trial[0]}/applications/{found.id}"
    device.fill(page, does="note", note=hostile("Notiz"))
    device.fill(page, does="accept", greeting=hostile("Anrede", 190), text=hostile("Antwort", 1_900))
    return answer.headers["location"].partition("?")[0]


def test_nothing_hostile_runs_loads_or_leads_away(service: Service, trial: tuple[str, str], own: str) -> None:
    coordinate, name = trial
    found = service.choosing.applications(coordinate)[0]
    below = ("", "/settings", "/applications", f"/applications/{found.id}", "/applications/form", "/delete")
    pages = [
        f"/trial/{name}/apply",
        own,
        f"{own}/withdraw",
        *(f"/coordinate/{coordinate}{each}" for each in below),
    ]

    seen = {page: Device().get(page) for page in pages}

    assert {answer.status_code for answer in seen.values()} == {200}
    assert [(page, each) for page, answer in seen.items() for each in dangers(answer.text)] == []
    assert ATTACKS[0] in said(seen[own].text)


def test_a_table_of_hostile_applications_runs_no_formula(service: Service, trial: tuple[str, str]) -> None:
    service.applying.apply(trial[1], APPLIED | {"a.municipality": FORMULA}, "formel", "de")

    text = Device().get(f"/coordinate/{trial[0]}/applications/table.csv").text

    cells = [cell for row in csv.reader(StringIO(text), delimiter=";") for cell in row]
    assert f"'{FORMULA}" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_ten_megabytes_are_refused_and_keep_nothing(service: Service, trial: tuple[str, str]) -> None:
    before = service.choosing.applications(trial[0])

    answer = Device().post(f"/trial/{trial[1]}/apply", data=APPLIED | {"a.why": "x" * 10_000_000})

    assert answer.status_code == 413
    assert service.choosing.applications(trial[0]) == before
