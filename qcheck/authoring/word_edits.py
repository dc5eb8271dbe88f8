"""How words of several languages change at their place."""

from __future__ import annotations

from qcheck.authoring.clashes import refuse_overwriting
from qcheck.authoring.items import Item, languages_of, words_of
from qcheck.authoring.operations import Field, SetText
from qcheck.authoring.places import order_of_keys, path_of
from qcheck.authoring.splicing import Edit, Source, edited
from qcheck.authoring.written import Path, Plain


def with_texts(source: Source, operations: list[SetText]) -> Source:
    """With many texts at once: those of one place become one edit."""
    texts: dict[tuple[Item, Field], list[SetText]] = {}
    for operation in operations:
        texts.setdefault((operation.item, operation.field), []).append(operation)
    return edited(source, [edit for same in texts.values() for edit in _text_edits(source, same)])


def _text_edits(source: Source, operations: list[SetText]) -> list[Edit]:
    content, first = source.plain, operations[0]
    languages = languages_of(content)
    path = (*path_of(content, first.item), *first.field)
    before = words_of(source.at(path), languages)
    after = dict(before)
    for operation in operations:
        words = operation.words.replace("\r\n", "\n").replace("\r", "\n").strip()
        refuse_overwriting(operation.item, after.get(operation.language, ""), operation.was, words)
        after[operation.language] = words
    left = {tag: words for tag, words in after.items() if words}
    return [] if left == before else _written(source.at(path), path, before, left, languages, first)


def _written(
    there: Plain,
    path: Path,
    before: dict[str, str],
    left: dict[str, str],
    languages: tuple[str, ...],
    operation: SetText,
) -> list[Edit]:
    order = order_of_keys(operation.item)
    if not left:
        return [Edit(path, None)]
    if set(left) == {languages[0]} and (isinstance(there, str) or len(languages) == 1):
        return [Edit(path, left[languages[0]], order)]
    if not isinstance(there, dict) or not set(left) & set(before):
        return [Edit(path, in_order(left, languages), order)]
    ordered = _ordered(languages, left)
    return [
        Edit((*path, tag), left.get(tag), ordered)
        for tag in dict.fromkeys([*before, *left])
        if before.get(tag) != left.get(tag)
    ]


def in_order(words: dict[str, str], languages: tuple[str, ...]) -> Plain:
    """The words by language, in the order of the catalogue's languages."""
    return {tag: words[tag] for tag in _ordered(languages, words)}


def _ordered(languages: tuple[str, ...], words: dict[str, str]) -> tuple[str, ...]:
    known = [tag for tag in languages if tag in words]
    return (*known, *(tag for tag in words if tag not in known))
