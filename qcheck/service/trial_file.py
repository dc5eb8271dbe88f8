"""A trial as one file: all that is kept of it, for whoever coordinates it."""

from __future__ import annotations

import json

from qcheck.service.clock import Clock
from qcheck.service.trials import OfTrial, Trials
from qcheck.store import Store

FORMAT = "qcheck-trial"


class TrialFile:
    """For whoever coordinates."""

    def __init__(self, store: Store, clock: Clock, trials: Trials) -> None:
        self._store, self._clock, self._trials = store, clock, trials

    def export(self, link: OfTrial) -> str:
        """JSON: the rows of each table. No links, nothing of checks and their answers."""
        opened = self._trials.coordinate(link)
        kept = self._store.everything_of_trial(opened.trial.id)
        told = {"format": FORMAT, "version": 1, "exported": self._clock.now().isoformat(), **kept}
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
