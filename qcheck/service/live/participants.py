"""The result on the phones of those who answered, where the organiser allows it: after the end, by the link
of their own sheet.
"""

from __future__ import annotations

from collections.abc import Hashable

from qcheck.language import N_
from qcheck.refusals import NotYet
from qcheck.service.doors.access import AccessControl
from qcheck.service.evaluation.results import Results
from qcheck.service.ground import assembly
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.result_values import Result
from qcheck.service.live.facilitating import Facilitating
from qcheck.store import LinkKind, NotPossible, Opened, Store

NOT_SHARED = N_(
    "In this check the result is not shown to everybody who answered. Please ask the people who invited you."
)
NOT_OUT = N_(
    "The result can be seen here as soon as the check has ended, and its workshop if there is one. "
    "Please come back then."
)
NOT_ANSWERED = N_(
    "The result can be seen here by those who answered. On your sheet there is no answer that counts."
)


class Participants:
    """For whoever holds the link of a sheet."""

    def __init__(self, access: AccessControl, store: Store, results: Results, workshop: Facilitating) -> None:
        self._access, self._store, self._results, self._workshop = access, store, results, workshop

    def own_result(self, link: AnyLink) -> Result:
        """The result for whoever answered on this sheet; NotPossible, with the reason, where it may not be
        looked at.
        """
        return self._results.released(self._permitted(link))

    def own_result_mark(self, link: AnyLink) -> Hashable:
        """What a drawing of it depends on: the same for everybody who answered; NotPossible likewise."""
        opened = self._permitted(link)
        return opened.check.id, self._results.mark(opened)

    def may_see_result(self, link: AnyLink) -> bool:
        """Whether the holder of this sheet's link may look at the result now."""
        return self._refused(self._access.let_in(link, LinkKind.SHEET)) is None

    def _permitted(self, link: AnyLink) -> Opened:
        opened = self._results.settled(self._access.let_in(link, LinkKind.SHEET))
        if (refused := self._refused(opened)) is not None:
            raise refused
        return opened

    def _refused(self, opened: Opened) -> NotPossible | None:
        """Why the holder of the sheet may not see the result; None where nothing is against it."""
        if not opened.check.shares:
            return NotPossible(NOT_SHARED)
        if not self._workshop.is_out(opened.check):
            return NotYet(NOT_OUT)
        return None if self._counts(opened) else NotPossible(NOT_ANSWERED)

    def _counts(self, opened: Opened) -> bool:
        """Whether an answer stands on the sheet, and it was not taken out."""
        if opened.link.sheet is None or opened.out:
            return False
        answered, _ = assembly.progress(opened.check, self._store.sheet(opened.link.sheet).sheet)
        return answered > 0
