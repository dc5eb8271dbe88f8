"""`qcheck simulate`: what lights and marks a catalogue comes to in made-up rooms."""

from __future__ import annotations

import re
from argparse import Namespace
from typing import TYPE_CHECKING

from qcheck.cli.errors import WrongUsage
from qcheck.cli.files import deliver
from qcheck.importing import Complaint
from qcheck.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qcheck.asking import Questionnaire
    from qcheck.catalogue import Catalogue
    from qcheck.language import Language

MOST_PEOPLE = 100_000
PEOPLE = N_("--people: a whole number from 1 to {most}")
SEED = N_("--seed: a whole number from 0 on")


def simulate(orders: Namespace, words: Language) -> int:
    """`qcheck simulate CATALOGUE`: rooms that answer at random, leniently, strictly or divided; the same seed
    makes the same rooms.
    """
    from qcheck.cli.catalogues import catalogue_of
    from qcheck.cli.formats.simulated import SIMULATED_FORMATS, Told
    from qcheck.cli.settings import settings_with
    from qcheck.service import simulated

    people, seed = _whole(orders.people), _whole(orders.seed)
    if people is None or not 1 <= people <= MOST_PEOPLE:
        raise WrongUsage(Complaint(PEOPLE, (("most", words.whole(MOST_PEOPLE)),)))
    if seed is None:
        raise WrongUsage(Complaint(SEED))
    settings_with(data=orders.data)
    catalogue = catalogue_of(orders.catalogue)
    asked = _questionnaires(catalogue, orders.phase)
    simulations = [simulated(questionnaire, people, seed) for questionnaire in asked]
    told = Told(catalogue, people, seed, simulations, words)
    deliver(SIMULATED_FORMATS[orders.format](told), orders.output)
    return 0


def _whole(written: str) -> int | None:
    return int(written) if re.fullmatch("[0-9]{1,9}", written) else None


def _questionnaires(catalogue: Catalogue, phase: str | None) -> Iterator[Questionnaire]:
    """All criteria and modules, in this phase or in each."""
    from qcheck.asking import Questionnaire
    from qcheck.catalogue import CriterionId, PhaseId
    from qcheck.cli.choices import about_phase
    from qcheck.records import Scope

    if phase is not None and (complaints := list(about_phase(phase, catalogue))):
        raise WrongUsage(*complaints)
    everything = Scope(modules=frozenset(CriterionId(module.id) for module in catalogue.modules))
    phases = (PhaseId(phase),) if phase is not None else catalogue.phase_ids or (None,)
    return (Questionnaire(catalogue, asked_phase, everything) for asked_phase in phases)
