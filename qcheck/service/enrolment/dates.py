"""Dates of a trial: planned, changed, copied, called off by whoever coordinates it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime, timedelta

from qcheck import typed_dates
from qcheck.language import N_
from qcheck.piloting import DateId, DatePlan, DateState, Happening, Taken, Trial, TrialDate
from qcheck.refusals import Invalid, NotPossible, UnknownLink
from qcheck.service.doors import links
from qcheck.service.enrolment.registration_letters import RegistrationLetters
from qcheck.service.ground import text_rules
from qcheck.service.ground.clock import Clock
from qcheck.service.trial.trials import OfTrial, Trials
from qcheck.store import Store

LONGEST = timedelta(days=14)
MOST_SEATS = 100_000
NO_TITLE = N_("Please give the date a title, such as: information meeting.")
ENDS_FIRST = N_("The end has to lie after the beginning.")
TOO_LONG = N_("A date lasts two weeks at most. Please check the day on which it ends.")
NO_PLACE = N_("Please say where people meet, or that it is online.")
LATE = N_("Registering has to end before the date begins.")
NO_SEATS = N_("Please give a whole number from 1 on, or nothing where as many can come as want to.")
NO_FEW = N_("Please give a whole number that is not larger than the number of seats, or nothing.")
NO_ZONE = N_("There is no time zone of this name. An example: Europe/Berlin.")
NOT_ALIKE = N_("There is no such date to have the same content. Please choose another one.")
IS_OVER = N_("This date is over. It cannot be changed any more.")
HAS_PEOPLE = N_(
    "People are registered for this date. Please call it off, so that they are told, or take them off the "
    "list first."
)
_HEARD_OF = ("title", "starts", "ends", "zone", "place", "online", "called_off")
"""What everybody registered is told of when it changes."""


class Dates:
    """For coordinators."""

    def __init__(self, trials: Trials, store: Store, clock: Clock, letters: RegistrationLetters) -> None:
        self._trials, self._store, self._clock, self._letters = trials, store, clock, letters

    def all(self, link: OfTrial) -> tuple[TrialDate, ...]:
        """All dates of the trial, the earliest first."""
        return self._store.trial_dates(self._trials.coordinate(link).trial.id)

    def one(self, link: OfTrial, date: str) -> TrialDate:
        """This date of the trial; UnknownLink where it is none of its."""
        opened = self._trials.coordinate(link)
        trial_date = self._store.trial_date(DateId(date))
        if trial_date.trial != opened.trial.id:
            raise UnknownLink
        return trial_date

    def add(self, link: OfTrial, plan: DatePlan) -> TrialDate:
        """A new date. Invalid where something of the plan cannot be."""
        opened = self._trials.coordinate(link)
        date, now = DateId(links.new_id()), self._clock.now()
        basis = TrialDate(
            plan.kind, "", plan.starts, plan.ends, id=date, trial=opened.trial.id, changed=now, alike=date
        )
        made = self._planned(basis, plan)
        self._store.add_date(made)
        return made

    def change(self, link: OfTrial, date: str, plan: DatePlan, revision: int) -> TrialDate:
        """The date as it is planned from now on. A seat stays a seat where seats become fewer; where they
        become more, those who wait move up. Stale where somebody else was faster.
        """
        opened = self._trials.coordinate(link)
        before = self.one(opened, date)
        if before.state(self._clock.now()) is DateState.OVER:
            raise NotPossible(IS_OVER)
        return self._write(opened.trial, before, self._planned(replace(before, revision=revision), plan))

    def call_off(self, link: OfTrial, date: str) -> TrialDate:
        """The date does not take place; everybody registered is told, nobody's registration is lost."""
        opened = self._trials.coordinate(link)
        before = self.one(opened, date)
        if before.called_off is not None:
            return before
        return self._write(opened.trial, before, replace(before, called_off=self._clock.now()))

    def hold_after_all(self, link: OfTrial, date: str) -> TrialDate:
        """A date that was called off takes place; everybody registered is told."""
        opened = self._trials.coordinate(link)
        before = self.one(opened, date)
        if before.called_off is None:
            return before
        return self._write(opened.trial, before, replace(before, called_off=None))

    def delete(self, link: OfTrial, date: str) -> None:
        """Deletes a date for which nobody is registered (any more)."""
        trial_date, now = self.one(link, date), self._clock.now()

        def may_go(taken: Taken) -> None:
            if (taken.seats or taken.waiting) and trial_date.state(now) is not DateState.OVER:
                raise NotPossible(HAS_PEOPLE)

        self._store.delete_date(trial_date.id, now, may_go)

    def _write(self, trial: Trial, before: TrialDate, after: TrialDate) -> TrialDate:
        now = self._clock.now()
        changed = any(getattr(before, name) != getattr(after, name) for name in _HEARD_OF)
        happening = Happening.CALLED_OFF if after.called_off else Happening.CHANGED
        doing = self._letters.doing(trial, now)
        return self._store.write_date(replace(after, changed=now), doing, happening if changed else None)

    def _planned(self, date: TrialDate, plan: DatePlan) -> TrialDate:
        named = {field.name: getattr(plan, field.name) for field in fields(plan) if field.name != "like"}
        texts = {name: text_rules.line(named[name], name) for name in ("title", "place")}
        texts |= {
            name: text_rules.within(text_rules.cleaned(named[name]), text_rules.COMMENT, name)
            for name in ("text", "technical", "accessibility")
        }
        texts["access"] = text_rules.within(text_rules.cleaned(plan.access), text_rules.ADDRESS, "access")
        _possible(plan, texts["title"], texts["place"])
        return replace(date, **(named | texts | {"alike": self._alike(date, plan.like)}))

    def _alike(self, date: TrialDate, like: DateId | None) -> str:
        """The group of dates of one content: that of the other date, or one of its own."""
        if like is None:
            others = (other for other in self._store.trial_dates(date.trial) if other.id != date.id)
            return links.new_id() if any(other.alike == date.id for other in others) else date.id
        model = next((other for other in self._store.trial_dates(date.trial) if other.id == like), None)
        if model is None or model.id == date.id:
            raise Invalid(NOT_ALIKE, field="like")
        return model.alike


def _possible(plan: DatePlan, title: str, place: str) -> None:
    problems: tuple[tuple[bool, str, str], ...] = (
        (not title, NO_TITLE, "title"),
        (typed_dates.zone(plan.zone) is None, NO_ZONE, "zone"),
        (plan.ends <= plan.starts, ENDS_FIRST, "ends"),
        (plan.ends - plan.starts > LONGEST, TOO_LONG, "ends"),
        (not place and not plan.online, NO_PLACE, "place"),
        (plan.seats is not None and not 1 <= plan.seats <= MOST_SEATS, NO_SEATS, "seats"),
        (plan.few is not None and not 0 <= plan.few <= (plan.seats or MOST_SEATS), NO_FEW, "few"),
        (_is_late(plan.register_until, plan.starts), LATE, "register_until"),
    )
    for wrong, why, field in problems:
        if wrong:
            raise Invalid(why, field=field)


def _is_late(until: datetime | None, starts: datetime) -> bool:
    return until is not None and until > starts
