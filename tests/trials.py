"""A trial for tests: made, and its links."""

from __future__ import annotations

from dataclasses import replace

from qcheck.piloting import Pilot, PilotId, Trial, TrialLink, TrialLinkKind
from qcheck.records import LinkId
from qcheck.service import Service, TypedTrial
from qcheck.service.doors.links import new_id


def made(service: Service, title: str = "Erprobung 2026") -> str:
    """A new trial; gives the link to coordinate it."""
    return service.trials.make(title)


def trial_link(service: Service, coordinate: str, kind: TrialLinkKind) -> str:
    """The first link of this kind to the trial."""
    opened = service.trials.open(coordinate)
    found = service._store.trial_links(opened.trial.id, kind)
    return service.access.trials_link(found[0])


def typed(**wanted: object) -> TypedTrial:
    """The settings of a trial as they are typed, all right."""
    usual = TypedTrial("Erprobung 2026", "erprobung-2026", deletes="31.12.2027")
    return replace(usual, **wanted)


def change(service: Service, coordinate: str, **wanted: object) -> Trial:
    """The trial with other settings."""
    now = service.trials.open(coordinate).trial
    return service.trials.change(coordinate, now.revision, typed(**{"name": now.name} | wanted)).trial


def trying(service: Service, coordinate: str, *catalogues: str) -> None:
    """The trial tries these catalogues."""
    trial = service.trials.open(coordinate).trial
    service._store.write_trial(replace(trial, catalogues=catalogues))


def pilot_with(service: Service, coordinate: str, organise: str, name: str = "Musterstadt") -> str:
    """A pilot with the process of this organiser's link; gives the pilot's link."""
    opened = service.trials.open(coordinate)
    pilot = Pilot(
        PilotId(new_id()), opened.trial.id, name, service.access.organise(organise).check.process.id
    )
    link = TrialLink(LinkId(new_id()), opened.trial.id, TrialLinkKind.PILOT, of=pilot.id)
    service._store.add_pilot(pilot, link)
    return service.access.trials_link(link)


OPEN = {
    "is_public": True,
    "responsible": "Stiftung Beispiel",
    "contact": "030 1",
    "apply_day": "31.8.2026",
    "apply_time": "18:00",
}
"""The settings of a trial to which one can apply."""
APPLIED = {
    "a.municipality": "Stadt Musterstadt",
    "a.process": "Radwege",
    "a.phase": "planung",
    "a.perspectives.verwaltung": "1",
    "a.perspectives.politik": "1",
    "a.function": "Beauftragte für Beteiligung",
    "a.mail": "amt@example.org",
    "a.why": "Wir möchten lernen.",
}
"""An application to the usual form, as it is typed."""


def opened_trial(service: Service, **wanted: object) -> tuple[str, str]:
    """A trial to which one can apply: the link to coordinate it, the name in its address."""
    coordinate = made(service)
    return coordinate, change(service, coordinate, **(OPEN | wanted)).name
