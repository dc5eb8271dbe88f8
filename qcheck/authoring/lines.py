"""The lines of a draft: where an item or a key begins and ends in its text, and the text with others."""

from __future__ import annotations

import re

from qcheck.authoring.emission import lines_of
from qcheck.authoring.written import Keyed, Listing, Plain, Step, Unwritable, Written


def with_key_value(text: str, table: Keyed, key: str, old: Written, value: Plain) -> str:
    """With another value of a key."""
    entry = table.entry(key)
    start = entry[0].start if entry else old.start
    lines = lines_of({key: value}, table.column, one_line_texts=_is_remarked(text, old.end, table.column))
    return text[:start] + lines.lstrip(" ").rstrip("\n") + text[old.end :]


def _is_remarked(text: str, end: int, column: int) -> bool:
    """Whether a comment follows that lines after `|` would swallow."""
    line, _, after = text[end:].partition("\n")
    return bool(line.strip()) or _comments_below(after, column) > 0


def _comments_below(text: str, column: int) -> int:
    """How many signs the comments take that begin a text and stand further in than a column, with blank lines
    before them.
    """
    match = re.match(rf"(?:[ \t]*\n|[ ]{{{column + 1},}}#[^\n]*(?:\n|$))*", text)
    block = match[0] if match else ""
    return min(len(block.rstrip()) + 1, len(block)) if block.strip() else 0


def with_comments(text: str, place: int, lost: list[str]) -> str:
    """With comments that a new content would swallow, on lines of their own above it."""
    if not lost:
        return text
    start = text.rfind("\n", 0, place) + 1
    column = len(text[start:]) - len(text[start:].lstrip(" "))
    return text[:start] + "".join(f"{' ' * column}{comment}\n" for comment in lost) + text[start:]


def with_key(text: str, table: Keyed, new: dict[str, Plain], order: tuple[str, ...], *, is_top: bool) -> str:
    """With a new key, behind the last of those that `order` has before it, or at the end."""
    end = _line_end(text, _before(table, next(iter(new)), order).end)
    text = text if text[:end].endswith(("\n", "\r")) else f"{text}\n"
    end = _line_end(text, end) if end == len(text) - 1 else end
    spaced = is_top and isinstance(next(iter(new.values())), dict | list) and "\n\n" in text
    one_line = _comments_below(text[end:], table.column) > 0
    return text[:end] + "\n" * spaced + lines_of(new, table.column, one_line_texts=one_line) + text[end:]


def _before(table: Keyed, key: str, order: tuple[str, ...]) -> Written:
    """The value after which a new key stands."""
    earlier = set(order[: order.index(key)]) if key in order else set()
    values = [value for name, value in table.entries if name.said in earlier]
    if key in order and values:
        return values[-1]
    return table.entries[-1][1]


def with_block(text: str, listing: Listing, place: int, block: str) -> str:
    """With the lines of a new item in a list."""
    if place == 0:
        start = _dash_line(text, listing, 0)
        return text[:start] + block + text[start:]
    end = _line_end(text, listing.items[place - 1].end)
    end += _comments_below(text[end:], listing.column)
    gap = "\n" if _is_spaced(text, listing) and not text[:end].endswith("\n\n") else ""
    if not text[:end].endswith(("\n", "\r")):
        return text + "\n" + gap + block
    return text[:end] + gap + block + text[end:]


def _is_spaced(text: str, listing: Listing) -> bool:
    """Whether a blank line stands between the first two items."""
    if len(listing.items) < 2:
        return False
    between = text[listing.items[0].end : listing.items[1].start]
    return re.search(r"\n[ \t]*\r?\n", between) is not None


def lines(text: str, owner: Written, step: Step) -> tuple[int, int]:
    """The lines of an item, with the remarks that stand in it, or of a key with its value."""
    if isinstance(owner, Listing):
        number = int(step)
        end = _line_end(text, owner.items[number].end)
        return _dash_line(text, owner, number), end + _comments_below(text[end:], owner.column)
    if isinstance(owner, Keyed) and (entry := owner.entry(step)):
        start = text.rfind("\n", 0, entry[0].start) + 1
        before = text[start : entry[0].start]
        return (entry[0].start if before.strip(" ") else start), _line_end(text, entry[1].end)
    raise Unwritable(())


def up_to_next_key(owner: Written, step: Step) -> tuple[int, int]:
    """A key with its value, up to where the next one begins."""
    if isinstance(owner, Keyed) and (entry := owner.entry(step)):
        later = [key.start for key, _ in owner.entries if key.start > entry[0].start]
        if later:
            return entry[0].start, later[0]
    raise Unwritable(())


def _dash_line(text: str, listing: Listing, number: int) -> int:
    """Where the line with the dash of an item begins."""
    before = listing.items[number - 1].end if number else listing.start
    dash = text.rfind("-", before, listing.items[number].start + 1) if number else listing.start
    start = text.rfind("\n", 0, dash) + 1
    if dash < 0 or text[start:dash].strip(" "):
        raise Unwritable(())
    return start


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def with_comments_above(text: str, start: int, column: int) -> int:
    """Where the comments begin that stand directly above a line and belong to it."""
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above:start]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) != column:
            break
        start = above
    return start


def dedented(lines: str, column: int) -> str:
    """An item's lines with its dash at column 0."""
    whole = lines if lines.endswith("\n") else f"{lines}\n"
    return re.sub(rf"^ {{1,{column}}}", "", whole, flags=re.MULTILINE) if column else whole


def indented(lines: str, column: int) -> str:
    """The same with its dash at this column."""
    return "".join(" " * column + line if line.strip() else line for line in lines.splitlines(keepends=True))
