"""Then and now: two checks of one process side by side, each as its own link shows it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from zoneinfo import ZoneInfo

from qcheck.catalogue import Catalogue, QuestionId
from qcheck.catalogue.versions import precedence
from qcheck.comparing import Shown, ThenAndNow, compare
from qcheck.editions import clarified_words, fates, path_to
from qcheck.language import N_
from qcheck.loading import Shelf
from qcheck.records import Life
from qcheck.refusals import Invalid
from qcheck.service.doors.access import AccessControl
from qcheck.service.evaluation.results import Results
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.result_values import Result, TwoChecks
from qcheck.store import LinkKind, Opened

OTHER_PROCESS = N_(
    "The two links belong to different processes. Two checks of one and the same process can be compared; "
    "processes are not ranked against each other."
)
SAME_CHECK = N_("Both links belong to the same check. Please choose another check of this process.")


class Comparing:
    """For whoever holds a link to the results of each of two checks."""

    def __init__(self, access: AccessControl, results: Results, shelf: Shelf) -> None:
        self._access, self._results, self._shelf = access, results, shelf

    def between(self, then: AnyLink, now: AnyLink) -> TwoChecks:
        """The two checks in this order. Raises Invalid where they are no two checks of one process."""
        before, after = self._opened(then), self._opened(now)
        if before.check.process.id != after.check.process.id:
            raise Invalid(OTHER_PROCESS)
        if before.check.id == after.check.id:
            raise Invalid(SAME_CHECK)
        first, second = self._results.result(before), self._results.result(after)
        return TwoChecks(
            first,
            second,
            compared(first, second, self._declared(first.catalogue, second.catalogue)),
            then_day=_day(before.check.life),
            now_day=_day(after.check.life),
            then_link=self._access.written(before.link),
            now_link=self._access.written(after.link),
        )

    def through_time(self, first: AnyLink, other: AnyLink) -> TwoChecks:
        """The same in the order in which the two checks were made."""
        both = (self._opened(first), self._opened(other))
        then, now = sorted(both, key=lambda opened: opened.check.life.created)
        return self.between(then, now)

    def example(self) -> TwoChecks | None:
        """The rounds of the example; None where it has one alone."""
        match self._results.example_rounds():
            case [*_, then, now]:
                return TwoChecks(then, now, compared(then, now), then.as_of, now.as_of)
        return None

    def _declared(self, first: Catalogue, other: Catalogue) -> frozenset[QuestionId]:
        if first.id != other.id or first.version == other.version:
            return frozenset()
        old, new = sorted((first, other), key=lambda edition: precedence(edition.version))
        at_hand = [edition.catalogue for edition in self._shelf.editions(new.id)]
        return clarified_words(fates(path_to(old, new, at_hand)))

    def _opened(self, link: AnyLink) -> Opened:
        return self._access.let_in(link, LinkKind.ORGANISE, LinkKind.VIEW)


def compared(then: Result, now: Result, declared: Collection[QuestionId] = ()) -> ThenAndNow:
    """Two results side by side, as far as each of them may be shown. `declared`: the questions whose other
    words the newer edition declares to mean the same.
    """
    return compare(Shown(then.questionnaire, then.profile), Shown(now.questionnaire, now.profile), declared)


def _day(life: Life) -> date:
    """The day on which a check was made, where it was made."""
    return life.created.astimezone(ZoneInfo(life.zone)).date()
