"""Agreed lights: what a group settles on after talking, in a workshop or at a table, beside the computed
light.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from qcheck import life
from qcheck.catalogue import CriterionId
from qcheck.disclosure import released
from qcheck.language import N_, local
from qcheck.records import AgreedLight, Check, Keeps
from qcheck.refusals import Invalid, NotPossible
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly, text_rules, validation
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.store import LinkKind, Store
from qcheck.workshop import AGREEABLE

NO_LIGHT = N_("Please choose a light, or leave it open.")
NOT_BEFORE_THE_RESULTS = N_(
    "This check is confidential and still running. Once it has closed you see its results, and can agree "
    "on them."
)


class Agreements:
    """For whoever organises; what links to results show of agreements is part of the result."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock) -> None:
        self._access, self._store, self._clock = access, store, clock

    def agreed(self, link: AnyLink) -> Mapping[CriterionId, AgreedLight]:
        """What is agreed in the check now, by criterion, each with the agreements before it."""
        return self._store.agreed(self._access.organise(link).check.id)

    def agreements_on(self, link: AnyLink, criterion: CriterionId) -> tuple[AgreedLight, ...]:
        """All that was agreed on a criterion in the check, the latest first; the first one holds, unless it
        says that it was withdrawn.
        """
        return self._store.agreements_on(self._access.organise(link).check.id, criterion)

    def agreements_of_process(self, link: AnyLink) -> tuple[AgreedLight, ...]:
        """All that was agreed in the process, in each of its checks, the latest first; what was withdrawn
        included, and nothing of a check that has gone as a whole.
        """
        opened = self._access.let_in(link, LinkKind.ORGANISE, LinkKind.MEASURES)
        process, now = opened.check.process.id, self._clock.now()
        checks = (sibling.check for sibling in self._store.of_process(process))
        gone = {
            check.id for check in checks if check.keeps is Keeps.NOTHING and life.is_past(check.life, now)
        }
        return tuple(agreed for agreed in self._store.agreements_of(process) if agreed.check not in gone)

    def agreed_in_process(self, link: AnyLink) -> Mapping[CriterionId, AgreedLight]:
        """What the process has agreed on last, by criterion, whichever of its checks it was in; each with the
        agreements before it.
        """
        by_criterion: dict[CriterionId, list[AgreedLight]] = {}
        for agreed in self.agreements_of_process(link):
            by_criterion.setdefault(agreed.criterion, []).append(agreed)
        return {
            criterion: replace(now, earlier=tuple(former for former in before if not former.withdrawn))
            for criterion, (now, *before) in by_criterion.items()
            if not now.withdrawn
        }

    def agree(
        self,
        link: AnyLink,
        criterion: CriterionId,
        light: str | None,
        reason: str = "",
        minority: str = "",
        *,
        seen: int,
    ) -> int:
        """Keeps what the group settles on; None where it deliberately leaves the light open.

        `seen` is the revision that the page showed, 0 where nothing was agreed: Stale where somebody else has
        changed it since. Gives the revision that stands there now.
        """
        check = self._access.organise(link).check
        wanted = self._written(check, criterion, light, reason, minority)
        return self._store.agree(check.id, wanted, links.new_id(), seen=seen)

    def withdraw_agreement(self, link: AnyLink, criterion: CriterionId, *, seen: int) -> None:
        """From now on nothing is agreed on a criterion; what was stays readable."""
        check = self._access.organise(link).check
        self._store.agree(check.id, self._nothing(check, criterion), links.new_id(), seen=seen)

    def agree_in_workshop(
        self,
        link: AnyLink,
        expected: int,
        criterion: CriterionId,
        light: str | None,
        reason: str,
        minority: str,
    ) -> None:
        """The same on the facilitator's screen: `expected` is the revision of the workshop that it showed."""
        check = self._access.organise(link).check
        wanted = self._written(check, criterion, light, reason, minority)
        self._store.agree(check.id, wanted, links.new_id(), workshop=expected)

    def take_back_in_workshop(self, link: AnyLink, expected: int, criterion: CriterionId) -> None:
        """Takes an agreed light away on the facilitator's screen."""
        check = self._access.organise(link).check
        self._store.agree(check.id, self._nothing(check, criterion), links.new_id(), workshop=expected)

    def _written(
        self, check: Check, criterion: CriterionId, light: str | None, reason: str, minority: str
    ) -> AgreedLight:
        """An agreement with its texts cleaned; NotPossible for what is no light, or before there are
        results.
        """
        validation.topics([criterion], assembly.questionnaire_of(check))
        now = self._clock.now()
        if not released(check.mode, assembly.state(check, now)):
            raise NotPossible(NOT_BEFORE_THE_RESULTS)
        if light is not None and light not in AGREEABLE:
            raise Invalid(NO_LIGHT, field="light")
        return AgreedLight(
            criterion,
            light,
            _sentence(reason, "reason"),
            _sentence(minority, "minority"),
            day=local(now, check.life.zone).date(),
        )

    def _nothing(self, check: Check, criterion: CriterionId) -> AgreedLight:
        today = local(self._clock.now(), check.life.zone).date()
        return AgreedLight(criterion, None, day=today, withdrawn=True)


def _sentence(text: str, field: str) -> str:
    return text_rules.within(text_rules.cleaned(text), text_rules.COMMENT, field)
