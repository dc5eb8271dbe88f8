"""The sights of the wall that tell results: the profile, the matrix, a topic, what was agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from qcheck.catalogue import EVERYBODY, CriterionId
from qcheck.charts import Picture, Row, matrix, picture
from qcheck.language import N_
from qcheck.plain.live.wall import layout, matrix_layout, profile_rows, rings, texts
from qcheck.plain.live.wall.hyphens import hyphenated
from qcheck.plain.live.wall.layout import OLD
from qcheck.plain.live.wall.rings import Band
from qcheck.plain.live.wall.show import Show
from qcheck.plain.live.wall.topic import OVERALL, topic_pages
from qcheck.scoring.values import CriterionProfile, Light
from qcheck.service import Result
from qcheck.wording import LIGHT_WORDS, AgreedMark, Voice, agreed_marks
from qcheck.wording.rounds import NO_ANSWERS
from qcheck.workshop import AGREEABLE, Sight

OVERALL_BAND = 0.45 * OLD.width
"""How wide the band of one topic is at least."""
OVERALL_SIZE = 3.0
"""The size of the letters at its rings."""


def _profile(show: Show) -> dict[str, object]:
    result, voice = show.revealed, show.voice
    drawn = picture(result.profile, result.catalogue, voice.language, _marks(show))
    criteria = show.pages[show.page]
    profiles = {row.criterion: row for row in result.profile.criteria}
    rows = [row for row in drawn.rows if row.criterion in criteria]
    agreed = {row.criterion: row.agreed for row in rows if row.agreed}
    legend = _legend([row.light for row in rows] if result.sheets else [], voice)
    titles = [voice.criterion(criterion) for criterion in criteria]
    letters = rings.signs(drawn.rows, 0, voice)
    lights = [word for _, word in legend]
    head = voice.say("This is how we answered")
    settled = (voice.say("agreed"), *(mark.name for mark in agreed.values())) if agreed else ()

    def above(names: Sequence[str], more: Sequence[bool]) -> tuple[profile_rows.Columns, ...]:
        return tuple(
            profile_rows.Columns.of(
                titles,
                shape,
                head,
                lights + _ring_key(names, voice, more=with_more),
                settled,
                pages=len(show.pages),
                by_letters=len(letters) > 2,
            )
            for shape, with_more in zip(layout.SHAPES, more, strict=True)
        )

    def told() -> dict[CriterionId, profile_rows.WallLine]:
        return {
            row.criterion: profile_rows.line(
                row, profiles[row.criterion], rings.band(row, drawn, signs, width), columns, voice
            )
            for row in rows
        }

    columns = above([voice.perspective(each) for each in letters], [True] * len(layout.SHAPES))
    width = profile_rows.narrowest_band(columns)
    signs = rings.signs(drawn.rows, width, voice)
    lines = told()
    if len(rows) == len(criteria):  # all of it is there: rows take what a shorter key leaves, and stay there
        needed = above([name for _, name in _who(signs, voice)], _with_more(lines))
        columns = tuple(
            replace(column, row=max(column.row, near.row))
            for column, near in zip(columns, needed, strict=True)
        )
        lines = told()
    return {
        "lines": [
            lines.get(criterion, profile_rows.WallLine(criterion, title))
            for criterion, title in zip(criteria, titles, strict=True)
        ],
        "agreed": agreed,
        "basis": _basis(result, voice),
        "whose": drawn.view,
        "limits": (0, result.catalogue.rules.yellow_from, result.catalogue.rules.green_from, 100),
        "more": _with_more(lines),
        "who": _who(signs, voice),
        "has_rings": bool(signs),
        "style": layout.style(profile_rows.sizes(columns)),
        **_around_rows(show, legend),
    }


def _with_more(lines: Mapping[CriterionId, profile_rows.WallLine]) -> list[bool]:
    """For each shape, whether a row has a note that stands with its topic only."""
    places = range(len(layout.SHAPES))
    return [any(line.marks[place].more for line in lines.values()) for place in places]


def _ring_key(names: Iterable[str], voice: Voice, *, more: bool) -> list[str]:
    """What stands at the foot beside the lights: whose the rings are, and what a number of notes means."""
    return [
        *names,
        voice.say("all perspectives together"),
        *((voice.say("one more note, shown with the topic"),) if more else ()),
    ]


def _who(signs: Mapping[str, str], voice: Voice) -> list[tuple[str, str]]:
    """The letters with whose they are; empty where names stand in full."""
    told = ((sign, voice.perspective(perspective)) for perspective, sign in signs.items())
    return [(sign, title) for sign, title in told if sign != title]


def _matrix(show: Show) -> dict[str, object]:
    result, voice = show.revealed, show.voice
    table = matrix(result.profile, result.catalogue, voice.language, _marks(show))
    rows = [row for block in table.blocks for row in block.rows if row.criterion in show.pages[show.page]]
    cells = [cell.light for row in rows for cell in table.cells[row.criterion] if cell.light]
    legend = _legend([row.light for row in rows] + cells if result.sheets else [], voice)
    letters = rings.letters(voice)
    by_letter = len(table.columns) > matrix_layout.MOST_NAMES
    names = [(column.title, letters.get(column.perspective, "")) for column in table.columns]
    heads = [(letter or title) if by_letter else title for title, letter in names]
    key = [word for _, word in legend] + [title for title, letter in names if by_letter and letter]
    settled = voice.say("agreed") if any(row.agreed for row in rows) else ""
    sizes = matrix_layout.sizes(
        [row.title for row in rows],
        [*heads, voice.say("all perspectives")],
        voice.say("The perspectives compared"),
        key,
        [
            matrix_layout.Settled(row.agreed.name, bool(row.agreed.light)) if row.agreed else None
            for row in rows
        ],
        settled,
    )
    return {
        "heads": [
            (hyphenated(head, voice.language.tag), title)
            for head, (title, _) in zip(heads, names, strict=True)
        ],
        "shared": hyphenated(voice.say("all perspectives"), voice.language.tag),
        "settled": settled,
        "rows": rows,
        "cells": table.cells,
        "whose": table.view,
        "who": [(letter, title) for title, letter in names if letter] if by_letter else [],
        "style": layout.style(sizes),
        **_around_rows(show, legend),
    }


def _around_rows(show: Show, legend: list[tuple[Light, str]]) -> dict[str, object]:
    return {"page": show.page + 1, "pages": len(show.pages), "light": show.light, "legend": legend}


def _legend(seen: Iterable[Light], voice: Voice) -> list[tuple[Light, str]]:
    """The lights that are to be seen, with their words."""
    there = set(seen)
    return [(light, voice.say(words.word)) for light, words in LIGHT_WORDS.items() if light in there]


def _basis(result: Result, voice: Voice) -> str:
    """How many sheets from how many perspectives; without a number where some are withheld, and in words
    where there is none.
    """
    if not result.sheets:
        return voice.say(NO_ANSWERS)
    sheets = {
        perspective: number
        for perspective, number in result.profile.sheets.items()
        if perspective != EVERYBODY
    }
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
    """What stands over a topic: its light, its score, and where each perspective stands."""
    result, stage = show.revealed, show.room.stage
    drawn = picture(result.profile, result.catalogue, show.voice.language)
    row = _current(show)
    signs, band = _overall(drawn, row.criterion, show.voice)
    return {
        "row": row,
        "title": show.voice.criterion(row.criterion),
        "light": show.light,
        "word": LIGHT_WORDS[row.overall.rating.light].word if result.sheets else NO_ANSWERS,
        "number": stage.topic + 1,
        "topics": len(stage.topics),
        "whose": _whose(row, show.voice),
        "band": band,
        "who": _who(signs, show.voice),
    }


def _current(show: Show) -> CriterionProfile:
    criterion = show.room.stage.criterion
    return next(row for row in show.revealed.profile.criteria if row.criterion == criterion)


def _overall(drawn: Picture, criterion: CriterionId, voice: Voice) -> tuple[dict[str, str], Band | None]:
    rows: list[Row] = [row for row in drawn.rows if row.criterion == criterion]
    signs = rings.signs(rows, OVERALL_BAND, voice, OVERALL_SIZE)
    return signs, rings.band(rows[0], drawn, signs, OVERALL_BAND, OVERALL_SIZE) if rows else None


def _talk(show: Show) -> dict[str, object]:
    """The topic with its answers and the questions for the talk, a page of them."""
    topic = _topic(show)
    answers = topic_pages(show.revealed.profile, _current(show), show.voice)
    page = show.page_of(len(answers.pages))
    return topic | {
        "answers": answers,
        "here": answers.pages[page],
        "style": layout.style(answers.pages[page].sizes),
        "page": page + 1,
        "pages": len(answers.pages),
    }


def _whose(row: CriterionProfile, voice: Voice) -> list[tuple[str, str, Light, str, str]]:
    """How each perspective sees the topic: its letter and name, light, score and the light's word."""
    letters = rings.letters(voice)
    return [
        (
            letters.get(whose, ""),
            voice.perspective(whose),
            rating.light,
            "" if rating.score is None else str(rating.score),
            LIGHT_WORDS[rating.light].word,
        )
        for whose, rating in row.perspectives.items()
        if whose != EVERYBODY or len(row.perspectives) > 1 or not voice.catalogue.perspectives
    ]


def _agreed(show: Show) -> dict[str, object]:
    topic, row = _topic(show), _current(show)
    agreed = show.room.agreed.get(row.criterion)
    said = texts.said(agreed, OVERALL, show.voice.criterion(row.criterion), show.voice)
    page = show.page_of(len(said.pages))
    views = texts.views(
        [name for _, name, *_ in _whose(row, show.voice)], OVERALL, show.voice.criterion(row.criterion)
    )
    return topic | {
        "settled": _agreed_light(show, row.criterion) if agreed else None,
        "agreeable": [(light, LIGHT_WORDS[light].title, LIGHT_WORDS[light].word) for light in AGREEABLE],
        "told": said.pages[page],
        "style": layout.style({**said.sizes[page], **views}),
        "page": page + 1,
        "pages": len(said.pages),
    }


def _marks(show: Show) -> dict[CriterionId, AgreedMark]:
    """What is agreed, as pictures show it."""
    return agreed_marks(show.room.agreed, show.voice)


def _agreed_light(show: Show, criterion: CriterionId) -> tuple[Light | None, str]:
    """The light that was agreed, and its word; None where it was deliberately left open."""
    kept = show.room.agreed[criterion].light
    light = Light(kept) if kept else None
    return light, LIGHT_WORDS[light].word if light else N_("deliberately left open")


RESULT_SIGHTS: Mapping[Sight, Callable[[Show], Mapping[str, object]]] = {
    Sight.PROFILE: _profile,
    Sight.MATRIX: _matrix,
    Sight.TOPIC: _talk,
    Sight.AGREED: _agreed,
}
"""Each sight with what it needs."""
