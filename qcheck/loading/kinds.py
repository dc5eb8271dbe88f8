"""What the catalogue's classes say of themselves: which keys belong where, and which of them hold texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args, get_origin

from qcheck.catalogue import Catalogue, Text
from qcheck.catalogue.item import Item
from qcheck.loading.spots import Spot


def keys_of(kind: type[Item]) -> tuple[str, ...]:
    """The keys that an item of this kind can have."""
    return tuple(kind.model_fields)


def texts(spot: Spot, kind: type[Item] = Catalogue) -> Iterator[Spot]:
    """Every text of a file, however broken the rest is, in the order of the file."""
    for key, value in spot.entries:
        field = kind.model_fields.get(key)
        parts = tuple(_parts(field.annotation)) if field else ()
        if Text in parts:
            yield from [below for _, below in value.entries] if dict in parts else [value]
        for item in _items_among(parts):
            for below in _of_kind(value, is_table=dict in parts):
                yield from texts(below, item)


def _of_kind(value: Spot, *, is_table: bool) -> list[Spot]:
    """The items under a key: those of a list, those under the names of a table, or the one that stands there
    alone.
    """
    return [below for _, below in value.entries] if is_table else value.items or [value]


def _parts(annotation: object) -> Iterator[object]:
    yield get_origin(annotation) or annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _items_among(parts: tuple[object, ...]) -> list[type[Item]]:
    return [part for part in parts if isinstance(part, type) and issubclass(part, Item)]


def _kinds(kind: type[Item]) -> Iterator[tuple[str, type[Item]]]:
    for key, field in kind.model_fields.items():
        for item in _items_among(tuple(_parts(field.annotation))):
            yield key, item
            yield from _kinds(item)


KINDS: dict[str, type[Item]] = dict(_kinds(Catalogue))
"""What stands under a key, for each key of a catalogue that holds items."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """What can stand in a kind of file: at its top, and under each key that holds items."""

    top: type[Item]
    below: dict[str, type[Item]]

    def at(self, key: str) -> tuple[str, ...]:
        """The keys that can stand in an item under this key, or at the top."""
        return keys_of(self.below.get(key, self.top))


def kinds_of(top: type[Item]) -> Kinds:
    """What can stand in a file of this kind."""
    return Kinds(top, dict(_kinds(top)))


OF_CATALOGUE = Kinds(Catalogue, KINDS)
