"""How alike two sentences are, word by word and letter by letter."""

from __future__ import annotations

from difflib import SequenceMatcher

SLIP = 0.95
"""From here on two sentences differ by a slip of the pen."""
ALIKE = 0.6
"""From here on one sentence may stand in the place of another."""


def likeness(one: str, other: str) -> float:
    """From 0 to 1; 1 where they are the same but for spaces and capitals."""
    before, after = one.casefold().split(), other.casefold().split()
    if before == after:
        return 1.0
    letters = SequenceMatcher(None, " ".join(before), " ".join(after), autojunk=False).ratio()
    words = SequenceMatcher(None, before, after, autojunk=False).ratio()
    return max(letters, words) if len(before) > 1 and len(after) > 1 else letters
