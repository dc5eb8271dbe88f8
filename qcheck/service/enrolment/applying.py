"""Applying to a trial: until its last moment; seen, changed and taken back by a link of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qcheck.language import N_
from qcheck.piloting import (
    Application,
    ApplicationId,
    ApplicationState,
    Form,
    Trial,
    TrialLink,
    TrialLinkKind,
    form_of,
)
from qcheck.records import LinkId
from qcheck.refusals import NotPossible, Stale
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.enrolment.application_answers import answered
from qcheck.service.enrolment.application_letters import ApplicationLetters
from qcheck.service.ground.clock import Clock
from qcheck.service.trial.trials import OfTrial, Trials
from qcheck.store import Store

MOST_APPLICATIONS = 1_000
"""So many are taken for one trial: more than anybody reads."""
TOO_LATE = N_("The last moment to apply has passed. What you typed is still here, so that you can copy it.")
NOT_OPEN = N_("At the moment nobody can apply to this trial.")
DECIDED = N_("Your application has been decided already, so it cannot be changed any more.")
CHANGED = N_("Your application has been changed in another window meanwhile. Please look at it once more.")


class TooLate(NotPossible):
    """The last moment to apply has passed."""


@dataclass(frozen=True, slots=True)
class OwnApplication:
    """An application as its own link opens it. `pilot` is the link of its pilot once it is accepted; empty
    before. `may_change` until the last moment, while it is not decided.
    """

    trial: Trial
    application: Application
    written: str
    pilot: str
    may_change: bool


class Applying:
    """For whoever applies."""

    def __init__(
        self, access: AccessControl, store: Store, clock: Clock, trials: Trials, letters: ApplicationLetters
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._trials, self._letters = trials, letters

    def form(self, name: str) -> tuple[Trial, Form]:
        """What one is asked who applies to the public trial of this name. UnknownLink where none is."""
        trial = self._trials.public(name)
        return trial, form_of(trial.form)

    def is_open(self, trial: Trial) -> bool:
        """Whether one can apply at this moment."""
        return trial.is_public and trial.apply_until is not None and self._clock.now() <= trial.apply_until

    def new_nonce(self) -> str:
        """A word to send along: whoever sends the same form twice has one application."""
        return links.new_id() + links.new_id()

    def apply(
        self, name: str, typed: Mapping[str, str], nonce: str, tag: str, base: str = "", network: str = ""
    ) -> str:
        """Applies; gives the application's own link. The same `nonce` again gives the same application, with
        what was typed last. NotPossible after the last moment; Several where answers cannot be taken. `base`:
        how addresses in a mail begin; without one no mail is written.
        """
        trial, form = self.form(name)
        self._refuse_late(trial)
        now = self._clock.now()
        made = Application(
            id=ApplicationId(self._access.id_from("application", trial.id, nonce)),
            trial=trial.id,
            form=trial.form,
            answers=answered(form, typed, tag),
            language=tag,
            sent=now,
            changed=now,
        )
        link = TrialLink(
            LinkId(self._access.id_from("application link", made.id)),
            trial.id,
            TrialLinkKind.APPLICATION,
            of=made.id,
        )
        written = self._access.trials_link(link)
        mail = self._letters.received(trial, made, written, base, network)
        kept = self._store.apply(made, link, MOST_APPLICATIONS, mail)
        if kept.answers != made.answers and kept.state is ApplicationState.SENT:
            self._store.change_application(replace(kept, answers=made.answers, form=made.form, changed=now))
        return written

    def own(self, link: OfTrial) -> OwnApplication:
        """The application behind its own link."""
        opened = self._trials.open(link, TrialLinkKind.APPLICATION)
        application = self._store.application(ApplicationId(opened.link.of))
        may_change = self.is_open(opened.trial) and application.state is ApplicationState.SENT
        return OwnApplication(
            opened.trial, application, opened.written, self._pilot_link(application), may_change
        )

    def change(self, link: OfTrial, revision: int, typed: Mapping[str, str], tag: str) -> None:
        """Other answers. NotPossible after the last moment or once it is decided; Stale where it is no longer
        of that revision.
        """
        own = self.own(link)
        if own.application.state is not ApplicationState.SENT:
            raise NotPossible(DECIDED)
        self._refuse_late(own.trial)
        if own.application.revision != revision:
            raise Stale(CHANGED)
        answers = answered(own.application.asked, typed, tag)
        changed = replace(own.application, answers=answers, language=tag, changed=self._clock.now())
        self._store.change_application(changed)

    def withdraw(self, link: OfTrial) -> None:
        """Takes the application back: everything in it is deleted."""
        self._store.withdraw_application(self.own(link).application.id, self._clock.now())

    def _refuse_late(self, trial: Trial) -> None:
        if self.is_open(trial):
            return
        if trial.apply_until is None or not trial.is_public:
            raise NotPossible(NOT_OPEN)
        raise TooLate(TOO_LATE)

    def _pilot_link(self, application: Application) -> str:
        if application.pilot is None or application.state is not ApplicationState.ACCEPTED:
            return ""
        link = self._store.link_of(TrialLinkKind.PILOT, application.pilot)
        return self._access.trials_link(link) if link else ""
