"""What is here, for whoever runs qcheck: how many checks, how old, how large, and what is deleted when.

Nothing of it names a check to people: no title, no place, no link, no answer. Sizes are told in steps, so
that nobody sees a single sheet come in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from qcheck import life
from qcheck.catalogue import CatalogueId
from qcheck.language import N_, local
from qcheck.records import CheckId, Keeps, Mode, State
from qcheck.refusals import NotPossible
from qcheck.service.ground.clock import Clock
from qcheck.store import Counted, Store

SIZES = (0, 1, 5, 20, 100, 500, 2_000, 10_000)
"""What is said of the sheets of one check: at least so many."""
TOTALS = (0, *(digit * 10**power for power in range(1, 7) for digit in (1, 2, 5) if digit * 10**power >= 50))
"""What is said of all sheets together: 0 (up to 49), 50, 100, 200, 500, 1,000 …"""
NO_SUCH_CHECK = N_("There is no check with the id {id} here. `qcheck checks` lists them.")


class Stands(StrEnum):
    """Where a check stands, for those who run qcheck."""

    PREPARED = "prepared"
    RUNNING = "running"
    CLOSED = "closed"
    EMPTIED = "emptied"  # its answers are deleted, and what may remain is here


_STANDS = {State.PREPARED: Stands.PREPARED, State.OPEN: Stands.RUNNING, State.CLOSED: Stands.CLOSED}


@dataclass(frozen=True, slots=True)
class Listed:
    """A check without a word of it. It has at least so many `sheets`; `deletes` is the day on which its
    answers go, None where they are gone.
    """

    id: CheckId
    stands: Stands
    mode: Mode
    catalogue: CatalogueId
    version: str
    created: date
    sheets: int
    deletes: date | None
    keeps: Keeps


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """Everything that is here, oldest check first. `sheets` is a step of `TOTALS`."""

    checks: tuple[Listed, ...]
    sheets: int
    trials: int
    drafts: int

    @property
    def by_state(self) -> Mapping[Stands, int]:
        """How many checks stand where; every state is there."""
        numbers = Counter(check.stands for check in self.checks)
        return {stands: numbers[stands] for stands in Stands}

    @property
    def by_size(self) -> Mapping[int, int]:
        """How many checks have at least so many sheets, and fewer than the next step."""
        return dict(sorted(Counter(check.sheets for check in self.checks).items()))

    @property
    def by_edition(self) -> Mapping[tuple[str, str], int]:
        """How many checks ask which edition of which catalogue."""
        return dict(sorted(Counter((str(check.catalogue), check.version) for check in self.checks).items()))

    @property
    def by_year(self) -> Mapping[int, int]:
        """How many checks were made in which year."""
        return dict(sorted(Counter(check.created.year for check in self.checks).items()))

    def deleted_until(self, day: date) -> tuple[Listed, ...]:
        """What goes by this day, the next first."""
        due = [(check.deletes, check) for check in self.checks if check.deletes and check.deletes <= day]
        return tuple(check for _, check in sorted(due, key=lambda pair: (pair[0], pair[1].id)))


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A check that somebody has a reason to look at: what it is about, and whom to ask."""

    listed: Listed
    title: str
    place: str
    sender: str
    contact: str


class CensusTaker:
    """For commands and the server, never for visitors."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def inhabitants(self) -> Inhabitants:
        """Everything that is here. NotNow without the database."""
        now, counted = self._clock.now(), self._store.census()
        return Inhabitants(
            tuple(_listed(check, now) for check in counted.checks),
            _step(TOTALS, sum(check.sheets for check in counted.checks)),
            counted.trials,
            counted.drafts,
        )

    def look_at(self, check: CheckId) -> LookedAt:
        """Title and place of one check, and who invites. Whoever calls this has written down why."""
        listed = [known for known in self.inhabitants().checks if known.id == check]
        opened = self._store.organised(check)
        if not listed or opened is None:
            raise NotPossible(NO_SUCH_CHECK, id=check)
        process, letterhead = opened.check.process, opened.check.letterhead
        return LookedAt(listed[0], process.title, process.place, letterhead.sender, letterhead.contact)


def _listed(counted: Counted, now: datetime) -> Listed:
    is_empty = counted.emptied is not None
    return Listed(
        counted.id,
        Stands.EMPTIED if is_empty else _STANDS[life.state(counted.life, now)],
        counted.mode,
        counted.catalogue,
        counted.version,
        local(counted.life.created, counted.life.zone).date(),
        _step(SIZES, counted.sheets),
        None if is_empty else life.deletion(counted.life),
        counted.keeps,
    )


def _step(steps: tuple[int, ...], number: int) -> int:
    return steps[bisect_right(steps, number) - 1]
