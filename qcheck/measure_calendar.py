"""Measures as a calendar file (RFC 5545): one whole day each, with an alarm two weeks before.

A measure keeps its identity for good and counts its changes, so that a file that is imported again changes
what is there and doubles nothing. A measure without a day stands in no calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from qcheck.language import N_, Language
from qcheck.service import STILL_TO_DO, Measure, MeasureList, MeasureState
from qcheck.wording.measures import FIELD_WORDS, state_in_words

if TYPE_CHECKING:
    from icalendar import Alarm, Event

MEDIA_TYPE = "text/calendar; charset=utf-8"
BEFORE = timedelta(days=14)
ANEW = timedelta(hours=12)
"""How often a calendar that has subscribed asks again."""
NAME = N_("Measures: {title}")
MOST_IN_TITLE = 120
"""Characters of a measure in the title of its day; all of it stands in the description."""


def has_day(measure: Measure) -> bool:
    """Whether a measure can stand in a calendar."""
    return measure.due is not None


def calendar(
    measure_list: MeasureList, wanted: Iterable[Measure], language: Language, address: str = ""
) -> bytes:
    """The calendar of these measures; `address` is where all of them can be read."""
    from icalendar import Calendar  # loaded when somebody wants a calendar: no page waits for it

    name = language.say(NAME, title=measure_list.access.title)
    made = Calendar()
    made.add("PRODID", "-//qcheck//measures//DE")
    made.add("VERSION", "2.0")
    made.add("METHOD", "PUBLISH")
    made.add("X-WR-CALNAME", name)
    made.add("NAME", name)
    made.add("REFRESH-INTERVAL", ANEW, parameters={"VALUE": "DURATION"})
    made.add("X-PUBLISHED-TTL", "PT12H")
    for measure in wanted:
        if measure.due is not None:
            made.add_component(_event(measure_list, measure, language, address))
    content: bytes = made.to_ical()
    return content


def _event(measure_list: MeasureList, measure: Measure, language: Language, address: str) -> Event:
    from icalendar import Event

    assert measure.due is not None
    event, changed = Event(), measure.changed or datetime(1970, 1, 1, tzinfo=UTC)
    title = _title(measure, language)
    event.add("UID", f"{measure.id}@measures.qcheck")
    event.add("SEQUENCE", max(measure.revision - 1, 0))
    event.add("DTSTAMP", changed.astimezone(UTC).replace(microsecond=0))
    event.add("LAST-MODIFIED", changed.astimezone(UTC).replace(microsecond=0))
    event.add("DTSTART", measure.due)
    event.add("DTEND", measure.due + timedelta(days=1))
    event.add("SUMMARY", title)
    event.add("DESCRIPTION", "\n".join(_lines(measure_list, measure, language)))
    event.add("TRANSP", "TRANSPARENT")
    event.add("STATUS", "CANCELLED" if measure.state is MeasureState.DROPPED else "CONFIRMED")
    if address:
        event.add("URL", address)
    if measure.state in STILL_TO_DO:
        event.add_component(_alarm(title))
    return event


def _alarm(title: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", title)
    alarm.add("TRIGGER", -BEFORE)
    return alarm


def _title(measure: Measure, language: Language) -> str:
    what = measure.what.partition("\n")[0]
    short = what if len(what) <= MOST_IN_TITLE else f"{what[: MOST_IN_TITLE - 1].rstrip()}…"
    if measure.state in STILL_TO_DO:
        return short
    return f"{short} ({state_in_words(measure.state, None, '', language)})"


def _lines(measure_list: MeasureList, measure: Measure, language: Language) -> Iterator[str]:
    """What the day says of its measure, a line for each field that has something."""
    yield measure.what
    criteria = ", ".join(measure_list.criterion(criterion, language.tag) for criterion in measure.criteria)
    facts = (
        ("criteria", criteria or language.say("for the whole process")),
        ("who", measure.who),
        ("partners", measure.partners),
        ("by_when", measure.by_when),
        ("success", measure.success),
        ("state", state_in_words(measure.state, measure.since, measure.reason, language)),
    )
    yield from (f"{language.say(FIELD_WORDS[name])}: {words}" for name, words in facts if words)
