"""The minutes of a workshop, at once and at any time: who was there, the profile, topics, what was agreed and
planned.

They say what the gate lets through and what the facilitator typed, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup
from starlette.responses import Response

from qcheck.browser import WORKSHOP
from qcheck.catalogue import CriterionId
from qcheck.charts import Size, picture, svg
from qcheck.live.lights import agreed, computed
from qcheck.live.plaintext import Minutes, Planned, Row, TopicMinutes, as_markdown
from qcheck.live.rendering import page
from qcheck.scoring.values import CriterionProfile
from qcheck.service import Result, Workshop
from qcheck.web.visit import Elsewhere, Visit
from qcheck.wording import Voice, agreed_mark, agreed_marks, due_dates, rounds


def minutes(visit: Visit) -> Response:
    """The page."""
    if visit.access.emptied is not None:  # they went with the answers
        raise Elsewhere(f"{WORKSHOP}/{visit.link}")
    room = visit.service.workshop.led(visit.access)
    found = visit.service.results.result(visit.access) if room.stage.has_results else None
    voice = Voice(room.questionnaire, visit.tongue(room.catalogue))
    told = composed(room, found, voice)
    drawings = _drawings(found, voice) if told.rows and found else []
    shown = {
        "link": visit.link,
        "told": told,
        "drawings": drawings,
        "text": as_markdown(told, voice),
        "room": room,
    }
    return page(visit, "minutes", room.catalogue, shown)


def composed(room: Workshop, found: Result | None, voice: Voice) -> Minutes:
    """The minutes of a workshop with what was found."""
    rows = {row.criterion: row for row in found.profile.criteria} if found else {}
    asked = room.questionnaire.criterion_ids
    about = dict.fromkeys(
        (*room.stage.topics, *(each for each in asked if each in room.agreed or room.notes.get(each)))
    )
    return Minutes(
        title=room.title,
        facts=_facts(room, voice),
        here=tuple(_here(room, voice)),
        rows=tuple(_row(row, room, voice) for row in rows.values()) if _anybody(found) else (),
        topics=tuple(_topic(criterion, rows.get(criterion), room, voice) for criterion in about),
        note=room.notes.get(CriterionId(""), ""),
        measures=tuple(_planned(room, voice)),
        next=room.next,
        as_of=voice.say("as of {day}", day=voice.language.moment(room.now, room.zone)),
        deleted=voice.say(
            "The workshop and these minutes are deleted on {day}. Please keep a copy.",
            day=voice.language.day(room.deletes),
        ),
        earlier=_earlier(room, voice),
        dots=tuple(
            (voice.criterion(each), _dots(room.ballot.dots[each], voice)) for each in room.ballot.ranking
        )
        if room.ballot
        else (),
        voted=_voted(room, voice),
    )


def _earlier(room: Workshop, voice: Voice) -> str:
    if not (number := sum(room.earlier.values())):
        return ""
    return voice.count(
        "And {number} sheet that was begun before the workshop.",
        "And {number} sheets that were begun before the workshop.",
        number,
    )


def _dots(number: int, voice: Voice) -> str:
    return voice.count("{number} dot", "{number} dots", number)


def _voted(room: Workshop, voice: Voice) -> str:
    """How many have voted with their phones, and how many dots were counted in the room; empty without a vote
    that has ended.
    """
    if room.ballot is None or room.ballot.is_open:
        return ""
    phones = voice.say(
        "Phones that have voted: {many}", many=rounds.many(room.ballot.voters, room.minimum, voice.language)
    )
    counted = sum(room.ballot.counted.values())
    return (
        " · ".join((phones, voice.say("counted in the room: {dots}", dots=_dots(counted, voice))))
        if counted
        else phones
    )


def _anybody(found: Result | None) -> bool:
    return found is not None and any(number is None or number for number in found.sheets.values())


def _facts(room: Workshop, voice: Voice) -> str:
    tongue = voice.language
    phase = room.questionnaire.phase_title(tongue.tag)
    asked = f"{room.catalogue.title.say(tongue.tag)} {room.catalogue.version}"
    begun = tongue.moment(room.started, room.zone)
    return " · ".join(filter(None, (room.place, begun, asked, phase, rounds.mode(room.mode, tongue))))


def _here(room: Workshop, voice: Voice) -> Iterable[tuple[str, str, str]]:
    for whose, joined in room.joined.items():
        here, done = (
            rounds.many(number, room.minimum, voice.language) for number in (joined, room.finished.get(whose))
        )
        yield voice.perspective(whose), here, done


def _row(row: CriterionProfile, room: Workshop, voice: Voice) -> Row:
    kept = room.agreed.get(row.criterion)
    return Row(voice.criterion(row.criterion), computed(row, voice), agreed(kept, voice) if kept else None)


def _topic(
    criterion: CriterionId, row: CriterionProfile | None, room: Workshop, voice: Voice
) -> TopicMinutes:
    kept = room.agreed.get(criterion)
    return TopicMinutes(
        voice.criterion(criterion),
        computed(row, voice) if row else None,
        agreed(kept, voice) if kept else None,
        kept.reason if kept else "",
        kept.minority if kept else "",
        room.notes.get(criterion, ""),
        agreed_mark(kept, voice).earlier if kept else (),
    )


def _planned(room: Workshop, voice: Voice) -> Iterable[Planned]:
    for each in room.measures:
        about = voice.criteria(each.criteria) or voice.say("for the whole process")
        yield Planned(
            each.what, about, each.who, each.partners, due_dates.said(each, voice.language), each.success
        )


def _drawings(found: Result, voice: Voice) -> list[tuple[str, Markup]]:
    """The profile part by part, so that no page break cuts a row."""
    parts = picture(found.profile, found.catalogue, voice.language, agreed_marks(found.agreed, voice)).parts
    return [(part.blocks[0].title, Markup(svg(part, Size.PRINT, headings=False))) for part in parts]  # noqa: S704  drawn by us
