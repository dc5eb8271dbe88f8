"""What is told of a check that goes on to another edition: before it, after it, and to those who answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from qcheck.asking import Questionnaire
from qcheck.catalogue import CriterionId, QuestionId
from qcheck.editions import AnswersFate
from qcheck.refusals import NotPossible


@dataclass(frozen=True, slots=True)
class MovePlan:
    """What would become of a check in another edition.

    `fates` says it of the answers to each question that the check asks now, `new` are the questions that it
    would ask in addition. `numbers` counts answers by question; None where the mode does not allow that.
    `gone` are criteria that it would not ask about any more, `agreed` and `planned` how many agreed lights
    and measures are on them. `is_told`: every edition says what changed since the one before. `refused` says
    why it cannot be moved, as a refusal; None where it can.
    """

    then: Questionnaire
    now: Questionnaire
    fates: tuple[AnswersFate, ...]
    new: tuple[QuestionId, ...]
    numbers: Mapping[QuestionId, int] | None
    gone: tuple[CriterionId, ...]
    agreed: int
    planned: int
    is_told: bool
    refused: NotPossible | None = None


@dataclass(frozen=True, slots=True)
class MadeMove:
    """A move that was made. `undone` where it was taken back, or takes one back itself; `aside` are the
    questions whose answers it has set aside.
    """

    at: datetime
    before: str
    after: str
    undone: bool
    aside: frozenset[QuestionId] = frozenset()


@dataclass(frozen=True, slots=True)
class Revised:
    """What somebody who is just answering is told: when the questions were revised, how many they have
    answered are asked anew, and how many are new.
    """

    at: datetime
    version: str
    anew: int
    new: int
