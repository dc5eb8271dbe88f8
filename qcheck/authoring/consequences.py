"""What else changes in a draft when something is taken out of it."""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.authoring.emission import Names
from qcheck.authoring.items import OPTION_ORDER, Item, Kind, languages_of
from qcheck.authoring.splicing import Edit, Source, edited
from qcheck.authoring.written import Bare, Path, Plain

LISTS = {Kind.PERSPECTIVE: "perspectives", Kind.PHASE: "phases"}
"""Where items of a kind are named in lists by others."""


def renumbered(source: Source, options: Path) -> Source:
    """With the points of a scale counted from 1 without a gap."""
    items = source.at(options)
    points = [
        place
        for place, option in enumerate(items if isinstance(items, list) else [])
        if isinstance(option, dict) and str(option.get("value")).isdecimal()
    ]
    numbered = [
        Edit((*options, place, "value"), Bare(str(number)), OPTION_ORDER)
        for number, place in enumerate(points, 1)
    ]
    return edited(source, [change for change in numbered if source.at(change.path) != change.value])


def unmentioned(source: Source, gone: Item) -> Source:
    """Without a perspective or a phase wherever others name it together with further ones, and without the
    texts for the phase. Where it was the only one it stays: leaving it out would mean all.
    """
    key = LISTS.get(gone.kind)
    mentioned = [
        Edit(path, Names(name for name in content if name != gone.id))
        for path, content in _everything(source.plain)
        if path[-1:] == (key,) and isinstance(content, list) and gone.id in content and len(content) > 1
    ]
    return edited(source, [*mentioned, *(_texts_of(source.plain, gone) if gone.kind is Kind.PHASE else [])])


def _texts_of(content: Plain, phase: Item) -> list[Edit]:
    return [
        Edit((*path, phase.id), None)
        for path, texts in _everything(content)
        if path and str(path[-1]).endswith("_by_phase") and isinstance(texts, dict) and phase.id in texts
    ]


def without_language(source: Source, language: str) -> Source:
    """Without a language and all texts in it."""
    languages = languages_of(source.plain)
    left = Names(Bare(tag) for tag in languages if tag != language)
    if len(left) == len(languages) or not left:
        return source
    texts = [
        Edit((*path, language), None)
        for path, content in _everything(source.plain)
        if isinstance(content, dict) and language in content and set(content) <= set(languages)
    ]
    return edited(source, [Edit(("languages",), left), *texts])


def _everything(content: Plain, path: Path = ()) -> Iterator[tuple[Path, Plain]]:
    yield path, content
    if isinstance(content, list):
        for number, item in enumerate(content):
            yield from _everything(item, (*path, number))
    elif isinstance(content, dict):
        for key, item in content.items():
            yield from _everything(item, (*path, key))
