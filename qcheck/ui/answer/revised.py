"""What whoever is answering reads after the check was moved to another edition of its questions."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from qcheck.service import Access
from qcheck.ui.kit import html, visitor
from qcheck.wording import editions


def note(access: Access) -> None:
    """A sentence where the questions were revised since the own sheet was begun."""
    if said := visitor.service().moving.revised(access):
        day = said.at.astimezone(ZoneInfo(access.life.zone)).date()
        html.paragraph(editions.revised(day, said.anew, said.new, visitor.tongue()), "qc-aside")
