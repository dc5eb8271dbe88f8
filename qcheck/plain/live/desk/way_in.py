"""How one gets in: the addresses that the facilitator reads out or shows, and what is said where none leads
in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from qcheck.plain.live import urls
from qcheck.service import Workshop
from qcheck.web.visit import Visit
from qcheck.wording import OutOfReach, Voice, out_of_reach


@dataclass(frozen=True)
class WayIn:
    """The ways into a workshop, for phones and for the facilitator."""

    visit: Visit
    room: Workshop
    voice: Voice

    @property
    def typed(self) -> str:
        """Where the code is typed."""
        return urls.typed(self.visit)

    @property
    def own_address(self) -> str:
        """Where the facilitator's own screen is."""
        return urls.whole(self.visit, f"/lead/{self.visit.link}")

    @cached_property
    def out_of_reach(self) -> OutOfReach | None:
        """What is said where no phone gets to this address."""
        return out_of_reach(urls.base(self.visit), self.voice.language)

    @property
    def qr_code(self) -> Markup:
        """It leads to the invitation; empty where that is withdrawn."""
        if not self.room.invitation:
            return Markup()
        return Markup(urls.pattern(urls.whole(self.visit, f"/a/{self.room.invitation}")))  # noqa: S704  drawn by us
