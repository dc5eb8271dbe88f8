"""A trial for tests: made, and its links."""

from __future__ import annotations

from qcheck.piloting import TrialLinkKind
from qcheck.service import Service


def made(service: Service, title: str = "Erprobung 2026") -> str:
    """A new trial; gives the link to coordinate it."""
    return service.trials.make(title)


def trial_link(service: Service, coordinate: str, kind: TrialLinkKind) -> str:
    """The first link of this kind to the trial."""
    opened = service.trials.open(coordinate)
    found = service._store.trial_links(opened.trial.id, kind)
    return service.access.trials_link(found[0])
