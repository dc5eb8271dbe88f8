"""Whether people agree that their answers are used, by what stands in a column that asks them.

Only what clearly is a yes counts as one: whoever said no, or nothing, has not agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qcheck.importing import header_words
from qcheck.importing.wide_columns import Meant, Role

_YES = re.compile(
    r"(?:ja|yes|y|1|true|wahr|x|ok|on|checked|selected|gewählt|ausgewählt|✓|✔|☑|☒)\b.*|[✓✔☑☒]"
    r"|.*(?:willige ein|eingewilligt|stimme\b.*\bzu|zugestimmt|einverstanden|akzeptier|agree|consent"
    r"|accept).*"
)
_NO = re.compile(
    r"(?:n|0|false|falsch|off)|.*\b(?:nein|nicht|kein\w*|no|not|never|ohne|without|\w+n['’]t|disagree\w*|ablehn\w*"
    r"|lehne\w*|refuse\w*|declin\w*|unchecked|widersprech\w*)\b.*"
)


class Agreeing:
    """The columns of a table in which people agree, and what a yes is in them."""

    def __init__(self, rows: Iterable[tuple[int, Sequence[str]]], meant: Sequence[Meant]) -> None:
        self._columns = [place for place, meaning in enumerate(meant) if meaning.role is Role.CONSENT]
        words = {place: set[str]() for place in self._columns}
        for _, cells in rows:
            for place in self._columns:
                words[place].add(header_words.said(cells[place]))
        self._only = {place: _only_one(said) for place, said in words.items()}

    def agrees(self, cells: Sequence[str]) -> bool:
        """Whether whoever gave this row agrees in every such column; true where there is none."""
        return all(self._is_yes(place, header_words.said(cells[place])) for place in self._columns)

    def _is_yes(self, place: int, word: str) -> bool:
        if not word or _NO.fullmatch(word):
            return False
        return word == self._only[place] or _YES.fullmatch(word) is not None


def _only_one(words: set[str]) -> str:
    """A box that can only be ticked leaves its own text behind: the one thing that stands in its column."""
    return next(iter(words - {""})) if len(words - {""}) == 1 else ""
