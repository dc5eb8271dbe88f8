"""A letter for each perspective, for rings in which no name has room: told once beside the picture."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase


def initials(titles: Mapping[str, str]) -> dict[str, str]:
    """By perspective, in this order: its first letter where that is free, else the next of its title that is,
    else any that is.
    """
    taken: dict[str, str] = {}
    for perspective, title in titles.items():
        letters = [*(sign.upper() for sign in title if sign.isalpha()), *ascii_uppercase]
        free = next((sign for sign in letters if len(sign) == 1 and sign not in taken.values()), None)
        taken[perspective] = free or str(len(taken) + 1)
    return taken
