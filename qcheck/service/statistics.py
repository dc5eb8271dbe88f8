"""How questions work: figures about a catalogue, over the checks whose links somebody holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from qcheck import disclosure, hands, life
from qcheck.catalogue import Catalogue, PhaseId
from qcheck.records import Check, Keeps
from qcheck.refusals import Gone, NotNow
from qcheck.scoring import frame
from qcheck.service import assembly
from qcheck.service.access import AccessControl
from qcheck.service.catalogues import catalogue_of, is_readable
from qcheck.service.clock import Clock
from qcheck.service.results import Results
from qcheck.service.values import AnyLink
from qcheck.stats import InstrumentFigures, OneCheck, figures
from qcheck.store import Opened, Store


class LeftOut(StrEnum):
    """Why a check is in no figure."""

    TOO_EARLY = "too_early"  # confidential, and not over
    GONE = "gone"  # its answers are deleted, or stayed in another installation
    UNREADABLE = "unreadable"  # this version cannot read its catalogue


@dataclass(frozen=True, slots=True)
class EditionFigures:
    """An edition in one phase: its catalogue, as the checks have it, and the figures."""

    catalogue: Catalogue
    figures: InstrumentFigures


@dataclass(frozen=True, slots=True)
class CatalogueFigures:
    """All editions of a catalogue, each in each phase: the one that was asked last first, then as the phases
    follow each other. `left_out` counts checks.
    """

    id: str
    editions: tuple[EditionFigures, ...]
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)


class Statistics:
    """For organisers, over their own checks; and for whoever runs the installation, over all."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock, results: Results) -> None:
        self._access, self._store, self._clock, self._results = access, store, clock, results

    def of_links(self, links: Iterable[AnyLink], catalogue: str) -> CatalogueFigures:
        """Over the checks of these organisers' links that ask this catalogue, each check once."""
        return self._of([self._access.organise(link) for link in links], catalogue)

    def of_installation(self, catalogue: str) -> CatalogueFigures:
        """Over all checks that are here: for the command line."""
        return self._of(list(filter(None, map(self._as_it_is, self._store.everything()))), catalogue)

    def _as_it_is(self, opened: Opened) -> Opened | None:
        """A check whose day has come is opened anew, as what remains of it; None where nothing does, or the
        clock is in doubt.
        """
        if opened.check.emptied or not life.is_past(opened.check.life, self._clock.now()):
            return opened
        if opened.check.keeps is Keeps.NOTHING:
            return None
        try:
            return self._access.let_in(self._access.written(opened.link))
        except (Gone, NotNow):
            return None

    def _of(self, those: Iterable[Opened], catalogue: str) -> CatalogueFigures:
        once = {each.check.id: each for each in those if each.check.catalogue_id == catalogue}
        left_out: Counter[LeftOut] = Counter()
        seen: dict[tuple[str, PhaseId | None], list[tuple[Check, OneCheck]]] = {}
        for opened in sorted(once.values(), key=lambda each: each.check.life.created, reverse=True):
            check = self._results.settled(opened).check
            found = self._seen(check)
            if isinstance(found, LeftOut):
                left_out[found] += 1
            else:
                seen.setdefault((check.catalogue_sha, check.phase), []).append((check, found))
        return CatalogueFigures(catalogue, _in_order(seen), dict(left_out))

    def _seen(self, check: Check) -> OneCheck | LeftOut:
        if check.emptied or check.left_behind:
            return LeftOut.GONE
        if not is_readable(check):
            return LeftOut.UNREADABLE
        questionnaire = assembly.questionnaire_of(check)
        raised = {each.id for each in hands.sheets_for(self._store.hands(check.id))}
        answers = frame(questionnaire, self._store.sheets_of(check.id))
        state = assembly.state(check, self._clock.now())
        seen = disclosure.statistics(questionnaire, answers, check.mode, state, raised)
        return LeftOut.TOO_EARLY if seen is None else OneCheck(check.process.id, seen)


def _in_order(
    seen: Mapping[tuple[str, PhaseId | None], Sequence[tuple[Check, OneCheck]]],
) -> tuple[EditionFigures, ...]:
    """Checks with the same text and the same phase together; editions as they came, phases in their order."""
    editions = list(dict.fromkeys(sha for sha, _ in seen))
    found = []
    for (sha, phase), checks in seen.items():
        catalogue = catalogue_of(checks[0][0])
        place = catalogue.phase_ids.index(phase) if phase is not None else -1
        about = figures(catalogue, phase, [each for _, each in checks])
        found.append((editions.index(sha), place, EditionFigures(catalogue, about)))
    return tuple(each for _, _, each in sorted(found, key=lambda one: one[:2]))
