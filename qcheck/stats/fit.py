"""What people say about questions, counted: by edition, phase and question, each of them once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qcheck.catalogue import PhaseId, QuestionId
from qcheck.records import Feedback, Fit


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said, and of which edition of the catalogue. `id` is the same wherever it is read
    again, and leads to nobody.
    """

    id: str
    version: str
    phase: PhaseId | None
    feedback: Feedback


@dataclass(frozen=True, slots=True)
class QuestionFit:
    """What was said about one question of an edition in a phase. `people` counts how many times something
    was; `sentences` are what they wrote, in an order that tells nothing.
    """

    version: str
    phase: PhaseId | None
    question: QuestionId
    people: int
    marks: Mapping[Fit, int]
    sentences: tuple[Feedback, ...]


def fits(said: Iterable[Said]) -> tuple[QuestionFit, ...]:
    """By edition, phase and question; what came in several files counts once."""
    once = {opinion.id: opinion for opinion in said}
    by_question: dict[tuple[str, PhaseId | None, QuestionId], list[Feedback]] = {}
    for opinion in sorted(once.values(), key=lambda one: one.id):
        by_question.setdefault((opinion.version, opinion.phase, opinion.feedback.question), []).append(
            opinion.feedback
        )
    return tuple(
        _fit(*about, together)
        for about, together in sorted(
            by_question.items(), key=lambda one: (one[0][0], one[0][1] or "", one[0][2])
        )
    )


def _fit(version: str, phase: PhaseId | None, question: QuestionId, together: list[Feedback]) -> QuestionFit:
    counted = Counter(mark for opinion in together for mark in opinion.marks)
    written = sorted((opinion for opinion in together if opinion.text), key=lambda one: one.text)
    marks = {mark: counted[mark] for mark in Fit if mark in counted}
    return QuestionFit(version, phase, question, len(together), marks, tuple(written))
