"""Two texts that came of the same one are put together, line by line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_PAIRS = 1_000_000
"""So many pairs of equal lines are looked at. A questionnaire has a tenth of that; a text of one line over
and over would keep the server for hours.
"""


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
    if before == other:
        return own, ()
    if before == own:
        return other, ()
    old, mine, theirs = (text.splitlines(keepends=True) for text in (before, own, other))
    in_mine, in_theirs = _kept(old, mine), _kept(old, theirs)
    out: list[str] = []
    overlaps: list[Overlap] = []
    at = at_mine = at_theirs = 0
    for line in [*(place for place in range(len(old)) if place in in_mine and place in in_theirs), len(old)]:
        to_mine, to_theirs = in_mine.get(line, len(mine)), in_theirs.get(line, len(theirs))
        a, b, c = old[at:line], mine[at_mine:to_mine], theirs[at_theirs:to_theirs]
        out += c if b == a else b
        if a not in (b, c) and b != c:
            overlaps.append(Overlap(at_mine + 1, "".join(b), "".join(c)))
        out += old[line : line + 1]
        at, at_mine, at_theirs = line + 1, to_mine + 1, to_theirs + 1
    return "".join(out), tuple(overlaps)


def _kept(old: list[str], new: list[str]) -> dict[int, int]:
    """Which lines stayed, and where they stand now: those at the beginning and at the end, and what is found
    again of those between.
    """
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    left = shorter - head
    tail = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    alike = _found(old[head : len(old) - tail], new[head : len(new) - tail])
    return (
        {at: at for at in range(head)}
        | {head + first: head + second for first, second in alike.items()}
        | {len(old) - at: len(new) - at for at in range(tail, 0, -1)}
    )


def _found(old: list[str], new: list[str]) -> dict[int, int]:
    """Lines that stand in both; none where finding them would take too long."""
    in_old, in_new = Counter(old), Counter(new)
    if sum(number * in_new[line] for line, number in in_old.items()) > MOST_PAIRS:
        return {}
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    return {
        first + step: second + step
        for first, second, length in matcher.get_matching_blocks()
        for step in range(length)
    }
