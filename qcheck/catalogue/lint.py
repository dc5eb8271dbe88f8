"""What a catalogue says to those who check its words: further words to avoid, and warnings it accepts for a
reason.
"""

from __future__ import annotations

from pydantic import Field

from qcheck.catalogue.item import Item
from qcheck.catalogue.values import Names, Text


class Accepted(Item):
    """One warning about words that stands for a reason."""

    at: str = Field(description="Kennung der Frage oder des Kriteriums · id of the question or the criterion")
    warning: str = Field(description="Name des Hinweises · name of the warning")
    why: Text = Field(description="Warum es so bleibt · why it stays")


class Lint(Item):
    """Choices for the check of words; they change nothing that is asked."""

    jargon: Names = Field((), description="Weitere Wörter, die man vermeiden will · further words to avoid")
    accepted: tuple[Accepted, ...] = Field(
        (), description="Hinweise, die so bleiben sollen · warnings that are to stand"
    )
