"""The text of a file, or the one reason why it has none: too large, binary, another encoding, empty."""

from __future__ import annotations

import re

from qcheck.loading.messages import Hint, Mistake
from qcheck.loading.problems import Problem, sentence

LARGEST = 1_000_000
"""Bytes of the largest file that is read."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_OTHER_LINE_ENDS = str.maketrans(
    "\x85\u2028\u2029", "   "
)  # YAML would begin a new line where editors show none


def decoded(source: bytes, name: str) -> str | Problem:
    """The text without a byte-order mark. Line ends stay as they are."""
    if len(source) > LARGEST:
        return Problem(name, 1, 1, "", sentence(Mistake.TOO_LARGE), sentence(Hint.RIGHT_FILE))
    if source.startswith((b"\xff\xfe", b"\xfe\xff")) or _every_other_byte_is_zero(source):
        return Problem(name, 1, 1, "", sentence(Mistake.UTF_16), sentence(Hint.SAVE_UTF_8))
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _binary(source.decode("latin-1"), name, "[\x00-\x08\x0e-\x1f]") or _not_utf_8(
            source, error, name
        )
    return _binary(text, name, _CONTROL.pattern) or _empty(text, name) or text.translate(_OTHER_LINE_ENDS)


def _every_other_byte_is_zero(source: bytes) -> bool:
    start = source[:200]
    return len(start) >= 4 and any(
        not any(start[first::2]) and all(start[1 - first :: 2]) for first in (0, 1)
    )


def _binary(text: str, name: str, signs: str) -> Problem | None:
    if not (sign := re.search(signs, text)):
        return None
    line, column = _place(text[: sign.start()])
    return Problem(
        name,
        line,
        column,
        "",
        sentence(Mistake.BINARY, code=f"U+{ord(sign[0]):04X}"),
        sentence(Hint.RIGHT_FILE),
    )


def _not_utf_8(source: bytes, error: UnicodeDecodeError, name: str) -> Problem:
    # The mark that utf-8-sig skips is not counted in error.start, so the good bytes are found anew.
    good = len(source) - len(error.object) + error.start
    line, column = _place(source[:good].decode("utf-8-sig"))
    return Problem(
        name,
        line,
        column,
        "",
        sentence(Mistake.NOT_UTF_8, code=f"{source[good]:02X}"),
        sentence(Hint.SAVE_UTF_8),
    )


def _empty(text: str, name: str) -> Problem | None:
    return None if text.strip() else empty(name)


def empty(name: str) -> Problem:
    """The problem of a file without any text."""
    return Problem(name, 1, 1, "", sentence(Mistake.EMPTY_FILE), sentence(Hint.SMALLEST))


def _place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what comes after this text."""
    lines = _LINE_END.split(before)
    return len(lines), len(lines[-1]) + 1
