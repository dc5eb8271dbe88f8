"""A clock that stands still, for services under test."""

from datetime import datetime, timedelta

from tests.kept import NOON


class StandingClock:
    """Tells the same time until it is moved."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def pass_(self, **span: int) -> None:
        """Moves it on by a timedelta of these parts."""
        self.time += timedelta(**span)
