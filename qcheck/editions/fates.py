"""What becomes of the answers to each question of an edition when a check goes on to a newer one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import pairwise

from qcheck.catalogue import Catalogue, Change, ChangeKind, QuestionId
from qcheck.editions.declared import Declared
from qcheck.editions.differences import differences
from qcheck.editions.values import RECOMPUTED, AnswersFate, Aspect, Difference, Fate, Of

IN_THE_PLACE = {ChangeKind.CHANGED: Fate.SHOWN, ChangeKind.SPLIT: Fate.NOTE, ChangeKind.MERGED: Fate.NOTE}
WORDS = frozenset({Aspect.WORDING, Aspect.LABELS})
"""Words that make a question what it is: where they differ, only a declaration carries its answers over."""
TOLD = WORDS | {Aspect.TRANSLATION}
"""What is meant where a wording is said to be clarified: not its help, nor who is asked."""


def fates(path: Sequence[Catalogue]) -> dict[QuestionId, AnswersFate]:
    """By question of the first of these editions, which follow one another; the last is where the check goes.

    What an edition declares holds from the one that it follows. Where that is not the one before it in the
    path, only what is the same in both is carried over.
    """
    steps = [_step(old, new) for old, new in pairwise(path)]
    return reduce(_composed, steps) if steps else {}


def path_to(old: Catalogue, new: Catalogue, at_hand: Iterable[Catalogue]) -> tuple[Catalogue, ...]:
    """The editions from one to the other, as each says which one it follows; the two alone where one of them
    is not at hand.
    """
    known = {catalogue.version: catalogue for catalogue in at_hand if catalogue.id == new.id}
    path = [new]
    while (follows := path[0].follows) is not None and follows != old.version and len(path) <= len(known):
        if follows not in known:
            return (old, new)
        path.insert(0, known[follows])
    return (old, *path) if path[0].follows == old.version else (old, new)


def is_told(path: Sequence[Catalogue]) -> bool:
    """Whether every edition of the path says what changed since the one before."""
    return all(new.follows == old.version for old, new in pairwise(path))


def _step(old: Catalogue, new: Catalogue) -> dict[QuestionId, AnswersFate]:
    declared = Declared.of(old, new)
    seen: dict[str, list[Difference]] = {}
    for difference in differences(old, new):
        if difference.of is Of.QUESTION:
            seen.setdefault(difference.id, []).append(difference)
    lights = _of_lights(old) != _of_lights(new)
    return {
        QuestionId(name): _stayed(name, seen.get(name, ()), declared, recomputed=lights)
        if name in new.questions
        else _gone(name, declared)
        for name in old.questions
    }


def _gone(name: str, declared: Declared) -> AnswersFate:
    question = QuestionId(name)
    if successors := declared.in_place_of(name):
        fate = max((IN_THE_PLACE[successor.change] for successor in successors), key=lambda fate: fate.rank)
        return AnswersFate(
            question, fate, tuple(QuestionId(successor.item) for successor in successors), why=successors
        )
    removed = declared.removed(name)
    return AnswersFate(question, Fate.ARCHIVED if removed else Fate.UNDECLARED, why=removed)


def _stayed(name: str, seen: Iterable[Difference], declared: Declared, *, recomputed: bool) -> AnswersFate:
    question, aspects = QuestionId(name), {difference.aspect for difference in seen}
    said = declared.of_question(name)
    kinds = {change.change for change in said}
    if ChangeKind.SCALE in kinds or Aspect.SCALE in aspects:
        told = ChangeKind.SCALE in kinds
        return AnswersFate(question, Fate.DROPPED if told else Fate.UNDECLARED, (question,), why=said)
    if aspects & WORDS and kinds.isdisjoint({ChangeKind.CLARIFIED, ChangeKind.EDITORIAL}):
        return AnswersFate(question, Fate.UNDECLARED, (question,), why=said)
    is_clarified = ChangeKind.CLARIFIED in kinds and not aspects.isdisjoint(TOLD)
    if aspects & RECOMPUTED or recomputed:
        fate = Fate.RECOMPUTED
    else:
        fate = Fate.CLARIFIED if is_clarified else Fate.CARRIED
    return AnswersFate(question, fate, (question,), is_clarified, said)


def _composed(
    first: Mapping[QuestionId, AnswersFate], then: Mapping[QuestionId, AnswersFate]
) -> dict[QuestionId, AnswersFate]:
    return {name: _after(answers, then) for name, answers in first.items()}


def _after(answers: AnswersFate, then: Mapping[QuestionId, AnswersFate]) -> AnswersFate:
    """What was carried over once may go further; what was not stays where it is, its successors go on."""
    next_ = [then[question] for question in answers.to if question in then]
    if not next_:
        return answers
    to = tuple(dict.fromkeys(name for onward in next_ for name in onward.to))
    why = (*answers.why, *(change for onward in next_ for change in onward.why))
    fate = max((answers.fate, *(onward.fate for onward in next_)), key=lambda fate: fate.rank)
    return AnswersFate(
        answers.question, fate, to, answers.is_clarified or any(onward.is_clarified for onward in next_), why
    )


def _of_lights(catalogue: Catalogue) -> tuple[int, int]:
    return catalogue.rules.yellow_from, catalogue.rules.green_from


def carried(fated: Mapping[QuestionId, AnswersFate]) -> frozenset[QuestionId]:
    """The questions whose answers go on to count."""
    return frozenset(name for name, answers in fated.items() if answers.fate.is_carried)


def clarified_words(fated: Mapping[QuestionId, AnswersFate]) -> frozenset[QuestionId]:
    """The questions whose other words an edition declares editorial or clarified."""
    words = {ChangeKind.EDITORIAL, ChangeKind.CLARIFIED}
    return frozenset(
        name
        for name, answers in fated.items()
        if answers.fate.is_carried and any(_is_of_words(change, words) for change in answers.why)
    )


def _is_of_words(change: Change, kinds: set[ChangeKind]) -> bool:
    return change.change in kinds
