"""What pages work out once for many who ask at the same time."""

from __future__ import annotations

from qcheck.service.ground.stamped_cache import StampedCache

MOST_SHEET_PAGES = 200


class PageMemories:
    """Each kind by itself, so that none pushes out another.

    `moments`: what it is time for in a workshop, by its link; `walls`: what is on the screen, drawn;
    `results`: pages of a result, ready to send; `examples`: the rows of the start page, by language;
    `sheet_pages`: invitations and first questions, without anything of whoever opens them. What may
    be kept how long, their skins say by the stamp.
    """

    def __init__(self) -> None:
        self.moments, self.walls = StampedCache(), StampedCache()
        self.results, self.examples = StampedCache(), StampedCache()
        self.sheet_pages = StampedCache(MOST_SHEET_PAGES)
