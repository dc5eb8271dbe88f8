"""Trials of an instrument: made, opened by their links, changed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from qcheck.language import N_
from qcheck.piloting import Trial, TrialId, TrialLink, TrialLinkKind
from qcheck.records import LinkId
from qcheck.refusals import Gone, UnknownLink, WrongLink
from qcheck.service import links, text_rules
from qcheck.service.access import AccessControl
from qcheck.service.clock import Clock
from qcheck.store import Store

OfTrial: TypeAlias = "str | OpenedTrial"
"""A link of a trial as it was copied, or what it opened already."""

KEPT_FOR = timedelta(days=365)
"""How long after it was made everything about people goes, where nobody chooses another day."""
NOT_THIS = N_("This link belongs to the trial, but opens another page of it.")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


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

    def __init__(self, access: AccessControl, store: Store, clock: Clock) -> None:
        self._access, self._store, self._clock = access, store, clock

    def make(self, title: str) -> str:
        """A new trial, not yet public; gives the link to coordinate it."""
        named, now = text_rules.title(title), self._clock.now()
        trial = TrialId(links.new_id())
        made = Trial(
            id=trial,
            name=f"{_address_of(named)}-{trial[:4]}",
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
        kinds = (TrialLinkKind.COORDINATE, TrialLinkKind.JOIN)
        ways = [TrialLink(LinkId(links.new_id()), trial, kind) for kind in kinds]
        self._store.add_trial(made, *ways)
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

    def public(self, name: str) -> Trial:
        """The trial with this name in its address, where it is public; UnknownLink where none is."""
        trial = self._store.trial_named(name)
        if not trial.is_public or self._is_past(trial):
            raise UnknownLink
        return trial

    def everything_here(self) -> tuple[tuple[Trial, str], ...]:
        """All trials with the links to coordinate them: for the operator."""
        return tuple((trial, self._coordinate_link(trial)) for trial in self._store.trials())

    def _coordinate_link(self, trial: Trial) -> str:
        (link,) = self._store.trial_links(trial.id, TrialLinkKind.COORDINATE)
        return self._access.trials_link(link)

    def _opened(self, link: str) -> OpenedTrial:
        found = self._access.of_trial(link)
        trial = self._store.trial(found.trial)
        if self._is_past(trial):
            raise Gone
        return OpenedTrial(trial, found, self._access.trials_link(found))

    def _is_past(self, trial: Trial) -> bool:
        return trial.deletes <= self._clock.now().astimezone(ZoneInfo(trial.zone)).date()


def _address_of(title: str) -> str:
    """A title as it can stand in an address: small letters, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", title.lower().translate(_UMLAUTS)).encode("ascii", "ignore")
    return re.sub("[^a-z0-9]+", "-", plain.decode()).strip("-")[:60].strip("-") or "trial"
