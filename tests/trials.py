"""A trial for tests: made, and its links."""

from __future__ import annotations

from dataclasses import replace

from qcheck.piloting import Trial, TrialLinkKind
from qcheck.service import Service, TypedTrial


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
