"""When a check ends and when it is deleted, as people type it: a day, a time of day, and the time zone by its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from qcheck.language import N_
from qcheck.service import NotPossible
from qcheck.ui import here, widgets

USUAL = "Europe/Berlin"
SOME = (USUAL, "Europe/Vienna", "Europe/Zurich", "Europe/Luxembourg", "Europe/Brussels", "Europe/London", "Europe/Athens", "UTC")
END_OF_DAY = time(23, 59)

NO_DAY = N_("'{text}' is not a day. Please write it like 31.03.2027.")
NO_TIME = N_("'{text}' is not a time of day. Please write it like 18:00.")
DAY_MISSING = N_("Please give the day, too.")

_GERMAN_DAY = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:\s*Uhr)?")

Line = Callable[[str, str, str], str]
"""Draws a line of text: label, key and placeholder."""


def fields(prefix: str, line: Line) -> tuple[str, str]:
    """Day and time of day, as typed."""
    say = here.tongue().say
    left, right = st.columns(2)
    with left:
        day_typed = line(say("Last day (such as 31.03.2027)"), f"{prefix}-day", "")
    with right:
        time_typed = line(say("Time of day (empty: the end of that day)"), f"{prefix}-time", "")
    return day_typed, time_typed


def zone(key: str, first: str = USUAL) -> str:
    """The time zone, chosen by its name."""
    names = {name: zone_name(name) for name in _offered(first)}
    widgets.from_address(key, names)
    chosen = st.selectbox(
        here.tongue().say("Time zone"), list(names), format_func=names.__getitem__, key=key, on_change=widgets.into_address, args=(key,)
    )
    return str(chosen)


def zone_name(name: str) -> str:
    """The zone by its name, and in words where it is that of a place."""
    return f"{name}, {here.tongue().zone(name)}" if "/" in name else name


def moment(day_typed: str, time_typed: str, zone_chosen: str) -> datetime | None:
    """When it ends; None where nothing was typed. Raises NotPossible for what is no day or no time."""
    if not day_typed.strip():
        if time_typed.strip():
            raise NotPossible(DAY_MISSING)
        return None
    return datetime.combine(day(day_typed), _time(time_typed), ZoneInfo(zone_chosen))


def day(typed: str) -> date:
    """A day as it is written here or in other programs. Raises NotPossible."""
    text = typed.strip()
    german, iso = _GERMAN_DAY.fullmatch(text), _ISO_DAY.fullmatch(text)
    parts = german.groups()[::-1] if german else iso.groups() if iso else ()
    try:
        return date(*map(int, parts))
    except (TypeError, ValueError):  # nothing of both, or a day that the calendar does not have
        raise NotPossible(NO_DAY, text=text[:40]) from None


def written(found: date) -> str:
    """A day as these fields have it."""
    return f"{found:%d.%m.%Y}"


def _time(typed: str) -> time:
    text = typed.strip()
    if not text:
        return END_OF_DAY
    found = _TIME.fullmatch(text)
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else time(99)
    except ValueError:
        raise NotPossible(NO_TIME, text=text[:40]) from None


def _offered(first: str) -> list[str]:
    """The first one, the visitor's own, then some of Europe."""
    return list(dict.fromkeys((first, here.zone(), *SOME)))
