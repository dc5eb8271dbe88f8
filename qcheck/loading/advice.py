"""Warnings, which stop nothing: missing translations, questions that are never asked, words that are hard to
answer, what cannot be reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qcheck.catalogue import Catalogue, Stage
from qcheck.loading.accepted import accepted_or_said
from qcheck.loading.edition_checks import advised_stage
from qcheck.loading.filter_chains import unreached
from qcheck.loading.messages import Advice, Hint
from qcheck.loading.outline import Outline, is_language
from qcheck.loading.phase_checks import advised_phases
from qcheck.loading.problems import Problem, sentence
from qcheck.loading.spots import Spot
from qcheck.loading.word_checks import of_signs


def advised(outline: Outline, catalogue: Catalogue | None) -> Iterator[Problem]:
    """All warnings about a file; about what cannot be reached only where it is a catalogue."""
    yield from _untranslated(outline)
    yield from _without_words(outline)
    yield from of_signs(outline)
    yield from unreached(outline)
    yield from advised_phases(outline)
    yield from advised_stage(outline)
    yield from accepted_or_said(outline, catalogue)


def _untranslated(outline: Outline) -> Iterator[Problem]:
    """A status that is one of the words for it has its translations here."""
    status = outline.root.get("status")
    for text in outline.texts:
        if status and text.place == status.place and text.text in set(Stage):
            continue
        words = outline.words(text)
        missing = [tag for tag in outline.spoken if not _covered(tag, words)]
        if missing and words and set(words) <= set(outline.spoken) and _has_letters(words):
            yield text.advice(Advice.UNTRANSLATED, sentence(Hint.ADD_TEXT), languages=", ".join(missing))


def _without_words(outline: Outline) -> Iterator[Problem]:
    """A language that is offered and changes nothing, because all of its words are those of its parent."""
    speaking = {tag for text in outline.texts for tag in outline.words(text)}
    for declared in outline.root.under("languages"):
        tag = declared.text or ""
        parent = tag.rpartition("-")[0]
        if is_language(tag) and parent in speaking and tag not in speaking:
            yield declared.advice(Advice.NO_WORDS, sentence(Hint.ADD_TEXT), value=tag, instead=parent)


def _has_letters(words: dict[str, Spot]) -> bool:
    """Numbers alone are the same in every language."""
    return any(re.search(r"[^\W\d_]", word.text or "") for word in words.values())


def _covered(tag: str, words: dict[str, Spot]) -> bool:
    """By words of its own or of its parent: `de-simple` falls back to `de`."""
    parts = tag.split("-")
    return any("-".join(parts[:length]) in words for length in range(1, len(parts) + 1))
