"""What people said about questions, as far as it may be told.

It belongs to no sheet, so nothing is left out here because of an answer. But a question tells to whom it was
put, and few people are known by their language: in a confidential check nothing is told before its end, nor
of a question that not everybody is asked where any perspective is withheld; perspective, language and week
only where enough people share them. How many people that were nobody knows, because one may say something
about every question: it is as many as have said something about the same question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

from qcheck.asking import Questionnaire, answers_anything
from qcheck.catalogue import QuestionId
from qcheck.disclosure.gate import Gate
from qcheck.disclosure.shown_counts import released
from qcheck.records import Feedback, Mode, Sheet, State


def feedback(
    questionnaire: Questionnaire,
    said: Iterable[Feedback],
    sheets: Iterable[Sheet],
    mode: Mode,
    state: State,
    shuffle: Random,
) -> tuple[Feedback, ...]:
    """In random order, also about questions that an earlier edition asked, before the check went on to this
    one.
    """
    if not released(mode, state):
        return ()
    told = list(said)
    if mode is Mode.CONFIDENTIAL:
        told = _covered(questionnaire, told, sheets)
    in_order = sorted(told, key=lambda opinion: repr((opinion.question, sorted(opinion.marks), opinion)))
    shuffle.shuffle(in_order)
    return tuple(in_order)


def _covered(questionnaire: Questionnaire, said: list[Feedback], sheets: Iterable[Sheet]) -> list[Feedback]:
    minimum_group = questionnaire.catalogue.rules.minimum_group
    if withholds_any(questionnaire, sheets):
        said = [
            replace(opinion, perspective=None)
            for opinion in said
            if is_for_all(questionnaire, opinion.question, opinion.version)
        ]
    languages = _shared(said, minimum_group, lambda opinion: opinion.language)
    said = [opinion if opinion.language in languages else replace(opinion, language="") for opinion in said]
    weeks = _shared(said, minimum_group, lambda opinion: opinion.week)
    return [opinion if opinion.week in weeks else replace(opinion, week="") for opinion in said]


def _shared(said: list[Feedback], minimum_group: int, of: Callable[[Feedback], str]) -> frozenset[str]:
    """What enough people share: so many have said something about one and the same question."""
    numbers = Counter((opinion.question, of(opinion)) for opinion in said)
    return frozenset(value for (_, value), number in numbers.items() if number >= minimum_group)


def withholds_any(questionnaire: Questionnaire, sheets: Iterable[Sheet]) -> bool:
    """Whether a perspective of a confidential check has too few sheets to be shown."""
    minimum_group = questionnaire.catalogue.rules.minimum_group
    existing = (sheet for sheet in sheets if answers_anything(sheet, questionnaire.asked_on(sheet)))
    return Gate.of(
        Mode.CONFIDENTIAL, minimum_group, Counter(sheet.perspective for sheet in existing)
    ).withholds_any


def is_for_all(questionnaire: Questionnaire, asked: QuestionId, version: str) -> bool:
    """Whether everybody was asked; of another edition than this one nobody can say it any more."""
    question = questionnaire.questions.get(asked)
    if question is None or version not in ("", questionnaire.catalogue.version):
        return False
    return set(questionnaire.asked_to(question)) == set(questionnaire.perspectives)
