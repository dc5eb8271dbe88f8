"""What the authors of an instrument decide about its questions, from what a trial has taught; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

from qcheck.catalogue import CatalogueId, CriterionId, QuestionId
from qcheck.piloting.values import TrialId

DecisionId = NewType("DecisionId", str)


class DecisionKind(StrEnum):
    """What becomes of a question."""

    KEEP = "keep"
    REWORD = "reword"
    SPLIT = "split"
    MERGE = "merge"
    DROP = "drop"
    NEW = "new"


class Meaning(StrEnum):
    """Whether other words still ask the same; the words of `ChangeKind`."""

    CLARIFIED = "clarified"
    EDITORIAL = "editorial"
    CHANGED = "changed"


class ShownTo(StrEnum):
    """Who sees what was decided, and what became of it."""

    NOBODY = "nobody"  # but the coordinator
    PILOTS = "pilots"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of a question, or of several that are merged; `criterion` is where a new one goes.

    `edition` is the version that it speaks of. `reason` and each of the `wordings` are words by language:
    one wording for a question that is reworded, merged or new, several for one that is split. `by` says in
    the authors' own words who decided. `revision` grows with every change, 0 before it is kept;
    `withdrawn`: it was taken back, and nothing is decided.
    """

    trial: TrialId
    catalogue: CatalogueId
    edition: str
    kind: DecisionKind
    questions: tuple[QuestionId, ...] = ()
    criterion: CriterionId | None = None
    reason: Mapping[str, str] = field(default_factory=dict)
    wordings: tuple[Mapping[str, str], ...] = ()
    meaning: Meaning = Meaning.CLARIFIED
    by: str = ""
    on: date | None = None
    id: DecisionId = DecisionId("")
    revision: int = 0
    withdrawn: bool = False
