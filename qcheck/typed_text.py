"""What people type into any field, without what they cannot see: invisible characters, kinds of spaces and of
dashes.
"""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_VARIATIONS = re.compile(
    "[\ufe00-\ufe0f\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\U000e0100-\U000e01ef]"
)
"""Characters that draw nothing and are no format characters (Cf) by their kind: variation selectors, fillers,
joiners, blanks.
"""

_HIDDEN = re.compile(
    "[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters that turn the direction of what stands around them, that hide other words, or that only hold a
place.
"""


def is_invisible(sign: str) -> bool:
    """Whether a character draws nothing and is no space: zero-width ones, marks of direction, soft hyphens,
    variation selectors.
    """
    return unicodedata.category(sign) == "Cf" or _VARIATIONS.match(sign) is not None


def visible(text: str) -> str:
    """The text without such characters."""
    if text.isascii():
        return text
    return "".join(sign for sign in text if not is_invisible(sign))


def readable(text: str) -> str:
    """The text as everybody sees it: nothing turns its direction around or hides in it, and what shows
    nothing at all is nothing.

    What joins letters and emoji, and where a word may break, stays.
    """
    if text.isascii():
        return text
    seen = _HIDDEN.sub("", text)
    return seen if visible(seen).strip() else ""


def pointed_out(text: str) -> str:
    """The text with every such character shown by its number, such as `⟨U+200B⟩`."""
    if text.isascii():
        return text
    return "".join(f"⟨U+{ord(sign):04X}⟩" if is_invisible(sign) else sign for sign in text)


def one_line(text: str) -> str:
    """As it is compared: visible signs alone, wide letters and digits made narrow, every dash a hyphen,
    single spaces.
    """
    narrow = unicodedata.normalize("NFKC", visible(text))
    return " ".join(_DASHES.sub("-", visible(narrow)).split())
