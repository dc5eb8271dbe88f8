"""How long the questions of a catalogue in trial take: where the organisers wish it, on the devices of those
who allow it, in coarse steps, and kept apart from sheets.
"""

from __future__ import annotations

from collections.abc import Mapping

from qcheck import disclosure
from qcheck.catalogue import EVERYBODY, QuestionId
from qcheck.records import SECONDS, Check, Took
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly, validation
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.store import Store


class Timing:
    """For organisers who want to know it, and for the script of the sheet."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock) -> None:
        self._access, self._store, self._clock = access, store, clock

    def time_questions(self, link: AnyLink, wish: bool) -> None:
        """Whether the check measures. It can begin to only before the check starts, so that all who answer
        are told before their first question; NotPossible afterwards. It can stop at any time.
        """
        opened = self._access.organise(link)
        if wish:
            validation.measuring(self._access.describe(opened).catalogue)
        self._store.time_questions(opened.check.id, wish, self._clock.now())

    def took(self, link: AnyLink, seconds: Mapping[QuestionId, int], edition: str) -> None:
        """Counts how long questions took the holder of a sheet, and keeps nothing of the sheet.

        What no page of ours sends is left out: other steps, questions that this perspective is not asked, an
        `edition` that the check asks no more.
        """
        opened, _ = self._access.own(link)
        check, access = opened.check, self._access.describe(opened)
        if not access.measures or edition != access.edition:
            return
        asked = access.questionnaire.form(opened.perspective or EVERYBODY).all_ids
        known = {
            question: took for question, took in seconds.items() if question in asked and took in SECONDS
        }
        if known:
            self._store.took(check.id, check.catalogue_version, known, self._clock.now())

    def of_check(self, check: Check) -> tuple[Took, ...]:
        """What was measured in a check, as far as it may be told."""
        return disclosure.times(
            assembly.questionnaire_of(check),
            self._store.times_of(check.id),
            self._store.sheets_of(check.id),
            check.mode,
            assembly.state(check, self._clock.now()),
        )
