"""When a check ends and when it is deleted, as people type it: a day, a time of day, and the time zone by its
name.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

import streamlit as st

from qcheck import typed_dates
from qcheck.language import N_
from qcheck.service import Invalid, NotPossible
from qcheck.typed_dates import USUAL_ZONE
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.visitor import say

SOME = (
    USUAL_ZONE,
    "Europe/Vienna",
    "Europe/Zurich",
    "Europe/Luxembourg",
    "Europe/Brussels",
    "Europe/London",
    "Europe/Athens",
    "UTC",
)

NO_DAY = N_("'{text}' is not a day. Please write it like 31.03.2027.")
NO_TIME = N_("'{text}' is not a time of day. Please write it like 18:00.")
PAST = N_("The end lies in the past. Please choose a later day or time.")
DAY_MISSING = N_("Please give the day, too.")

Line = Callable[[str, str, str], str]
"""Draws a line of text: label, key and placeholder."""


def fields(prefix: str, line: Line) -> tuple[str, str]:
    """Day and time of day, as typed."""
    left, right = st.columns(2)
    with left:
        day_typed = line(say("Last day (such as 31.03.2027)"), f"{prefix}-day", "")
        meant(day_typed, f"{prefix}-meant")
    with right:
        time_typed = line(say("Time of day (empty: the end of that day)"), f"{prefix}-time", "")
    return day_typed, time_typed


def meant(typed: str, key: str) -> None:
    """Which day is meant, where it was typed without its year."""
    read = typed_dates.day(typed, _today())
    with widgets.place(key):
        if read and str(read.year) not in typed:
            html.paragraph(say("This is {day}.", day=visitor.tongue().day(read)), "qc-aside")


def zone(key: str, first: str = USUAL_ZONE) -> str:
    """The time zone, chosen by its name."""
    names = {name: zone_name(name) for name in _offered(first)}
    widgets.from_address(key, names)
    chosen = st.selectbox(
        say("Time zone"),
        list(names),
        inputs.place(key, names),
        names.__getitem__,
        key=key,
        on_change=widgets.into_address,
        args=(key,),
    )
    return str(chosen)


def zone_name(name: str) -> str:
    """The zone by its name, and in words where it is that of a place."""
    return f"{name}, {visitor.tongue().zone(name)}" if "/" in name else name


def moment(day_typed: str, time_typed: str, zone_chosen: str) -> datetime | None:
    """When it ends; None where nothing was typed. A time of day beside the day counts where the other field
    is empty.

    Raises NotPossible for what is no day or no time.
    """
    if not day_typed.strip():
        if time_typed.strip():
            raise Invalid(DAY_MISSING)
        return None
    written = _written(day_typed)
    if time_typed.strip():
        written = typed_dates.Written(written.day, _time(time_typed))
    return written.moment(ZoneInfo(zone_chosen))


def wrong(day_typed: str, time_typed: str, zone_chosen: str, deletes: str) -> list[str]:
    """Why the end and the day of deletion cannot be as they were typed: everything at once, in words."""

    def to_come() -> None:
        ends = moment(day_typed, time_typed, zone_chosen)
        if ends is not None and ends <= datetime.now(ZoneInfo(zone_chosen)):
            raise Invalid(PAST)

    read: tuple[tuple[Callable[[str], object], str], ...] = (
        (day, day_typed),
        (_time, time_typed),
        (day, deletes),
    )
    single = [_refusal(partial(reading, text)) for reading, text in read if text.strip()]
    return list(filter(None, single)) or list(filter(None, [_refusal(to_come)]))


def _refusal(read: Callable[[], object]) -> str:
    """What is said where this cannot be read; empty where it can."""
    try:
        read()
    except NotPossible as refused:
        return refused.said(visitor.tongue())
    return ""


def day(typed: str) -> date:
    """A day as people write it. Raises NotPossible."""
    return _written(typed).day


def written(a_day: date) -> str:
    """A day as these fields have it."""
    return f"{a_day:%d.%m.%Y}"


def _written(typed: str) -> typed_dates.Written:
    if (written_moment := typed_dates.moment(typed, _today())) is None:
        raise Invalid(NO_DAY, text=typed.strip()[:40])
    return written_moment


def _today() -> date:
    return datetime.now(ZoneInfo(visitor.zone())).date()


def _time(typed: str) -> time:
    if (time_of_day := typed_dates.time_of_day(typed)) is None:
        raise Invalid(NO_TIME, text=typed.strip()[:40])
    return time_of_day


def _offered(first: str) -> list[str]:
    """The first one, the visitor's own, then some of Europe."""
    return list(dict.fromkeys((first, visitor.zone(), *SOME)))
