"""What happened in a workshop, in words: who was there, the profile, topics, what was agreed and planned. The
page of the minutes, its plain text and the files are made of it.

It says what the gate lets through and what the facilitator typed, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qcheck.catalogue import EVERYBODY, CriterionId
from qcheck.scoring.values import CriterionProfile, Light
from qcheck.service import AgreedLight, Mode, Result, Workshop
from qcheck.wording import Voice, agreed_mark, due_dates, edition, marks, rounds, settled
from qcheck.wording import result as result_in_words


@dataclass(frozen=True, slots=True)
class LightSaid:
    """A light with its words; `light` is None where it was deliberately left open."""

    light: Light | None
    words: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion of the profile."""

    title: str
    computed: LightSaid
    agreed: LightSaid | None


@dataclass(frozen=True, slots=True)
class TopicTalkedAbout:
    """What was said about a topic and settled on, now and before; the texts are empty where nobody wrote
    one.
    """

    title: str
    computed: LightSaid | None
    agreed: LightSaid | None
    reason: str
    minority: str
    note: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A measure in words."""

    what: str
    about: str
    who: str
    partners: str
    due: str
    success: str


@dataclass(frozen=True, slots=True)
class Proceedings:
    """All of it, in one language. `present` counts who joined and who was done, in words, `in_all` all of
    them together where every number is told; `rows` are empty before the reveal.
    """

    title: str
    facts: str
    present: tuple[tuple[str, str, str], ...]
    rows: tuple[Row, ...]
    topics: tuple[TopicTalkedAbout, ...]
    note: str
    measures: tuple[Planned, ...]
    next: str
    as_of: str
    deleted: str
    earlier: str
    counted: str = ""
    dots: tuple[tuple[str, str], ...] = ()
    voted: str = ""
    in_all: tuple[str, str] | None = None

    @property
    def has_partners(self) -> bool:
        """Whether with any measure somebody is named who helps; else the column is left out."""
        return any(measure.partners for measure in self.measures)


def proceedings(room: Workshop, result: Result | None, voice: Voice) -> Proceedings:
    """Those of a workshop with what came out, None before there are results."""
    rows = {row.criterion: row for row in result.profile.criteria} if result else {}
    asked = room.questionnaire.criterion_ids
    about = dict.fromkeys(
        (
            *room.stage.topics,
            *(criterion for criterion in asked if criterion in room.agreed or room.notes.get(criterion)),
        )
    )
    return Proceedings(
        title=room.title,
        facts=_facts(room, voice),
        present=tuple(_present(room, voice)),
        in_all=_in_all(room, voice),
        rows=tuple(_row(row, room, voice) for row in rows.values()) if _anybody(result) else (),
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
        counted=_counted_in_the_room(room, result, voice),
        dots=tuple(
            (voice.criterion(criterion), _dots(room.ballot.dots[criterion], voice))
            for criterion in room.ballot.ranking
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


def _counted_in_the_room(room: Workshop, result: Result | None, voice: Voice) -> str:
    """Of how many sheets the result is made, where these are more than came to a device: others are raised
    hands and piles of paper. Empty where the numbers are not told exactly.
    """
    if result is None or room.mode is not Mode.OPEN:
        return ""
    answered = sum(number or 0 for whose, number in result.sheets.items() if whose != EVERYBODY)
    joined = sum(number for number in room.joined.values() if isinstance(number, int))
    if answered <= joined + sum(room.earlier.values()):
        return ""
    return voice.say(
        "The result is made of {answered} sheets, with raised hands and paper counted in the room.",
        answered=answered,
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


def _anybody(result: Result | None) -> bool:
    return result is not None and any(number is None or number for number in result.sheets.values())


def _facts(room: Workshop, voice: Voice) -> str:
    tongue = voice.language
    phase = room.questionnaire.phase_title(tongue.tag)
    asked = edition(room.catalogue, tongue)
    begun = tongue.moment(room.started, room.zone)
    return " · ".join(filter(None, (room.place, begun, asked, phase, rounds.mode(room.mode, tongue))))


def _present(room: Workshop, voice: Voice) -> Iterable[tuple[str, str, str]]:
    for whose, joined in room.joined.items():
        present, done = (
            rounds.many(number, room.minimum, voice.language) for number in (joined, room.finished.get(whose))
        )
        yield voice.perspective(whose), present, done


def _in_all(room: Workshop, voice: Voice) -> tuple[str, str] | None:
    """How many came and were done in all, where every number is told exactly and there are several."""
    sums = []
    for numbers in (room.joined, room.finished):
        told = [number for number in numbers.values() if isinstance(number, int)]
        if len(told) < len(room.joined) or len(told) < 2:
            return None
        sums.append(rounds.many(sum(told), room.minimum, voice.language))
    return sums[0], sums[1]


def _row(row: CriterionProfile, room: Workshop, voice: Voice) -> Row:
    kept = room.agreed.get(row.criterion)
    return Row(voice.criterion(row.criterion), _computed(row, voice), _agreed(kept, voice) if kept else None)


def _topic(
    criterion: CriterionId, row: CriterionProfile | None, room: Workshop, voice: Voice
) -> TopicTalkedAbout:
    kept = room.agreed.get(criterion)
    return TopicTalkedAbout(
        voice.criterion(criterion),
        _computed(row, voice) if row else None,
        _agreed(kept, voice) if kept else None,
        kept.reason if kept else "",
        kept.minority if kept else "",
        room.notes.get(criterion, ""),
        agreed_mark(kept, voice).earlier if kept else (),
    )


def _computed(row: CriterionProfile, voice: Voice) -> LightSaid:
    rating = row.overall.rating
    return LightSaid(
        rating.light, result_in_words(rating, voice), tuple(mark.text for mark in marks(row, voice))
    )


def _agreed(kept: AgreedLight, voice: Voice) -> LightSaid:
    return LightSaid(Light(kept.light) if kept.light else None, settled(kept.light, voice))


def _planned(room: Workshop, voice: Voice) -> Iterable[Planned]:
    for measure in room.measures:
        about = voice.criteria(measure.criteria) or voice.say("for the whole process")
        yield Planned(
            measure.what,
            about,
            measure.who,
            measure.partners,
            due_dates.said(measure, voice.language),
            measure.success,
        )
