"""Names of questions as R and SPSS take them: beginning with a letter, of letters, digits and underscores, at
most 64 bytes, none twice whatever its case, and none that these programs keep for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

PERSPECTIVE, RAISED_HANDS = "perspective", "raised_hands"
LONGEST = 64
_KEPT = frozenset(
    {
        *("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"),  # by SPSS
        *("if", "else", "repeat", "while", "function", "for", "next", "break", "in"),  # by R
        *("true", "false", "null", "inf", "nan", "na"),
    }
)
_OTHER = re.compile(r"[^a-z0-9]+")


def variables(questions: Iterable[str]) -> list[str]:
    """A name for each of these questions, made from its id."""
    taken = {PERSPECTIVE, RAISED_HANDS}
    names = []
    for question in questions:
        name = _free(_plain(question), taken)
        taken.add(name)
        names.append(name)
    return names


def _plain(question: str) -> str:
    name = _OTHER.sub("_", question.lower()).strip("_")
    return name if name[:1].isalpha() and name not in _KEPT else f"q_{name}".rstrip("_")


def _free(name: str, taken: set[str]) -> str:
    for number in range(1, len(taken) + 2):
        ending = f"_{number}" if number > 1 else ""
        tried = name[: LONGEST - len(ending)].rstrip("_") + ending
        if tried not in taken:
            break
    return tried
