"""What has to go together about phases: those that are named exist, those of a criterion lie within those of
its part, a criterion asks something in each, and no text waits for a phase in which nothing is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from qcheck.loading.messages import Advice, Hint, Mistake
from qcheck.loading.outline import Declared, Outline, text_under
from qcheck.loading.problems import Problem, likely, sentence
from qcheck.loading.spots import Spot

Keys: TypeAlias = tuple[str, ...]

OF_QUESTIONS: Keys = ("text_by_phase",)
OF_CRITERIA: Keys = ("prompt_by_phase", "actions_by_phase")
OF_TEXTS: Keys = ("open_good_by_phase", "open_next_by_phase")


def phases_checked(outline: Outline) -> Iterator[Problem]:
    """All mistakes about phases: unknown ones, and those outside their part."""
    yield from _unknown(outline)
    for criterion in outline.criteria:
        if part := outline.part_of(criterion):
            yield from _outside(criterion, part)
    yield from _silent(outline)


def advised_phases(outline: Outline) -> Iterator[Problem]:
    """Texts for a phase in which their question or criterion is not asked."""
    if not outline.phases.sure:
        return
    for criterion in outline.criteria:
        yield from _never_shown(criterion, OF_CRITERIA, outline.phases_of(criterion), outline)
        for question in criterion.under("questions"):
            asked = outline.phases_of(criterion, question)
            yield from _never_shown(question, OF_QUESTIONS, asked, outline)


def _unknown(outline: Outline) -> Iterator[Problem]:
    for item in outline.parts + outline.criteria + outline.questions:
        for phase in item.under("phases"):
            if phase.text is not None:
                yield from _known(phase, phase.text, outline.phases)
    texts = outline.root.get("texts")
    places = [(question, OF_QUESTIONS) for question in outline.questions]
    places += [(criterion, OF_CRITERIA) for criterion in outline.criteria]
    places += [(texts, OF_TEXTS)] if texts else []
    for item, keys in places:
        for name, text in _by_phase(item, keys):
            yield from _known(text.at_key(), name, outline.phases)


def _known(spot: Spot, name: str, declared: Declared) -> Iterator[Problem]:
    if declared.sure and name not in declared.ids:
        hint = likely(name, declared.ids) if declared.ids else sentence(Hint.DECLARE, key="phases")
        yield spot.mistake(Mistake.UNKNOWN_PHASE, hint, value=name)


def _by_phase(item: Spot, keys: Keys) -> Iterator[tuple[str, Spot]]:
    for key in keys:
        table = item.get(key)
        yield from table.entries if table else ()


def _outside(criterion: Spot, part: Spot) -> Iterator[Problem]:
    within = [phase.text for phase in part.under("phases") if phase.text]
    for phase in criterion.under("phases") if within else ():
        if phase.text and phase.text not in within:
            yield phase.mistake(Mistake.PHASE_OUTSIDE, value=phase.text, phases=", ".join(within))


def _silent(outline: Outline) -> Iterator[Problem]:
    for criterion in outline.criteria:
        questions, own = criterion.under("questions"), criterion.get("phases")
        asked = {phase for question in questions for phase in _asked_in(question, outline.phases)}
        meant = outline.phases_of(criterion) or outline.phases.ids
        silent = [phase for phase in meant if phase not in asked] if questions else []
        for phase in own.items if own else []:
            if phase.text in silent:
                yield phase.mistake(Mistake.SILENT, sentence(Hint.ASK_OR_NARROW), phase=phase.text)
        if not own:
            for unasked in silent:
                yield criterion.mistake(Mistake.SILENT, sentence(Hint.ASK_OR_NARROW), phase=unasked)


def _asked_in(question: Spot, phases: Declared) -> tuple[str, ...]:
    """All phases, too, where it is not plain which are meant: that has been reported."""
    named = tuple(phase.text or "" for phase in question.under("phases"))
    return named if named and all(name in phases.ids for name in named) else phases.ids


def _never_shown(item: Spot, keys: Keys, asked: tuple[str, ...], outline: Outline) -> Iterator[Problem]:
    if not text_under(item, "id"):
        return
    for phase, text in _by_phase(item, keys):
        if phase in outline.phases.ids and phase not in asked:
            yield text.at_key().advice(Advice.NEVER_SHOWN, phase=phase)
