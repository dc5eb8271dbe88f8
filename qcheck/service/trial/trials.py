"""Trials of an instrument: made, opened by their links, changed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from qcheck.accounts import Account
from qcheck.language import N_
from qcheck.loading import Shelf
from qcheck.piloting import Trial, TrialId, TrialLink, TrialLinkKind
from qcheck.records import LinkId
from qcheck.refusals import Gone, Invalid, NeedsConfirmation, Several, Stale, UnknownLink, WrongLink
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import text_rules
from qcheck.service.ground.clock import Clock
from qcheck.service.trial import due_trials, settings
from qcheck.service.trial.settings import TypedTrial
from qcheck.store import Store
from qcheck.store.trial.trials import TRIAL_CHANGED

OfTrial: TypeAlias = "str | OpenedTrial"
"""A link of a trial as it was copied, or what it opened already."""

KEPT_FOR = timedelta(days=365)
"""How long after it was made everything about people goes, where nobody chooses another day."""
NOT_THIS = N_("This link belongs to the trial, but opens another page of it.")
NOT_SURE = N_("Please say that everything about this trial is to be deleted.")
SHARED = (TrialLinkKind.COORDINATE, TrialLinkKind.JOIN)
"""The links that a trial has from its beginning."""


@dataclass(frozen=True, slots=True)
class OpenedTrial:
    """A trial as one of its links opens it."""

    trial: Trial
    link: TrialLink
    written: str

    @property
    def kind(self) -> TrialLinkKind:
        return self.link.kind


class Trials:
    """For coordinators, and for everybody who holds a link of a trial."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock, shelf: Shelf) -> None:
        self._access, self._store, self._clock, self._shelf = access, store, clock, shelf

    def make(self, title: str, whose: Account | None = None) -> str:
        """A new trial, not yet public, on the shelf of the account `whose`; gives the link to coordinate
        it.
        """
        if not (named := text_rules.line(title)):
            raise Invalid(settings.NO_TITLE, field="title")
        now = self._clock.now()
        trial = TrialId(links.new_id())
        made = Trial(
            id=trial,
            name=f"{settings.address_of(named) or 'trial'}-{trial[:4]}".lower(),
            title=named,
            description="",
            catalogues=(),
            starts=None,
            ends=None,
            responsible="",
            contact="",
            deletes=(now + KEPT_FOR).date(),
            created=now,
        )
        ways = [TrialLink(LinkId(links.new_id()), trial, kind) for kind in SHARED]
        self._store.add_trial(made, *ways, whose=whose)
        return self._access.trials_link(ways[0])

    def open(self, link: OfTrial, *kinds: TrialLinkKind) -> OpenedTrial:
        """The trial behind a link of any kind, or of one of these. UnknownLink, Gone after the day of its
        deletion, or WrongLink.
        """
        opened = link if isinstance(link, OpenedTrial) else self._opened(link)
        if kinds and opened.kind not in kinds:
            raise WrongLink(NOT_THIS)
        return opened

    def coordinate(self, link: OfTrial) -> OpenedTrial:
        """The trial behind its coordinator's link."""
        return self.open(link, TrialLinkKind.COORDINATE)

    def change(self, link: OfTrial, revision: int, typed: TypedTrial) -> OpenedTrial:
        """Gives the trial these settings. Several where some cannot be taken; Stale where it is no longer of
        that revision, and nothing has changed.
        """
        opened = self.coordinate(link)
        if opened.trial.revision != revision:
            raise Stale(TRIAL_CHANGED)
        wanted = settings.changed(opened.trial, typed, self._today(opened.trial), self._shelf.ids())
        try:
            return replace(opened, trial=self._store.write_trial(wanted))
        except Invalid as taken:
            raise Several(settings.SEVERAL, {taken.field: taken}) from None

    def shared_links(self, link: OfTrial) -> dict[TrialLinkKind, str]:
        """The links to coordinate and to take part, for whoever coordinates."""
        opened = self.coordinate(link)
        shared = self._store.trial_links(opened.trial.id, *SHARED)
        return {way.kind: self._access.trials_link(way) for way in shared}

    def renew(self, link: OfTrial, kind: TrialLinkKind) -> str:
        """A new link to coordinate or to take part in place of the one so far, which opens nothing from now
        on.
        """
        opened = self.coordinate(link)
        if kind not in SHARED:
            raise WrongLink(NOT_THIS)
        (so_far,) = self._store.trial_links(opened.trial.id, kind)
        return self._access.trials_link(self._store.renew_trial_link(so_far.id))

    def delete(self, link: OfTrial, sure: bool) -> None:
        """Deletes the trial with all that is kept for it. Processes and checks of pilots stay."""
        opened = self.coordinate(link)
        if not sure:
            raise NeedsConfirmation(NOT_SURE)
        self._store.delete_trial(opened.trial.id)

    def known(self, remembered: Iterable[str]) -> tuple[OpenedTrial, ...]:
        """The trials that these links coordinate, or in which their pilots take part, in their order, each
        once.
        """
        copies = [(parsed, text) for text in remembered if (parsed := links.parse(text))]
        kept = {link.id for link in self._store.kept_by(link_id for link_id, _ in copies)}
        trials: dict[tuple[TrialId, str], OpenedTrial] = {}
        for link in (text for link_id, text in copies if link_id in kept):
            with suppress(UnknownLink):
                opened = self.open(link)
                trials.setdefault((opened.trial.id, opened.link.of), opened)
        return tuple(trials.values())

    def public(self, name: str) -> Trial:
        """The trial with this name in its address, where it is public; UnknownLink where none is."""
        trial = self._store.trial_named(name)
        if not trial.is_public or self._is_past(trial):
            raise UnknownLink
        return trial

    def are_there(self) -> bool:
        """Whether there is any trial in this installation."""
        return bool(self._store.trials())

    def all_public(self) -> tuple[Trial, ...]:
        """The trials with a public page, the latest first."""
        return tuple(trial for trial in self._store.trials() if trial.is_public and not self._is_past(trial))

    def everything_here(self) -> tuple[tuple[Trial, str], ...]:
        """All trials with the links to coordinate them: for the operator."""
        trials = (trial for trial in self._store.trials() if not self._is_past(trial))
        return tuple((trial, self._coordinate_link(trial)) for trial in trials)

    def _coordinate_link(self, trial: Trial) -> str:
        (link,) = self._store.trial_links(trial.id, TrialLinkKind.COORDINATE)
        return self._access.trials_link(link)

    def _opened(self, link: str) -> OpenedTrial:
        way = self._access.of_trial(link)
        trial = self._store.trial(way.trial)
        if self._is_past(trial):
            raise Gone
        return OpenedTrial(trial, way, self._access.trials_link(way))

    def _is_past(self, trial: Trial) -> bool:
        return due_trials.is_past(trial, self._clock.now())

    def _today(self, trial: Trial) -> date:
        return self._clock.now().astimezone(ZoneInfo(trial.zone)).date()
