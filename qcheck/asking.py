"""Which questions a sheet asks, in which order, and what is still open: walked again from the answers, never
stored.

A question is asked of a perspective, in a phase, within the scope of a check, unless a filter (`skip_if`)
switches it off
on this very sheet. Nobody else decides what is asked; the score counts exactly what is walked here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from qcheck.catalogue import (
    About,
    AnswerValue,
    Catalogue,
    Criterion,
    PerspectiveId,
    PhaseId,
    Question,
    QuestionId,
)
from qcheck.records import Scope, Sheet

MOST_PLANS = 500
"""Ways to ask a catalogue that are remembered at once: checks of one wording differ in phase, scope and
perspective.
"""

SECONDS_PER_QUESTION = 25
"""Reading, thinking and answering one statement at a quiet pace, comments apart."""


def criteria(catalogue: Catalogue, scope: Scope) -> tuple[Criterion, ...]:
    """The criteria of a check in the catalogue's order, the modules in use last; also those that are silent
    in its phase.
    """
    main = tuple(c for c in catalogue.main_criteria if scope.only is None or c.id in scope.only)
    return main + tuple(module for module in catalogue.modules if module.id in scope.modules)


def asked(
    catalogue: Catalogue,
    phase: PhaseId | None,
    scope: Scope,
    perspective: PerspectiveId,
    values: Mapping[QuestionId, AnswerValue],
) -> tuple[tuple[Criterion, tuple[Question, ...]], ...]:
    """What a sheet with these answers asks now, filters applied; criteria that ask nothing are left out.

    Without answers this is all that the perspective can be asked: a filter needs an answer to switch
        something off.
    """
    plan = _plan(catalogue, phase, scope, perspective)
    if not plan.has_filters or not values:
        return plan.put
    kept = {question.id for question in walk((q for _, questions in plan.put for q in questions), values)}
    pairs = ((criterion, tuple(q for q in questions if q.id in kept)) for criterion, questions in plan.put)
    return tuple((criterion, questions) for criterion, questions in pairs if questions)


def open_questions(
    catalogue: Catalogue,
    phase: PhaseId | None,
    scope: Scope,
    perspective: PerspectiveId,
    values: Mapping[QuestionId, AnswerValue],
) -> tuple[Question, ...]:
    """Those asked now and not answered, in order; `dk` and `na` are answers."""
    now = asked(catalogue, phase, scope, perspective, values)
    return tuple(question for _, questions in now for question in questions if question.id not in values)


def finishes(left_before: Collection[Question], left: Collection[Question]) -> bool | None:
    """What a change makes of a sheet, from the questions open before and after it.

    True: nothing is open any more, it is finished without anybody having to say so. False: something is open
        that was not, so it is
    not finished, whoever has said so. None: it stays as it was said.
    """
    if not left:
        return True
    return None if {question.id for question in left} <= {question.id for question in left_before} else False


def asks_one_each(catalogue: Catalogue, phase: PhaseId | None, scope: Scope) -> bool:
    """Whether each criterion asks one question and none depends on another, so that hands can be counted
    question by question.
    """
    plans = [_plan(catalogue, phase, scope, perspective) for perspective in catalogue.perspective_ids]
    return not any(plan.has_filters or any(len(questions) > 1 for _, questions in plan.put) for plan in plans)


def minutes(number_of_questions: int) -> int:
    """How long so many questions take, in whole minutes, rounded up."""
    return -(-number_of_questions * SECONDS_PER_QUESTION // 60)


def given_on(sheet: Sheet) -> dict[QuestionId, AnswerValue]:
    """The answers given on a sheet, asked or not; a question with a comment alone is not answered."""
    return {question: answer.value for question, answer in sheet.answers.items() if answer.value is not None}


def asked_on(
    catalogue: Catalogue, phase: PhaseId | None, scope: Scope, sheet: Sheet
) -> frozenset[QuestionId]:
    """The questions this very sheet asks."""
    plan = _plan(catalogue, phase, scope, sheet.perspective)
    if not plan.has_filters:
        return plan.ids
    return frozenset(
        QuestionId(q.id) for q in walk((q for _, questions in plan.put for q in questions), given_on(sheet))
    )


def answers_anything(sheet: Sheet, asked: Collection[QuestionId]) -> bool:
    """Whether the sheet answers one of the questions asked on it; one that does not, does not exist for any
    rule.
    """
    return any(answer.value is not None and question in asked for question, answer in sheet.answers.items())


def put_to(
    criterion: Criterion, phase: PhaseId | None, perspectives: Collection[PerspectiveId]
) -> tuple[Question, ...]:
    """The criterion's questions for at least one of these perspectives in this phase, in order, before any
    filter.
    """
    return tuple(
        q for q in criterion.asks_in(phase) if any(q.is_for(perspective) for perspective in perspectives)
    )


def shared(
    criterion: Criterion, phase: PhaseId | None, perspectives: Collection[PerspectiveId]
) -> tuple[Question, ...]:
    """Those asked of every one of these perspectives and meaning the same to each: without `about:
    own_group`.
    """
    asked_of_all = (
        q for q in criterion.asks_in(phase) if all(q.is_for(perspective) for perspective in perspectives)
    )
    return tuple(question for question in asked_of_all if question.about is not About.OWN_GROUP)


def walk(questions: Iterable[Question], values: Mapping[QuestionId, AnswerValue]) -> Iterator[Question]:
    """The questions left after their filters, in order.

    A filter sees only answers to questions that are put here, and those come earlier. What hangs on a
    question that is itself left
    out is left out with it, through chains of any length.
    """
    given: dict[str, AnswerValue] = {}
    left_out: set[str] = set()
    for question in questions:
        if question.skip_if and any(
            each.question in left_out or given.get(each.question) in each.answer for each in question.skip_if
        ):
            left_out.add(question.id)
            continue
        if (value := values.get(QuestionId(question.id))) is not None:
            given[question.id] = value
        yield question


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one perspective can be asked in a check: worked out once for all of its sheets."""

    put: tuple[tuple[Criterion, tuple[Question, ...]], ...]
    ids: frozenset[QuestionId]
    has_filters: bool


def _plan(catalogue: Catalogue, phase: PhaseId | None, scope: Scope, perspective: PerspectiveId) -> _Plan:
    about = ("plan", phase, scope, perspective)
    if not isinstance(known := catalogue.worked_out.get(about), _Plan):
        pairs = ((each, put_to(each, phase, (perspective,))) for each in criteria(catalogue, scope))
        put = tuple((criterion, questions) for criterion, questions in pairs if questions)
        every = [question for _, questions in put for question in questions]
        known = _Plan(put, frozenset(QuestionId(q.id) for q in every), any(q.skip_if for q in every))
        if len(catalogue.worked_out) > MOST_PLANS:
            catalogue.worked_out.clear()
        catalogue.worked_out[about] = known
    return known
