"""Trials whose day of deletion has come, for tidying up."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from qcheck.piloting import Trial
from qcheck.refusals import NotNow
from qcheck.store import Store
from qcheck.watch import events


def due(store: Store, now: datetime) -> tuple[Trial, ...]:
    """Those that are to go by now, by the clocks of their zones."""
    return tuple(trial for trial in store.trials_until(now) if is_past(trial, now))


def is_past(trial: Trial, now: datetime) -> bool:
    """Whether its day of deletion has come."""
    return trial.deletes <= now.astimezone(ZoneInfo(trial.zone)).date()


def delete(store: Store, trials: tuple[Trial, ...]) -> int:
    """Deletes them with all that is kept for them; gives how many went. One with which that fails is named in
    the log and stops nothing.
    """
    return sum(_deleted(store, trial) for trial in trials)


def _deleted(store: Store, trial: Trial) -> bool:
    try:
        store.delete_trial(trial.id)
    except NotNow:
        raise
    except Exception as error:  # noqa: BLE001  whatever is wrong with one, it must not stop the others; what it says may hold words of people
        events.TRIAL_NOT_DELETED.happened(trial=trial.id, error=type(error).__name__)
        return False
    return True
