"""A date of a trial as a calendar file (RFC 5545), for mails and for pages.

A date keeps its identity for good and counts its changes, so that a file taken in again changes what is there
and doubles nothing. It is published, nobody is asked to reply, and no person stands in it.
"""

from __future__ import annotations

from datetime import UTC, datetime

from qcheck.language import Language
from qcheck.wording.trial_mails import DateInMail

MEDIA_TYPE = "text/calendar; charset=utf-8"


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
    """The file of one date. `identity` is its id, `revision` counts its changes from 1, `changed` (aware) is
    when the last one was made, `address` a page about it that everybody may open.
    """
    from icalendar import Calendar, Event  # loaded when somebody wants a calendar: no page waits for it

    made, event = Calendar(), Event()
    made.add("PRODID", "-//qcheck//dates//DE")
    made.add("VERSION", "2.0")
    made.add("METHOD", "PUBLISH")
    event.add("UID", f"{identity}@dates.qcheck")
    event.add("SEQUENCE", max(revision - 1, 0))
    event.add("DTSTAMP", (changed or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(UTC).replace(microsecond=0))
    event.add("DTSTART", date.starts.astimezone(UTC))
    event.add("DTEND", date.ends.astimezone(UTC))
    event.add("SUMMARY", date.title)
    event.add("LOCATION", date.place or language.say("online"))
    if date.requirements:
        event.add("DESCRIPTION", date.requirements)
    event.add("STATUS", "CANCELLED" if called_off else "CONFIRMED")
    if address:
        event.add("URL", address)
    made.add_component(event)
    written: bytes = made.to_ical()
    return written.decode()
