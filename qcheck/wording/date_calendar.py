"""Dates of a trial as a calendar file (RFC 5545), for mails and for pages.

A date keeps its identity for good and counts its changes, so that a file taken in again changes what is there
and doubles nothing. It is published, nobody is asked to reply, and no person stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from qcheck.language import Language
from qcheck.wording.trial_mails import DateInMail

if TYPE_CHECKING:
    from icalendar import Event

MEDIA_TYPE = "text/calendar; charset=utf-8"
ANEW = timedelta(hours=6)
"""How often a calendar that has subscribed asks again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A date in a calendar. `identity` is its id, `revision` counts its changes from 1, `changed` (aware) is
    when the last one was made, `address` a page about it that everybody may open.
    """

    date: DateInMail
    identity: str
    revision: int = 1
    changed: datetime | None = None
    address: str = ""
    called_off: bool = False


def calendar(
    date: DateInMail,
    identity: str,
    language: Language,
    *,
    revision: int = 1,
    changed: datetime | None = None,
    address: str = "",
    called_off: bool = False,
) -> str:
    """The file of one date."""
    return calendar_of((Entry(date, identity, revision, changed, address, called_off),), language)


def calendar_of(entries: Iterable[Entry], language: Language, name: str = "") -> str:
    """The file of these dates; with a `name` it is one to subscribe to."""
    from icalendar import Calendar  # loaded when somebody wants a calendar: no page waits for it

    made = Calendar()
    made.add("PRODID", "-//qcheck//dates//DE")
    made.add("VERSION", "2.0")
    made.add("METHOD", "PUBLISH")
    if name:
        made.add("X-WR-CALNAME", name)
        made.add("NAME", name)
        made.add("REFRESH-INTERVAL", ANEW, parameters={"VALUE": "DURATION"})
    for entry in entries:
        made.add_component(_event(entry, language))
    written: bytes = made.to_ical()
    return written.decode()


def _event(entry: Entry, language: Language) -> Event:
    from icalendar import Event

    event, date = Event(), entry.date
    changed = entry.changed or datetime(1970, 1, 1, tzinfo=UTC)
    event.add("UID", f"{entry.identity}@dates.qcheck")
    event.add("SEQUENCE", max(entry.revision - 1, 0))
    event.add("DTSTAMP", changed.astimezone(UTC).replace(microsecond=0))
    event.add("DTSTART", date.starts.astimezone(UTC))
    event.add("DTEND", date.ends.astimezone(UTC))
    event.add("SUMMARY", date.title)
    event.add("LOCATION", date.place or language.say("online"))
    if date.requirements:
        event.add("DESCRIPTION", date.requirements)
    event.add("STATUS", "CANCELLED" if entry.called_off else "CONFIRMED")
    if entry.address:
        event.add("URL", entry.address)
    return event
