"""Text → a tree of tables, lists and words that know their places; words stay as they are written (`no`,
`1:30`, `08`, dates).

Built from the parser's events, not from its nodes: depth is limited before anything recurses (the C parser
would crash when it composes deep nesting), and what YAML offers beyond tables, lists and words is refused
where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from qcheck.loading.messages import Hint, Mistake
from qcheck.loading.problems import Message, Problem, sentence
from qcheck.loading.source_text import empty
from qcheck.loading.syntax import explained, tabs

DEEPEST = 20
MOST_NODES = 50_000
"""Tables, lists and words: several times as many as a long catalogue in three languages has."""

Place: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value. `key` is None where something else than a word stands for it."""

    key: str | None
    place: Place
    value: Node


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Entries in the order of the file, doubled keys included, and for each key the first of its entries."""

    entries: tuple[Entry, ...]
    first: dict[str, Entry]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Table:
        """The table of these entries; of a doubled key the first counts."""
        first: dict[str, Entry] = {}
        every = tuple(entries)
        for entry in every:
            if entry.key is not None:
                first.setdefault(entry.key, entry)
        return cls(every, first)


@dataclass(frozen=True, slots=True)
class Node:
    """Content at a place: words, a list, a table, or None where nothing is written (or what is written has
    been refused already).
    """

    place: Place
    content: str | tuple[Node, ...] | Table | None
    refused: bool = False


def planted(text: str, name: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of the one document in `text`, and what was refused on the way; no tree where the text cannot
    be read to its end.
    """
    grower = _Grower(name, yaml.parse(text, Loader=yaml.CSafeLoader))
    indented = tabs(text, name)
    try:
        return grower.document(), (*indented, *grower.problems)
    except _Stop as stop:
        return None, (*indented, *grower.problems, stop.problem)
    except yaml.YAMLError as error:
        return None, (*(indented or explained(error, text, name)), *grower.problems)


class _Stop(Exception):
    """Nothing more can be read; not an error."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


_Event: TypeAlias = Any  # PyYAML's events have no common type with marks and values


class _Grower:
    def __init__(self, name: str, events: Iterator[_Event]) -> None:
        self.name = name
        self.events = events
        self.problems: list[Problem] = []
        self.nodes = 0

    def document(self) -> Node:
        next(self.events)  # the stream begins
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise _Stop(empty(self.name))
        root = self._node(next(self.events), 1)
        if root.content is None and not root.refused:
            raise _Stop(empty(self.name))
        next(self.events)  # the document ends
        if not isinstance(after := next(self.events), yaml.StreamEndEvent):
            self.problems.append(self._problem(after, Mistake.SEVERAL, Hint.OWN_FILE))
        return root

    def _node(self, event: _Event, depth: int) -> Node:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise _Stop(self._problem(event, Mistake.TOO_MANY_ENTRIES, Hint.RIGHT_FILE, limit=MOST_NODES))
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, Mistake.ALIAS, f"*{event.anchor}")
            return Node(_place(event), None, refused=True)
        self._refuse_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            return Node(
                _place(event),
                None if _is_nothing(event) else event.value,
                refused=bool(event.tag or event.anchor),
            )
        if depth > DEEPEST:
            raise _Stop(self._problem(event, Mistake.TOO_DEEP, Hint.SHALLOWER, limit=DEEPEST))
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(
                _place(event),
                tuple(self._node(inner, depth + 1) for inner in self._until(yaml.SequenceEndEvent)),
            )
        return Node(
            _place(event), Table.of(self._entry(key, depth + 1) for key in self._until(yaml.MappingEndEvent))
        )

    def _until(self, end: type[yaml.Event]) -> Iterator[_Event]:
        while not isinstance(event := next(self.events), end):
            yield event

    def _entry(self, event: _Event, depth: int) -> Entry:
        before = len(self.problems)
        key = self._node(event, depth)
        if not isinstance(key.content, str) and not key.refused:
            self.problems[before:] = [self._problem(event, Mistake.KEY, Hint.COMPARE)]
        value = self._node(next(self.events), depth)
        return Entry(key.content if isinstance(key.content, str) else None, key.place, value)

    def _refuse_marks(self, event: _Event) -> None:
        if event.anchor is not None:
            self._refuse(event, Mistake.ANCHOR, f"&{event.anchor}")
        if event.tag is not None:
            self._refuse(event, Mistake.TAG, event.tag.replace("tag:yaml.org,2002:", "!!"))

    def _refuse(self, event: _Event, message: Mistake, value: str) -> None:
        self.problems.append(self._problem(event, message, Hint.WRITE_OUT, value=value))

    def _problem(self, event: _Event, message: Mistake, hint: Message, **values: object) -> Problem:
        return Problem(self.name, *_place(event), "", sentence(message, **values), sentence(hint))


def _place(event: _Event) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _is_nothing(event: _Event) -> bool:
    """Nothing at all, `~`, `null`, or quotation marks around nothing that could be seen."""
    plain = event.implicit[0]
    return not any(sign.isprintable() and not sign.isspace() for sign in event.value) or (
        plain and event.value in {"~", "null"}
    )
