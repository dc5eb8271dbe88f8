"""Comments as they are shown where organisers have removed words: a phrase stands in their place."""

from __future__ import annotations

from qcheck.language import Language

REMOVED = "█████"
"""The sign that stands there, as `records.REMOVED` keeps it."""


def told(text: str, language: Language) -> str:
    """The text with that phrase in place of the sign."""
    return text.replace(REMOVED, f"[{language.say('removed by the organisers')}]")
