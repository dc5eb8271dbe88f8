"""A check's life: prepared, open, closed, deleted. What follows from its dates at a given moment; pure.

A check without a chosen end closes itself twelve months after it was made, so that no answers are kept for
ever by neglect. Nothing
here raises, whatever dates and zone are stored: one check whose dates nobody can mean must not stop the work
    on all others.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from qcheck.language import local
from qcheck.records import Life, Mode, State

OPEN_FOR = timedelta(days=365)
"""How long a check without a chosen end can be answered."""

LEAP = timedelta(days=14)
"""A clock that is further ahead than this of the latest time seen may be wrong: whoever runs qcheck is asked
before anything goes.
"""


def state(life: Life, now: datetime) -> State:
    """Where the check stands. Once its end has passed it is closed, whether anybody has looked
    at it or not.
    """
    if life.closed is not None or now >= end(life):
        return State.CLOSED
    return State.PREPARED if life.opened is None else State.OPEN


def end(life: Life) -> datetime:
    """When it was closed, or will close itself."""
    return life.closed or life.ends or _later(life.opened or life.created, OPEN_FOR)


def deletion(life: Life) -> date:
    """The day on which it is deleted, in its time zone: the chosen one, else twelve months after its end."""
    return life.deletes or _a_year_later(local(end(life), life.zone).date())


def is_past(life: Life, now: datetime) -> bool:
    """Whether that day has come."""
    return local(now, life.zone).date() >= deletion(life)


def leaps(seen: datetime | None, now: datetime) -> bool:
    """Whether the clock stands so far beyond the latest time seen that it may have leapt. Nothing seen yet:
    it is believed.
    """
    return seen is not None and now - seen > LEAP


def as_promised(before: Life, after: Life) -> Life:
    """`after`, deleted on the very day that `before` had: what people were told when they answered holds,
    neither longer nor shorter.
    """
    return after if deletion(after) == deletion(before) else replace(after, deletes=deletion(before))


def resumed(before: Life, now: datetime) -> Life:
    """A closed check's life when it goes on: as if it had never been closed, its day of deletion included. An
    end that has passed is gone.

    Where its time is over without that, it runs for another twelve months from `now`, and is deleted on the
    same day all the same.
    """
    as_it_was = replace(before, closed=None)
    after = replace(as_it_was, ends=before.ends if before.ends and before.ends > now else None)
    return as_promised(as_it_was, after if state(after, now) is State.OPEN else replace(after, opened=now))


def may_resume(life: Life, mode: Mode, now: datetime) -> bool:
    """Open rounds only: in a confidential check, two looks at a growing group would give away whoever came in
    between.
    """
    return mode is Mode.OPEN and state(life, now) is State.CLOSED


def _a_year_later(day: date) -> date:
    """A year later, on the calendar's last day at the latest."""
    leap_day = (day.month, day.day) == (2, 29)
    return (
        date.max
        if day.year == date.max.year
        else day.replace(year=day.year + 1, day=28 if leap_day else day.day)
    )


def _later(moment: datetime, span: timedelta) -> datetime:
    try:
        return moment + span
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)
