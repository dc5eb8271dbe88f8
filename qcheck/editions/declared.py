"""What a new edition declares, by what it is about. Declarations hold since the edition that they follow, and
for no other.
"""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.catalogue import Catalogue, Change, ChangeKind
from qcheck.editions.index import Index

OF_ALL_QUESTIONS = frozenset({ChangeKind.SCALE, ChangeKind.MOVED})
"""Kinds that, said of a criterion, are said of all of its questions."""


@dataclass(frozen=True, slots=True)
class Declared:
    """The declarations of `new` about what changed since `old`."""

    old: Index
    new: Index
    changes: tuple[Change, ...]

    @classmethod
    def of(cls, old: Catalogue, new: Catalogue) -> Declared:
        """Empty where the newer one declares what changed since another edition."""
        return cls(Index(old), Index(new), new.changes if new.follows == old.version else ())

    def of_question(self, question: str) -> tuple[Change, ...]:
        """What is said of a question that stayed, by itself or with its criterion."""
        criterion = self.new.criterion_of.get(question, "")
        return tuple(
            change
            for change in self.changes
            if change.question == question
            or (change.criterion == criterion and change.change in OF_ALL_QUESTIONS)
        )

    def of_criterion(self, criterion: str) -> tuple[Change, ...]:
        """What is said of a criterion."""
        return tuple(change for change in self.changes if change.criterion == criterion)

    def in_place_of(self, question: str) -> tuple[Change, ...]:
        """The declared questions that stand in the place of this one."""
        return tuple(
            change for change in self.changes if change.question and question in (change.replaces or ())
        )

    def criteria_in_place_of(self, criterion: str) -> tuple[Change, ...]:
        """The declared criteria that stand in the place of this one."""
        return tuple(
            change for change in self.changes if change.criterion and criterion in (change.replaces or ())
        )

    def removed(self, question: str) -> tuple[Change, ...]:
        """What says that a question is gone: by itself, or with its criterion."""
        criterion = self.old.criterion_of.get(question, "")
        return tuple(
            change
            for change in self.changes
            if change.change is ChangeKind.REMOVED
            and (change.question == question or change.criterion == criterion)
        ) or self._gone_with(criterion)

    def _gone_with(self, criterion: str) -> tuple[Change, ...]:
        """A criterion that another one replaced takes along those of its questions that did not move."""
        return () if criterion in self.new.criteria else self.criteria_in_place_of(criterion)
