"""What becomes of a text by an operation."""

from __future__ import annotations

from itertools import groupby

from qcheck.authoring.clashes import refuse_overwriting
from qcheck.authoring.consequences import renumbered, unmentioned, without_language
from qcheck.authoring.emission import Names
from qcheck.authoring.items import BELOW, KEYS, ORDER, Item, Kind, languages_of, options_path, standing
from qcheck.authoring.names import id_from
from qcheck.authoring.operations import (
    Add,
    AddLike,
    AddOption,
    DropLanguage,
    Gone,
    Move,
    MoveInto,
    Operation,
    Remove,
    SetText,
    SetValue,
)
from qcheck.authoring.places import number_of_items, order_of_keys, path_of, standing_of
from qcheck.authoring.splicing import Source, dropped, inserted, moved, put
from qcheck.authoring.word_edits import in_order, with_texts
from qcheck.authoring.written import Bare, Plain

OWN_WORDS = frozenset({"id", "text", "text_by_phase", "help"})
"""What of a question another one like it does not have."""


def applied(text: str, *operations: Operation) -> str:
    """The text after these operations, in turn. Raises `Gone`, `Clash` and `Unwritable`."""
    source = Source.of(text)
    for are_texts, alike in groupby(operations, key=lambda operation: isinstance(operation, SetText)):
        together = list(alike)
        if are_texts:
            source = with_texts(
                source, [operation for operation in together if isinstance(operation, SetText)]
            )
        else:
            for operation in together:
                source = _done(source, operation)
    return source.text


def added(text: str, operation: Add) -> tuple[str, Item]:
    """The text with the new item, and the item with the id that it was given."""
    source = Source.of(text)
    return _add(source, operation).text, _new(source, operation)


def _set_value(source: Source, operation: SetValue) -> Source:
    path = (*path_of(source.plain, operation.item), *operation.field)
    now = source.at(path)
    refuse_overwriting(operation.item, now, operation.was, operation.value)
    if operation.value == now:
        return source
    if operation.value is None:
        return dropped(source, path)
    return put(source, path, _as_written(operation.value), order_of_keys(operation.item))


def _as_written(value: Plain) -> Plain:
    """Words that are no texts stand without quotation marks, lists of them in brackets."""
    if isinstance(value, str):
        return Bare(value)
    if isinstance(value, list):
        items = [_as_written(item) for item in value]
        return Names(items) if all(isinstance(item, str) for item in items) else items
    if isinstance(value, dict):
        return {key: _as_written(inner) for key, inner in value.items()}
    return None


def _add(source: Source, operation: Add) -> Source:
    if operation.below.kind not in BELOW.get(operation.kind, ()):
        raise Gone
    new = _new(source, operation)
    if new.kind is Kind.SCALE:
        return put(source, ("scales", new.id), _scale(source, operation), ORDER[Kind.CATALOGUE])
    title = "text" if new.kind is Kind.QUESTION else "title"
    path = (*path_of(source.plain, operation.below), KEYS[new.kind])
    content: Plain = {"id": Bare(new.id), title: _label(source, operation.title, operation.language)}
    return inserted(source, path, number_of_items(source, path), content, ORDER[operation.below.kind])


def _add_like(source: Source, operation: AddLike) -> Source:
    path = path_of(source.plain, operation.item)
    content, number = source.at(path), path[-1] if path else None
    if (
        operation.item.kind is not Kind.QUESTION
        or not isinstance(content, dict)
        or not isinstance(number, int)
    ):
        raise Gone
    languages = languages_of(source.plain)
    words = {tag: said.strip() for tag, said in operation.words if said.strip()}
    text: Plain = in_order(words, languages)
    if set(words) == {languages[0]}:
        text = words[languages[0]]
    rest = {key: value for key, value in content.items() if key not in OWN_WORDS}
    return inserted(source, path[:-1], number + 1, {"id": Bare(operation.id), "text": text, **rest})


def _scale(source: Source, operation: Add) -> Plain:
    return {
        "prompt": _label(source, operation.title, operation.language),
        "options": [
            {"value": Bare(str(value)), "label": _label(source, words, operation.language)}
            for value, words in enumerate(operation.answers, 1)
        ],
    }


def _label(source: Source, words: str, language: str) -> Plain:
    languages = languages_of(source.plain)
    return words.strip() if languages == (language,) else {language: words.strip()}


def _new(source: Source, operation: Add) -> Item:
    taken = {placed.item.id for placed in standing(source.plain)} | {"all"}
    return Item(operation.kind, id_from(operation.title, taken, operation.kind.value))


def _add_option(source: Source, operation: AddOption) -> Source:
    path = options_path(standing_of(source.plain, operation.owner))
    items = source.at(path)
    options = items if isinstance(items, list) else []
    values = [option.get("value") for option in options if isinstance(option, dict)]
    points = [value for value in values if isinstance(value, str) and value.isdecimal()]
    value = operation.value or str(len(points) + 1)
    place = len(points) if value.isdecimal() else len(options)
    label = _label(source, operation.label, operation.language)
    content: Plain = {"value": Bare(value), "label": label}
    return inserted(source, path, place, content, ORDER[operation.owner.kind])


def _remove(source: Source, operation: Remove) -> Source:
    path = path_of(source.plain, operation.item)
    if not path or source.at(path) is None:
        raise Gone
    refuse_overwriting(operation.item, source.at(path), operation.was, None)
    after = dropped(source, path)
    if operation.item.option:
        return renumbered(after, path[:-1])
    return unmentioned(after, operation.item)


def _move(source: Source, operation: Move) -> Source:
    path = path_of(source.plain, operation.item)
    *owner, number = path or ("",)
    items = source.at(tuple(owner))
    if not isinstance(number, int) or not isinstance(items, list):
        raise Gone
    place = min(max(number + operation.by, 0), len(items) - 1)
    if place == number:
        return source
    after = moved(source, path, tuple(owner), place)
    return renumbered(after, tuple(owner)) if operation.item.option else after


def _move_into(source: Source, operation: MoveInto) -> Source:
    if operation.item.kind not in KEYS or operation.into.kind not in BELOW[operation.item.kind]:
        raise Gone
    path = path_of(source.plain, operation.item)
    onto = (*path_of(source.plain, operation.into), KEYS[operation.item.kind])
    if path[:-1] == onto:
        return source
    return moved(source, path, onto, number_of_items(source, onto), ORDER[operation.into.kind])


def _done(source: Source, operation: Operation) -> Source:
    match operation:
        case SetText():
            return with_texts(source, [operation])
        case SetValue():
            return _set_value(source, operation)
        case Add():
            return _add(source, operation)
        case AddLike():
            return _add_like(source, operation)
        case AddOption():
            return _add_option(source, operation)
        case Remove():
            return _remove(source, operation)
        case Move():
            return _move(source, operation)
        case MoveInto():
            return _move_into(source, operation)
        case DropLanguage():
            return without_language(source, operation.language)
