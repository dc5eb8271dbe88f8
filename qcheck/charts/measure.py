"""How wide words will be, without a screen: advance widths of qcheck Sans, in parts of the font size.

Measured in a browser from the face it is cut from (`face/subset.py`), rounded to 0.02. Other faces are wider
by up to a third: `svg` sets every line to the width reckoned here, so that nothing touches or leaves the
picture, whatever face the reader has.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate

REGULAR = 400
SEMIBOLD = 600

RESERVE = 1.04
"""Rounding and kerning: what a line may become wider than reckoned."""

_GROUPS: Mapping[int, Mapping[float, str]] = {
    REGULAR: {
        0.20: " \u00a0",
        0.24: "',.:;ij|‘’·",
        0.26: "Il",
        0.28: "!",
        0.30: "()[]f{}",
        0.32: "-",
        0.34: "rt",
        0.36: "/\\",
        0.42: '"*?sz»«„“”',
        0.44: "x",
        0.46: "cvy",
        0.48: "JLY–",
        0.50: "0123456789#$+<=>F^_aegk~ä×−é",
        0.52: "EVX",
        0.54: "ASTZ`hnouÄöü",
        0.56: "PRbdpq",
        0.58: "BCKß",
        0.60: "&",
        0.62: "DG",
        0.64: "NUÜ",
        0.66: "HOQÖ",
        0.72: "Mw",
        0.78: "W",
        0.80: "—",
        0.82: "%m",
        0.84: "@",
        0.94: "…",
    },
    SEMIBOLD: {
        0.20: " \u00a0",
        0.26: "ij|",
        0.28: "',.:;Il‘’·",
        0.32: "!()-[]f{}",
        0.34: "/\\",
        0.36: "t",
        0.38: "r",
        0.44: "*?sz",
        0.46: "c»«",
        0.48: '"x–„“”',
        0.50: "JLY_evyé",
        0.52: "0123456789#$+<=>F^agk~ä×−",
        0.54: "ESTVXZ`oö",
        0.56: "AbdhnpquÄü",
        0.58: "CP",
        0.60: "BKRß",
        0.62: "DG",
        0.64: "&",
        0.66: "HNUÜ",
        0.68: "OQÖ",
        0.74: "Mw",
        0.80: "W—",
        0.84: "%m",
        0.88: "@",
        0.96: "…",
    },
}


class _Widths(dict[str, float]):
    """How wide each letter of one weight is, at a size of one pixel."""

    def __missing__(self, letter: str) -> float:
        return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.6


_WIDTHS = {
    weight: _Widths((letter, width) for width, letters in groups.items() for letter in letters)
    for weight, groups in _GROUPS.items()
}


def width_of(text: str, size: float, weight: int = REGULAR) -> float:
    """The width of one line in pixels."""
    return sum(map(_WIDTHS[weight].__getitem__, text)) * size


def wrapped(text: str, limit: float, size: float, weight: int = REGULAR, lines: int = 2) -> tuple[str, ...]:
    """The text in at most so many lines of this width, broken at spaces, else after hyphens, else inside a
    word.

    What does not fit into the last line ends with an ellipsis; the whole text is always said elsewhere
    (hover, screen reader, table).
    """
    done: list[str] = []
    for piece in _pieces(text, limit, size, weight):
        line = f"{done[-1]}{piece}" if done else piece
        if done and width_of(line.rstrip(), size, weight) * RESERVE <= limit:
            done[-1] = line
        else:
            done.append(piece)
    kept = [line.strip() for line in done[:lines]]
    return (
        tuple(kept)
        if len(done) <= lines
        else (*kept[:-1], fitted(f"{kept[-1]} {done[lines]}", limit, size, weight))
    )


def broken(text: str, limit: float, size: float, weight: int = REGULAR) -> list[str]:
    """The text in as many lines of this width as it needs, broken at spaces, else inside a word; nothing is
    left out or added.
    """
    lines: list[str] = []
    for word in text.replace(" ", " \u200b").split("\u200b"):
        if lines and width_of(f"{lines[-1]}{word}".rstrip(), size, weight) * RESERVE <= limit:
            lines[-1] += word
            continue
        rest = word
        while width_of(rest.rstrip(), size, weight) * RESERVE > limit and len(rest) > 2:
            part = _head(rest, limit, size, weight)
            lines.append(part)
            rest = rest[len(part) :]
        lines.append(rest)
    return lines


def fitted(text: str, limit: float, size: float, weight: int = REGULAR) -> str:
    """The text if it fits, else as much of it as does, with an ellipsis."""
    if width_of(text, size, weight) * RESERVE <= limit:
        return text
    short = text[: _most(text, "…", limit, size, weight)]
    return f"{short.rstrip()}…"


def _pieces(text: str, limit: float, size: float, weight: int) -> Iterable[str]:
    """The words, each with the space or hyphen after it; one that is wider than a line comes in parts with
    hyphens.
    """
    for word in text.replace("-", "-\u200b").replace(" ", " \u200b").split("\u200b"):
        rest = word
        while width_of(rest.rstrip(), size, weight) * RESERVE > limit and len(rest) > 2:
            part = _head(rest, limit, size, weight)
            yield f"{part}-"
            rest = rest[len(part) :]
        yield rest


def _head(word: str, limit: float, size: float, weight: int) -> str:
    most = _most(word, "-", limit, size, weight)
    return word[: max(1, min(most, len(word) - 1))]


def _most(text: str, end: str, limit: float, size: float, weight: int) -> int:
    """How many letters of the text there is room for, with this sign after them."""
    widths = _WIDTHS[weight]
    whole = list(accumulate(map(widths.__getitem__, text), initial=0.0))
    fitting = bisect_right(whole, limit, key=lambda width: (width + widths[end]) * size * RESERVE)
    return max(0, fitting - 1)
