"""The only door for pages and commands: whoever holds a link can ask and change what it opens.

`UnknownLink` for a link that opens nothing, `NotPossible` for a wish that cannot be granted; then nothing has
changed. What returns
is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime

from qcheck import life
from qcheck.catalogue import Catalogue
from qcheck.loading import Problem, Shelf
from qcheck.service import links, showing
from qcheck.service.answering import Answering
from qcheck.service.collecting import Collecting
from qcheck.service.example import Example, shipped
from qcheck.service.opening import opened
from qcheck.service.participants import Participants
from qcheck.service.removing import Removing
from qcheck.service.tally import Tally
from qcheck.service.upkeep import Upkeep
from qcheck.service.viewers import Viewers
from qcheck.service.views import Result, Shelved
from qcheck.service.voting import Voting
from qcheck.settings import Settings
from qcheck.store import LinkKind, Opened, Store


def open_service(
    settings: Settings, make: bool = True, new_key: bool = False, tally: Tally | None = None
) -> Service:
    """The service of this process: brings the database up to date, and on the first start makes data folder,
    key and database.

    NotPossible where data and key do not belong together, unless a `new_key` is wanted; NothingHere where
    nothing is to be made.
    """
    store, key = opened(settings, make, new_key)
    return Service(store, Shelf([shipped(), settings.criteria]), key, lambda: datetime.now(UTC), tally)


class Service(Answering, Collecting, Participants, Voting, Viewers, Removing, Upkeep):
    """One for all threads of a process. `now` tells the time, aware."""

    def __init__(
        self,
        store: Store,
        shelf: Shelf,
        key: bytes,
        now: Callable[[], datetime],
        tally: Tally | None = None,
    ) -> None:
        super().__init__(store, shelf, key, now, tally)
        self._example = Example(shipped())

    def catalogues(self) -> tuple[Catalogue, ...]:
        """Those that come with qcheck, then the installation's own; one with the same id takes the place of a
        shipped one.
        """
        return self._shelf.catalogues()

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in catalogue files, for their authors."""
        return self._shelf.problems()

    def example(self) -> Result:
        """An invented round that comes with qcheck."""
        return self._example.result()

    def everything_here(self) -> tuple[Shelved, ...]:
        """All checks with their organisers' links, newest first: for the setting `local` alone."""
        return self._shelved(self._store.everything())

    def organisers(self, text: str = "") -> tuple[Shelved, ...]:
        """The same for the operator, whose process has this text in its title or place: where an organiser's
        link was lost.
        """
        wanted = text.casefold()
        return tuple(
            each for each in self.everything_here() if wanted in f"{each.title}\n{each.place}".casefold()
        )

    def other_checks(self, link: str) -> tuple[Shelved, ...]:
        """The other checks of the process of this organiser's link, newest first."""
        here = self._organise(link).check
        return self._shelved(
            [each for each in self._store.of_process(here.process.id) if each.check.id != here.id]
        )

    def known(self, remembered: Iterable[str]) -> tuple[Shelved, ...]:
        """Those of these links that open a check or its results, in their order, each check once."""
        copies = [(found, text) for text in remembered if (found := links.parse(text))]
        opened = {each.link.id: each for each in self._store.opened(found for found, _ in copies)}
        right = dict.fromkeys(
            found for found, text in copies if found in opened and self._is_right(text, opened[found])
        )
        shelves = (LinkKind.ORGANISE, LinkKind.VIEW)
        return self._shelved([opened[found] for found in right if opened[found].link.kind in shelves])

    def _is_right(self, link: str, opened: Opened) -> bool:
        return (
            links.is_right(link, self._key, opened.link.id, opened.link.generation)
            and not opened.link.withdrawn
        )

    def _shelved(self, opened: Collection[Opened]) -> tuple[Shelved, ...]:
        sheets = {
            sheet.id: sheet
            for sheet in self._store.sheets(each.link.sheet for each in opened if each.link.sheet)
        }
        now, numbers = self._now(), self._store.numbers({each.check.id for each in opened})
        own = {each.link.id: sheets.get(each.link.sheet) if each.link.sheet else None for each in opened}
        return tuple(
            showing.shelved(self._shown(each.link), each, own[each.link.id], numbers[each.check.id], now)
            for each in opened
            if not life.is_past(each.check.life, now) and showing.is_readable(each.check)
        )
