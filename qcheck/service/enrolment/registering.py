"""Registering for dates of a trial, without an account: a seat or a place on the waiting list, and a page of
one's own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from qcheck.language import N_
from qcheck.piloting import (
    DateId,
    DateState,
    PilotId,
    Registration,
    RegistrationId,
    RegistrationState,
    Taken,
    Trial,
    TrialDate,
    TrialLinkKind,
    Who,
    seats,
)
from qcheck.refusals import NotPossible, UnknownLink
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.enrolment.registration_letters import RegistrationLetters
from qcheck.service.enrolment.registration_values import (
    OfferedDate,
    OwnRegistration,
    Person,
    as_asked,
    cleaned,
)
from qcheck.service.ground.clock import Clock
from qcheck.service.trial.trials import OfTrial, OpenedTrial, Trials
from qcheck.store import Store
from qcheck.store.enrolment.seating import DateTest, Doing

TOO_LATE = N_("One can no longer register for this date.")
OFF = N_("This date has been called off.")


class Registering:
    """For everybody who comes, and for coordinators who keep the lists."""

    def __init__(
        self, access: AccessControl, store: Store, clock: Clock, trials: Trials, letters: RegistrationLetters
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._trials, self._letters = trials, letters

    def dates(self, trial: Trial, *who: Who) -> tuple[OfferedDate, ...]:
        """The dates of a trial for these people, or all of them, the earliest first."""
        of_trial = self._store.trial_dates(trial.id)
        return self._offered(trial_date for trial_date in of_trial if not who or trial_date.who in who)

    def date(self, trial: Trial, date: str, *who: Who) -> OfferedDate:
        """One of them; UnknownLink where it is not."""
        trial_date = self._store.trial_date(DateId(date))
        if trial_date.trial != trial.id or (who and trial_date.who not in who):
            raise UnknownLink
        (offered,) = self._offered((trial_date,))
        return offered

    def new_once(self) -> str:
        """A word for a form, by which it counts once however often it is sent."""
        return links.new_id()

    def register(
        self,
        trial: Trial,
        date: str,
        person: Person,
        once: str,
        pilot: OpenedTrial | None = None,
        network: str = "",
    ) -> str:
        """Registers somebody for a date that everybody may come to, or a `pilot` for one of theirs. Gives the
        link to their page: who registered already for a date of the same content gets one like any other.
        """
        for_whom = () if pilot is not None else (Who.EVERYBODY,)
        chosen = self.date(trial, date, *for_whom).date
        of_pilot = PilotId(pilot.link.of) if pilot is not None and pilot.link.of else None
        named = as_asked(person, trial)
        return self._put_down(trial, chosen, named, once, self._is_open, pilot=of_pilot, network=network)

    def own(self, link: OfTrial) -> OwnRegistration:
        """The registration behind its own link."""
        opened = self._trials.open(link, TrialLinkKind.REGISTRATION)
        registration, date, place = self._store.registration(RegistrationId(opened.link.of))
        group = [
            trial_date for trial_date in self._store.trial_dates(date.trial) if trial_date.alike == date.alike
        ]
        offered = {offer.date.id: offer for offer in self._offered(group)}
        others = (offer for offer in offered.values() if offer.date.id != date.id)
        return OwnRegistration(
            opened.trial,
            registration,
            offered[date.id],
            place,
            self._access_to(registration, date),
            tuple(other for other in others if self._may(registration, other)),
        )

    def amend(self, link: OfTrial, person: Person, revision: int, network: str = "") -> None:
        """Changes one's name, organisation and address. Stale where it was changed elsewhere meanwhile."""
        own = self.own(link)
        told = as_asked(person, own.trial)
        changed = replace(
            own.registration,
            name=told.name,
            organisation=told.organisation,
            mail=told.mail,
            language=told.language,
            person=self._same_person(own.trial, told),
            revision=revision,
        )
        self._store.amend_registration(changed, self._doing(own.trial, network))

    def cancel(self, link: OfTrial, network: str = "") -> None:
        """Takes oneself off the list; the next one moves up at once."""
        own = self.own(link)
        self._store.cancel_registration(own.registration.id, self._doing(own.trial, network))

    def forget(self, link: OfTrial, network: str = "") -> None:
        """Deletes everything that is kept of one's registration, with its link; a seat goes to the next."""
        own = self.own(link)
        self._store.delete_registration(own.registration.id, self._doing(own.trial, network))

    def move(self, link: OfTrial, to: str, wait: bool = False, network: str = "") -> None:
        """Changes to another date of the same content, in one step. Stale where it has no seat left and one
        would not `wait`.
        """
        own = self.own(link)
        if own.registration.state is RegistrationState.CANCELLED:
            raise NotPossible(TOO_LATE)
        if to not in {other.date.id for other in own.others}:
            raise UnknownLink
        doing = self._doing(own.trial, network)
        self._store.move_registration(own.registration.id, DateId(to), self._is_open, doing, wait)

    def people(self, link: OfTrial, date: str) -> tuple[Registration, ...]:
        """Everybody registered for a date, in the order in which they came: for whoever coordinates."""
        return self._store.registrations(self._coordinated(link, date).id)

    def add_by_hand(self, link: OfTrial, date: str, person: Person, once: str) -> None:
        """Puts somebody on the list who called or wrote, after the last day to register, too."""
        opened = self._trials.coordinate(link)
        chosen = self._coordinated(opened, date)
        named = cleaned(person, frozenset())
        self._put_down(opened.trial, chosen, named, once, self._takes_place, by_hand=True)

    def take_in(self, link: OfTrial, date: str, registration: str) -> None:
        """Gives somebody on the list a seat, beyond the number of seats too."""
        opened = self._trials.coordinate(link)
        self._store.give_seat(self._on_list(opened, date, registration), self._doing(opened.trial))

    def take_out(self, link: OfTrial, date: str, registration: str) -> None:
        """Takes somebody off the list; the next one moves up at once."""
        opened = self._trials.coordinate(link)
        self._store.cancel_registration(self._on_list(opened, date, registration), self._doing(opened.trial))

    def _doing(self, trial: Trial, network: str = "") -> Doing:
        return self._letters.doing(trial, self._clock.now(), network)

    def _put_down(
        self,
        trial: Trial,
        date: TrialDate,
        person: Person,
        once: str,
        may_come: DateTest,
        *,
        by_hand: bool = False,
        pilot: PilotId | None = None,
        network: str = "",
    ) -> str:
        registration = RegistrationId(self._access.id_from("registration", date.id, once))
        wish = Registration(
            id=registration,
            trial=trial.id,
            date=date.id,
            name=person.name,
            at=self._clock.now(),
            organisation=person.organisation,
            mail=person.mail,
            person=self._same_person(trial, person),
            language=person.language,
            by_hand=by_hand,
            pilot=pilot,
        )
        link = self._letters.link_to(registration, trial)
        self._store.register(wish, link, may_come, self._letters.doing(trial, wish.at, network))
        return self._access.trials_link(link)

    def _offered(self, wanted: Iterable[TrialDate]) -> tuple[OfferedDate, ...]:
        now, these = self._clock.now(), tuple(wanted)
        taken = self._store.taken(*(trial_date.id for trial_date in these))
        return tuple(_offer(trial_date, taken[trial_date.id], trial_date.state(now)) for trial_date in these)

    def _access_to(self, registration: Registration, date: TrialDate) -> str:
        is_due = date.is_its_day(self._clock.now()) and date.called_off is None
        return date.access if is_due and registration.state is RegistrationState.SEAT else ""

    def _may(self, registration: Registration, offered: OfferedDate) -> bool:
        is_for_them = offered.date.who is Who.EVERYBODY or registration.pilot is not None
        return is_for_them and offered.state is DateState.OPEN

    def _is_open(self, date: TrialDate) -> None:
        state = date.state(self._clock.now())
        if state is not DateState.OPEN:
            raise NotPossible(OFF if state is DateState.CALLED_OFF else TOO_LATE)

    def _takes_place(self, date: TrialDate) -> None:
        if date.state(self._clock.now()) in (DateState.CALLED_OFF, DateState.OVER):
            raise NotPossible(OFF if date.called_off is not None else TOO_LATE)

    def _same_person(self, trial: Trial, person: Person) -> str:
        if not person.mail:
            return ""
        return self._access.id_from("person", trial.id, _compared(person.name), _compared(person.mail))

    def _coordinated(self, link: OfTrial, date: str) -> TrialDate:
        return self.date(self._trials.coordinate(link).trial, date).date

    def _on_list(self, link: OfTrial, date: str, registration: str) -> RegistrationId:
        trial_date = self._coordinated(link, date)
        on_it = {registered.id for registered in self._store.registrations(trial_date.id)}
        if registration not in on_it:
            raise UnknownLink
        return RegistrationId(registration)


def _offer(date: TrialDate, taken: Taken, state: DateState) -> OfferedDate:
    light, free = seats.light(date, taken), seats.free(date, taken)
    return OfferedDate(date, state, light, free, taken.seats, taken.waiting_told)


def _compared(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
