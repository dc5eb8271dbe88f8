"""What people wrote, as it is shown: where organisers have removed words, that is said in their place."""

from __future__ import annotations

from qcheck.language import Language

REMOVED = "█████"
"""The sign that stands there, as `records.REMOVED` keeps it."""


def told(text: str, language: Language) -> str:
    """The text with words for the sign."""
    return text.replace(REMOVED, f"[{language.say('removed by the organisers')}]")
