"""From bytes to JSON that can be trusted to be small: what a file could do harm with is refused before
anything is read from it, or while it is.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn

from qcheck.bundle.problems import NotABundle, Problem, path
from qcheck.language import N_

LARGEST = 64 * 2**20
DEEPEST = 20
MOST_TABLES = 400_000
MOST_ENTRIES = 4_000_000
MOST_KEYS = 2_000
MOST_LISTED = 20_000
LONGEST_NUMBER = 9

EMPTY = N_("the file is empty")
TOO_LARGE = N_("the file is larger than {most} MB; no bundle of qcheck is")
PACKED = N_("the file is compressed. Please unpack it first, and give the file that is in it")
NO_UTF8 = N_("the file is no text in UTF-8: it was damaged, or it is no bundle of qcheck")
NO_JSON = N_("line {line}, column {column}: here the file is damaged, or it is no bundle of qcheck")
TOO_DEEP = N_("the tables of this file stand deeper within each other than those of any bundle")
TOO_MANY = N_("the file has more entries than any bundle")
LONG_NUMBER = N_("a number in this file has {length} digits, more than any number of a bundle")
NO_WHOLE_NUMBER = N_("“{number}” is no number of a bundle: those are whole")
TWICE = N_("the key “{key}” stands twice in one table")
HALF_A_SIGN = N_("a text holds half of a sign, which cannot be shown")

_MAGIC = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")
_SIGNS = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[\[{]|[\]}]|,', re.DOTALL)
"""It never goes back within a text: remembering where to would take a hundred bytes for each sign."""
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


def tree(source: bytes) -> Any:  # Any: JSON
    """The file as JSON; NotABundle where it is none, or could do harm."""
    text = _text(source)
    _refuse_bombs(source)
    try:
        content = json.loads(
            text,
            parse_int=_whole_number,
            parse_float=_no_number,
            parse_constant=_no_number,
            object_pairs_hook=_once_each,
        )
    except json.JSONDecodeError as error:
        raise _refused(NO_JSON, line=str(error.lineno), column=str(error.colno)) from None
    if _HALF.search(source):
        _refuse_halves(content)
    return content


def _text(source: bytes) -> str:
    if not source.strip():
        raise _refused(EMPTY)
    if len(source) > LARGEST:
        raise _refused(TOO_LARGE, most=str(LARGEST // 2**20))
    if source.startswith(_MAGIC):
        raise _refused(PACKED)
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused(NO_UTF8) from None


def _refuse_bombs(source: bytes) -> None:
    """Counts brackets and commas outside of texts: what makes a small file large in memory. `listed` are the
    commas of the lists that are open; tables, whose keys are counted later, begin far below.
    """
    listed, tables, entries = [0], 0, 0
    for sign in _SIGNS.finditer(source):
        match sign[0][:1]:
            case b"[" | b"{" as begins:
                tables += 1
                listed.append(0 if begins == b"[" else -MOST_ENTRIES)
            case b"]" | b"}" if len(listed) > 1:
                listed.pop()
            case b",":
                entries += 1
                listed[-1] += 1
        if len(listed) > DEEPEST + 1:
            raise _refused(TOO_DEEP)
        if tables > MOST_TABLES or entries > MOST_ENTRIES or listed[-1] > MOST_LISTED:
            raise _refused(TOO_MANY)


def _refuse_halves(content: Any) -> None:  # Any: JSON
    for place, words in _texts(content, ()):
        try:
            words.encode()
        except UnicodeEncodeError:
            raise NotABundle(Problem(path(place), HALF_A_SIGN)) from None


def _whole_number(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise _refused(LONG_NUMBER, length=str(len(digits)))
    return int(digits)


def _no_number(written: str) -> NoReturn:
    raise _refused(NO_WHOLE_NUMBER, number=written[:20])


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:  # Any: JSON
    table = dict(pairs)
    if len(table) < len(pairs):
        twice = next(key for key, number in Counter(key for key, _ in pairs).items() if number > 1)
        raise _refused(TWICE, key="".join(sign for sign in twice[:60] if sign.isprintable()))
    if len(table) > MOST_KEYS:
        raise _refused(TOO_MANY)
    return table


def _texts(
    content: Any, place: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:  # Any: JSON
    if isinstance(content, str):
        yield place, content
    elif isinstance(content, dict):
        for key, value in content.items():
            yield place, key
            yield from _texts(value, (*place, key))
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from _texts(value, (*place, number))


def _refused(message: str, **values: str) -> NotABundle:
    return NotABundle(Problem("", message, tuple(values.items())))
