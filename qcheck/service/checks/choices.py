"""What can be checked: the choices of a new check, each with what it asks and how long that takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qcheck.asking import Length, Questionnaire
from qcheck.catalogue import Catalogue, Criterion, CriterionId, PerspectiveId, PhaseId, Text
from qcheck.records import Scope


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice: a whole catalogue, one of its parts, or criteria picked one by one (`picks`). `part` is
    None for the last two.
    """

    key: str
    catalogue: Catalogue
    part: Text | None
    criteria: tuple[Criterion, ...]
    picks: bool = False

    @property
    def phases(self) -> tuple[PhaseId, ...]:
        """The phases in which it asks something."""
        in_phase = (Questionnaire(self.catalogue, phase) for phase in self.catalogue.phase_ids)
        return tuple(
            criterion.phase
            for criterion in in_phase
            if criterion.phase and any(map(criterion.concerned, self.criteria))
        )

    def scope(self, picked: Iterable[str] = (), modules: Iterable[str] = ()) -> Scope:
        """What a check of this choice asks, with the criteria picked and the modules added."""
        whole = len(self.criteria) == len(self.catalogue.main_criteria) and not self.picks
        chosen = picked if self.picks else (criterion.id for criterion in self.criteria)
        return Scope(
            None if whole else frozenset(map(CriterionId, chosen)), frozenset(map(CriterionId, modules))
        )


def offers(catalogues: Iterable[Catalogue]) -> tuple[Offer, ...]:
    """The choices, those of short catalogues without parts first."""
    ordered = sorted(catalogues, key=lambda catalogue: bool(catalogue.parts))
    return tuple(offer for catalogue in ordered for offer in _offers_of(catalogue))


def each_alone(
    catalogue: Catalogue, criteria: Iterable[Criterion], phase: PhaseId | None, perspective: PerspectiveId
) -> tuple[tuple[Criterion, Length], ...]:
    """Those of the criteria (or modules) that ask this perspective something in this phase, each with its own
    length.
    """
    modules = {module.id for module in catalogue.modules}

    def alone(criterion_id: CriterionId) -> Scope:
        only = frozenset({criterion_id})
        return Scope(frozenset(), modules=only) if criterion_id in modules else Scope(only)

    lengths = (
        (criterion, Questionnaire(catalogue, phase, alone(CriterionId(criterion.id))).length(perspective))
        for criterion in criteria
    )
    return tuple((criterion, length) for criterion, length in lengths if length.questions)


def _offers_of(catalogue: Catalogue) -> tuple[Offer, ...]:
    everything = Offer(catalogue.id, catalogue, None, catalogue.main_criteria)
    if not catalogue.parts:
        return (everything,)
    parts = tuple(
        Offer(f"{catalogue.id}.{part.id}", catalogue, part.title, part.criteria) for part in catalogue.parts
    )
    picks = Offer(f"{catalogue.id}.pick", catalogue, None, catalogue.main_criteria, picks=True)
    return (*parts, everything, picks)
