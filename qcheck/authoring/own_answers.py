"""Answers of one question alone: they begin as a copy of those that it has, to be put in other words."""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.authoring.draft import Draft
from qcheck.authoring.items import Item, Kind
from qcheck.authoring.operations import AddOption, Operation, SetText, SetValue
from qcheck.authoring.written import Plain
from qcheck.catalogue import DEFAULT_POINTS

OPTIONS = ("options",)


def own_answers(draft: Draft, question: Item) -> tuple[Operation, ...]:
    """What gives a question answers of its own: the words and the worth of those to choose from so far."""
    scale = draft.value(question, ("scale",))
    named = Item(Kind.SCALE, scale) if isinstance(scale, str) else Item(Kind.SCALE)
    written = draft.value(named, OPTIONS) if draft.has(named) else None
    steps = [step for step in (written if isinstance(written, list) else []) if _is_point(step)]
    copied = _copied(draft, question, named, steps) if len(steps) > 1 else _usual(draft, question)
    return (SetValue(question, ("scale",), None, was=scale), *copied)


def shared_answers(draft: Draft, question: Item) -> tuple[Operation, ...]:
    """What takes them out again."""
    return (SetValue(question, OPTIONS, None, was=draft.value(question, OPTIONS)),)


def _is_point(option: Plain) -> bool:
    return isinstance(option, dict) and str(option.get("value")).isdecimal()


def _copied(draft: Draft, question: Item, scale: Item, steps: list[Plain]) -> Iterator[Operation]:
    for number, step in enumerate(steps, 1):
        value = str(step.get("value")) if isinstance(step, dict) else ""
        words = draft.words(Item(Kind.SCALE, scale.id, value), ("label",))
        yield from _one(draft, question, str(number), words)
        if isinstance(step, dict) and isinstance(step.get("points"), str):
            yield SetValue(Item(question.kind, question.id, str(number)), ("points",), step["points"])


def _usual(draft: Draft, question: Item) -> Iterator[Operation]:
    for step in DEFAULT_POINTS:
        words = {tag: step.label.say(tag) for tag in draft.languages}
        yield from _one(draft, question, str(step.value), words)


def _one(draft: Draft, question: Item, value: str, words: dict[str, str]) -> Iterator[Operation]:
    first, *others = draft.languages
    yield AddOption(question, words.get(first, value), first)
    for tag in others:
        if words.get(tag):
            yield SetText(Item(question.kind, question.id, value), ("label",), tag, words[tag])
