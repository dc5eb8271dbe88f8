"""What the facilitator sees: where the workshop stands, what the wall shows, who is here, and what there is
to do now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from qcheck import agenda
from qcheck.agenda import BY_FLAG, Topic
from qcheck.catalogue import CriterionId
from qcheck.charts import light_symbol
from qcheck.disclosure import Count
from qcheck.live import urls
from qcheck.live.desk import due_dates, possible_moves
from qcheck.live.desk.autosave import kept_values
from qcheck.live.desk.entries import NOTHING_TYPED, Typed
from qcheck.live.desk.sayings import DIFFICULT, SAYINGS
from qcheck.live.labels import HINTS, SIGHTS, TITLES
from qcheck.scoring.values import CriterionProfile, Light
from qcheck.service import AgreedLight, Mode, Result, Workshop
from qcheck.web.check_facts import clock as time_of_day
from qcheck.web.visit import Visit
from qcheck.wording import (
    LIGHT_WORDS,
    Prompt,
    Voice,
    marks,
    out_of_reach,
    prompts,
    reason_word,
    reasons,
    result,
    rounds,
    settled,
)
from qcheck.workshop import Clock, Sight, Station

AGREEABLE = (Light.GREEN, Light.YELLOW, Light.RED)
WITH_TOPICS = frozenset({Station.TOPICS, Station.AGREEING})


@dataclass(frozen=True, slots=True)
class Shown:
    """A light beside its words; `light` is drawn already."""

    light: Markup
    words: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion in a list: its computed light where it may be seen now, the agreed one where there is one.

    `place` counts the chosen topics from 0, None where it is none; `why` says in a few words why it is
    proposed.
    """

    id: CriterionId
    title: str
    computed: Shown | None
    agreed: Shown | None
    revealed: bool
    place: int | None
    why: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """The topic that is talked about: why it is one, and what to ask."""

    line: Line
    reasons: tuple[str, ...]
    prompts: tuple[Prompt, ...]
    kept: AgreedLight | None


def desk(
    visit: Visit, room: Workshop, typed: Typed = NOTHING_TYPED, *, by_script: bool = False
) -> dict[str, object]:
    """Everything its template says. `typed`: what could not be kept.

    `by_script`: the clock's figures are left to the script, so that time alone changes nothing.
    """
    voice = Voice(room.catalogue, room.phase, visit.tongue(room.catalogue))
    stage = room.stage
    found = visit.service.result(visit.link) if stage.has_results else None
    lines, proposed = _lines(room, found, voice), _proposed(room, found)
    chosen = sorted((line for line in lines if line.place is not None), key=lambda line: line.place or 0)
    sights = list(possible_moves.sights(room, found, voice))
    return {
        "room": room,
        "stage": stage,
        "link": visit.link,
        "stops": [(stop, voice.say(TITLES[stop.station])) for stop in stage.plan],
        "title": voice.say(TITLES[stage.station]),
        "hint": voice.say(HINTS[stage.station]),
        "onward": possible_moves.onward(room, voice),
        "backward": possible_moves.backward(room, voice),
        "for_good": possible_moves.closes_for_good(room),
        "clock": _clock(stage.clock, room, voice, by_script=by_script),
        "here": _here(room, voice),
        "before": sum(room.earlier.values()),
        "hands": _hands(visit, room),
        "ending": possible_moves.ending(room, voice),
        "sayings": [voice.say(each) for each in SAYINGS[stage.station]],
        "difficult": [(voice.say(when), voice.say(what)) for when, what in DIFFICULT],
        "many": lambda number: rounds.many(number, room.minimum, voice.language),
        "sight": voice.say(SIGHTS[stage.sight]),
        "sights": sights,
        "shown_pages": [each for each in sights if each[0].startswith(f"show:{stage.sight}:")],
        "silence_ends": possible_moves.instead_of_silence(stage),
        "quiet": Sight.QUIET,
        "lines": lines,
        "topics": chosen,
        "topics_fit": max(1, _minutes(room, Station.TOPICS) // agenda.LEAST_MINUTES),
        "topic_minutes": _minutes(room, Station.TOPICS),
        "talk": _talk(room, found, lines, voice) if stage.station in WITH_TOPICS else None,
        "about": stage.criterion or "" if stage.station in WITH_TOPICS else "",
        "criterion_title": voice.criterion,
        "by_when": lambda measure: due_dates.said(measure, voice.language),
        "lights": [
            (light, drawn(light), voice.say(LIGHT_WORDS[light].title), voice.say(LIGHT_WORDS[light].word))
            for light in AGREEABLE
        ],
        "joining": urls.typed(visit),
        "out_of_reach": out_of_reach(urls.base(visit), voice.language),
        "qr": _pattern(urls.whole(visit, f"/a/{room.invitation}")) if room.invitation else "",
        "own_address": urls.whole(visit, f"/lead/{visit.link}"),
        "group": lambda kind, about="": typed.group(kind, about, kept_values(room, kind, about, proposed)),
        "wrong_groups": typed.wrong,
        "late": _late(typed, stage.criterion if stage.station in WITH_TOPICS else None),
    }


def _late(typed: Typed, current: CriterionId | None) -> list[CriterionId]:
    """The topics about which something was typed that could not be kept, while the talk went on
    to another.
    """
    about = [key.partition(":")[2] for key in sorted(typed.wrong) if key.startswith("agree:")]
    return [CriterionId(each) for each in about if each != current]


def drawn(light: Light, size: float = 26) -> Markup:
    """A light as a picture, silent because its words stand beside it."""
    return Markup(light_symbol(light, size))  # noqa: S704  drawn by us


def computed(row: CriterionProfile, voice: Voice) -> Shown:
    """What was computed."""
    return Shown(
        drawn(row.overall.rating.light),
        result(row.overall.rating, voice),
        tuple(mark.text for mark in marks(row, voice)),
    )


def agreed(kept: AgreedLight, voice: Voice) -> Shown:
    """What was agreed; a light that was deliberately left open is said, not drawn."""
    return Shown(drawn(Light(kept.light)) if kept.light else Markup(), settled(kept.light, voice))


def _lines(room: Workshop, found: Result | None, voice: Voice) -> list[Line]:
    rows = {row.criterion: row for row in found.profile.criteria} if found else {}
    topics = {topic.criterion: topic for topic in agenda.agenda(found.profile)} if found else {}
    stage = room.stage

    def line(criterion: CriterionId) -> Line:
        revealed = stage.whole or criterion in stage.revealed or stage.station not in {Station.REVEAL}
        row, kept, topic = rows.get(criterion), room.agreed.get(criterion), topics.get(criterion)
        return Line(
            criterion,
            voice.criterion(criterion),
            computed(row, voice) if row and revealed else None,
            agreed(kept, voice) if kept else None,
            stage.whole or criterion in stage.revealed,
            stage.topics.index(criterion) if criterion in stage.topics else None,
            ", ".join(reason_word(reason, voice) for reason in topic.reasons if reason in BY_FLAG.values())
            if topic
            else "",
            criterion == stage.criterion,
        )

    there = possible_moves.extent(room)
    if stage.station is not Station.CHOOSING:
        return [line(criterion) for criterion in there]
    first = dict.fromkeys((*stage.topics, *topics, *there))
    return [line(criterion) for criterion in first]


def _proposed(room: Workshop, found: Result | None) -> tuple[CriterionId, ...]:
    return agenda.proposed(agenda.agenda(found.profile), _minutes(room, Station.TOPICS)) if found else ()


def _talk(room: Workshop, found: Result | None, lines: list[Line], voice: Voice) -> Talk | None:
    current = room.stage.criterion
    row = next((row for row in found.profile.criteria if row.criterion == current), None) if found else None
    if current is None or row is None:
        return None
    topic = (
        next((each for each in agenda.agenda(found.profile) if each.criterion == current), Topic(row, ()))
        if found
        else Topic(row, ())
    )
    line = next(line for line in lines if line.id == current)
    return Talk(line, reasons(topic, voice), prompts(topic, voice), room.agreed.get(current))


def _clock(clock: Clock, room: Workshop, voice: Voice, *, by_script: bool) -> Mapping[str, object]:
    left = clock.seconds(room.now)
    running = clock.until is not None
    until = int(clock.until.timestamp() * 1000) if clock.until else None
    text = "" if left is None or (by_script and running) else f"{left // 60}:{left % 60:02}"
    at = "" if by_script else time_of_day(room.now, room.zone, voice.language)
    return {
        "is_set": left is not None,
        "running": running,
        "until": until,
        "text": text,
        "at": at,
        "up": left == 0,
    }


def _here(room: Workshop, voice: Voice) -> list[tuple[str, Count, Count, int]]:
    return [
        (voice.perspective(whose), joined, room.finished.get(whose), room.earlier.get(whose, 0))
        for whose, joined in room.joined.items()
    ]


def _hands(visit: Visit, room: Workshop) -> int:
    """How many people have been counted by raised hands: in each perspective as many as at the question with
    most hands.
    """
    most: dict[str, int] = {}
    for each in visit.service.hands_counted(visit.link) if room.mode is Mode.OPEN else ():
        most[each.perspective] = max(most.get(each.perspective, 0), sum(each.numbers.values()))
    return sum(most.values())


def _minutes(room: Workshop, station: Station) -> int:
    return next((stop.minutes for stop in room.stage.plan if stop.station is station), agenda.LEAST_MINUTES)


def _pattern(of: str) -> Markup:
    return Markup(urls.pattern(of))  # noqa: S704  drawn by us
