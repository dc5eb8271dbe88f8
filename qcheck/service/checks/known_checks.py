"""Lists of checks: those of this installation, of a process, of a device."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from qcheck import life
from qcheck.addresses import DESTINATIONS
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly
from qcheck.service.ground.catalogues import is_readable
from qcheck.service.ground.check_values import AnyLink, Shelved
from qcheck.service.ground.clock import Clock
from qcheck.store import Opened, Store


class KnownChecks:
    """For whoever holds links, and for the operator."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock) -> None:
        self._access, self._store, self._clock = access, store, clock

    def everything_here(self) -> tuple[Shelved, ...]:
        """All checks with their organisers' links, newest first: for the setting `local` alone."""
        return self._shelved(self._store.everything())

    def organisers(self, text: str = "") -> tuple[Shelved, ...]:
        """The same for the operator, whose process has this text in its title or place: where an organiser's
        link was lost.
        """
        wanted = text.casefold()
        processes = ((opened, opened.check.process) for opened in self._store.everything())
        return self._shelved(
            tuple(
                opened
                for opened, process in processes
                if wanted in f"{process.title}\n{process.place}".casefold()
            )
        )

    def other_checks(self, link: AnyLink) -> tuple[Shelved, ...]:
        """The other checks of the process of this organiser's link, newest first."""
        check = self._access.organise(link).check
        return self._shelved(
            [other for other in self._store.of_process(check.process.id) if other.check.id != check.id]
        )

    def known(self, remembered: Iterable[str]) -> tuple[Shelved, ...]:
        """Those of these links that open a check or its results, in their order, each check once."""
        copies = [(parsed, text) for text in remembered if (parsed := links.parse(text))]
        opened = {
            opening.link.id: opening for opening in self._store.opened(link_id for link_id, _ in copies)
        }
        right = dict.fromkeys(
            link_id
            for link_id, text in copies
            if link_id in opened and self._access.opens(text, opened[link_id].link)
        )
        return self._shelved(
            [opened[link_id] for link_id in right if DESTINATIONS[opened[link_id].link.kind].purpose]
        )

    def _shelved(self, opened: Collection[Opened]) -> tuple[Shelved, ...]:
        sheets = {
            sheet.id: sheet
            for sheet in self._store.sheets(opening.link.sheet for opening in opened if opening.link.sheet)
        }
        now, numbers = self._clock.now(), self._store.numbers({opening.check.id for opening in opened})
        own = {
            opening.link.id: sheets.get(opening.link.sheet) if opening.link.sheet else None
            for opening in opened
        }
        return tuple(
            assembly.shelved(
                self._access.written(opening.link),
                opening,
                own[opening.link.id],
                numbers[opening.check.id],
                now,
            )
            for opening in opened
            if (opening.check.emptied or not life.is_past(opening.check.life, now))
            and is_readable(opening.check)
        )
