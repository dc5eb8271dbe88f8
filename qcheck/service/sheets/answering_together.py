"""Answering together with all who do so at the same moment, as the answer sheet's script asks for
(`plain/sheet/saved_changes.py`), in three steps: what stands on their sheets is looked at, what is to stand
there is decided upon that, and that is written in one transaction. Others who write, in this process or in
another one, wait for the last step alone.

Between the first and the last step a check may be closed or moved, and a sheet deleted, finished or answered
elsewhere. Each of these raises a revision or takes the sheet away, and then nothing is written on it. What
cannot be saved like this, for this reason or any other, is for `answering`, which holds the sheet from its
first look on and says what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qcheck import life
from qcheck.records import Check, LinkId, State
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly
from qcheck.service.ground.batching import Alone
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.sheet_values import Saved
from qcheck.service.ground.stamped_cache import StampedCache
from qcheck.service.sheets.edits import Edit
from qcheck.store import Asked, Decided, KeptAnswer, LinkKind, Standing, Store, edited

MOST_CHECKS = 64
"""Checks that are remembered at once."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be saved on the sheet of a link. `edition`: how the hash of the text begins whose question
    was answered; empty where that is not known.
    """

    link: str
    edit: Edit
    edition: str = ""


class AnsweringTogether:
    """For whoever holds the link of a sheet, together with all who save at this moment."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._checks = StampedCache(MOST_CHECKS)

    def together(self, wishes: Sequence[Wish]) -> list[Saved | Alone]:
        """Saves all of them; `Alone` for those of which nothing was saved. Each stands for itself."""
        asked = [Asked(links.parse(wish.link) or LinkId(""), wish.edit.question) for wish in wishes]
        decided = list(map(self._decided_or_not, wishes, self._store.standing(asked)))
        written = iter(self._store.save([outcome for outcome in decided if isinstance(outcome, Decided)]))
        return [_told(wish, outcome, written) for wish, outcome in zip(wishes, decided, strict=True)]

    def _decided_or_not(self, wish: Wish, stands: Standing | None) -> Decided | KeptAnswer | None:
        try:
            return self._decided(wish, stands) if stands else None
        except Exception:  # noqa: BLE001  whatever it was, it is found out alone
            return None

    def _decided(self, wish: Wish, stands: Standing) -> Decided | KeptAnswer | None:
        """What is to be written, or what stands there already; None where this is not for here."""
        check, now = self._check(wish, stands), self._clock.now()
        is_open = life.state(check.life, now) is State.OPEN and not life.is_past(check.life, now)
        is_theirs = stands.link.kind in (LinkKind.SHEET, LinkKind.ORGANISE) and self._access.opens(
            wish.link, stands.link
        )
        if not (is_open and is_theirs and check.catalogue_sha.startswith(wish.edition)):
            return None
        questionnaire = assembly.questionnaire_of(check)
        finishes = assembly.finishes(questionnaire, stands.perspective)
        becomes, late = wish.edit.becomes(questionnaire), wish.edit.late(now)
        after = edited(wish.edit.question, stands.before, stands.values, becomes, now, late, finishes)
        return after if isinstance(after, KeptAnswer) else Decided(stands, after, now)

    def _check(self, wish: Wish, stands: Standing) -> Check:
        """The check of the sheet, as it is at this revision; or later, which then is noticed when it is
        written.
        """
        return self._checks.recall(
            stands.link.check, stands.revisions.check, lambda: self._access.let_in(wish.link).check
        )


def _told(
    wish: Wish, decided: Decided | KeptAnswer | None, written: Iterator[KeptAnswer | None]
) -> Saved | Alone:
    kept = next(written) if isinstance(decided, Decided) else decided
    return wish.edit.saved(kept) if kept else Alone()
