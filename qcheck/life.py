"""A check's life: prepared, open, closed, deleted. What follows from its dates at a given moment, and how it
goes on; pure. Each change gives the life after it, the same where nothing changes, or NotPossible.

A check without a chosen end closes itself twelve months after it was made, so that no answers are kept for
ever by neglect. Whatever dates and zone are stored, asking where a check stands raises nothing: one check
whose dates nobody can mean must not stop the work on all others.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from qcheck.language import N_, local
from qcheck.records import Life, Mode, State
from qcheck.refusals import NotPossible

NOT_OPEN = {
    State.PREPARED: N_("This check has not been opened yet. Please come back a little later."),
    State.CLOSED: N_("This check is closed. Nothing can be changed any more; what was saved before is kept."),
}
"""Why nothing can be saved, by state."""
STAYS_CLOSED = N_(
    "A confidential check cannot be opened again: whoever compared the results before and after could "
    "tell what "
    "those who came later have answered."
)
NOT_ANY_MORE = N_("This check is closed; its end cannot be moved any more.")
PROMISED = N_(
    "People have begun to answer, and were told that everything is deleted earlier. The day can be "
    "brought forward but not "
    "postponed. If you need more time, please create another check of this process."
)
KEPT_AS_SAID = N_(
    "Everybody who answers is told that everything is deleted earlier. The day can be moved forward, "
    "not back. For a longer time, please "
    "make another check of this process."
)
TOO_EARLY = N_("The end lies in the past. Please choose a later day or time, or close the check now.")

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


def may_leave_the_result(mode: Mode) -> bool:
    """Whether somebody's answers may go out of the result once it has been seen, after the end.

    In a confidential check two results would differ by the answers of one person. And where a perspective
    falls below the smallest group, *all together* would stand there, from which the first result tells what a
    perspective that was withheld has answered.
    """
    return mode is Mode.OPEN


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


def started(before: Life, now: datetime) -> Life:
    """A prepared check is open from now on; NotPossible for a closed one."""
    stands = state(before, now)
    if stands is State.CLOSED:
        raise NotPossible(NOT_OPEN[stands])
    return replace(before, opened=now) if stands is State.PREPARED else before


def ended(before: Life, now: datetime) -> Life:
    """Closed; a check whose end has passed was closed then."""
    return replace(before, closed=min(now, end(before))) if before.closed is None else before


def resumed(before: Life, mode: Mode, now: datetime) -> Life:
    """A closed check goes on as if it had never been closed, its day of deletion included; NotPossible for a
    confidential one. An end that has passed is gone.

    Where its time is over without that, it runs for another twelve months from `now`, and is deleted on the
    same day all the same.
    """
    if state(before, now) is not State.CLOSED:
        return before
    if not may_resume(before, mode, now):
        raise NotPossible(STAYS_CLOSED)
    as_it_was = replace(before, closed=None)
    after = replace(as_it_was, ends=before.ends if before.ends and before.ends > now else None)
    return as_promised(as_it_was, after if state(after, now) is State.OPEN else replace(after, opened=now))


def scheduled(before: Life, ends: datetime | None, zone: str, now: datetime) -> Life:
    """Another end, None: by hand; NotPossible for a closed check, and for an end that has passed."""
    if state(before, now) is State.CLOSED:
        raise NotPossible(NOT_ANY_MORE)
    if ends is not None and ends <= now:
        raise NotPossible(TOO_EARLY)
    return replace(before, ends=ends, zone=zone)


def kept_until(before: Life, deletes: date | None, mode: Mode, *, promised: bool) -> Life:
    """Another day of deletion, None: twelve months after the end; NotPossible for a later one than people
    were promised.
    """
    after = replace(before, deletes=deletes)
    if promised and deletion(after) > deletion(before):
        raise NotPossible(KEPT_AS_SAID if mode is Mode.CONFIDENTIAL else PROMISED)
    return after


def admitting(before: Life, mode: Mode, now: datetime, *, admits: bool) -> Life:
    """Open for answers or closed, as the facilitator of a workshop wishes."""
    stands = state(before, now)
    if not admits:
        return before if stands is State.CLOSED else ended(before, now)
    return resumed(before, mode, now) if stands is State.CLOSED else started(before, now)


def restored(current: Life, before: Life, after: Life, now: datetime) -> Life:
    """The life as it was `before` a change that is taken back; what was changed again since then stays."""
    if state(current, now) is not state(after, now):
        return current
    untouched = {
        name: getattr(before, name)
        for name in ("ends", "deletes")
        if getattr(current, name) == getattr(after, name)
    }
    return replace(current, opened=before.opened, closed=before.closed, **untouched)


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
