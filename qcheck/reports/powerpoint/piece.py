"""What a slide is put together of: pieces that know how high they are, how they part, and how they are
placed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TypeAlias

from pptx.slide import Slide

from qcheck.reports.powerpoint.boxes import Box

Parted: TypeAlias = "tuple[Piece | None, Piece | None]"


class Piece(ABC):
    """A part of a slide. Those that are `wide` take the whole slide from left to right."""

    wide = False

    @abstractmethod
    def height(self, width: float) -> float:
        """How high the piece becomes at this width, both in points."""

    @abstractmethod
    def parted(self, width: float, room: float, *, fresh: bool) -> Parted:
        """What fits into this room, and what is left over. On a `fresh` place something always does."""

    @property
    @abstractmethod
    def told(self) -> str:
        """What it says, for the notes of a slide on which it has no room."""

    @abstractmethod
    def place(self, slide: Slide, box: Box, locale: str) -> None:
        """Puts it on a slide."""
