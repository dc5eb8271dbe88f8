"""The gate of a check: which groups are looked at, and what of a view may pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qcheck.catalogue import EVERYBODY, PerspectiveId, QuestionId
from qcheck.records import Mode
from qcheck.scoring.group_view import Counts, View
from qcheck.scoring.values import QuestionTally, Rating


@dataclass(frozen=True, slots=True)
class Gate:
    """`minimum_group` is the smallest number of sheets, or of points, that may be shown: that of the
    catalogue, or 0 in an open round.

    `counts` are the sheets of each perspective that has any, over the whole check.
    """

    minimum_group: int
    counts: Mapping[PerspectiveId, int]

    @classmethod
    def of(cls, mode: Mode, minimum_group: int, counts: Mapping[PerspectiveId, int]) -> Gate:
        """The gate of a check: everything passes in an open round, groups of `minimum_group` and more in a
        confidential check.
        """
        return cls(minimum_group if mode is Mode.CONFIDENTIAL else 0, counts)

    def withholds(self, group: PerspectiveId) -> bool:
        """Whether a perspective has too few sheets to be shown anywhere."""
        return group in self.counts and self.counts[group] < self.minimum_group

    @property
    def withholds_any(self) -> bool:
        """Whether any perspective has too few sheets to be shown."""
        return any(self.withholds(perspective) for perspective in self.counts)

    @property
    def groups(self) -> dict[PerspectiveId, tuple[PerspectiveId, ...]]:
        """The groups that are looked at and the perspectives in each: every perspective by itself, and where
        none is large enough but all are together, *alle zusammen* beside them.
        """
        groups: dict[PerspectiveId, tuple[PerspectiveId, ...]] = {
            perspective: (perspective,) for perspective in self.counts
        }
        return groups | {EVERYBODY: tuple(self.counts)} if self._stands_together else groups

    @property
    def sheets(self) -> dict[PerspectiveId, int | None]:
        """The number of sheets of each group, None where withheld."""
        sums = {
            group: sum(self.counts[member] for member in members) for group, members in self.groups.items()
        }
        return {group: None if self.withholds(group) else number for group, number in sums.items()}

    def let_through(self, view: View) -> View | None:
        """A view without the questions that have too few points; None where too few sheets were asked
        anything, or have a score.

        Whatever those few answered: grey, *not relevant* or a flag would tell it. The group *alle zusammen*
        is no exception, since in a criterion that is put to some it may be a single person. Where enough were
        asked and too few answered, it is grey as if nobody had: a flag would be what these few said.
        """
        if any(0 < few < self.minimum_group for few in (view.asked, view.counts.counted)):
            return None
        if 0 < view.answered < self.minimum_group:
            return _nearly_silent(view)
        tallies = tuple(
            tally if sum(tally.points) >= self.minimum_group else hidden(tally.question)
            for tally in view.tallies
        )
        silent = {tally.question for tally in tallies if tally.withheld}
        critical = {question: mean for question, mean in view.critical.items() if question not in silent}
        return replace(view, tallies=tallies, critical=critical)

    def told(self, group: PerspectiveId, view: View, rating: Rating) -> Rating:
        """The rating of a group as it may be told.

        The group *alle zusammen* gets no numbers of answers where a question was put to fewer people than may
        be shown: what the distributions of the other questions leave of these numbers would be the answers of
        those few.
        """
        if group != EVERYBODY or not 0 < view.fewest < self.minimum_group:
            return rating
        return replace(
            rating, explanation=replace(rating.explanation, points=0, points_left_out=0, dk=0, na=0, open=0)
        )

    @property
    def _stands_together(self) -> bool:
        all_are_small = bool(self.counts) and all(self.withholds(perspective) for perspective in self.counts)
        return all_are_small and sum(self.counts.values()) >= self.minimum_group


def _nearly_silent(view: View) -> View:
    """What is told where only a few of those asked gave any answer: that this is too little, and no more."""
    sheets = view.counts.sheets
    tallies = tuple(hidden(tally.question) for tally in view.tallies)
    return replace(view, counts=Counts(sheets=sheets, too_few=sheets), tallies=tallies, critical={})


def hidden(question: QuestionId) -> QuestionTally:
    """A tally that says only which question was put."""
    return QuestionTally(question, points=(), dk=0, na=0, open=0, mean=None, withheld=True)
