"""The pilots who handed over their results, each then and now, in tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qcheck.charts.dumbbell import DumbbellRow, dumbbell
from qcheck.charts.measure import SEMIBOLD
from qcheck.plain.live.reflect.show import Show
from qcheck.plain.live.wall import layout
from qcheck.plain.live.wall.layout import BORDER, LEAST, LINE, OLD, SMALL, Shape, Type
from qcheck.service import TwoChecks
from qcheck.wording import Voice
from qcheck.wording.then_and_now import Voices

TITLES, VERDICTS = 0.44, 0.27
"""Of the width, as in wall.css."""
MOST = 4.6


@dataclass(frozen=True, slots=True)
class PilotPage:
    """Rows of one pilot's comparison that fit on a page; `days` are those of both checks."""

    pilot: str
    days: tuple[str, str]
    rows: tuple[DumbbellRow, ...]


def sight(show: Show) -> Mapping[str, object]:
    """One page of the tables of all pilots; a sentence where no pilot has handed over two results."""
    compared = show.service.reflecting.then_and_now(show.opened)
    pages = [page for name, both in compared for page in _pages(name, both, show)]
    if not pages:
        return {"sight": "reflect_then_and_now", "here": None}
    page = show.page_of(len(pages))
    size = layout.by_shape(lambda shape: _size(pages[page].rows, pages[page].pilot, shape))
    return {
        "sight": "reflect_then_and_now",
        "here": pages[page],
        "page": page + 1,
        "pages": len(pages),
        "style": layout.style({"row": size}),
    }


def voices(both: TwoChecks, show: Show) -> Voices:
    """The words for a comparison: those of the earlier check and those of the later one."""
    then, now = (Voice(check.questionnaire, show.words) for check in (both.then, both.now))
    return Voices(then, now, both.compared)


def _pages(name: str, both: TwoChecks, show: Show) -> Iterator[PilotPage]:
    days = tuple(show.words.day(day) if day else "" for day in (both.then_day, both.now_day))
    rows = dumbbell(voices(both, show)).rows
    by_height = [(row, _height(row, LEAST, OLD)) for row in rows]
    for page in layout.evenly(by_height, _room(name)):
        if page:
            yield PilotPage(name, (days[0], days[1]), page)


def _room(title: str) -> float:
    return layout.HEIGHT - layout.head(title) - 2 * (SMALL * LINE + layout.GAP) - 3


def _size(rows: Sequence[DumbbellRow], title: str, shape: Shape) -> float:
    def fits(size: float) -> bool:
        return sum(_height(row, size, shape) for row in rows) <= _room(title)

    return layout.largest(LEAST, MOST, fits)


def _height(row: DumbbellRow, size: float, shape: Shape) -> float:
    title = Type(size, TITLES * shape.width - 3, 1.08, SEMIBOLD).height(row.title)
    verdict = Type(size, VERDICTS * shape.width - 3, 1.08).height(row.verdict)
    return max(title, verdict, 1.2 * size) + 0.4 * size + BORDER
