"""The sights of the wall that tell no result: the way in, who is done, silence, votes, measures, the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from qcheck.addresses import own_result
from qcheck.plain.live.urls import base, network, pattern, whole
from qcheck.plain.live.wall import layout, lists, texts
from qcheck.plain.live.wall.counts import arrived, counted
from qcheck.plain.live.wall.show import Show
from qcheck.plain.live.wall.way_in import late_address, way_in
from qcheck.service import DOTS, Measure
from qcheck.wording import Voice, due_dates, out_of_reach, rounds
from qcheck.wording.scales import shortened
from qcheck.workshop import Sight

MOST_SIGNS = 48
"""Of an answer beside a statement that stands in a line with others; where one is longer, each has lines of
its own.
"""
MOST_OF_AN_ANCHOR = 180
"""Of an answer that has lines of its own."""


def _way_in(show: Show) -> dict[str, object]:
    room = show.room
    there = f"/a/{room.invitation}" if room.invitation else ""
    return {
        **way_in(show.visit, there, room.code or "", beside_wifi=bool(room.wifi[0])),
        "wifi": room.wifi,
        "wifi_qr": Markup(network(*room.wifi)) if room.wifi[0] else "",  # noqa: S704  a pattern of ours
        "mode": rounds.MODES[room.mode].on_screen,
        "counted": counted(room, show.voice),
    }


def _count(show: Show) -> dict[str, object]:
    numbers_and_way, numbers = _way_in(show), counted(show.room, show.voice)
    titles = [title or show.voice.say("Everybody") for title, _, _ in numbers.rows]
    if len(titles) > 1 and numbers.joined:
        titles.append(show.voice.say("All perspectives"))
    head = show.voice.say("Now everybody answers for themselves")
    return numbers_and_way | {
        "style": layout.style({**lists.counts(titles, head), **late_address(show.visit)})
    }


def _quiet(show: Show) -> dict[str, object]:
    stage = show.room.stage
    before = stage.has_results and not stage.whole and not stage.revealed
    return {"before": before, "arrived": arrived(show.room, show.voice)}


def _measures(show: Show) -> dict[str, object]:
    planned = texts.planned(show.room.measures, show.voice)
    page = show.page_of(len(planned.pages))
    return {
        "lines": planned.pages[page],
        "style": layout.style(planned.sizes[page]),
        "all": len(show.room.measures),
        "page": page + 1,
        "pages": len(planned.pages),
    }


def _end(show: Show) -> dict[str, object]:
    room = show.room
    address = (
        whole(show.visit, own_result(room.results))
        if room.results and not out_of_reach(base(show.visit), show.voice.language)
        else ""
    )
    measures = [_in_short(measure, show.voice) for measure in room.measures]
    promised, sizes = lists.promised(measures, beside_code=bool(address))
    return {
        "next": room.next,
        "qr": Markup(pattern(address)) if address else "",  # noqa: S704  a pattern of ours
        "shares": bool(room.results),
        "promised": promised,
        "style": layout.style(sizes),
    }


def _in_short(measure: Measure, voice: Voice) -> str:
    """What, by whom and by when, in one line."""
    about = filter(None, (measure.who, due_dates.said(measure, voice.language)))
    return " – ".join(filter(None, (measure.what, ", ".join(about))))


def _statement(show: Show) -> dict[str, object]:
    """The statement for which hands are counted, with the answers to choose from."""
    room, tag = show.room, show.voice.language.tag
    every = [
        (criterion, question)
        for criterion in room.questionnaire.criteria
        for question in room.questionnaire.put_to(criterion, room.questionnaire.perspectives)
    ]
    page = show.page_of(len(every))
    criterion, question = every[page]
    title, statement = show.voice.criterion(criterion.id), show.voice.question(question.id)
    answers = room.catalogue.scale_of(question).answers
    options = [shortened(option.label.say(tag), MOST_OF_AN_ANCHOR) for option in answers]
    is_long = any(len(option) > MOST_SIGNS for option in options)
    sizes = (lists.statement_with_anchors if is_long else lists.statement)(statement, title, options)
    return {
        "number": page + 1,
        "numbers": len(every),
        "title": title,
        "statement": statement,
        "options": options,
        "is_long": is_long,
        "style": layout.style(sizes),
    }


def _vote(show: Show) -> dict[str, object]:
    """While it is open how many have voted and on what; then the dots of each topic."""
    ballot = show.room.ballot
    if ballot is None:
        return {"ballot": None}
    ranked = ballot.ranking + tuple(topic for topic in ballot.among if topic not in ballot.ranking)
    order = ballot.among if ballot.is_open else ranked
    titles = [show.voice.criterion(topic) for topic in order]
    sizes = (lists.among if ballot.is_open else lists.dots)(
        titles, show.voice.say("What shall we talk about?")
    )
    return {
        "ballot": ballot,
        "topics": [(title, ballot.dots.get(topic, 0)) for topic, title in zip(order, titles, strict=True)],
        "most": max(ballot.dots.values(), default=0) or 1,
        "dots": DOTS,
        "voters": rounds.many(ballot.voters, show.room.minimum, show.voice.language),
        "minimum": ballot.minimum,
        "style": layout.style(sizes),
    }


ROOM_SIGHTS: Mapping[Sight, Callable[[Show], Mapping[str, object]]] = {
    Sight.JOIN: _way_in,
    Sight.COUNT: _count,
    Sight.QUIET: _quiet,
    Sight.STATEMENT: _statement,
    Sight.VOTE: _vote,
    Sight.MEASURES: _measures,
    Sight.END: _end,
}
"""Each sight with what it needs."""
