"""A workshop about an instrument as its coordinator, its wall and its phones see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from qcheck.disclosure import Voices
from qcheck.piloting import Trial
from qcheck.service.lessons.learned_values import LearnedQuestion
from qcheck.workshop.reflection import Course, QuestionKey


@dataclass(frozen=True, slots=True)
class Sentence:
    """What somebody wrote about a question; `mark` names it in forms. Only one that was let through
    (`is_through`) may stand on the wall.
    """

    mark: str
    text: str
    is_through: bool


@dataclass(frozen=True, slots=True)
class TalkedAbout:
    """A question of a workshop. `marked` and `voted` are what the room's phones said, None before that is
    counted.
    """

    key: QuestionKey
    learned: LearnedQuestion
    sentences: tuple[Sentence, ...]
    marked: Voices | None = None
    voted: Voices | None = None


@dataclass(frozen=True, slots=True)
class WorkshopWays:
    """The links into a workshop, and the code by which phones come in."""

    room: str
    screen: str
    code: str


@dataclass(frozen=True, slots=True)
class ReflectionWorkshop:
    """A workshop about the instrument of a trial. `questions` are those of its course that are still among
    those of the trial; of a workshop that is seen by others than the coordinator they have no sentences but
    those let through. `answered` counts the phones that have answered at the step that is going on.
    """

    id: str
    trial: Trial
    title: str
    place: str
    course: Course
    questions: Mapping[QuestionKey, TalkedAbout]
    ways: WorkshopWays
    revision: int
    created: datetime
    began: datetime | None = None
    ended: datetime | None = None
    notes: str = ""
    answered: int = 0
    minimum: int = 5

    @property
    def current(self) -> TalkedAbout | None:
        """The question that is talked about; None at a step about none."""
        return self.questions.get(self.course.key) if self.course.key else None
