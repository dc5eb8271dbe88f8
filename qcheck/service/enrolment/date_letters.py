"""A text to the people of a date, by whoever coordinates: looked at first, then sent and shown."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.addresses import trial_address
from qcheck.language import N_, language
from qcheck.piloting import (
    DateId,
    DateLetter,
    Mail,
    Registration,
    ToWhom,
    Trial,
    TrialDate,
    TrialLinkKind,
)
from qcheck.refusals import Invalid, Several, UnknownLink
from qcheck.service.doors.access import AccessControl
from qcheck.service.enrolment.registration_letters import RegistrationLetters, in_mail
from qcheck.service.ground import text_rules
from qcheck.service.ground.clock import Clock
from qcheck.service.trial.trials import OfTrial, OpenedTrial, Trials
from qcheck.store import Store
from qcheck.wording import trial_mails

SUBJECT = 120
TEXT = 4_000
NO_LINK = "…"
"""In place of a link, where a mail is only looked at."""
NO_SUBJECT = N_("Please give the message a subject.")
NO_TEXT = N_("Please write what people are to read.")
NOBODY = N_("There is no person on the list whom this would reach.")
LOOK = N_("Please look at the message once more.")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text before it is sent. `people` is how many are meant, `addresses` those of them who gave one, each
    once; `as_mail` what stands in the mail, but for the link of each.
    """

    whom: ToWhom
    subject: str
    text: str
    people: int
    addresses: tuple[str, ...]
    as_mail: str


class DateLetters:
    """For whoever coordinates, and for the pages of those who registered."""

    def __init__(
        self, access: AccessControl, store: Store, clock: Clock, trials: Trials, letters: RegistrationLetters
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._trials, self._letters = trials, letters

    def look(self, link: OfTrial, date: str, whom: ToWhom, subject: str, text: str) -> Draft:
        """How it would be. Several, by fields, where it cannot be sent like this."""
        opened = self._trials.coordinate(link)
        trial_date, cleaned = self._date(opened, date), _cleaned(subject, text)
        meant = self._meant(trial_date, whom)
        if not meant:
            raise Several(LOOK, {"whom": Invalid(NOBODY, field="whom")})
        addresses = tuple(dict.fromkeys(registration.mail for registration in meant if registration.mail))
        spoken = language(meant[0].language)
        own = f"{self._address('')}{NO_LINK}"
        mail = trial_mails.to_all(opened.trial, in_mail(trial_date), own, spoken, *cleaned)
        return Draft(whom, *cleaned, len(meant), addresses, mail.body)

    def send(self, link: OfTrial, date: str, whom: ToWhom, subject: str, text: str, once: str) -> None:
        """Shows it on the pages of those who are meant, and sends it to those who gave an address, where mail
        is sent at all. With the same `once` it counts once.
        """
        opened = self._trials.coordinate(link)
        self.look(opened, date, whom, subject, text)
        trial_date, (subject, text) = self._date(opened, date), _cleaned(subject, text)
        letter = DateLetter(
            self._access.id_from("date letter", trial_date.id, once),
            trial_date.id,
            whom,
            subject,
            text,
            self._clock.now(),
        )

        def told(registration: Registration) -> Mail | None:
            if not registration.mail or not self._letters.is_on:
                return None
            return self._mail(opened.trial, trial_date, letter, registration)

        self._store.write_date_letter(letter, told)

    def written(self, link: OfTrial, date: str) -> tuple[DateLetter, ...]:
        """What was written to the people of a date, the latest first: for whoever coordinates."""
        return self._store.date_letters(self._date(self._trials.coordinate(link), date).id)

    def to(self, registration: Registration) -> tuple[DateLetter, ...]:
        """What was written to this person, the latest first; on the waiting list other things than with a
        seat.
        """
        return tuple(
            letter
            for letter in self._store.date_letters(registration.date)
            if letter.whom.means(registration.state)
        )

    def _date(self, opened: OpenedTrial, date: str) -> TrialDate:
        trial_date = self._store.trial_date(DateId(date))
        if trial_date.trial != opened.trial.id:
            raise UnknownLink
        return trial_date

    def _meant(self, date: TrialDate, whom: ToWhom) -> tuple[Registration, ...]:
        return tuple(
            registration
            for registration in self._store.registrations(date.id)
            if registration.repeats is None and whom.means(registration.state)
        )

    def _mail(self, trial: Trial, date: TrialDate, letter: DateLetter, registration: Registration) -> Mail:
        address = self._address(self._access.trials_link(self._letters.link_to(registration.id, trial)))
        spoken = language(registration.language)
        written = trial_mails.to_all(trial, in_mail(date), address, spoken, letter.subject, letter.text)
        return Mail(
            key=f"letter/{letter.id}/{registration.id}",
            trial=trial.id,
            to=registration.mail,
            language=registration.language,
            subject=written.subject,
            body=written.body,
            not_before=letter.at,
            of=registration.id,
        )

    def _address(self, link: str) -> str:
        return f"{self._letters.base}{trial_address(TrialLinkKind.REGISTRATION, link)}"


def _cleaned(subject: str, text: str) -> tuple[str, str]:
    wrong: dict[str, Invalid] = {}
    named, words = " ".join(text_rules.cleaned(subject).split()), text_rules.cleaned(text)
    for field, written, most, missing in (
        ("subject", named, SUBJECT, NO_SUBJECT),
        ("text", words, TEXT, NO_TEXT),
    ):
        try:
            text_rules.within(written, most, field)
        except Invalid as refused:
            wrong[field] = refused
        if not written:
            wrong[field] = Invalid(missing, field=field)
    if wrong:
        raise Several(LOOK, wrong)
    return named, words
