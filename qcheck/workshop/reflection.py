"""A workshop about the instrument itself: question by question what was said about it, the marks and the vote
of the room, the decision; or, at the end of a trial, the way that the instrument has come. Pure.

Its course is a row of steps that follows from its kind and its questions, so every move is one along that
row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, NewType

from qcheck.catalogue import Rules
from qcheck.language import N_
from qcheck.refusals import Invalid, NotPossible

QuestionKey = NewType("QuestionKey", str)
"""A catalogue and one of its questions, as `catalogue/question`."""
Ballot = NewType("Ballot", str)
"""What phones are asked at one step: `marking` or `voting`, a colon, and the key of the question."""

NO_QUESTIONS = N_("Please choose first which questions the workshop is about.")
IS_TALKED_ABOUT = N_(
    "The room is talking about one of these questions. Please leave it chosen until you have gone on."
)
TWICE = N_("A question can be chosen once.")
UNKNOWN_STEP = N_("The workshop has no such step.")
LAST_STEP = N_("The workshop is at its end.")
FIRST_STEP = N_("The workshop is at its beginning.")
MOST_PAGES = 99
MINIMUM_GROUP = Rules().minimum_group
"""What fewer phones than this say is not shown. It is the number of the method and not that of a catalogue:
phones in the room answer no check, and one workshop talks about questions of all catalogues of its trial.
"""


class WorkshopKind(StrEnum):
    """What the room meets for."""

    REFLECTION = "reflection"  # talks about questions one by one, and decides what becomes of them
    CLOSING = "closing"  # looks back: what became of the instrument, and of the pilots


class Scene(StrEnum):
    """What a step is about; the wall, the desk and the phones each show it in their own way."""

    OPENING = "opening"  # how to take part
    QUESTION = "question"  # its words, where it stands, what was said about it so far
    MARKING = "marking"  # the phones mark it
    VOTING = "voting"  # the phones vote what should become of it
    RESULT = "result"
    DECISION = "decision"
    WAY = "way"  # from edition to edition
    DECIDED = "decided"  # what was decided and why
    THEN_AND_NOW = "then_and_now"  # the pilots who handed over their results
    NOTES = "notes"
    END = "end"


class Choice(StrEnum):
    """What a phone votes for."""

    KEEP = "keep"
    REWORD = "reword"
    DROP = "drop"


BY_QUESTION = (Scene.QUESTION, Scene.MARKING, Scene.VOTING, Scene.RESULT, Scene.DECISION)
"""The steps of each question."""
ASKING = frozenset({Scene.MARKING, Scene.VOTING})
"""The steps at which phones answer."""
LOOKING_BACK = (Scene.WAY, Scene.DECIDED, Scene.THEN_AND_NOW, Scene.NOTES)
"""The steps of a closing workshop between its beginning and its end."""


class Step(NamedTuple):
    """A step: its scene and, where it is about one, which of the questions, counted from 0; else 0."""

    scene: Scene
    question: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What phones said at one step: how many did, and how often each thing."""

    phones: int = 0
    said: tuple[tuple[str, int], ...] = ()

    def times(self, what: str) -> int:
        """How often this was said."""
        return dict(self.said).get(what, 0)


@dataclass(frozen=True, slots=True)
class Course:
    """Where the workshop stands: on the wall is a scene, of a long one its `page` from 0; `question` counts
    the chosen questions from 0.
    """

    kind: WorkshopKind
    questions: tuple[QuestionKey, ...] = ()
    scene: Scene = Scene.OPENING
    question: int = 0
    page: int = 0

    @property
    def steps(self) -> tuple[Step, ...]:
        """All of them in their order."""
        if self.kind is WorkshopKind.CLOSING:
            between = [Step(scene) for scene in LOOKING_BACK]
        else:
            between = [Step(scene, number) for number in range(len(self.questions)) for scene in BY_QUESTION]
        return (Step(Scene.OPENING), *between, Step(Scene.END))

    @property
    def step(self) -> Step:
        """The one it has come to."""
        return Step(self.scene, self.question)

    @property
    def place(self) -> int:
        """How many steps lie before it."""
        return self.steps.index(self.step)

    @property
    def key(self) -> QuestionKey | None:
        """The question that is talked about; None at a step about none."""
        return self.questions[self.question] if self.scene in BY_QUESTION else None

    @property
    def ballot(self) -> Ballot | None:
        """What phones are asked at this step; None where they are asked nothing."""
        return ballot(self.scene, self.key) if self.scene in ASKING and self.key else None


def ballot(scene: Scene, question: QuestionKey) -> Ballot:
    """What phones are asked about this question at this step."""
    return Ballot(f"{scene}:{question}")


def forward(course: Course) -> Course:
    """The course at its next step; NotPossible at the end."""
    if course.kind is WorkshopKind.REFLECTION and not course.questions:
        raise NotPossible(NO_QUESTIONS)
    if course.place + 1 == len(course.steps):
        raise NotPossible(LAST_STEP)
    return _at(course, course.steps[course.place + 1])


def back(course: Course) -> Course:
    """The course at the step before; NotPossible at the beginning."""
    if course.place == 0:
        raise NotPossible(FIRST_STEP)
    return _at(course, course.steps[course.place - 1])


def go_to(course: Course, place: int) -> Course:
    """Another step, by its place in the row."""
    if not 0 <= place < len(course.steps):
        raise Invalid(UNKNOWN_STEP)
    return _at(course, course.steps[place])


def turn(course: Course, page: int) -> Course:
    """Another page of what is on the wall. How many there are depends on words: the wall itself knows."""
    return replace(course, page=max(0, min(page, MOST_PAGES - 1)))


def choose(course: Course, questions: Sequence[QuestionKey]) -> Course:
    """These questions in this order; the one that is talked about stays the current one, and is not taken
    out.
    """
    chosen = tuple(questions)
    if len(set(chosen)) < len(chosen):
        raise Invalid(TWICE)
    if course.key is None:
        return replace(course, questions=chosen, question=0)
    if course.key not in chosen:
        raise NotPossible(IS_TALKED_ABOUT)
    return replace(course, questions=chosen, question=chosen.index(course.key))


def counted(before: Course, after: Course) -> Ballot | None:
    """What is counted by a move: the ballot that it leaves; None where it leaves none."""
    return before.ballot if before.ballot != after.ballot else None


def _at(course: Course, step: Step) -> Course:
    return replace(course, scene=step.scene, question=step.question, page=0)
