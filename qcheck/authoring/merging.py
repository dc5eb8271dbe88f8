"""Two texts that came of the same one are put together, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Overlap:
    """The same lines, changed in two ways; `line` counts from 1 in one's own text."""

    line: int
    own: str
    other: str


def merged(before: str, own: str, other: str) -> tuple[str, tuple[Overlap, ...]]:
    """The text with the changes of both. Where both changed the same lines, or lines that touch, one's own
    stand there and the overlap is told.
    """
    old, mine, theirs = (text.splitlines(keepends=True) for text in (before, own, other))
    in_mine, in_theirs = _kept(old, mine), _kept(old, theirs)
    out: list[str] = []
    overlaps: list[Overlap] = []
    at = at_mine = at_theirs = 0
    for line in [*(each for each in range(len(old)) if each in in_mine and each in in_theirs), len(old)]:
        to_mine, to_theirs = in_mine.get(line, len(mine)), in_theirs.get(line, len(theirs))
        a, b, c = old[at:line], mine[at_mine:to_mine], theirs[at_theirs:to_theirs]
        out += c if b == a else b
        if a not in (b, c) and b != c:
            overlaps.append(Overlap(at_mine + 1, "".join(b), "".join(c)))
        out += old[line : line + 1]
        at, at_mine, at_theirs = line + 1, to_mine + 1, to_theirs + 1
    return "".join(out), tuple(overlaps)


def _kept(old: list[str], new: list[str]) -> dict[int, int]:
    """Which lines stayed, and where they stand now."""
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    return {
        first + step: second + step
        for first, second, length in matcher.get_matching_blocks()
        for step in range(length)
    }
