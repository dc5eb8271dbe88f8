"""What happens with dates and registrations without anybody asking: people are told on the day how to get in,
and what is kept of them goes on its day.
"""

from __future__ import annotations

from datetime import timedelta

from qcheck.service.enrolment.registration_letters import RegistrationLetters
from qcheck.service.ground.clock import Clock
from qcheck.store import Store


class DateUpkeep:
    """For the server."""

    def __init__(self, store: Store, clock: Clock, letters: RegistrationLetters) -> None:
        self._store, self._clock, self._letters = store, clock, letters

    def tell_access(self) -> None:
        """Writes to everybody with a seat at an online meeting of this day how to get in."""
        now = self._clock.now()
        for trial in self._store.trials():
            for date in self._store.trial_dates(trial.id):
                if date.access and date.called_off is None and date.is_its_day(now):
                    self._store.say_access(date, self._letters.doing(trial, now))

    def forget(self) -> int:
        """Deletes registrations as many days after their date as the trial says; gives how many."""
        now = self._clock.now()
        return sum(
            self._store.forget_registrations(trial.id, now - timedelta(days=trial.registrations_stay), now)
            for trial in self._store.trials()
        )
