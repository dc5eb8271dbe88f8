"""What stays on the one line that it is written on, whatever somebody has put into it: then a file of lines
says what happened, and nothing that only looks like it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping


def object_on_one_line(said: Mapping[str, object]) -> str:
    """As JSON, in letters that people can read. Signs that end a line, steer a terminal or hide are written
    by their numbers.
    """
    return "".join(map(_shown, json.dumps(said, ensure_ascii=False)))


def text_on_one_line(said: str) -> str:
    """The same for a sentence; where a line ended, a space stands."""
    return "".join(" " if sign.isspace() else _shown(sign) for sign in said)


def _shown(sign: str) -> str:
    return sign if sign.isprintable() else json.dumps(sign)[1:-1]
