"""What authors do to a draft: each operation is a value that is told, kept and merged.

An operation may carry what its author saw (`was`): where something else stands by now, somebody else has
changed the same place in between, and `Clash` brings both versions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from qcheck.authoring.items import Item, Kind
from qcheck.authoring.written import Plain

Field: TypeAlias = tuple[str, ...]
"""Keys below an item: `("text",)`, `("text_by_phase", "planung")`, `("actions", "red")`."""


class Unseen:
    """The author did not look at what stood there."""


UNSEEN: Final = Unseen()


class Gone(Exception):
    """The item is not there any more: somebody has taken it out."""


class Clash(Exception):
    """Somebody else changed the same place since the author looked at it."""

    def __init__(self, item: Item, now: str, wanted: str) -> None:
        super().__init__("changed by somebody else since")
        self.item, self.now, self.wanted = item, now, wanted


@dataclass(frozen=True, slots=True)
class SetText:
    """Writes words in a language; empty ones take them out."""

    item: Item
    field: Field
    language: str
    words: str
    was: str | Unseen = UNSEEN


@dataclass(frozen=True, slots=True)
class SetValue:
    """Sets what is no text: a flag, a number, names, filters, the version. None takes it out."""

    item: Item
    field: Field
    value: Plain
    was: Plain | Unseen = UNSEEN


@dataclass(frozen=True, slots=True)
class Add:
    """A new item at the end of those below `below`, called by its title; its id is made from it.

    A scale begins with two answers, which are called by `answers` from low to high.
    """

    kind: Kind
    title: str
    language: str
    below: Item
    answers: tuple[str, ...] = ("0", "1")


@dataclass(frozen=True, slots=True)
class AddLike:
    """A question like another one and right behind it, put to the same people on the same scale, with an id
    and words of its own by language; without the other one's help, and without words for single phases.
    """

    item: Item
    id: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AddOption:
    """A further answer of a scale, or of a question that has answers of its own: the next point, or `dk` or
    `na` by its value.
    """

    owner: Item
    label: str
    language: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Remove:
    """Takes out an item, or an answer, with all that belongs to it. `was` is its content as it was seen."""

    item: Item
    was: Plain | Unseen = UNSEEN


@dataclass(frozen=True, slots=True)
class Move:
    """Puts an item some places further down (up where negative) among those it stands with."""

    item: Item
    by: int


@dataclass(frozen=True, slots=True)
class MoveInto:
    """Puts a criterion at the end of another part, a question at the end of another criterion."""

    item: Item
    into: Item


@dataclass(frozen=True, slots=True)
class DropLanguage:
    """Takes a language out of the list and all its texts with it; not the first one."""

    language: str


Operation: TypeAlias = (
    SetText | SetValue | Add | AddLike | AddOption | Remove | Move | MoveInto | DropLanguage
)
