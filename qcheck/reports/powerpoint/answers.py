"""The answers to one question as a chart of PowerPoint's own, to be edited in its table: a stacked bar for
each group in the blues of the scale; what is no point of the scale stands below it in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pptx.slide import Slide

from qcheck.charts.measure import SEMIBOLD, width_of, wrapped
from qcheck.language import Language
from qcheck.reports.document import Answered, Distribution
from qcheck.reports.office_text import clean, on_one_line
from qcheck.reports.powerpoint.bars import SIZE, Bars
from qcheck.reports.powerpoint.boxes import Box
from qcheck.reports.powerpoint.measures import LEADING
from qcheck.reports.powerpoint.piece import Parted, Piece
from qcheck.reports.powerpoint.words import Words, small

BAR, CLOSE_BAR = 26, 20  # the height of a group at least, with the space around it
NAMES = 0.32  # the share of the width that names of groups take
_TITLE_LINES, _NAME_LINES = 3, 2


@dataclass(frozen=True)
class Answers(Piece):
    """A question with its groups. `made` is the day of the report. Where charts of the same scale stand close
    below each other, only the last has the `key` to their colours.
    """

    question: str
    groups: tuple[Answered, ...]
    steps: int
    words: Language
    made: date
    has_key: bool = True
    bar: int = BAR

    def height(self, width: float) -> float:
        return self._chart_height(width) + self._beside(width)

    def parted(self, width: float, room: float, *, fresh: bool) -> Parted:
        if self.height(width) <= room:
            return self, None
        if not fresh:
            return None, self
        taken = max(
            1,
            sum(
                replace(self, groups=self.groups[:n]).height(width) <= room
                for n in range(1, len(self.groups))
            ),
        )
        rest = self.groups[taken:]
        return replace(self, groups=self.groups[:taken]), replace(self, groups=rest) if rest else None

    @property
    def told(self) -> str:
        """The question with all answers, also those that its chart does not show."""
        counted = [self._spoken()] if self._shown else [on_one_line(self.question)]
        return "\n".join((*counted, *self._told()))

    def place(self, slide: Slide, box: Box, locale: str) -> None:
        high = self._chart_height(box.width)
        if self._shown:
            self._chart(slide, Box(box.left, box.top, box.width, high), locale)
        if below := self._below:
            place = Box(box.left, box.top + high, box.width, box.height - high)
            below.place(slide, place, locale)

    @property
    def _shown(self) -> tuple[Answered, ...]:
        """The groups that have answers on the scale, so that there is a bar to draw."""
        return tuple(group for group in self.groups if any(_points(group)))

    @property
    def _below(self) -> Words | None:
        """The words below the chart: the answers it does not show; the question itself where it shows
        nothing.
        """
        lines = () if self._shown else (self.question,)
        told = (*lines, *self._told())
        return Words(tuple(line for text in told for line in small(text).lines)) if told else None

    def _told(self) -> Iterator[str]:
        for label, counted in self._apart().items():
            yield f"{label}: {', '.join(counted)}"
        for note in dict.fromkeys(group.note for group in self.groups if group.note):
            yield f"{', '.join(group.whose for group in self.groups if group.note == note)}: {note}"

    def _apart(self) -> dict[str, list[str]]:
        """The answers that are no points of the scale, with who gave them how often."""
        by_words: dict[str, list[str]] = {}
        for group in self.groups:
            for share in group.shares:
                if share.step is None and share.number:
                    number = self.words.whole(share.number)
                    said = f"{group.whose} {number}" if len(self.groups) > 1 else number
                    by_words.setdefault(share.words, []).append(said)
        return by_words

    def _beside(self, width: float) -> float:
        return self._below.height(width) if self._below else 0

    def _chart_height(self, width: float) -> float:
        if not self._shown:
            return 0
        return self._head(width) + sum(self._rows(width)) + self._key(width)

    def _rows(self, width: float) -> list[float]:
        """How high each group is, which depends on its name; all get the height of the highest."""
        lines = max(len(wrapped(_name(group), NAMES * width - 16, SIZE, lines=9)) for group in self._shown)
        return [max(self.bar, 3 + min(_NAME_LINES, lines) * SIZE * LEADING) for _ in self._shown]

    def _head(self, width: float) -> float:
        return len(self._title(width)) * SIZE * LEADING + 14

    def _title(self, width: float) -> tuple[str, ...]:
        return wrapped(on_one_line(self.question), width * 0.76, SIZE, SEMIBOLD, _TITLE_LINES)

    def _key(self, width: float) -> float:
        """Entries stand in columns, each as wide as the widest."""
        if not self.has_key:
            return 4
        widest = max(width_of(label, SIZE) + 24 for label in self.labels)
        in_a_row = max(1, int(width * 0.85 // widest))
        return -(-len(self.labels) // in_a_row) * SIZE * 1.35 + 16

    def _chart(self, slide: Slide, box: Box, locale: str) -> None:
        bars = Bars(
            title=" ".join(self._title(box.width)),
            labels=self.labels,
            rows=tuple((_name(group), _points(group)) for group in self._shown),
            spoken=self._spoken(),
            has_key=self.has_key,
            place=Box(
                NAMES,
                self._head(box.width) / box.height,
                1 - NAMES - 0.02,
                sum(self._rows(box.width)) / box.height,
            ),
        )
        bars.put_on(slide, box, locale, self.made)

    @property
    def is_drawn(self) -> bool:
        """Whether there is a bar at all."""
        return bool(self._shown)

    @property
    def labels(self) -> tuple[str, ...]:
        """The points of the scale; none where nothing is drawn."""
        if not self._shown:
            return ()
        first = self._shown[0]
        return tuple(on_one_line(share.words) for share in first.shares if share.step is not None)

    def _spoken(self) -> str:
        said = (
            f"{_name(group)}: "
            + ", ".join(
                f"{on_one_line(share.words)} {share.number}" for share in group.shares if share.number
            )
            for group in self._shown
        )
        return f"{on_one_line(self.question)} {'; '.join(said)}."


def answers(block: Distribution, words: Language, made: date) -> Answers:
    everybody = words.say("all together")
    groups = tuple(replace(group, whose=clean(group.whose) or everybody) for group in block.groups)
    return Answers(clean(block.question), groups, block.steps, words, made)


def _points(group: Answered) -> tuple[int, ...]:
    return tuple(share.number for share in group.shares if share.step is not None)


def _name(group: Answered) -> str:
    return " ".join(wrapped(on_one_line(group.whose), 10_000, SIZE))[:120]
