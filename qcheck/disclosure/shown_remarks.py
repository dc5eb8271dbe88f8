"""Comments and evidence, as far as they may be read and with as much of their origin as may be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import TypeAlias

from qcheck.asking import Questionnaire, answers_anything
from qcheck.catalogue import AnswerValue, CriterionId, PerspectiveId, QuestionId
from qcheck.disclosure.gate import Gate
from qcheck.records import Answer, Evidence, Mode, Sheet, SheetId

Place: TypeAlias = tuple[QuestionId | None, CriterionId | None]
"""Under which question, or under which topic, a remark stands."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment or evidence left with a question, or the answer to a closing question.

    A closing question goes by its name in the catalogue's texts, `open_good` or `open_next`. `perspective`
    and `value` are None where they may not be told, and so is `question`, because it would tell who was
    asked; then `criterion` says under which topic the remark stands, None where that would tell it too. By
    its `mark` an organiser can take it out; it tells nothing else.
    """

    question: QuestionId | None
    perspective: PerspectiveId | None
    value: AnswerValue | None
    comment: str
    evidence: Evidence | None
    criterion: CriterionId | None = None
    mark: str = ""


Marking: TypeAlias = Callable[[SheetId, str, Answer], str]
"""Gives a remark its mark, by its sheet, by the question's or closing question's name, and by what was
written.
"""


def _unmarked(sheet: SheetId, about: str, answer: Answer) -> str:  # noqa: ARG001
    return ""


def remarks(
    questionnaire: Questionnaire,
    sheets: Iterable[Sheet],
    mode: Mode,
    shuffle: Random,
    closings: Mapping[SheetId, Mapping[str, str]] | None = None,
    marking: Marking = _unmarked,
) -> tuple[Remark, ...]:
    """What was remarked on questions that were asked, and in `closings` (by sheet and name), on sheets that
    exist.

    Open round: with perspective and answer, in the catalogue's order, closing questions last. Confidential:
    never with the answer, shuffled, and if any perspective is withheld in the whole check, without any label.
    """
    catalogue = questionnaire.catalogue
    asked_on = ((sheet, questionnaire.asked_on(sheet)) for sheet in sheets)
    existing = [(sheet, asked) for sheet, asked in asked_on if answers_anything(sheet, asked)]
    places = {question: place for place, question in enumerate(catalogue.questions)}
    on_sheets = [
        remark
        for sheet, asked in existing
        for remark in _on_sheet(sheet, asked, (closings or {}).get(sheet.id, {}), marking)
    ]
    if mode is Mode.OPEN:
        return tuple(sorted(on_sheets, key=lambda remark: places.get(remark.question or "", len(places))))
    gate = Gate.of(mode, catalogue.rules.minimum_group, Counter(sheet.perspective for sheet, _ in existing))
    told = [replace(remark, value=None) for remark in on_sheets]
    return shuffled(unlabelled(told, questionnaire) if gate.withholds_any else told, shuffle)


def _on_sheet(
    sheet: Sheet, asked: Collection[QuestionId], closing: Mapping[str, str], marking: Marking
) -> Iterator[Remark]:
    said = {
        question: answer
        for question, answer in sheet.answers.items()
        if (answer.comment or answer.evidence) and question in asked
    }
    said |= {QuestionId(name): Answer(None, text) for name, text in closing.items()}
    for question, answer in said.items():
        if answer.comment.strip() or answer.evidence:
            mark = marking(sheet.id, question, answer)
            yield Remark(
                question, sheet.perspective, answer.value, answer.comment, answer.evidence, mark=mark
            )


def unlabelled(remarks: Iterable[Remark], questionnaire: Questionnaire) -> list[Remark]:
    """Without perspective, and where the question would tell it, without question: below its topic, or below
    none.

    A topic keeps the questions of its remarks only if everybody was asked all of them: where one remark had
    lost its question, it would be known again by that among those that have theirs. For the same reason
    closing remarks lose theirs where a topic was not put to all.
    """
    places = dict(_places(questionnaire))
    beside_closings = (None, None) in places.values()
    bare = []
    for remark in remarks:
        own = (None, None) if beside_closings else (remark.question, None)
        question, criterion = places.get(remark.question, own) if remark.question else own
        bare.append(replace(remark, perspective=None, question=question, criterion=criterion))
    return bare


def _places(questionnaire: Questionnaire) -> Iterator[tuple[QuestionId, Place]]:
    """Of every question that is put to somebody: under which question or topic a remark on it may stand
    without telling to whom it was put.
    """
    put = [questionnaire.asked(perspective) for perspective in questionnaire.perspectives]
    answering = [{criterion.id: questions for criterion, questions in view} for view in put]
    for criterion in questionnaire.criteria:
        sets = [{QuestionId(question.id) for question in view.get(criterion.id, ())} for view in answering]
        every = {question for questions in sets for question in questions}
        for question in every:
            if all(questions == every for questions in sets):
                yield question, (question, None)
            else:
                yield question, (None, CriterionId(criterion.id) if all(sets) else None)


def shuffled(remarks: list[Remark], shuffle: Random) -> tuple[Remark, ...]:
    """In random order; sorted first, so that even a known seed does not bring back the order in which sheets
    came in.
    """
    in_order = sorted(remarks, key=repr)
    shuffle.shuffle(in_order)
    return tuple(in_order)
