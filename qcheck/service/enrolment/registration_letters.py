"""What people who registered are told by mail, beside their own page: written within the transaction of what
happened, so that nothing is told that was undone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from hashlib import sha256

from qcheck.addresses import TRIAL, trial_address
from qcheck.language import Language, language, local
from qcheck.piloting import (
    Happening,
    Mail,
    Registration,
    RegistrationId,
    Trial,
    TrialDate,
    TrialLink,
    TrialLinkKind,
)
from qcheck.records import LinkId
from qcheck.service.doors.access import AccessControl
from qcheck.service.enrolment.mailing import Mailing
from qcheck.store.enrolment.seating import Doing
from qcheck.wording import date_calendar, trial_mails
from qcheck.wording.trial_mails import DateInMail, MailText

Writing = Callable[[Trial, DateInMail, str, Language], MailText]
WRITTEN: Mapping[Happening, Writing] = {
    Happening.SEAT: trial_mails.seat,
    Happening.MOVED_UP: trial_mails.moved_up,
    Happening.CANCELLED: trial_mails.cancelled,
    Happening.AGAIN: trial_mails.again,
    Happening.CHANGED: trial_mails.changed,
    Happening.CALLED_OFF: trial_mails.called_off,
    Happening.ACCESS: trial_mails.access,
}
"""What is written of everything that can happen; of the waiting list the place is said, too."""
BY_FORM = frozenset({Happening.SEAT, Happening.WAITING, Happening.AGAIN, Happening.CANCELLED})
"""What anybody can set off at a form with somebody else's address."""
WITH_CALENDAR = frozenset({Happening.SEAT, Happening.MOVED_UP, Happening.CHANGED, Happening.CALLED_OFF})


@dataclass(slots=True)
class RegistrationLetters:
    """Writes to whoever gave an address. `base` is how addresses of ours begin."""

    access: AccessControl
    mailing: Mailing
    base: str = ""

    @property
    def is_on(self) -> bool:
        """Whether anything is written at all."""
        return self.mailing.is_on

    def doing(self, trial: Trial, now: datetime, network: str = "") -> Doing:
        """What a change of the lists of this trial is given: the time, and who writes. `network` is from
        where a form was sent: what it sets off is written to one address a few times an hour at most.
        """

        def tell(
            happening: Happening, registration: Registration, date: TrialDate, place: int
        ) -> Mail | None:
            if not registration.mail or not self.is_on:
                return None
            if network and not self._allows(happening, registration.mail, network):
                return None
            return self._mail(trial, now, happening, registration, date, place)

        return Doing(now, tell)

    def _allows(self, happening: Happening, mail: str, network: str) -> bool:
        """Whether somebody at a form may set this off once more. Moving up is their deed, too: whoever lets a
        stranger wait many times and cancels before them would have that stranger written to as often.
        """
        if happening in BY_FORM:
            return self.mailing.allows_trials_mail(mail, network)
        return self.mailing.allows_followup(mail)

    def link_to(self, registration: RegistrationId, trial: Trial) -> TrialLink:
        """The link to the page of a registration; it follows from its id."""
        link = LinkId(self.access.id_from("registration link", registration))
        return TrialLink(link, trial.id, TrialLinkKind.REGISTRATION, of=registration)

    def _mail(
        self,
        trial: Trial,
        now: datetime,
        happening: Happening,
        registration: Registration,
        date: TrialDate,
        place: int,
    ) -> Mail:
        spoken = language(registration.language)
        told = in_mail(date, with_access=happening is Happening.ACCESS)
        own = self.access.trials_link(self.link_to(registration.repeats or registration.id, trial))
        address = f"{self.base}{trial_address(TrialLinkKind.REGISTRATION, own)}"
        if happening is Happening.WAITING:
            text = trial_mails.waiting(trial, told, address, spoken, place)
        else:
            text = WRITTEN[happening](trial, told, address, spoken)
        return Mail(
            key=_key(happening, registration, date),
            trial=trial.id,
            to=registration.mail,
            language=registration.language,
            subject=text.subject,
            body=text.body,
            not_before=max(now, in_the_morning(date)) if happening is Happening.ACCESS else now,
            calendar=self._calendar(trial, date, spoken) if happening in WITH_CALENDAR else "",
            of=registration.id,
        )

    def _calendar(self, trial: Trial, date: TrialDate, spoken: Language) -> str:
        return date_calendar.calendar(
            in_mail(date),
            date.id,
            spoken,
            revision=date.revision,
            changed=date.changed,
            address=f"{self.base}{TRIAL.format(name=trial.name)}" if trial.is_public else "",
            called_off=date.called_off is not None,
        )


def in_the_morning(date: TrialDate) -> datetime:
    """From when on people are told how to get in: six o'clock on the day, two hours before where it begins
    early.
    """
    starts = local(date.starts, date.zone)
    return min(datetime.combine(starts.date(), time(6), starts.tzinfo), date.starts - timedelta(hours=2))


def in_mail(date: TrialDate, *, with_access: bool = False) -> DateInMail:
    """A date as mails and calendars tell it: the access on its day alone."""
    told = DateInMail(date.title, date.starts, date.ends, date.zone, date.place, "", date.technical)
    return replace(told, access=date.access) if with_access else told


def _key(happening: Happening, registration: Registration, date: TrialDate) -> str:
    """By which a mail is queued once: what happened to whom, and which of the changes of it."""
    if happening is Happening.ACCESS:
        return f"access/{registration.id}/{sha256(f'{date.id} {date.access}'.encode()).hexdigest()[:16]}"
    of_date = happening in (Happening.CHANGED, Happening.CALLED_OFF)
    return f"{happening}/{registration.id}/{date.revision if of_date else registration.revision}"
