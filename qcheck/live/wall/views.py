"""What the wall shows, sight by sight: each gives its template what stands there, and takes nothing that has
not been revealed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from qcheck.browser import own_result
from qcheck.catalogue import EVERYBODY, CriterionId
from qcheck.charts import inline_band, matrix, picture, symbol
from qcheck.language import N_
from qcheck.live.urls import base, network, pattern, typed, whole
from qcheck.live.wall import profile_rows, texts
from qcheck.live.wall.counts import arrived, counted
from qcheck.live.wall.hyphens import hyphenated
from qcheck.live.wall.topic import answered
from qcheck.scoring.values import Light
from qcheck.service import DOTS, Result, Workshop
from qcheck.web.check_facts import clock
from qcheck.web.visit import Visit
from qcheck.wording import LIGHT_WORDS, Voice, marks, out_of_reach, rounds
from qcheck.wording.rounds import NO_ANSWERS
from qcheck.workshop import RESULTS, Sight, pages


@dataclass(frozen=True)
class Show:
    """A look at the workshop, for a language and a room that is dark or not."""

    visit: Visit
    room: Workshop
    dark: bool

    @cached_property
    def voice(self) -> Voice:
        return Voice(self.room.questionnaire, self.visit.tongue(self.room.catalogue))

    @cached_property
    def result(self) -> Result | None:
        """What has been revealed."""
        return self.visit.service.workshop.workshop_result(self.visit.access)

    @cached_property
    def pages(self) -> tuple[tuple[CriterionId, ...], ...]:
        return pages(self.room.questionnaire.criterion_ids)

    @property
    def page(self) -> int:
        return self.page_of(len(self.pages))

    def page_of(self, pages: int) -> int:
        """Which of so many pages is to be seen; how many there are depends on the language of the wall."""
        return min(self.room.stage.page, pages - 1)

    def light(self, light: Light) -> Markup:
        """Drawn."""
        return Markup(symbol(light, dark=self.dark))  # noqa: S704  our own shapes


def shown(visit: Visit, room: Workshop, *, dark: bool) -> dict[str, object]:
    """All that the template of the sight needs, and its name."""
    show = Show(visit, room, dark)
    sight = room.stage.sight if _can_be_seen(show) else Sight.QUIET
    seconds = room.stage.clock.seconds(room.now)
    until = room.stage.clock.until
    time = clock(until, room.zone, show.voice.language) if until else ""
    around = {
        "room": room,
        "sight": sight.value,
        "clock": room.stage.clock,
        "over": seconds == 0,
        "left": seconds,
        "time": time,
    }
    return around | dict(SIGHTS[sight](show))


def _can_be_seen(show: Show) -> bool:
    """Results that are not there yet leave the wall quiet."""
    sight, stage = show.room.stage.sight, show.room.stage
    if sight not in RESULTS or sight is Sight.MEASURES:
        return True
    if show.result is None:
        return False
    return sight in (Sight.PROFILE, Sight.MATRIX) or any(
        row.criterion == stage.criterion for row in show.result.profile.criteria
    )


def _way_in(show: Show) -> dict[str, object]:
    room = show.room
    address = whole(show.visit, f"/a/{room.invitation}") if room.invitation else ""
    return {
        "address": typed(show.visit),
        "code": room.code,
        "qr": Markup(pattern(address)) if address else "",  # noqa: S704  a pattern of ours
        "out_of_reach": out_of_reach(base(show.visit), show.voice.language),
        "wifi": room.wifi,
        "wifi_qr": Markup(network(*room.wifi)) if room.wifi[0] else "",  # noqa: S704  a pattern of ours
        "mode": rounds.MODES[room.mode].on_screen,
        "counted": counted(room, show.voice),
    }


def _quiet(show: Show) -> dict[str, object]:
    stage = show.room.stage
    before = stage.has_results and not stage.whole and not stage.revealed
    return {"before": before, "arrived": arrived(show.room, show.voice)}


def _profile(show: Show) -> dict[str, object]:
    result = _known(show.result)
    drawn = picture(result.profile, result.catalogue, show.voice.language)
    here = show.pages[show.page]
    found = {row.criterion: row for row in result.profile.criteria}
    revealed = {
        row.criterion: profile_rows.line(row, found[row.criterion], show.voice)
        for row in drawn.rows
        if row.criterion in here
    }
    lines = [revealed.get(each, profile_rows.WallLine(each, show.voice.criterion(each))) for each in here]
    bands = {
        row.criterion: Markup(inline_band(drawn, row, dark=show.dark))  # noqa: S704
        for row in drawn.rows
        if row.criterion in here
    }
    return {
        "lines": lines,
        "bands": bands,
        "agreed": {each: _agreed_light(show, each) for each in revealed if each in show.room.agreed},
        "basis": _basis(result, show.voice),
        "whose": drawn.view,
        "limits": (0, result.catalogue.rules.yellow_from, result.catalogue.rules.green_from, 100),
        "more": any(line.more for line in lines),
        **_around_rows(show, [line.light for line in lines if line.light] if result.sheets else []),
    }


def _matrix(show: Show) -> dict[str, object]:
    result = _known(show.result)
    found = matrix(result.profile, result.catalogue, show.voice.language)
    here = [row for block in found.blocks for row in block.rows if row.criterion in show.pages[show.page]]
    seen = [row.light for row in here] + [
        cell.light for row in here for cell in found.cells[row.criterion] if cell.light
    ]
    heads = [hyphenated(column.title, show.voice.language.tag) for column in found.columns]
    return {
        "heads": heads,
        "rows": here,
        "cells": found.cells,
        "whose": found.view,
        **_around_rows(show, seen if result.sheets else []),
    }


def _around_rows(show: Show, seen: list[Light]) -> dict[str, object]:
    return {
        "page": show.page + 1,
        "pages": len(show.pages),
        "light": show.light,
        "legend": [(light, LIGHT_WORDS[light].word) for light in LIGHT_WORDS if light in seen],
    }


def _basis(result: Result, voice: Voice) -> str:
    """How many sheets from how many perspectives; without a number where some are withheld, and in words
    where there is none.
    """
    if not result.sheets:
        return voice.say(NO_ANSWERS)
    sheets = {each: number for each, number in result.profile.sheets.items() if each != EVERYBODY}
    many = voice.count("{number} perspective", "{number} perspectives", len(sheets))
    if None in sheets.values():
        return many
    return ", ".join(
        (
            voice.count("{number} sheet", "{number} sheets", sum(number or 0 for number in sheets.values())),
            many,
        )
    )


def _topic(show: Show) -> dict[str, object]:
    result, stage = _known(show.result), show.room.stage
    row = next(row for row in result.profile.criteria if row.criterion == stage.criterion)
    return {
        "row": row,
        "title": show.voice.criterion(row.criterion),
        "light": show.light,
        "word": LIGHT_WORDS[row.overall.rating.light].word if result.sheets else NO_ANSWERS,
        "number": stage.topic + 1,
        "topics": len(stage.topics),
        "whose": _whose(show, result),
    }


def _talk(show: Show) -> dict[str, object]:
    """The topic with its answers and the questions for the talk, a page of them."""
    result, topic = _known(show.result), _topic(show)
    drawn = picture(result.profile, result.catalogue, show.voice.language)
    row = next(row for row in result.profile.criteria if row.criterion == show.room.stage.criterion)
    found = answered(result.profile, row, show.voice)
    page = show.page_of(len(found.pages))
    band = next(
        (inline_band(drawn, each, dark=show.dark) for each in drawn.rows if each.criterion == row.criterion),
        "",
    )
    return topic | {
        "answers": found,
        "here": found.pages[page],
        "page": page + 1,
        "pages": len(found.pages),
        "band": Markup(band),  # noqa: S704  drawn by us
        "marks": [mark.text for mark in marks(row, show.voice)],
    }


def _whose(show: Show, result: Result) -> list[tuple[str, Light, str, str]]:
    """How each perspective sees the topic: its name, light, score and the light's word."""
    row = next(row for row in result.profile.criteria if row.criterion == show.room.stage.criterion)
    return [
        (
            show.voice.perspective(whose),
            rating.light,
            "" if rating.score is None else str(rating.score),
            LIGHT_WORDS[rating.light].word,
        )
        for whose, rating in row.perspectives.items()
    ]


def _agreed(show: Show) -> dict[str, object]:
    topic = _topic(show)
    criterion = show.room.stage.criterion
    agreed = show.room.agreed.get(criterion) if criterion else None
    said = texts.said(agreed, show.voice.criterion(criterion or ""), show.voice)
    page = show.page_of(len(said.pages))
    settled = _agreed_light(show, criterion) if criterion and agreed else None
    return topic | {
        "settled": settled,
        "told": said.pages[page],
        "size": said.size,
        "page": page + 1,
        "pages": len(said.pages),
    }


def _agreed_light(show: Show, criterion: CriterionId) -> tuple[Light | None, str]:
    """The light that was agreed, and its word; None where it was deliberately left open."""
    kept = show.room.agreed[criterion].light
    light = Light(kept) if kept else None
    return light, LIGHT_WORDS[light].word if light else N_("deliberately left open")


def _measures(show: Show) -> dict[str, object]:
    found = texts.planned(show.room.measures, show.voice)
    page = show.page_of(len(found.pages))
    here = found.pages[page]
    return {
        "lines": here,
        "size": found.size,
        "all": len(show.room.measures),
        "page": page + 1,
        "pages": len(found.pages),
    }


def _end(show: Show) -> dict[str, object]:
    room = show.room
    address = (
        whole(show.visit, own_result(room.results))
        if room.results and not out_of_reach(base(show.visit), show.voice.language)
        else ""
    )
    return {"next": room.next, "qr": Markup(pattern(address)) if address else ""}  # noqa: S704  a pattern of ours


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
    return {
        "number": page + 1,
        "numbers": len(every),
        "title": show.voice.criterion(criterion.id),
        "statement": show.voice.question(question.id),
        "options": [option.label.say(tag) for option in room.catalogue.scale.answers],
    }


def _vote(show: Show) -> dict[str, object]:
    """While it is open how many have voted and on what; then the dots of each topic."""
    ballot = show.room.ballot
    if ballot is None:
        return {"ballot": None}
    order = ballot.ranking + tuple(each for each in ballot.among if each not in ballot.ranking)
    return {
        "ballot": ballot,
        "topics": [
            (show.voice.criterion(each), ballot.dots.get(each, 0))
            for each in (ballot.among if ballot.is_open else order)
        ],
        "most": max(ballot.dots.values(), default=0) or 1,
        "dots": DOTS,
        "voters": rounds.many(ballot.voters, show.room.minimum, show.voice.language),
        "minimum": show.room.minimum,
    }


def _known(result: Result | None) -> Result:
    assert result is not None  # asked before: see `_can_be_seen`
    return result


SIGHTS: Mapping[Sight, Callable[[Show], Mapping[str, object]]] = {
    Sight.JOIN: _way_in,
    Sight.COUNT: _way_in,
    Sight.QUIET: _quiet,
    Sight.STATEMENT: _statement,
    Sight.PROFILE: _profile,
    Sight.MATRIX: _matrix,
    Sight.VOTE: _vote,
    Sight.TOPIC: _talk,
    Sight.AGREED: _agreed,
    Sight.MEASURES: _measures,
    Sight.END: _end,
}
"""Each sight with what it needs."""
