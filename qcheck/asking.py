"""What a check asks: of whom, on which sheet, in which order, and how long that takes.

A question is asked of a perspective, in a phase, within the scope of a check, unless a filter (`skip_if`)
switches it off on this very sheet. Nobody else decides what is asked: pages, counts and scores take it from
the `Questionnaire`. It is worked out from the answers whenever somebody looks, and never stored.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from types import MappingProxyType
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from qcheck.catalogue import (
    About,
    AnswerValue,
    Catalogue,
    Criterion,
    CriterionId,
    Filter,
    PerspectiveId,
    Phase,
    PhaseId,
    Question,
    QuestionId,
    Scale,
)
from qcheck.records import Scope, Sheet

MOST_FORMS = 500
"""How many forms a catalogue remembers: its checks differ in phase, scope and perspective."""

SECONDS_PER_QUESTION = 25
"""Reading, thinking and answering one statement at a quiet pace, comments apart."""

Values: TypeAlias = Mapping[QuestionId, AnswerValue]
"""The answers of one sheet by question; `dk` and `na` are answers, a question without an entry is not
answered.
"""

Asked: TypeAlias = tuple[tuple[Criterion, tuple[Question, ...]], ...]
"""Criteria in order, each with its questions that are asked; criteria that ask nothing are left out."""

EVERYTHING = Scope()
"""All criteria of the parts, without modules."""

NO_ANSWERS: Values = MappingProxyType({})

Truths: TypeAlias = npt.NDArray[np.bool_]
Truth = TypeVar("Truth", bool, Truths)
"""Whether something holds on one sheet, or on each of many sheets."""


@dataclass(frozen=True, slots=True)
class Length:
    """How many questions a perspective is asked at first (filters may leave some out), and about how many
    minutes that takes.
    """

    questions: int
    minutes: int


@dataclass(frozen=True)
class Form:
    """All that one perspective can be asked in a check, and the filters between these questions.

    `filters` lists the questions that have one, in order, each with those of its filters that can hold here:
    a filter looks at an earlier question of the same form. Whatever else it names was never put to these
    people.
    """

    asked: Asked
    filters: tuple[tuple[QuestionId, tuple[Filter, ...]], ...]

    @classmethod
    def of(cls, asked: Asked) -> Form:
        """The form of these criteria and questions, with the filters that can hold between them."""
        earlier: set[str] = set()
        filters = []
        for _, questions in asked:
            for question in questions:
                if holding := tuple(
                    condition for condition in question.skip_if or () if condition.question in earlier
                ):
                    filters.append((QuestionId(question.id), holding))
                earlier.add(question.id)
        return cls(asked, tuple(filters))

    @cached_property
    def ids(self) -> tuple[QuestionId, ...]:
        """Its questions in order."""
        return tuple(QuestionId(question.id) for _, questions in self.asked for question in questions)

    @cached_property
    def all_ids(self) -> frozenset[QuestionId]:
        """The same without an order."""
        return frozenset(self.ids)

    def left_out(
        self, gave: Callable[[QuestionId, Collection[AnswerValue]], Truth]
    ) -> dict[QuestionId, Truth]:
        """Which of the questions with a filter are left out.

        `gave` says whether a question was given one of these answers: a truth of one sheet, or an array with
        a truth of each of many sheets. The result holds truths of the same kind. A question is left out where
        any of its filters holds, and where the question that one of them names is left out itself.
        """
        out: dict[QuestionId, Truth] = {}
        for question, filters in self.filters:
            reasons = [gave(QuestionId(condition.question), condition.answer) for condition in filters]
            reasons += [
                out[QuestionId(condition.question)] for condition in filters if condition.question in out
            ]
            out[question] = reduce(or_, reasons)
        return out

    def left_out_on(self, values: Values) -> frozenset[QuestionId]:
        """The questions that these answers of one sheet leave out."""
        if not values:
            return frozenset()
        out = self.left_out(lambda question, answers: values.get(question) in answers)
        return frozenset(question for question, is_out in out.items() if is_out)


@dataclass(frozen=True)
class Questionnaire:
    """A catalogue as a check asks it: in a phase (None where the catalogue has none) and within a scope.

    Cheap to make: the catalogue remembers the form of each perspective.
    """

    catalogue: Catalogue
    phase: PhaseId | None = None
    scope: Scope = EVERYTHING

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria of the check in the catalogue's order, the modules in use last; also those that ask
        nothing in its phase.
        """
        only, modules = self.scope.only, self.scope.modules
        main = tuple(
            criterion for criterion in self.catalogue.main_criteria if only is None or criterion.id in only
        )
        return main + tuple(module for module in self.catalogue.modules if module.id in modules)

    @cached_property
    def criterion_ids(self) -> tuple[CriterionId, ...]:
        """The ids of `criteria`, in the same order."""
        return tuple(CriterionId(criterion.id) for criterion in self.criteria)

    @cached_property
    def questions(self) -> dict[QuestionId, Question]:
        """Every question of these criteria by its id, in order, whoever is asked and when; worked out once
        for all sheets.
        """
        key, known = ("questions", self.scope), self.catalogue.worked_out
        if not isinstance(questions := known.get(key), dict):
            questions = {
                QuestionId(one.id): one for criterion in self.criteria for one in criterion.questions
            }
            if len(known) > MOST_FORMS:
                known.clear()
            known[key] = questions
        return questions

    def scale_of(self, question: QuestionId) -> Scale:
        """The answers to one of these questions; a KeyError for a foreign one."""
        return self.catalogue.scale_of(self.questions[question])

    @cached_property
    def perspectives(self) -> tuple[PerspectiveId, ...]:
        """Those perspectives that are asked something, in the catalogue's order."""
        return tuple(perspective for perspective in self.catalogue.perspective_ids if self.asked(perspective))

    @property
    def phase_asked(self) -> Phase | None:
        """The phase with its title and its words; None where there is none."""
        return None if self.phase is None else self.catalogue.phase(self.phase)

    @property
    def is_before(self) -> bool:
        """Whether the process lies ahead, so that nobody has experienced it: its phase is the first of
        several.
        """
        phases = self.catalogue.phases
        return len(phases) > 1 and phases[0].id == self.phase

    def phase_title(self, language: str) -> str:
        """The phase in words of the language with this tag; empty where there is none."""
        phase = self.phase_asked
        return phase.title.say(language) if phase else ""

    def form(self, perspective: PerspectiveId) -> Form:
        """All that this perspective can be asked, worked out once for all of its sheets."""
        key, known = ("form", self.phase, self.scope, perspective), self.catalogue.worked_out
        if not isinstance(form := known.get(key), Form):
            pairs = ((criterion, self.put_to(criterion, (perspective,))) for criterion in self.criteria)
            form = Form.of(tuple((criterion, questions) for criterion, questions in pairs if questions))
            if len(known) > MOST_FORMS:
                known.clear()
            known[key] = form
        return form

    def asked(self, perspective: PerspectiveId, values: Values = NO_ANSWERS) -> Asked:
        """What a sheet with these answers is asked now, filters applied.

        Without answers this is all that the perspective can be asked: a filter needs an answer to leave
        something out.
        """
        form = self.form(perspective)
        if not (out := form.left_out_on(values)):
            return form.asked
        pairs = (
            (criterion, tuple(q for q in questions if q.id not in out)) for criterion, questions in form.asked
        )
        return tuple((criterion, questions) for criterion, questions in pairs if questions)

    def open_questions(self, perspective: PerspectiveId, values: Values) -> frozenset[QuestionId]:
        """Those asked now and not answered; `dk` and `na` are answers. With sets alone, because every answer
        asks for it.
        """
        form = self.form(perspective)
        return form.all_ids.difference(values, form.left_out_on(values) if form.filters else ())

    def asked_on(self, sheet: Sheet) -> frozenset[QuestionId]:
        """The questions that this very sheet is asked."""
        form = self.form(sheet.perspective)
        return form.all_ids - form.left_out_on(given_on(sheet)) if form.filters else form.all_ids

    def put_to(self, criterion: Criterion, perspectives: Collection[PerspectiveId]) -> tuple[Question, ...]:
        """The criterion's questions for at least one of these perspectives in this phase, in order, before
        any filter.
        """
        asked = criterion.asks_in(self.phase)
        return tuple(question for question in asked if any(map(question.is_for, perspectives)))

    def concerned(self, criterion: Criterion) -> tuple[PerspectiveId, ...]:
        """The perspectives to whom the criterion puts a question in this phase, in the catalogue's order."""
        return tuple(
            perspective
            for perspective in self.catalogue.perspective_ids
            if self.put_to(criterion, (perspective,))
        )

    def asked_to(self, question: Question) -> tuple[PerspectiveId, ...]:
        """The perspectives to whom this question is put, in the catalogue's order, before any filter."""
        everybody = self.catalogue.perspective_ids
        return tuple(
            perspective
            for perspective in everybody
            if QuestionId(question.id) in self.form(perspective).all_ids
        )

    def asked_of_all(
        self, criterion: Criterion, perspectives: Collection[PerspectiveId]
    ) -> tuple[Question, ...]:
        """The criterion's questions for every one of these perspectives in this phase, in order."""
        asked = criterion.asks_in(self.phase)
        return tuple(question for question in asked if all(map(question.is_for, perspectives)))

    def shared(self, criterion: Criterion, perspectives: Collection[PerspectiveId]) -> tuple[Question, ...]:
        """Those that are asked of all of these perspectives and mean the same to each: without `about:
        own_group`.
        """
        asked = self.asked_of_all(criterion, perspectives)
        return tuple(question for question in asked if question.about is not About.OWN_GROUP)

    def length(self, perspective: PerspectiveId) -> Length:
        """How long the check is for this perspective."""
        number = len(self.form(perspective).ids)
        return Length(number, minutes(number) if number else 0)

    def longest(self, perspectives: Iterable[PerspectiveId] = ()) -> Length:
        """The length for that of these perspectives which is asked most; without any, of the catalogue's."""
        lengths = map(self.length, perspectives or self.catalogue.perspective_ids)
        return max(lengths, key=lambda length: length.questions)

    @property
    def asks_one_each(self) -> bool:
        """Whether each criterion asks one question and none depends on another, so that hands can be counted
        question by question.
        """
        forms = [self.form(perspective) for perspective in self.catalogue.perspective_ids]
        return not any(
            form.filters or any(len(questions) > 1 for _, questions in form.asked) for form in forms
        )


def finishes(left_before: Set[QuestionId], left: Set[QuestionId]) -> bool | None:
    """What a change makes of a sheet, from the questions open before and after it.

    True: nothing is open any more, it is finished without anybody having to say so. False: something is open
    that was not, so it is not finished, whoever has said so. None: it stays as it was said.
    """
    if not left:
        return True
    return None if left <= left_before else False


def minutes(number_of_questions: int) -> int:
    """How long so many questions take, in whole minutes, rounded up."""
    return -(-number_of_questions * SECONDS_PER_QUESTION // 60)


def given_on(sheet: Sheet) -> dict[QuestionId, AnswerValue]:
    """The answers given on a sheet, asked or not; a question with a comment alone is not answered."""
    return {question: answer.value for question, answer in sheet.answers.items() if answer.value is not None}


def answers_anything(sheet: Sheet, asked: Collection[QuestionId]) -> bool:
    """Whether the sheet answers one of the questions asked on it; one that does not, does not exist for any
    rule.
    """
    return any(answer.value is not None and question in asked for question, answer in sheet.answers.items())
