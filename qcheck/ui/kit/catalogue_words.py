"""The words around the questions, in the visitor's language."""

from __future__ import annotations

from qcheck.catalogue import Catalogue
from qcheck.ui.kit import visitor
from qcheck.wording import CLOSING, words_around

__all__ = ["CLOSING", "words"]


def words(catalogue: Catalogue, name: str, phase: str | None = None) -> str:
    """The catalogue's words under this name, those of the phase first, else the app's."""
    return words_around(catalogue, name, visitor.tongue(), phase)
