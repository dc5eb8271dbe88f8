"""Checks with answers, and links to their results, for tests of the plain page."""

from __future__ import annotations

from random import Random

from qcheck.catalogue import CriterionId, PerspectiveId
from qcheck.records import Scope
from qcheck.service import LinkKind, Mode, NewCheck, Service
from tests.sheet.devices import Device, text
from tests.whole_sheets import questions, whole_sheet

WORDS = "Die Planung hing schon fertig an der Wand."


def answered(
    service: Service, catalogue: str = "kurzcheck", mode: Mode = Mode.OPEN, seed: int = 1, **people: int
) -> str:
    """A check with so many sheets of each perspective, every question answered by chance; gives the
    organiser's link.
    """
    phase = next(each for each in service.shelf.catalogues() if each.id == catalogue).phase_ids[-1]
    link = service.organising.create_check(
        NewCheck("Spielplatz am Bach", "Musterstadt", catalogue, phase, Scope(), None, mode, shares=True)
    )
    invitation = service.inviting.own_answer_link(link)
    for perspective, number in (people or {"verwaltung": 3, "zivilgesellschaft": 2}).items():
        for _ in range(number):
            _filled(service, invitation, perspective, seed)
            seed += 1
    return link


def fill(service: Service, link: str, perspective: str, seed: int = 1) -> str:
    """One sheet with every question answered and a comment on the first; gives its link."""
    return _filled(service, service.inviting.own_answer_link(link), perspective, seed)


def _filled(service: Service, invitation: str, perspective: str, seed: int) -> str:
    chance = Random(seed)
    first, *_ = questions(service, invitation, PerspectiveId(perspective))
    return whole_sheet(
        service, invitation, perspective, lambda _: chance.randint(1, 4), {first: f"{WORDS} ({seed})"}
    )


def viewing(service: Service, link: str) -> str:
    """The link to the whole result."""
    return next(each.link for each in service.inviting.links(link) if each.kind is LinkKind.VIEW)


def criteria(service: Service, link: str) -> list[CriterionId]:
    """The criteria of the result."""
    return [row.criterion for row in service.results.result(link).profile.criteria]


def page(link: str, **parameters: str) -> str:
    """The plain page as a browser gets it."""
    return Device().get(f"/r/{link}", params=parameters).text


def words(link: str, **parameters: str) -> str:
    """What is read on it."""
    return text(page(link, **parameters))
