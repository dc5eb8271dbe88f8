"""Whether an edition says of itself what can be: which edition it follows, what changed since then, how far
it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qcheck.catalogue import ChangeKind, Stage
from qcheck.catalogue.values import VERSION_PATTERN
from qcheck.catalogue.versions import precedence
from qcheck.loading.messages import Advice, Hint, Mistake
from qcheck.loading.outline import Outline, text_under
from qcheck.loading.problems import Problem, likely, sentence
from qcheck.loading.spots import Spot

WITH_REPLACES = frozenset({ChangeKind.CHANGED, ChangeKind.SPLIT, ChangeKind.MERGED})
"""Kinds of change that make something new in the place of something earlier."""

MEANT_STAGES = {
    "entwurf": Stage.DRAFT,
    "erprobung": Stage.TRIAL,
    "test": Stage.TRIAL,
    "veröffentlicht": Stage.PUBLISHED,
    "veroeffentlicht": Stage.PUBLISHED,
    "release": Stage.PUBLISHED,
}
"""What people write for a stage, and the word that is read as one."""


def checked_edition(outline: Outline) -> Iterator[Problem]:
    """What is wrong with `follows` and `changes`."""
    yield from _follows(outline.root)
    known = _Known.of(outline)
    seen: set[tuple[str, str | None, str | None]] = set()
    for change in outline.root.under("changes"):
        if not change.entries:
            continue
        yield from _one_item(change)
        for key in ("question", "criterion"):
            if (named := change.get(key)) and named.text:
                yield from _named(named, named.text, key, _kind(change), known)
                this = (key, named.text, text_under(change, "change"))
                if this in seen:
                    yield named.mistake(Mistake.CHANGE_TWICE, sentence(Hint.ONE_OF_TWO), value=named.text)
                seen.add(this)
        yield from _replaces(change, known)


def advised_stage(outline: Outline) -> Iterator[Problem]:
    """A status that was probably meant as one of the words for a stage, and is none."""
    status = outline.root.get("status")
    for words in [status, *(translation for _, translation in status.entries)] if status else []:
        if (written := words.text) is None or (words is status and written in set(Stage)):
            continue
        lower = written.strip().casefold()
        meant = MEANT_STAGES.get(lower) or next((stage for stage in Stage if stage == lower), None)
        near = sentence(Hint.MEANT, likely=meant.value) if meant else None
        if hint := near or (likely(written, [str(stage) for stage in Stage]) if " " not in written else None):
            yield words.advice(Advice.NO_STAGE, hint, value=written)


@dataclass(frozen=True, slots=True)
class _Known:
    """The ids in a file, by the key that names them in a change; None where they cannot be made out."""

    ids: dict[str, frozenset[str] | None]

    @classmethod
    def of(cls, outline: Outline) -> _Known:
        items = {"question": outline.questions, "criterion": outline.criteria}
        names = {key: [text_under(spot, "id") for spot in spots] for key, spots in items.items()}
        return cls(
            {key: frozenset(name for name in ids if name) if all(ids) else None for key, ids in names.items()}
        )

    def has(self, key: str, name: str) -> bool | None:
        """Whether an item of this id stands in the file; None where that cannot be said."""
        ids = self.ids[key]
        return None if ids is None else name in ids

    def all(self, key: str) -> list[str]:
        """The ids that are certain, in order of the alphabet."""
        return sorted(self.ids[key] or ())


def _follows(root: Spot) -> Iterator[Problem]:
    follows, version = root.get("follows"), text_under(root, "version")
    if follows is None and (changes := root.get("changes")) and changes.items:
        yield changes.at_key().mistake(Mistake.CHANGES_SINCE_WHEN, sentence(Hint.ADD_FOLLOWS))
    if follows is None or not _is_version(follows.text) or not _is_version(version):
        return
    if precedence(follows.written) >= precedence(version or ""):
        yield follows.mistake(Mistake.FOLLOWS_LATER, value=follows.text, version=version)


def _is_version(text: str | None) -> bool:
    return text is not None and re.fullmatch(VERSION_PATTERN, text) is not None


def _one_item(change: Spot) -> Iterator[Problem]:
    question, criterion = change.get("question"), change.get("criterion")
    if question and criterion:
        later = max(question.at_key(), criterion.at_key(), key=lambda spot: spot.place)
        yield later.mistake(Mistake.CHANGE_OF_BOTH, sentence(Hint.ONE_OF_TWO))
    elif not question and not criterion:
        yield change.mistake(Mistake.CHANGE_OF_NOTHING)


def _kind(change: Spot) -> ChangeKind | None:
    """None where it is missing or unknown, which is said elsewhere."""
    written = text_under(change, "change")
    return ChangeKind(written) if written in set(ChangeKind) else None


def _named(spot: Spot, name: str, key: str, kind: ChangeKind | None, known: _Known) -> Iterator[Problem]:
    stands_here = known.has(key, name)
    if kind is ChangeKind.REMOVED and stands_here:
        yield spot.mistake(Mistake.STILL_HERE, value=name)
    elif kind not in {None, ChangeKind.REMOVED} and stands_here is False:
        message = Mistake.UNKNOWN_QUESTION if key == "question" else Mistake.UNKNOWN_CRITERION
        yield spot.mistake(message, likely(name, known.all(key)), value=name)


def _replaces(change: Spot, known: _Known) -> Iterator[Problem]:
    kind, replaces = _kind(change), change.get("replaces")
    if kind is None:
        return
    if kind in WITH_REPLACES and replaces is None:
        yield change.missing("replaces").mistake(Mistake.REPLACES_NEEDED, value=kind.value)
    if replaces is None:
        return
    if kind not in WITH_REPLACES:
        yield replaces.at_key().mistake(Mistake.REPLACES_UNWANTED, value=kind.value)
        return
    names = replaces.items or [replaces]
    if (len(names) > 1) is not (kind is ChangeKind.MERGED):
        several = kind is ChangeKind.MERGED
        yield replaces.mistake(
            Mistake.REPLACES_SEVERAL if several else Mistake.REPLACES_ONE, value=kind.value
        )
    key = "question" if change.get("question") else "criterion"
    for name in names:
        if name.text and known.has(key, name.text):
            yield name.mistake(Mistake.ID_AGAIN, sentence(Hint.OTHER_ID), value=name.text)
