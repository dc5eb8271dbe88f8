"""What people who have applied to a trial are told by mail, beside their own page."""

from __future__ import annotations

from qcheck.language import language
from qcheck.piloting import Application, Mail, Trial
from qcheck.service.enrolment.mailing import Mailing
from qcheck.service.ground.clock import Clock
from qcheck.wording import trial_mails
from qcheck.wording.trial_mails import MailText


class ApplicationLetters:
    """Writes to whoever gave an address."""

    def __init__(self, clock: Clock, mailing: Mailing) -> None:
        self._clock, self._mailing = clock, mailing

    def may_go(self, application: Application, base: str) -> bool:
        """Whether there is an address to write to, and mail is sent. `base`: how addresses in a mail begin;
        without one no mail is written.
        """
        return bool(base and self._mailing.is_on and application.mail)

    def received(
        self, trial: Trial, application: Application, link: str, base: str, network: str
    ) -> Mail | None:
        """That an application has come in, with its own link; None where that is not written, or has been
        to this address, or from this network, often enough for now.
        """
        if not self.may_go(application, base):
            return None
        if not self._mailing.allows_trials_mail(application.mail, network):
            return None
        text = trial_mails.received(trial, f"{base}/application/{link}", language(application.language))
        return self._mail(f"received/{application.id}", application, text)

    def decided(self, application: Application, text: MailText) -> Mail:
        """How it was decided."""
        key = f"{application.state}/{application.id}/{application.revision}"
        return self._mail(key, application, text)

    def _mail(self, key: str, application: Application, text: MailText) -> Mail:
        return Mail(
            key=key,
            trial=application.trial,
            to=application.mail,
            language=application.language,
            subject=text.subject,
            body=text.body,
            not_before=self._clock.now(),
            of=application.id,
        )
