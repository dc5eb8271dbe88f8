"""The comparison itself: what may stand side by side, and the verdict on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from qcheck.asking import Questionnaire
from qcheck.catalogue import EVERYBODY, Criterion, CriterionId, PerspectiveId, QuestionId, Rules
from qcheck.comparing.instrument import Instrument
from qcheck.comparing.values import (
    Cause,
    ComparedCriterion,
    Kind,
    Pair,
    Reading,
    Reason,
    Side,
    ThenAndNow,
    Verdict,
)
from qcheck.scoring.values import CriterionProfile, Light, Profile, Rating

WITHOUT_SCORE = {
    Light.WITHHELD: Cause.WITHHELD,
    Light.GREY: Cause.TOO_FEW,
    Light.NOT_RELEVANT: Cause.NOT_RELEVANT,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A check as it may be shown: what it asked, and the profile that the gate let through."""

    questionnaire: Questionnaire
    profile: Profile

    def row(self, criterion: CriterionId) -> CriterionProfile | None:
        """The criterion's row; None where it is not reported."""
        return next((row for row in self.profile.criteria if row.criterion == criterion), None)

    def asks(self, criterion: CriterionId, perspective: PerspectiveId) -> bool:
        """Whether the criterion puts a question to this perspective; to anybody, for *alle zusammen*."""
        asked = next((known for known in self.questionnaire.criteria if known.id == criterion), None)
        return asked is not None and bool(self.questionnaire.put_to(asked, self.members(asked, perspective)))

    def leaves_out(self, criterion: CriterionId) -> bool:
        """Whether it was asked but is not shown, because somebody wanted or may see a part alone."""
        return criterion in self.questionnaire.criterion_ids and self.row(criterion) is None

    def members(self, criterion: Criterion, group: PerspectiveId) -> tuple[PerspectiveId, ...]:
        """The perspectives in a group that are asked in the criterion: itself, or all of them together."""
        return (group,) if group != EVERYBODY else self.questionnaire.concerned(criterion)

    @property
    def hides_perspectives(self) -> bool:
        """Whether the single perspectives were cut off, by a link that leaves them out."""
        return bool(self.questionnaire.catalogue.perspectives) and set(self.profile.sheets) == {EVERYBODY}


def compare(then: Shown, now: Shown, declared: Collection[QuestionId] = ()) -> ThenAndNow:
    """Two checks side by side, criterion by criterion; what one of them leaves out is left out.

    `declared`: see `Instrument`.
    """
    comparison = _Comparison(
        then, now, Instrument(then.questionnaire, now.questionnaire, frozenset(declared))
    )
    reported = dict.fromkeys(row.criterion for shown in (now, then) for row in shown.profile.criteria)
    criteria = (
        shown_criterion
        for shown_criterion in reported
        if not (then.leaves_out(shown_criterion) or now.leaves_out(shown_criterion))
    )
    compared = tuple(map(comparison.criterion, criteria))
    of_place = bool(compared) and all(row.overall.of_place for row in compared)
    return ThenAndNow(
        Kind.TREND if of_place else _kind(then.questionnaire, now.questionnaire),
        compared,
    )


def verdict(then: Reading, now: Reading, rules: Rules) -> Verdict:
    """*Changed* where the light changed and the score moved far enough for that, or the score moved further
    still; both on the numbers that are shown.
    """
    moved = abs(now.score - then.score)
    has_changed = moved >= rules.changed or (
        now.light is not then.light and moved >= rules.changed_with_light
    )
    return Verdict.CHANGED if has_changed else Verdict.ABOUT_THE_SAME


def _kind(then: Questionnaire, now: Questionnaire) -> Kind:
    if then.phase == now.phase or then.phase is None or now.phase is None:
        return Kind.TREND
    first, *later = now.catalogue.phase_ids
    return Kind.PLANNED if then.phase == first and now.phase in later else Kind.OTHER_PHASES


@dataclass(frozen=True, slots=True)
class _Comparison:
    then: Shown
    now: Shown
    instrument: Instrument

    def criterion(self, criterion: CriterionId) -> ComparedCriterion:
        before, after = self.then.row(criterion), self.now.row(criterion)
        groups = dict.fromkeys(group for row in (after, before) if row for group in row.perspectives)
        of_place = self.instrument.is_about_place(criterion)
        return ComparedCriterion(
            criterion,
            replace(self._overall(criterion, before, after), of_place=of_place),
            {
                group: replace(self._group(criterion, group, before, after), of_place=of_place)
                for group in groups
            },
        )

    def _overall(
        self, criterion: CriterionId, before: CriterionProfile | None, after: CriterionProfile | None
    ) -> Pair:
        if before is None or after is None or not self._is_asked(criterion, EVERYBODY):
            return Pair(reasons=self._not_asked(criterion, EVERYBODY, before, after))
        if silent := tuple(self._silent(before, after)):
            return Pair(reasons=silent)
        reasons = (
            *self._different_groups(before, after),
            *self.instrument.differences(criterion, self._members(criterion, before, after)),
        )
        return self._pair(before.overall.rating, after.overall.rating, reasons)

    def _group(
        self,
        criterion: CriterionId,
        group: PerspectiveId,
        before: CriterionProfile | None,
        after: CriterionProfile | None,
    ) -> Pair:
        if before is None or after is None or not self._is_asked(criterion, group):
            return Pair(reasons=self._not_asked(criterion, group, before, after))
        old, new = before.perspectives.get(group), after.perspectives.get(group)
        if old is None or new is None:
            return Pair(reasons=self._absent(old, new))
        other = group == EVERYBODY and before.perspectives.keys() != after.perspectives.keys()
        reasons = (
            *((Reason(Cause.OTHER_PERSPECTIVES),) if other else ()),
            *self.instrument.differences(criterion, self._members_of(criterion, group)),
        )
        return self._pair(old, new, reasons)

    def _pair(self, old: Rating, new: Rating, reasons: tuple[Reason, ...]) -> Pair:
        before, after = _reading(old), _reading(new)
        if before is None or after is None:
            return Pair(reasons=reasons + tuple(_without_score(old, new)))
        if reasons:
            return Pair(reasons=reasons)
        return Pair(before, after, verdict(before, after, self.now.questionnaire.catalogue.rules))

    def _is_asked(self, criterion: CriterionId, group: PerspectiveId) -> bool:
        return self.then.asks(criterion, group) and self.now.asks(criterion, group)

    def _not_asked(
        self,
        criterion: CriterionId,
        group: PerspectiveId,
        before: CriterionProfile | None,
        after: CriterionProfile | None,
    ) -> tuple[Reason, ...]:
        absent = (
            before is None or not self.then.asks(criterion, group),
            after is None or not self.now.asks(criterion, group),
        )
        return tuple(_reason(Cause.NOT_ASKED, *absent))

    def _absent(self, old: Rating | None, new: Rating | None) -> tuple[Reason, ...]:
        """Why a perspective that was asked in both has no rating in one: the link hides it, or it gave no
        sheet.
        """
        hidden = tuple(
            _reason(
                Cause.PERSPECTIVES_HIDDEN,
                old is None and self.then.hides_perspectives,
                new is None and self.now.hides_perspectives,
            )
        )
        return hidden or tuple(_reason(Cause.NO_SHEETS, old is None, new is None))

    def _silent(self, before: CriterionProfile, after: CriterionProfile) -> Iterator[Reason]:
        """Nobody has answered, or it cannot be seen who stands in the result."""
        hidden = (self.then.hides_perspectives, self.now.hides_perspectives)
        yield from _reason(Cause.PERSPECTIVES_HIDDEN, *hidden)
        yield from _reason(
            Cause.NO_SHEETS,
            not before.perspectives and not hidden[0],
            not after.perspectives and not hidden[1],
        )

    def _different_groups(self, before: CriterionProfile, after: CriterionProfile) -> Iterator[Reason]:
        """Whether not the same perspectives stand in both overall results. Where *alle zusammen* are one
        group, those who are in it must be the same, too.
        """
        old, new = set(before.overall.shown), set(after.overall.shown)
        together = old == new == {EVERYBODY}
        if (old and new and old != new) or (
            together and before.perspectives.keys() != after.perspectives.keys()
        ):
            yield Reason(Cause.OTHER_PERSPECTIVES)

    def _members(
        self, criterion: CriterionId, before: CriterionProfile, after: CriterionProfile
    ) -> tuple[PerspectiveId, ...]:
        """Whoever stands in one of the two overall results; where nobody does, all that are asked."""
        groups = dict.fromkeys((*after.overall.shown, *before.overall.shown)) or {EVERYBODY: None}
        return tuple(
            dict.fromkeys(member for group in groups for member in self._members_of(criterion, group))
        )

    def _members_of(self, criterion: CriterionId, group: PerspectiveId) -> tuple[PerspectiveId, ...]:
        sides = (self.now, self.then)
        return tuple(
            dict.fromkeys(
                member
                for side in sides
                for member in side.members(side.questionnaire.catalogue.criterion(criterion), group)
            )
        )


def _reading(rating: Rating) -> Reading | None:
    return None if rating.score is None or rating.n is None else Reading(rating.light, rating.score, rating.n)


def _without_score(old: Rating, new: Rating) -> Iterator[Reason]:
    for light, cause in WITHOUT_SCORE.items():
        yield from _reason(cause, old.light is light, new.light is light)


def _reason(cause: Cause, then: bool, now: bool) -> Iterable[Reason]:
    """The reason, where it holds of one of the two checks or of both."""
    if then or now:
        side = Side.BOTH if then and now else Side.THEN if then else Side.NOW
        yield Reason(cause, side)
