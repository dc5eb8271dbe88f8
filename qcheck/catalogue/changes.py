"""What a new edition says of itself: what changed since the edition that it follows, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, field_validator

from qcheck.catalogue.item import Item, OneOrSeveral, one_or_several
from qcheck.catalogue.values import Names, Text


class ChangeKind(StrEnum):
    """How a question or a criterion changed; what becomes of answers so far hangs on it (METHOD, *About the
    instrument itself*).
    """

    EDITORIAL = "editorial"  # a slip of the pen: answers carried over
    CLARIFIED = "clarified"  # same meaning: carried over, marked
    MOVED = "moved"  # to another criterion: carried over, recomputed
    CHANGED = "changed"  # another meaning: a new id, which replaces; shown, not scored
    SPLIT = "split"  # into several new ones: not scored, shown as a note
    MERGED = "merged"  # several into one new one: not scored, shown as a note
    REMOVED = "removed"  # kept in the archive
    SCALE = "scale"  # other answers to choose from: nothing carried over


class Change(Item):
    """One declared change. Either `question` or `criterion` is given: the id in this edition, for what is
    removed the one it had.
    """

    question: str | None = Field(None, description="Kennung der Frage · id of the question")
    criterion: str | None = Field(
        None, description="Kennung des Kriteriums, statt question · id of the criterion, instead of question"
    )
    change: ChangeKind = Field(description="Art der Änderung · kind of change")
    why: Text = Field(description="Warum, in einem Satz · why, in a sentence")
    replaces: Annotated[Names, OneOrSeveral()] | None = Field(
        None,
        description=(
            "Frühere Kennung, an deren Stelle dies tritt; auch mehrere als Liste · the earlier id in whose "
            "place this stands; several as a list"
        ),
    )

    @field_validator("replaces", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        return one_or_several(value)

    @property
    def item(self) -> str:
        """The id of what changed, a question's or a criterion's; empty where neither is named."""
        return self.question or self.criterion or ""
