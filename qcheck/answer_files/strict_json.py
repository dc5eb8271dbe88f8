"""JSON from strangers: no key twice, no endless numbers, no depth that would break a program."""

from __future__ import annotations

import json
import re
from typing import NoReturn, TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

DEEPEST = 20
LONGEST_NUMBER = 15
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


class NotJson(ValueError):
    """It is no JSON, or more than any file of ours needs."""


def parsed(text: str) -> Json:
    """The value in this text; NotJson for anything else."""
    _refuse_depth(text)
    try:
        content: Json = json.loads(
            text,
            object_pairs_hook=_without_doubles,
            parse_int=_short,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError) as wrong:
        raise NotJson(str(wrong)) from None
    return content


def _refuse_depth(text: str) -> None:
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth > DEEPEST:
            raise NotJson("too deep")


def _without_doubles(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise NotJson("a key twice")
    return table


def _short(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise NotJson("a number too long")
    return int(digits)


def _no_number(written: str) -> NoReturn:
    raise NotJson(f"{written[:20]} is no whole number")
