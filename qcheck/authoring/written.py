"""A catalogue's text as tables, lists and words that know where in the text they begin and end.

`loading` knows lines and columns, which is what a message needs; whoever changes a text needs the first and
the last sign of each piece. What `loading` refuses as YAML (references, marks of types, a second document) is
not taken apart here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from qcheck.loading import Problem
from qcheck.loading.source_text import decoded
from qcheck.loading.tree import planted

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""Content without places: words as they are written, lists, tables; None where nothing is written."""

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]
"""Keys and places in lists, from the top of the file."""

_Node: TypeAlias = Any  # PyYAML's nodes have no common type with marks, styles and values

NAME = "catalogue"
"""What problems of a draft call its file."""


class Unwritable(Exception):
    """The text cannot be taken apart; `problems` say why, at their lines. Until these are mended, only the
    text itself can be changed.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("the text cannot be taken apart")
        self.problems = problems


class Bare(str):
    """Words that stood in the text without quotation marks, and may go back so: `2`, `true`, `0.1.0`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A word or a text, with the quotation marks around it. Nothing is written where `said` is None."""

    start: int
    end: int
    said: str | None
    is_bare: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """A list; in brackets, or one item a line with a dash at `column`."""

    start: int
    end: int
    column: int
    in_brackets: bool
    items: tuple[Written, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Keyed:
    """A table; in braces, or one key a line at `column`."""

    start: int
    end: int
    column: int
    in_brackets: bool
    entries: tuple[tuple[Words, Written], ...]

    def entry(self, key: Step) -> tuple[Words, Written] | None:
        """The key and the value of this name, the first where it is doubled."""
        return next((entry for entry in self.entries if entry[0].said == key), None)


Written: TypeAlias = Words | Listing | Keyed


def taken_apart(text: str) -> Written:
    """The tree of a text. Raises `Unwritable`."""
    source = decoded(text.encode("utf-8", "surrogatepass"), NAME)
    if isinstance(source, Problem):
        raise Unwritable((source,))
    root, problems = planted(source, NAME)
    grown = None if root is None or problems else yaml.compose(source, Loader=yaml.CSafeLoader)
    if grown is None:
        raise Unwritable(problems)
    return _grown(grown, source)


def _grown(node: _Node, text: str) -> Written:
    start = node.start_mark.index
    if isinstance(node, yaml.ScalarNode):
        return _words(node, text)
    braced, column = bool(node.flow_style), node.start_mark.column
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_grown(item, text) for item in node.value)
        return Listing(start, _end(node, items), column, braced, items)
    entries = tuple((_words(key, text), _grown(value, text)) for key, value in node.value)
    return Keyed(start, _end(node, [*(value for _, value in entries)]), column, braced, entries)


def _words(node: _Node, text: str) -> Words:
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in {"|", ">"}:
        end = _last_sign(text, start, end)
    bare = node.style is None
    nothing = start == end or (bare and node.value in {"~", "null"})
    return Words(start, end, None if nothing else node.value, bare)


def _last_sign(text: str, start: int, end: int) -> int:
    """Where lines after `|` or `>` end. With a `+` the blank lines after them are theirs."""
    lines = text[start:end]
    keeps = "+" in lines.split("\n", 1)[0].partition("#")[0]
    return start + len(lines.removesuffix("\n") if keeps else lines.rstrip())


def _end(node: _Node, below: tuple[Written, ...] | list[Written]) -> int:
    """Where the content ends: the parser's own mark of a block stands after the comments that follow."""
    if node.flow_style or not below:
        return int(node.end_mark.index)
    return below[-1].end


def plain(written: Written) -> Plain:
    """The content without its places."""
    if isinstance(written, Words):
        return Bare(written.said) if written.is_bare and written.said is not None else written.said
    if isinstance(written, Listing):
        return [plain(item) for item in written.items]
    table: dict[str, Plain] = {}
    for key, value in written.entries:
        table.setdefault(key.said or "", plain(value))
    return table


def along(root: Written, path: Path) -> Iterator[Written]:
    """The pieces on a path, the root first, as far as it leads."""
    piece: Written | None = root
    for step in path:
        if piece is None:
            return
        yield piece
        piece = _below(piece, step)
    if piece is not None:
        yield piece


def _below(piece: Written, step: Step) -> Written | None:
    if isinstance(piece, Keyed):
        entry = piece.entry(step)
        return entry[1] if entry else None
    if isinstance(piece, Listing) and isinstance(step, int) and step < len(piece.items):
        return piece.items[step]
    return None


def comments(text: str) -> list[str]:
    """The comments of a text, in order, whatever else is written in it."""
    root = taken_apart(text)
    first, last = Words(0, 0, None), Words(len(text), len(text), None)
    every = Listing(0, len(text), 0, False, (first, root, last))
    return [text[start:end] for start, end in comment_places(text, every)]


def comment_places(text: str, piece: Written) -> list[tuple[int, int]]:
    """Where the comments within a piece begin and end."""
    places, reached = [], piece.start
    for words in [*_every_word(piece), Words(piece.end, piece.end, None)]:
        places += [comment.span("comment") for comment in _COMMENT.finditer(text, reached, words.start)]
        places += _after_header(text, words)
        reached = max(reached, words.end)
    return places


_COMMENT = re.compile(r"(?:^|(?<=\s))(?P<comment>#[^\n\r]*)", re.MULTILINE)


def _after_header(text: str, words: Words) -> list[tuple[int, int]]:
    """The comment behind `|` or `>`, which stands within the words it introduces."""
    if words.is_bare or text[words.start : words.start + 1] not in {"|", ">"}:
        return []
    match = re.match(r"[|>][-+0-9]*[ \t]+(#[^\n\r]*)", text[words.start : words.end])
    return [(words.start + match.start(1), words.start + match.end(1))] if match else []


def _every_word(piece: Written) -> Iterator[Words]:
    if isinstance(piece, Words):
        yield piece
    elif isinstance(piece, Listing):
        for item in piece.items:
            yield from _every_word(item)
    else:
        for key, value in piece.entries:
            yield key
            yield from _every_word(value)
