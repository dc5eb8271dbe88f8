"""Choosing among the applications to a trial: for whoever coordinates it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qcheck.language import N_, language
from qcheck.loading import Problem
from qcheck.piloting import (
    Application,
    ApplicationId,
    ApplicationState,
    Form,
    Mail,
    Pilot,
    PilotId,
    Trial,
    TrialLink,
    TrialLinkKind,
    form_of,
    read_form,
)
from qcheck.records import LinkId
from qcheck.refusals import Invalid, NotPossible, Stale, UnknownLink
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.enrolment.application_letters import ApplicationLetters
from qcheck.service.ground import text_rules
from qcheck.service.ground.clock import Clock
from qcheck.service.trial.trials import OfTrial, OpenedTrial, Trials
from qcheck.store import Store
from qcheck.wording import trial_mails
from qcheck.wording.trial_mails import MailText

LARGEST_FORM = 20_000
"""Characters of the block that says what is asked."""
NOTES = 2_000
CHANGED = N_("Somebody else has changed this application meanwhile. Please look at it once more.")
DECIDED = N_("This application has been decided already. Take the decision back first.")
UNDECIDED = N_("This application is not decided yet.")
NO_NAME = N_("Please give the pilot process a name.")
FORM_TOO_LARGE = N_("The form is longer than {most} characters. Please shorten it.")
WRONG_FORM = N_("The form has mistakes. What you typed is still here.")


class WrongForm(Invalid):
    """The block of a form has mistakes: `problems`, each with its line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(WRONG_FORM, field="form")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class SeenApplication:
    """An application as whoever coordinates sees it, with its own link and that of its pilot; that is empty
    before it is accepted.
    """

    trial: Trial
    application: Application
    written: str
    pilot: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What is written to a decision: how the person is addressed, and what is said beside the usual; the name
    of the pilot process where it is accepted. `base`: how addresses in a mail begin; without one no mail is
    sent.
    """

    greeting: str = ""
    text: str = ""
    pilot: str = ""
    base: str = ""


class Choosing:
    """For whoever coordinates."""

    def __init__(
        self, access: AccessControl, store: Store, clock: Clock, trials: Trials, letters: ApplicationLetters
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._trials, self._letters = trials, letters

    def applications(self, link: OfTrial) -> tuple[Application, ...]:
        """All of the trial, the first that was sent first."""
        return self._store.applications(self._trials.coordinate(link).trial.id)

    def states(self, link: OfTrial) -> dict[ApplicationState, int]:
        """How many applications stand where."""
        return self._store.application_states(self._trials.coordinate(link).trial.id)

    def application(self, link: OfTrial, application: str) -> SeenApplication:
        """One of them. UnknownLink where it is not there (any more)."""
        opened = self._trials.coordinate(link)
        return self._seen(opened.trial, self._one(opened, application))

    def note(self, link: OfTrial, application: str, revision: int, note: str) -> None:
        """Keeps a note that nobody but the coordinators sees."""
        unchanged = self._unchanged(link, application, revision)
        words = text_rules.within(text_rules.cleaned(note), NOTES, "note")
        self._store.change_application(replace(unchanged, note=words))

    def accept(self, link: OfTrial, application: str, revision: int, reply: Reply) -> SeenApplication:
        """Accepts it: from now on there is a pilot with a link of its own."""
        opened, undecided = self._undecided(link, application, revision)
        name = text_rules.line(reply.pilot, "pilot")
        if not name:
            raise Invalid(NO_NAME, field="pilot")
        pilot = Pilot(PilotId(links.new_id()), opened.trial.id, name)
        way = TrialLink(LinkId(links.new_id()), opened.trial.id, TrialLinkKind.PILOT, of=pilot.id)
        decided = self._decided(undecided, ApplicationState.ACCEPTED, reply, pilot.id)
        seen = SeenApplication(opened.trial, decided, self._own_link(decided), self._access.trials_link(way))
        kept = self._store.accept_application(decided, pilot, way, self._mail(seen, reply.base))
        return replace(seen, application=kept)

    def decline(self, link: OfTrial, application: str, revision: int, reply: Reply) -> SeenApplication:
        """Declines an application, with a mail to the applicant where they can be written to."""
        opened, undecided = self._undecided(link, application, revision)
        decided = self._decided(undecided, ApplicationState.DECLINED, reply, None)
        seen = SeenApplication(opened.trial, decided, self._own_link(decided), "")
        kept = self._store.decline_application(decided, self._mail(seen, reply.base))
        return replace(seen, application=kept)

    def undo(self, link: OfTrial, application: str, revision: int) -> None:
        """Takes a decision back. NotPossible where the pilot takes part already."""
        decided = self._unchanged(link, application, revision)
        if decided.state is ApplicationState.SENT:
            raise NotPossible(UNDECIDED)
        undone = replace(
            decided, state=ApplicationState.SENT, decided=None, pilot=None, greeting="", reply=""
        )
        self._store.undo_decision(undone, self._clock.now())

    def letter(self, seen: SeenApplication, base: str, tag: str) -> MailText:
        """What is written to a decided application in this language, to be copied or sent."""
        tongue, application = language(tag), seen.application
        own = f"{base}/application/{seen.written}"
        greeting, text = application.greeting, application.reply
        if application.state is ApplicationState.ACCEPTED:
            way = f"{base}/pilot/{seen.pilot}"
            return trial_mails.accepted(seen.trial, own, tongue, way, text, greeting)
        return trial_mails.declined(seen.trial, own, tongue, text, greeting)

    def form(self, link: OfTrial) -> Form:
        """What is asked of whoever applies."""
        return form_of(self._trials.coordinate(link).trial.form)

    def change_form(self, link: OfTrial, revision: int, source: str) -> None:
        """Asks something else from now on; an empty block is the usual form. Applications that were sent stay
        as they were asked. WrongForm where it has mistakes; Stale where the trial is no longer of that
        revision.
        """
        opened = self._trials.coordinate(link)
        if opened.trial.revision != revision:
            raise Stale(CHANGED)
        text = text_rules.cleaned(source)
        if len(text) > LARGEST_FORM:
            raise Invalid(FORM_TOO_LARGE, field="form", most=LARGEST_FORM)
        if problems := read_form(text).problems:
            raise WrongForm(problems)
        self._store.write_trial(replace(opened.trial, form=text))

    def _mail(self, seen: SeenApplication, base: str) -> Mail | None:
        """The letter as a mail, where mail is sent."""
        if not self._letters.may_go(seen.application, base):
            return None
        return self._letters.decided(seen.application, self.letter(seen, base, seen.application.language))

    def _decided(
        self, application: Application, state: ApplicationState, reply: Reply, pilot: PilotId | None
    ) -> Application:
        return replace(
            application,
            state=state,
            greeting=text_rules.line(reply.greeting, "greeting"),
            reply=text_rules.within(text_rules.cleaned(reply.text), NOTES, "text"),
            decided=self._clock.now(),
            pilot=pilot,
        )

    def _undecided(self, link: OfTrial, application: str, revision: int) -> tuple[OpenedTrial, Application]:
        opened = self._trials.coordinate(link)
        unchanged = self._unchanged(opened, application, revision)
        if unchanged.state is not ApplicationState.SENT:
            raise NotPossible(DECIDED)
        return opened, unchanged

    def _unchanged(self, link: OfTrial, application: str, revision: int) -> Application:
        sent = self._one(self._trials.coordinate(link), application)
        if sent.revision != revision:
            raise Stale(CHANGED)
        return sent

    def _one(self, opened: OpenedTrial, application: str) -> Application:
        sent = self._store.application(ApplicationId(application))
        if sent.trial != opened.trial.id:
            raise UnknownLink
        return sent

    def _seen(self, trial: Trial, application: Application) -> SeenApplication:
        pilot = self._link(TrialLinkKind.PILOT, application.pilot) if application.pilot else ""
        return SeenApplication(trial, application, self._own_link(application), pilot)

    def _own_link(self, application: Application) -> str:
        return self._link(TrialLinkKind.APPLICATION, application.id)

    def _link(self, kind: TrialLinkKind, of: str) -> str:
        link = self._store.link_of(kind, of)
        return self._access.trials_link(link) if link else ""
