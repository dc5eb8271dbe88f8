"""Warnings that a catalogue accepts for a reason, under `lint.accepted`: each silences one warning at one id,
and is itself a warning where there is nothing to silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qcheck.catalogue import Catalogue
from qcheck.loading.messages import NAMES, Advice, Mistake
from qcheck.loading.outline import Outline, sound_id, text_under
from qcheck.loading.problems import Problem, likely
from qcheck.loading.reach import of_reach
from qcheck.loading.spots import Spot
from qcheck.loading.word_checks import Found, of_words


def accepted_or_said(outline: Outline, catalogue: Catalogue | None) -> Iterator[Problem]:
    """The warnings that can be accepted, without those that are; and the entries that accept nothing."""
    entries = {
        (text_under(entry, "at"), text_under(entry, "warning")): entry
        for entry in reversed(_entries(outline))
    }
    silenced: set[tuple[str | None, str | None]] = set()
    for item, problem in _all(outline, catalogue):
        key = (item, NAMES[Advice(problem.message.message)])
        if key in entries:
            silenced.add(key)
        else:
            yield problem
    if catalogue is None:
        return
    for (at, warning), entry in entries.items():
        if at and warning in _KNOWN and (at, warning) not in silenced:
            yield entry.advice(Advice.ACCEPTED_IDLE, at=at, value=warning)


def checked_acceptance(outline: Outline) -> Iterator[Problem]:
    """Entries that name what is not there."""
    items = [sound_id(spot) for spot in (*outline.criteria, *outline.questions)]
    ids = {name.text or "" for name in items if name}
    for entry in _entries(outline):
        at, warning = entry.get("at"), entry.get("warning")
        if at and at.text and all(items) and at.text not in ids | {text_under(outline.root, "id")}:
            yield at.mistake(Mistake.UNKNOWN_ITEM, likely(at.text, ids), value=at.text)
        if warning and warning.text and warning.text not in _KNOWN:
            choices = ", ".join(_KNOWN)
            yield warning.mistake(
                Mistake.NOT_A_CHOICE, likely(warning.text, _KNOWN), value=warning.text, choices=choices
            )


def _all(outline: Outline, catalogue: Catalogue | None) -> Iterable[Found]:
    yield from of_words(outline)
    if catalogue is not None:
        yield from of_reach(outline, catalogue)


def _entries(outline: Outline) -> list[Spot]:
    lint = outline.root.get("lint")
    return lint.under("accepted") if lint else []


_KNOWN = tuple(dict.fromkeys(NAMES.values()))
