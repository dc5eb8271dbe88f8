"""Warnings, which stop nothing: missing translations, long questions, some that are never asked or can hardly
be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qcheck.catalogue import About, Stage
from qcheck.loading.edition_checks import advised_stage
from qcheck.loading.filter_chains import unreached
from qcheck.loading.messages import Advice, Hint
from qcheck.loading.outline import Outline, text_under
from qcheck.loading.problems import Problem, sentence
from qcheck.loading.spots import Spot

LONGEST = 20
"""Words of a question."""

SHARED = 2
"""Questions that perspectives should have in common, or a comparison hangs on a single one."""


def advised(outline: Outline) -> Iterator[Problem]:
    """All warnings about a catalogue."""
    yield from _untranslated(outline)
    yield from _long(outline)
    yield from unreached(outline)
    yield from _few_shared(outline)
    yield from advised_stage(outline)


def _untranslated(outline: Outline) -> Iterator[Problem]:
    """A status that is one of the words for it has its translations here."""
    status = outline.root.get("status")
    for text in outline.texts:
        if status and text.place == status.place and text.text in set(Stage):
            continue
        words = outline.words(text)
        missing = [tag for tag in outline.spoken if not _covered(tag, words)]
        if missing and words and set(words) <= set(outline.spoken):
            yield text.advice(Advice.UNTRANSLATED, sentence(Hint.ADD_TEXT), languages=", ".join(missing))


def _covered(tag: str, words: dict[str, Spot]) -> bool:
    """By words of its own or of its parent: `de-simple` falls back to `de`."""
    parts = tag.split("-")
    return any("-".join(parts[:length]) in words for length in range(1, len(parts) + 1))


def _long(outline: Outline) -> Iterator[Problem]:
    for question in outline.questions:
        by_phase = question.get("text_by_phase")
        texts = [question.get("text"), *(text for _, text in (by_phase.entries if by_phase else []))]
        for words in (words for text in texts if text for words in outline.words(text).values()):
            if (number := len(re.findall(r"\S*\w\S*", words.text or ""))) > LONGEST:
                yield words.advice(Advice.LONG, number=number)


def _few_shared(outline: Outline) -> Iterator[Problem]:
    """Over all phases of a criterion; questions in which each group means itself are never compared."""
    if not outline.perspectives.sure:
        return
    for criterion in outline.criteria:
        asked = [_asked(question, outline) for question in criterion.under("questions")]
        everybody = set().union(*asked)
        several = [
            who
            for question, who in zip(criterion.under("questions"), asked, strict=True)
            if len(who) > 1 and _comparable(question)
        ]
        if len(several) >= SHARED > sum(who == everybody for who in several):
            yield criterion.advice(Advice.FEW_SHARED)


def _asked(question: Spot, outline: Outline) -> set[str]:
    return {who.text or "" for who in question.under("perspectives")} or set(outline.perspectives.ids)


def _comparable(question: Spot) -> bool:
    return text_under(question, "about") != About.OWN_GROUP
