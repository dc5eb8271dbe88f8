"""Places on a slide, in points from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.util import Emu, Length

from qcheck.reports.powerpoint.markup import EMU


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width and height in EMU, PowerPoint's unit."""
        left, top, width, height = (
            Emu(round(length * EMU)) for length in (self.left, self.top, self.width, self.height)
        )
        return left, top, width, height
