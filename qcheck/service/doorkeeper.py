"""Who may come in: links are compared here and nowhere else, and what each kind of link opens is decided
here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from secrets import token_hex
from time import monotonic

from qcheck import life
from qcheck.language import N_
from qcheck.loading import Shelf
from qcheck.records import CheckId, LinkId, SheetId
from qcheck.service import links, showing
from qcheck.service.allowance import CHECKS, SHEETS, Allowance
from qcheck.service.guessing import Guesses
from qcheck.service.memory import Memory
from qcheck.service.tally import Tally
from qcheck.service.views import Access
from qcheck.store import Gone, Link, LinkKind, NotPossible, Opened, Store, UnknownLink
from qcheck.store.errors import REPLACED, WITHDRAWN

ONLY = {
    LinkKind.ANSWER: N_(
        "This link is for answering. It opens neither the results nor the organisation of the check."
    ),
    LinkKind.SHEET: N_(
        "This link is for answering. It opens neither the results nor the organisation of the check."
    ),
    LinkKind.VIEW: N_("This link shows the results. It changes nothing."),
    LinkKind.WALL: N_(
        "This link is for the screen of a workshop. It shows what the facilitator shows, and changes nothing."
    ),
    LinkKind.ORGANISE: N_("This link is for organising. Please take one of the links for answering."),
}
"""What is said to whoever comes to another door than a link opens."""
FIRST = 1
"""The generation of every link that was never renewed, as all links of sheets."""
NO_SHEET = N_("There is no sheet of your own here. Please take one of the links for answering.")


class Doorkeeper:
    """What all of the service stands on. `now` tells the time, aware.

    Whoever lets visitors in asks here how much one address may do: codes are `guesses`, `wrong_links` slow
        down the pages of whoever tries
    one after the other, and no address begins sheets or makes checks without end.
    """

    def __init__(
        self,
        store: Store,
        shelf: Shelf,
        key: bytes,
        now: Callable[[], datetime],
        tally: Tally | None = None,
    ) -> None:
        tally = tally or Tally()
        self._store = store
        self._shelf = shelf
        self._key = key
        self._now = now
        self._memory = Memory()
        self.guesses = Guesses(monotonic, tally, "codes")
        self.wrong_links = Guesses(monotonic, tally, "links")
        self.sheets_begun = Allowance(*SHEETS, monotonic, tally, "sheets")
        self.checks_made = Allowance(*CHECKS, monotonic, tally, "checks")
        self._name = token_hex(8)  # tells this process from others over the same database

    def open(self, link: str) -> Access:
        """The check behind a link of any kind. Raises UnknownLink."""
        return self._access(self._open(link))

    def revision(self, link: str) -> int:
        """Grows with every change of the check itself or of the link's own sheet; other people's answers
        leave it as it is.
        """
        return self._open(link).revision

    def close(self) -> None:
        """Lets go of the database."""
        self._store.close()

    def _open(self, link: str, *kinds: LinkKind) -> Opened:
        """The check behind the link, of one of these kinds where some are said."""
        if (found := links.parse(link)) is None:
            raise UnknownLink
        try:
            opened = self._store.open(found)
        except UnknownLink:
            if links.is_right(link, self._key, found, FIRST):
                raise Gone from None
            raise
        self._let_in(link, opened.link)
        if life.is_past(opened.check.life, self._now()):
            raise Gone
        if kinds and opened.link.kind not in kinds:
            raise NotPossible(ONLY[opened.link.kind])
        return opened

    def _let_in(self, copied: str, link: Link) -> None:
        if links.is_right(copied, self._key, link.id, link.generation):
            if link.withdrawn:
                raise UnknownLink(WITHDRAWN)
        elif links.was_right(copied, self._key, link.id, link.generation):
            raise UnknownLink(WITHDRAWN if link.withdrawn else REPLACED)
        else:
            raise UnknownLink

    def _organise(self, link: str) -> Opened:
        return self._open(link, LinkKind.ORGANISE)

    def _own(self, link: str) -> tuple[Opened, SheetId]:
        opened = self._open(link, LinkKind.ORGANISE, LinkKind.SHEET)
        if opened.link.sheet is None:
            raise NotPossible(NO_SHEET)
        return opened, opened.link.sheet

    def _access(self, opened: Opened) -> Access:
        return showing.access(self._shown(opened.link), opened, self._now())

    def _sheet_link(self, link: LinkId, check: CheckId, sheet: SheetId) -> Link:
        """The way to a new sheet, with the hash by which its personal code finds it."""
        personal = links.personal_hash(self._key, check, links.personal_code(self._key, link, FIRST))
        return Link(link, check, LinkKind.SHEET, FIRST, sheet, personal=personal)

    def _shown(self, link: Link) -> str:
        return links.text(self._key, link.id, link.generation)
