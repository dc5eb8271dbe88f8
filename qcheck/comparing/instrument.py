"""The instrument of two checks: whether a criterion asked the same in both. What changed in it must never
look like a change of the process.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from qcheck.asking import Form, Questionnaire
from qcheck.catalogue import (
    AnswerValue,
    Catalogue,
    Criterion,
    PerspectiveId,
    Question,
    QuestionId,
    Rules,
    Text,
)
from qcheck.comparing.values import Cause, Reason

RULES_OF_LIGHTS = ("yellow_from", "green_from", "minimum_group", "changed", "changed_with_light")
"""The rules on which a light, a score or a verdict depends; those of flags are not compared."""

Route: TypeAlias = frozenset[tuple[str, str, frozenset[AnswerValue]]]
"""All filters that decide whether a question is asked: of which question, after which answers to which."""


@dataclass(frozen=True)
class Instrument:
    """What was asked then and what is asked now.

    `declared` are questions whose wording the newer catalogue declares editorial or clarified: their answers
    are carried over although the words differ.
    """

    then: Questionnaire
    now: Questionnaire
    declared: frozenset[QuestionId] = field(default_factory=frozenset)

    def differences(self, criterion: str, perspectives: Collection[PerspectiveId]) -> tuple[Reason, ...]:
        """What differs in a criterion for these perspectives between the two; empty where they asked the
        same.
        """
        return tuple(self._differences(criterion, perspectives))

    def is_about_place(self, criterion: str) -> bool:
        """Whether a criterion looks at the place in both: what it says then does not hang on the phase."""
        both = [_criterion(questionnaire, criterion) for questionnaire in (self.then, self.now)]
        return all(found_criterion is not None and found_criterion.is_about_place for found_criterion in both)

    def _differences(self, criterion: str, perspectives: Collection[PerspectiveId]) -> Iterator[Reason]:
        before, after = _criterion(self.then, criterion), _criterion(self.now, criterion)
        if before is None or after is None:
            return
        if others := self._others(before, after, perspectives):
            yield Reason(Cause.OTHER_QUESTIONS, None, others)
        shared = self._shared(before, after, perspectives)
        for cause, differs in self._causes(perspectives, self.is_about_place(criterion)).items():
            if changed := tuple(QuestionId(new.id) for old, new in shared if differs(old, new)):
                yield Reason(cause, None, changed)
        yield from self._of_the_whole

    @cached_property
    def _of_the_whole(self) -> tuple[Reason, ...]:
        """What differs in all criteria alike."""
        rules = [_of_lights(questionnaire.catalogue.rules) for questionnaire in (self.then, self.now)]
        return () if rules[0] == rules[1] else (Reason(Cause.OTHER_RULE),)

    def _causes(
        self, perspectives: Collection[PerspectiveId], of_place: bool
    ) -> dict[Cause, Callable[[Question, Question], bool]]:
        """How two questions of the same id can differ."""
        return {
            Cause.OTHER_WORDING: self._is_read_otherwise if of_place else self._is_worded_otherwise,
            Cause.OTHER_SCALE: self._is_answered_otherwise,
            Cause.OTHER_WEIGHT: lambda old, new: old.weight != new.weight,
            Cause.OTHER_FILTER: lambda old, _: any(
                self._is_reached_otherwise(old.id, p) for p in perspectives
            ),
            Cause.OTHER_KEY_QUESTION: lambda old, new: old.critical != new.critical,
        }

    def _others(
        self, before: Criterion, after: Criterion, perspectives: Collection[PerspectiveId]
    ) -> tuple[QuestionId, ...]:
        """The questions that one of these perspectives was asked in one of the two checks alone."""
        alone: dict[str, None] = {}
        for perspective in perspectives:
            old = dict.fromkeys(question.id for question in self.then.put_to(before, (perspective,)))
            new = dict.fromkeys(question.id for question in self.now.put_to(after, (perspective,)))
            alone |= dict.fromkeys(id_ for id_ in (*new, *old) if (id_ in old) != (id_ in new))
        return tuple(map(QuestionId, alone))

    def _shared(
        self, before: Criterion, after: Criterion, perspectives: Collection[PerspectiveId]
    ) -> list[tuple[Question, Question]]:
        """The questions of the same id in both, as they were and as they are."""
        old = {question.id: question for question in self.then.put_to(before, perspectives)}
        return [(old[q.id], q) for q in self.now.put_to(after, perspectives) if q.id in old]

    def _is_worded_otherwise(self, old: Question, new: Question) -> bool:
        """Whether the words differ, in the phase of then or in that of now. A catalogue that words a question
        for each phase asks the same in both: what was planned is then compared with what was experienced.
        """
        return QuestionId(new.id) not in self.declared and any(
            not self._says_the_same(old.wording(phase), new.wording(phase))
            for phase in {self.then.phase, self.now.phase}
        )

    def _is_read_otherwise(self, old: Question, new: Question) -> bool:
        """Whether people read other words then and now, whichever phase they come from: what looks at the
        place is to be the same question in every phase.
        """
        return QuestionId(new.id) not in self.declared and not self._says_the_same(
            old.wording(self.then.phase), new.wording(self.now.phase)
        )

    def _is_reached_otherwise(self, question: str, perspective: PerspectiveId) -> bool:
        """Whether other filters decide that this perspective is asked, or their questions read otherwise."""
        before, after = (
            _route(self.then.form(perspective), question),
            _route(self.now.form(perspective), question),
        )
        if before != after:
            return True
        old, new = self.then.catalogue.questions, self.now.catalogue.questions
        return any(
            self._is_worded_otherwise(old[named], new[named])
            or self._is_answered_otherwise(old[named], new[named])
            for _, named, _ in after
        )

    def _is_answered_otherwise(self, old: Question, new: Question) -> bool:
        """Whether other answers can be chosen, in other words, or they are worth something else."""
        before, after = self.then.catalogue, self.now.catalogue
        scales = before.scale_of(old), after.scale_of(new)
        if scales[0].worth != scales[1].worth:
            return True
        was, is_ = _words(before, old), _words(after, new)
        return len(was) != len(is_) or not all(map(self._says_the_same, was, is_))

    def _says_the_same(self, before: Text, after: Text) -> bool:
        """Whether two texts have the same words in every language that both have; one at least."""
        old, new = _by_language(before, self.then.catalogue), _by_language(after, self.now.catalogue)
        both = old.keys() & new.keys()
        return bool(both) and all(old[tag] == new[tag] for tag in both)


def _criterion(questionnaire: Questionnaire, criterion: str) -> Criterion | None:
    """The criterion of this id that a check asks about; None where it does not."""
    return next((known for known in questionnaire.criteria if known.id == criterion), None)


def _route(form: Form, question: str) -> Route:
    filters = {str(asked): conditions for asked, conditions in form.filters}
    route: set[tuple[str, str, frozenset[AnswerValue]]] = set()
    waiting, seen = [question], {question}
    while waiting:
        current = waiting.pop()
        for condition in filters.get(current, ()):
            route.add((current, condition.question, frozenset(condition.answer)))
            if condition.question not in seen:
                seen.add(condition.question)
                waiting.append(condition.question)
    return frozenset(route)


def _of_lights(rules: Rules) -> tuple[object, ...]:
    return tuple(getattr(rules, name) for name in RULES_OF_LIGHTS)


def _words(catalogue: Catalogue, question: Question) -> list[Text]:
    """All that is said of the answers: each label, and what stands above them, if anything."""
    prompt = catalogue.prompt_of(question)
    labels = [option.label for option in catalogue.scale_of(question).answers]
    return [*labels, prompt] if prompt else labels


def _by_language(text: Text, catalogue: Catalogue) -> dict[str, str]:
    """The words by language, spaces aside; a text without a language is in the catalogue's own."""
    return {tag or catalogue.spoken[0]: " ".join(words.split()) for tag, words in text.root.items()}
