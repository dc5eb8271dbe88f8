"""What was chosen for a profile, checked against the catalogue: phase, mode, modules, and what to report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Iterator
from typing import NamedTuple

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, CriterionId, PhaseId
from qcheck.cli.errors import WrongUsage
from qcheck.importing import Complaint
from qcheck.language import N_
from qcheck.records import Mode, Scope

NO_PHASES = N_("this catalogue has no phases: leave out --phase")
PHASE_NEEDED = N_("this catalogue has phases: say one with --phase")
UNKNOWN_PHASE = N_("--phase: there is no phase '{id}' in this catalogue")
UNKNOWN_MODULE = N_("--modules: there is no module '{id}' in this catalogue")
UNKNOWN_PART = N_("--only: there is no part and no criterion '{id}' in this catalogue")
UNUSED_MODULE = N_("--only: '{id}' is a module; add it with --modules")
POSSIBLE = N_("possible are: {possible}")
NO_MODULES = N_("it has no modules")


class Choices(NamedTuple):
    """`questionnaire` is what is asked, `only` narrows what is reported."""

    questionnaire: Questionnaire
    mode: Mode
    only: frozenset[str] | None


def choices_of(orders: Namespace, catalogue: Catalogue) -> Choices:
    """The choices as the catalogue knows them. Raises WrongUsage with all that it does not know."""
    complaints = [
        *about_phase(orders.phase, catalogue),
        *_about_modules(orders.modules, catalogue),
        *_about_only(orders.only or (), orders.modules, catalogue),
    ]
    if complaints:
        raise WrongUsage(*complaints)
    modules = frozenset(map(CriterionId, orders.modules))
    phase = PhaseId(orders.phase) if catalogue.phases else None
    return Choices(
        Questionnaire(catalogue, phase, Scope(modules=modules)),
        Mode(orders.mode or Mode.OPEN),
        None if orders.only is None else frozenset(orders.only),
    )


def reported(
    only: Collection[str] | None, modules: Collection[str], catalogue: Catalogue
) -> frozenset[str] | None:
    """What to report of a check that uses these modules; None is all. Raises WrongUsage."""
    if complaints := list(_about_only(only or (), modules, catalogue)):
        raise WrongUsage(*complaints)
    return None if only is None else frozenset(only)


def about_phase(phase: str | None, catalogue: Catalogue) -> Iterator[Complaint]:
    if not catalogue.phases and phase is not None:
        yield Complaint(NO_PHASES)
    elif catalogue.phases and phase is None:
        yield _complaint(PHASE_NEEDED, "", catalogue.phase_ids)
    elif catalogue.phases and phase not in catalogue.phase_ids:
        yield _complaint(UNKNOWN_PHASE, str(phase), catalogue.phase_ids)


def _about_modules(wanted: Collection[str], catalogue: Catalogue) -> Iterator[Complaint]:
    known = [module.id for module in catalogue.modules]
    for module in dict.fromkeys(wanted):
        if module not in known:
            yield _complaint(UNKNOWN_MODULE, module, known, NO_MODULES)


def _about_only(
    wanted: Collection[str], modules: Collection[str], catalogue: Catalogue
) -> Iterator[Complaint]:
    known = [*(part.id for part in catalogue.parts), *(criterion.id for criterion in catalogue.main_criteria)]
    unused = {module.id for module in catalogue.modules} - set(modules)
    for name in dict.fromkeys(wanted):
        if name in unused:
            yield Complaint(UNUSED_MODULE, (("id", name),))
        elif name not in known and name not in modules:
            yield _complaint(UNKNOWN_PART, name, known)


def _complaint(message: str, wanted: str, known: Collection[str], without: str = "") -> Complaint:
    return Complaint(
        message,
        (("id", wanted), ("possible", ", ".join(known))),
        POSSIBLE if known else without,
        tuple(known),
    )
