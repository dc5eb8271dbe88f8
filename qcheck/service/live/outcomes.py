"""What a workshop brings about beside agreed lights: notes, measures."""

from __future__ import annotations

from dataclasses import replace

from qcheck.catalogue import CriterionId
from qcheck.records import Measure, MeasureId
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.follow_up import measure_texts
from qcheck.service.follow_up.measures import Measures
from qcheck.service.ground import assembly, text_rules, validation
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.store import Store


class Outcomes:
    """For whoever leads a workshop, with the organiser's link; `expected` is the revision a change was made
    on.
    """

    def __init__(self, access: AccessControl, store: Store, clock: Clock, measures: Measures) -> None:
        self._access, self._store, self._clock, self._measures = access, store, clock, measures

    def note(self, link: AnyLink, criterion: CriterionId | None, text: str, seen: str) -> str:
        """Keeps a note where the window showed `seen`, on a topic or on the workshop; what came in between
        stays, too.
        """
        check = self._access.organise(link).check
        if criterion:
            validation.topics([criterion], assembly.questionnaire_of(check))
        return self._store.note(check.id, criterion, text_rules.comment(text, seen))

    def meet_again(self, link: AnyLink, text: str, expected: int | None = None) -> bool:
        """When and where one meets again; whether that is a change."""
        return self._store.meet_again(self._access.organise(link).check.id, text_rules.line(text), expected)

    def measure(self, link: AnyLink, expected: int, measure: Measure) -> None:
        """Keeps what the room says of a measure of this check; one without an id is new. Its state and
        urgency stay as they are.
        """
        opened, now = self._access.organise(link), self._clock.now()
        self._measures.refuse_unfit(opened, measure, now)
        written = replace(measure_texts.written(measure), id=MeasureId(measure.id or links.new_id()))
        self._store.measure(opened.check.id, expected, written, now)

    def drop_measure(self, link: AnyLink, expected: int, measure: MeasureId) -> None:
        """Takes a measure away."""
        self._store.drop_measure(self._access.organise(link).check.id, expected, measure)
