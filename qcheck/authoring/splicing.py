"""Changes to the text of a catalogue that leave every other sign where it is.

Each of them (`put`, `dropped`, `inserted`, `moved`, `edited`) gives a new text and looks at what came of it:
the new text says what was wanted and nothing else, or `Unwritable` is raised. What stands in brackets is
written anew as far as the outermost bracket. Comments stay; those inside an item that is taken out go with
it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from qcheck.authoring.content import value_at, with_value, without
from qcheck.authoring.emission import in_brackets, lines_of
from qcheck.authoring.lines import (
    dedented,
    indented,
    lines,
    up_to_next_key,
    with_block,
    with_comments,
    with_comments_above,
    with_key,
    with_key_value,
)
from qcheck.authoring.written import (
    Keyed,
    Listing,
    Path,
    Plain,
    Unwritable,
    Words,
    Written,
    along,
    comment_places,
    plain,
    taken_apart,
)


@dataclass(frozen=True)
class Source:
    """A text and the tree of it."""

    text: str
    root: Written

    @classmethod
    def of(cls, text: str) -> Source:
        """The text, taken apart. Raises `Unwritable`."""
        return cls(text, taken_apart(text))

    @cached_property
    def plain(self) -> Plain:
        """Its content; nobody changes it in place."""
        return plain(self.root)

    def at(self, path: Path) -> Plain:
        """What stands at the end of a path; None where it does not lead anywhere."""
        pieces = list(along(self.root, path))
        return plain(pieces[-1]) if len(pieces) == len(path) + 1 else None


@dataclass(frozen=True, slots=True)
class Edit:
    """A value at a path, or None to take out what stands there. A new key goes where `order` has it."""

    path: Path
    value: Plain
    order: tuple[str, ...] = ()


def put(source: Source, path: Path, value: Plain, order: tuple[str, ...] = ()) -> Source:
    """With this value at the path."""
    return _checked(_put(source, Edit(path, value, order)), with_value(source.plain, path, value))


def dropped(source: Source, path: Path) -> Source:
    """Without what stands at the path; a list or a table that this would leave empty goes too."""
    above = source.at(path[:-1])
    if isinstance(above, list | dict) and len(above) == 1 and len(path) > 1:
        return dropped(source, path[:-1])
    return _checked(_dropped(source, path), without(source.plain, path))


def edited(source: Source, edits: Sequence[Edit]) -> Source:
    """With many edits, none of them within what another one replaces: from the last place in the text to the
    first, so that the tree need not be grown anew in between. Where they touch, one after the other.
    """
    try:
        return _at_once(source, edits) if len(edits) > 1 else _in_turn(source, edits)
    except Unwritable:
        return _in_turn(source, edits)


def _in_turn(source: Source, edits: Sequence[Edit]) -> Source:
    for edit in edits:
        if edit.value is not None:
            source = put(source, *(edit.path, edit.value, edit.order))
        elif source.at(edit.path) is not None:
            source = dropped(source, edit.path)
    return source


def _at_once(source: Source, edits: Sequence[Edit]) -> Source:
    text, wanted = source.text, source.plain
    for edit in sorted(edits, key=lambda edit: _place(source.root, edit.path), reverse=True):
        so_far = Source(text, source.root)
        text = _put(so_far, edit) if edit.value is not None else _dropped(so_far, edit.path)
    for edit in edits:
        is_put = edit.value is not None
        wanted = with_value(wanted, edit.path, edit.value) if is_put else without(wanted, edit.path)
    return _checked(text, wanted)


def _place(root: Written, path: Path) -> int:
    """Where an edit touches the text; a new key at the end of its table."""
    pieces = list(along(root, path))
    return pieces[-1].start if len(pieces) > len(path) else pieces[-1].end


def _put(source: Source, edit: Edit) -> str:
    path = edit.path
    pieces = list(along(source.root, path))
    wanted = with_value(source.plain, path, edit.value)
    if (bracket := _bracket(pieces)) is not None:
        return _rewritten(source, pieces, path, bracket, wanted)
    depth, there = len(pieces) - 1, pieces[-1]
    if depth == len(path) or isinstance(there, Words):
        return _replaced(source, pieces, path[:depth], value_at(wanted, path[:depth]))
    if isinstance(there, Keyed):
        new = {str(path[depth]): value_at(wanted, path[: depth + 1])}
        return with_key(source.text, there, new, edit.order, is_top=depth == 0)
    raise Unwritable(())


def _dropped(source: Source, path: Path) -> str:
    pieces = list(along(source.root, path))
    if (bracket := _bracket(pieces[:-1])) is not None:
        return _rewritten(source, pieces[:-1], path[:-1], bracket, without(source.plain, path))
    owner = pieces[-2]
    start, end = lines(source.text, owner, path[-1])
    if source.text[:start].rsplit("\n", 1)[-1].strip(" "):  # the first key beside a dash
        start, end = up_to_next_key(owner, path[-1])
    return source.text[:start] + source.text[end:]


def inserted(
    source: Source, path: Path, place: int, value: Plain, order: tuple[str, ...] = (), raw: str = ""
) -> Source:
    """With one more item in the list at the path, which may be missing so far.

    `raw` are the item's own lines, dash at column 0, where it has been somewhere else before.
    """
    pieces = list(along(source.root, path))
    items = source.at(path)
    if not isinstance(items, list) or not items:
        return _first(put(source, path, [value], order), path, raw)
    wanted = with_value(source.plain, path, [*items[:place], value, *items[place:]])
    if (bracket := _bracket(pieces)) is not None:
        return _checked(_rewritten(source, pieces, path, bracket, wanted), wanted)
    listing = pieces[-1]
    if not isinstance(listing, Listing):
        raise Unwritable(())
    block = indented(raw, listing.column) if raw else lines_of([value], listing.column)
    return _checked(with_block(source.text, listing, place, block), wanted)


def _first(source: Source, path: Path, raw: str) -> Source:
    """With the only item of a list as its own lines have it."""
    listing = list(along(source.root, path))[-1]
    if not raw or not isinstance(listing, Listing) or listing.in_brackets:
        return source
    start, end = lines(source.text, listing, 0)
    return _checked(source.text[:start] + indented(raw, listing.column) + source.text[end:], source.plain)


def moved(source: Source, path: Path, onto: Path, place: int, order: tuple[str, ...] = ()) -> Source:
    """With the item at the path in another place: before the `place`th of the items that the list `onto` has
    once the item is gone. Comments above it come along.
    """
    item = source.at(path)
    raw, without = _cut(source, path)
    return inserted(without, onto, place, item, order, raw)


def _cut(source: Source, path: Path) -> tuple[str, Source]:
    """An item's own lines with its dash at column 0, and the text without them."""
    pieces = list(along(source.root, path))
    listing, number = pieces[-2], path[-1]
    if _bracket(pieces[:-1]) is not None or not isinstance(listing, Listing):
        return "", dropped(source, path)
    start, end = lines(source.text, listing, number)
    start = with_comments_above(source.text, start, listing.column)
    raw = dedented(source.text[start:end], listing.column)
    if len(listing.items) == 1:
        return raw, dropped(source, path)
    return raw, _checked(source.text[:start] + source.text[end:], without(source.plain, path))


def _checked(text: str, wanted: Plain) -> Source:
    source = Source.of(text)
    if source.plain != wanted:
        raise Unwritable(())
    return source


def _bracket(pieces: list[Written]) -> int | None:
    """Which piece on the way is the outermost in brackets."""
    braced = (
        number
        for number, piece in enumerate(pieces)
        if not isinstance(piece, Words) and piece.in_brackets and piece.start != piece.end
    )
    return next(braced, None)


def _rewritten(source: Source, pieces: list[Written], path: Path, bracket: int, wanted: Plain) -> str:
    return _replaced(source, pieces[: bracket + 1], path[:bracket], value_at(wanted, path[:bracket]))


def _replaced(source: Source, pieces: list[Written], path: Path, value: Plain) -> str:
    """With other content in place of the last piece."""
    text, old = source.text, pieces[-1]
    lost = [text[start:end] for start, end in comment_places(text, old)]
    braced = not isinstance(old, Words) and old.in_brackets
    if braced and not isinstance(value, str):
        made = text[: old.start] + in_brackets(value) + text[old.end :]
    elif path and isinstance(path[-1], str) and isinstance(pieces[-2], Keyed):
        made = with_key_value(text, pieces[-2], path[-1], old, value)
    else:
        made = text[: old.start] + in_brackets(value) + text[old.end :]
    return with_comments(made, old.start, lost)
