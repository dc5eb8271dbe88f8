"""Before the results: how many sheets have come in, and whether there is anything more to be seen yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from qcheck import asking
from qcheck.catalogue import Catalogue, PerspectiveId, PhaseId
from qcheck.records import Mode, Scope, Sheet, State


def released(mode: Mode, state: State) -> bool:
    """Whether results may be seen: in an open round at any time, in a confidential check once it is closed for good."""
    return mode is Mode.OPEN or state is State.CLOSED


def counts(
    catalogue: Catalogue, phase: PhaseId | None, scope: Scope, sheets: Iterable[Sheet], mode: Mode
) -> Mapping[PerspectiveId, int | None]:
    """The sheets with an answer of each perspective that is asked something here, in the catalogue's order.

    In a confidential check None below `minimum_group`, for nobody as well as for four: a first number that appears would tell when.
    """
    put = {p: asking.asked(catalogue, phase, scope, p, {}) for p in catalogue.perspective_ids}
    found = Counter(
        sheet.perspective for sheet in sheets if asking.answers_anything(sheet, asking.asked_on(catalogue, phase, scope, sheet))
    )
    least = catalogue.rules.minimum_group if mode is Mode.CONFIDENTIAL else 0
    return {p: found[p] if found[p] >= least else None for p, questions in put.items() if questions}


def presence(present: Mapping[PerspectiveId, int], mode: Mode, minimum_group: int) -> Mapping[PerspectiveId, int | None]:
    """How many people of each perspective are here, or are done: in a confidential check None below `minimum_group`, nobody included."""
    least = minimum_group if mode is Mode.CONFIDENTIAL else 0
    return {perspective: number if number >= least else None for perspective, number in present.items()}
