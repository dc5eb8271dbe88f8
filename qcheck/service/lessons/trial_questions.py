"""The questions of a trial, each as a workshop about its instrument talks about it."""

from __future__ import annotations

from collections.abc import Mapping

from qcheck import disclosure
from qcheck.disclosure import Voices
from qcheck.piloting import Decision
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.stamped_cache import StampedCache
from qcheck.service.lessons.learned_values import LearnedQuestion
from qcheck.service.lessons.learning import Learning
from qcheck.service.lessons.reflection_values import Sentence, TalkedAbout
from qcheck.service.trial.trials import OpenedTrial
from qcheck.store import KeptReflection
from qcheck.workshop.reflection import MINIMUM_GROUP, Ballot, QuestionKey, Scene, ballot

MOST_PROPOSED = 12
"""So many questions are proposed at most: an afternoon has room for no more."""
FRESH = 20.0
"""Seconds for which what was learned is remembered: a wall asks every second."""


class TrialQuestions:
    """With what was learned of them in the trial, which is remembered for a moment."""

    def __init__(self, access: AccessControl, clock: Clock, learning: Learning) -> None:
        self._access, self._clock = access, clock
        self._learning, self._learned = learning, StampedCache()

    def of_course(self, opened: OpenedTrial, kept: KeptReflection) -> Mapping[QuestionKey, TalkedAbout]:
        """Those of a workshop that are still among those of the trial, in its order."""
        every = self.every(opened) if kept.course.questions else {}
        return {
            key: self.talked_about(key, every[key], kept) for key in kept.course.questions if key in every
        }

    def every(self, opened: OpenedTrial) -> Mapping[QuestionKey, LearnedQuestion]:
        """Every question of the trial, the most marked first; remembered for a moment."""
        stamp = int(self._clock.now().timestamp() / FRESH)
        return self._learned.recall(
            opened.trial.id,
            (opened.trial.revision, stamp),
            lambda: {key_of(question): question for question in self._learning.questions(opened)},
        )

    def proposed(self, opened: OpenedTrial) -> tuple[QuestionKey, ...]:
        """The questions about which most was said."""
        return tuple(key for key, learned in self.every(opened).items() if learned.people)[:MOST_PROPOSED]

    def talked_about(self, key: QuestionKey, learned: LearnedQuestion, kept: KeptReflection) -> TalkedAbout:
        """A question with what was written about it and what the phones in the room said."""
        texts = dict.fromkeys(sentence.text for sentence in learned.sentences if sentence.text)
        sentences = [(self._access.id_from("sentence", key, text), text) for text in texts]
        return TalkedAbout(
            key,
            learned,
            tuple(Sentence(mark, text, mark in kept.let_through) for mark, text in sentences),
            _voices(kept, ballot(Scene.MARKING, key)),
            _voices(kept, ballot(Scene.VOTING, key)),
        )

    def forget(self) -> None:
        """Whoever asks next is told what was decided just now."""
        self._learned = StampedCache()


def key_of(learned: LearnedQuestion) -> QuestionKey:
    """How a workshop names a question."""
    return QuestionKey(f"{learned.catalogue_id}/{learned.id}")


def key_in(decision: Decision) -> QuestionKey:
    """The same of the first question that a decision is about."""
    return QuestionKey("/".join((decision.catalogue, *decision.questions[:1])))


def _voices(kept: KeptReflection, asked: Ballot) -> Voices | None:
    tally = kept.tallies.get(asked)
    return disclosure.voices(tally.phones, dict(tally.said), MINIMUM_GROUP) if tally else None
