"""What word processors put in place of plain signs, where YAML needs the plain ones: quotation marks, dashes,
special spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qcheck.loading.messages import Hint, Mistake
from qcheck.loading.problems import Problem, sentence

QUOTES = "„“”‟«»‚‘’‛‹›"
DASHES = "–—‒―−‐‑•·▪●‣◦∙"
_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"

_BLOCK = re.compile(r"(?P<indent> *)(?:- +)*(?:[^#]*:)?\s*[|>][+-]?\d?[+-]?\s*(?:#.*)?")
"""A line after which a text of several lines follows."""
_KEY = r"[\w-]+\s*:(?:\s|$)"
_DASH = re.compile(rf"\s*(?P<sign>[{DASHES}])\s*{_KEY}")
_INDENT = re.compile(rf"[ ]*(?:- +)*(?P<sign>[{_SPACES}])\s*(?:-\s|{_KEY})")
_AFTER_DASH = re.compile(rf"[ ]*-(?P<sign>[{_SPACES}])\s*\S")
_AFTER_COLON = re.compile(rf"\s*(?:-\s+)*[\w-]+:(?P<sign>[{_SPACES}])")
_OPENING = re.compile(rf"(?:[:\[{{,-]\s+|[\[{{])(?P<sign>[{QUOTES}])")


def causes(lines: list[str], stopped: int) -> Iterator[Problem]:
    """What of this may have stopped the parser in the line `stopped` (from 0); the name of the file is not
    filled in.
    """
    for number, line in _outside_texts(lines):
        for pattern, mistake, hint in _SIGNS:
            if match := pattern.match(line):
                yield _problem(number, match, mistake, hint)
                break
        else:
            if number in {stopped, stopped - 1} and (quote := _OPENING.search(line)):
                yield _problem(number, quote, Mistake.TYPOGRAPHIC_QUOTE, Hint.PLAIN_QUOTES)


def begins_with_dash(words: str) -> bool:
    """Whether words begin with what may have been meant as the hyphen of a list."""
    return words.lstrip()[:1] in DASHES and bool(words.strip())


def has_special_space(words: str) -> bool:
    """Whether there is a space that YAML does not take for one."""
    return re.search(f"[{_SPACES}]", words) is not None


def has_quote(words: str) -> bool:
    """Whether there is a quotation mark that YAML does not take for one."""
    return not set(QUOTES).isdisjoint(words)


def _problem(number: int, match: re.Match[str], mistake: Mistake, hint: Hint) -> Problem:
    sign = match["sign"]
    return Problem(
        "",
        number + 1,
        match.start("sign") + 1,
        "",
        sentence(mistake, value=sign, code=f"U+{ord(sign):04X}"),
        sentence(hint),
    )


def _outside_texts(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that are not part of a text of several lines, where all of these signs may stand."""
    above: int | None = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if above is not None and (not line.strip() or indent > above):
            continue
        block = _BLOCK.fullmatch(line)
        above = len(block["indent"]) if block else None
        if not line.lstrip().startswith("#"):
            yield number, line


_SIGNS = (
    (_DASH, Mistake.TYPOGRAPHIC_DASH, Hint.HYPHEN),
    (_INDENT, Mistake.SPECIAL_SPACE, Hint.PLAIN_SPACE),
    (_AFTER_DASH, Mistake.SPECIAL_SPACE, Hint.PLAIN_SPACE),
    (_AFTER_COLON, Mistake.SPECIAL_SPACE, Hint.PLAIN_SPACE),
)
