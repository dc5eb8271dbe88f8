"""Before the results: how many sheets have come in, and whether there is anything more to be seen yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from qcheck.asking import Questionnaire, answers_anything
from qcheck.catalogue import PerspectiveId
from qcheck.disclosure.gate import Gate
from qcheck.records import LinkId, Mode, Sheet, State


class Step(NamedTuple):
    """At least so many and at most so many. Before the results no more is told, or one could see when the
    fifth sheet came.
    """

    least: int
    most: int


Count: TypeAlias = int | Step | None
"""How many there are; None where fewer than `minimum_group`, nobody included."""


def released(mode: Mode, state: State) -> bool:
    """Whether results may be seen: in an open round at any time, in a confidential check once it is closed
    for good.
    """
    return mode is Mode.OPEN or state is State.CLOSED


def counts(
    questionnaire: Questionnaire, sheets: Iterable[Sheet], mode: Mode, *, closed: bool = False
) -> Mapping[PerspectiveId, Count]:
    """The sheets with an answer of each perspective that is asked something here, in the catalogue's order;
    see `presence`.
    """
    answered = Counter(
        sheet.perspective for sheet in sheets if answers_anything(sheet, questionnaire.asked_on(sheet))
    )
    present = {perspective: answered[perspective] for perspective in questionnaire.perspectives}
    return presence(present, mode, questionnaire.catalogue.rules.minimum_group, closed=closed)


def presence(
    present: Mapping[PerspectiveId, int], mode: Mode, minimum_group: int, *, closed: bool = False
) -> Mapping[PerspectiveId, Count]:
    """How many of each perspective are here, or are done, as far as that may be told.

    In a confidential check None below `minimum_group`, for nobody as well as for four: a first number that
    appears would tell when. Until it is closed the number goes up in steps of that size, and is exact only
    then.
    """
    if mode is Mode.OPEN:
        return dict(present)
    return {
        perspective: told(number, minimum_group, closed=closed) for perspective, number in present.items()
    }


def told(number: int, minimum_group: int, *, closed: bool) -> Count:
    """How many people that is, in a confidential check."""
    if number < minimum_group:
        return None
    least = number - number % minimum_group
    return number if closed else Step(least, least + minimum_group - 1)


def in_all(sheets: Mapping[PerspectiveId, int], mode: Mode, state: State, minimum_group: int) -> int | None:
    """How many sheets a check has in all, for a list of checks. None where that is not told: in a
    confidential check before it is closed.

    After that, the sheets of the groups that are shown, and None where there is no such group.
    """
    if not released(mode, state):
        return None
    shown = Gate.of(mode, minimum_group, sheets).sheets
    return sum(number or 0 for number in shown.values()) or (0 if mode is Mode.OPEN else None)


def counts_of_links(came: Mapping[LinkId, int], mode: Mode) -> Mapping[LinkId, int] | None:
    """How many sheets came by each link: in open rounds alone.

    A link can be made for two people, or for one. In a confidential check even steps of the minimum would
    tell, by four sheets of the organiser's own, that this one person has answered now; so nothing is counted
    there, and no sheet remembers its link.
    """
    return came if mode is Mode.OPEN else None
