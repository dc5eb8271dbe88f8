"""Comments and evidence, as far as they may be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from qcheck import asking
from qcheck.catalogue import AnswerValue, Catalogue, PerspectiveId, PhaseId, QuestionId
from qcheck.disclosure.gate import Gate
from qcheck.records import Answer, Evidence, Mode, Scope, Sheet, SheetId


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment or evidence left with a question, or the answer to a closing question.

    A closing question goes by its name in the catalogue's texts, `open_good` or `open_next`. `perspective` and `value` are
    None where they may not be told.
    """

    question: QuestionId
    perspective: PerspectiveId | None
    value: AnswerValue | None
    comment: str
    evidence: Evidence | None


def remarks(
    catalogue: Catalogue,
    phase: PhaseId | None,
    scope: Scope,
    sheets: Iterable[Sheet],
    mode: Mode,
    shuffle: Random,
    closings: Mapping[SheetId, Mapping[str, str]] | None = None,
) -> tuple[Remark, ...]:
    """What was remarked on questions that were asked, and in `closings` (by sheet and name), on sheets that exist.

    Open round: with perspective and answer, in the catalogue's order, closing questions last. Confidential: never with the
    answer, with the perspective only if none is withheld in the whole check, and shuffled.
    """
    asked_on = ((sheet, asking.asked_on(catalogue, phase, scope, sheet)) for sheet in sheets)
    existing = [(sheet, asked) for sheet, asked in asked_on if asking.answers_anything(sheet, asked)]
    places = {question: place for place, question in enumerate(catalogue.questions)}
    found = [remark for sheet, asked in existing for remark in _on_sheet(sheet, asked, (closings or {}).get(sheet.id, {}))]
    if mode is Mode.OPEN:
        return tuple(sorted(found, key=lambda remark: places.get(remark.question, len(places))))
    gate = Gate.of(mode, catalogue.rules.minimum_group, Counter(sheet.perspective for sheet, _ in existing))
    return _shuffled([_unlabelled(remark, gate) for remark in found], shuffle)


def _on_sheet(sheet: Sheet, asked: Collection[QuestionId], closing: Mapping[str, str]) -> Iterator[Remark]:
    said = {question: answer for question, answer in sheet.answers.items() if (answer.comment or answer.evidence) and question in asked}
    said |= {QuestionId(name): Answer(None, text) for name, text in closing.items()}
    for question, answer in said.items():
        if answer.comment.strip() or answer.evidence:
            yield Remark(question, sheet.perspective, answer.value, answer.comment, answer.evidence)


def _unlabelled(remark: Remark, gate: Gate) -> Remark:
    return replace(remark, value=None, perspective=None if gate.withholds_any else remark.perspective)


def _shuffled(found: list[Remark], shuffle: Random) -> tuple[Remark, ...]:
    """In random order; sorted first, so that even a known seed does not bring back the order in which sheets came in."""
    in_order = sorted(found, key=repr)
    shuffle.shuffle(in_order)
    return tuple(in_order)
