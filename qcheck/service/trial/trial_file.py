"""A trial as one file: all that is kept of it, for whoever coordinates it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import TypeAdapter

from qcheck import disclosure
from qcheck.service.ground.clock import Clock
from qcheck.service.trial.trials import OfTrial, Trials
from qcheck.store import Store
from qcheck.workshop.reflection import MINIMUM_GROUP, Tally

FORMAT = "qcheck-trial"
_TALLIES = TypeAdapter(dict[str, Tally])


class TrialFile:
    """For whoever coordinates."""

    def __init__(self, store: Store, clock: Clock, trials: Trials) -> None:
        self._store, self._clock, self._trials = store, clock, trials

    def export(self, link: OfTrial) -> str:
        """JSON: the rows of each table. No links, nothing of checks and their answers."""
        opened = self._trials.coordinate(link)
        kept = self._store.everything_of_trial(opened.trial.id)
        for workshop in kept["reflections"]:
            workshop["tallies"] = _told(_TALLIES.validate_python(workshop["tallies"]))
        told = {"format": FORMAT, "version": 1, "exported": self._clock.now().isoformat(), **kept}
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _told(tallies: Mapping[str, Tally]) -> dict[str, object]:
    """What phones said at each step, as far as the pages tell it: nothing of a few."""
    seen = {
        step: disclosure.voices(tally.phones, dict(tally.said), MINIMUM_GROUP)
        for step, tally in tallies.items()
    }
    return {step: {"phones": tally.phones, "said": dict(tally.said)} for step, tally in seen.items()}
