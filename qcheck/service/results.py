"""Results: profile and remarks of a check, as far as the gate lets them through, and never before their time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from qcheck import life
from qcheck.catalogue import CatalogueId
from qcheck.disclosure import released
from qcheck.language import N_
from qcheck.records import Mode, State
from qcheck.scoring.values import Profile
from qcheck.service import showing
from qcheck.service.doorkeeper import Doorkeeper
from qcheck.service.views import Result
from qcheck.store import LinkKind, NotNow, Opened

LEAPT = N_(
    "The clock of this server is more than two weeks ahead of the time at which it last ran. The results appear as soon as whoever runs "
    "qcheck has confirmed the time."
)


class Results(Doorkeeper):
    """For organisers, and for whoever holds a link to the results."""

    def result(self, link: str, only: Collection[str] | None = None) -> Result:
        """Profile and remarks, as far as they may be shown; `only` names parts or criteria."""
        return self._released(self._settled(self._open(link, LinkKind.ORGANISE, LinkKind.VIEW)), only)

    def _released(self, opened: Opened, only: Collection[str] | None = None) -> Result:
        check, state = opened.check, showing.state(opened.check, self._now())
        if not released(check.mode, state):
            return replace(self._nothing_yet(opened), state=state, kind=opened.link.kind)
        narrowed = None if only is None else frozenset(only)
        stamp = self._store.stamp(check.id)
        found = self._memory.recall((check.id, narrowed), stamp, lambda: self._result(opened, narrowed))
        return replace(found, state=state, kind=opened.link.kind)

    def _settled(self, opened: Opened) -> Opened:
        """A confidential check whose end has passed is closed in the store before anybody looks: so nobody can still be saving."""
        check, now = opened.check, self._now()
        if check.mode is Mode.OPEN or check.life.closed or showing.state(check, now) is not State.CLOSED:
            return opened
        if life.leaps(self._store.installation().seen, now):
            raise NotNow(LEAPT)
        self._store.stop(check.id, now)
        return self._store.open(opened.link.id)

    def _result(self, opened: Opened, only: frozenset[str] | None) -> Result:
        check = opened.check
        about = showing.about(check)
        found = showing.result(about, self._store.sheets_of(check.id), self._store.closings_of(check.id), only)
        kept = self._store.workshop(check.id)
        agreed = kept.agreed if kept else {}
        return replace(found, topics=opened.topics, hands=showing.hands(self._store.hands(check.id)), agreed=agreed)

    def _nothing_yet(self, opened: Opened) -> Result:
        about = showing.about(opened.check)
        nothing = Profile(CatalogueId(about.catalogue.id), about.catalogue.version, about.phase, about.mode, (), {})
        return Result(about.title, about.place, about.catalogue, about.phase, about.scope, about.mode, nothing, released=False)
