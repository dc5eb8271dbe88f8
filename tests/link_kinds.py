"""A link of each kind of one check: sweeps go over `LinkKind`, so that the next kind is swept without being
remembered.
"""

from __future__ import annotations

from collections.abc import Callable

from qcheck.service import LinkKind, Service


def link_of(service: Service, organise: str, kind: LinkKind) -> str:
    """A link of this kind to the check of this organiser's link; a wall's needs its workshop, and a sheet's
    an open round.
    """
    return _MADE[kind](service, organise)


def others(*kinds: LinkKind) -> list[LinkKind]:
    """Every kind but these."""
    return [kind for kind in LinkKind if kind not in kinds]


def _shared(kind: LinkKind) -> Callable[[Service, str], str]:
    return lambda service, organise: next(
        each.link for each in service.inviting.links(organise) if each.kind is kind and not each.withdrawn
    )


def _sheet(service: Service, organise: str) -> str:
    invitation = _shared(LinkKind.ANSWER)(service, organise)
    offered = service.joining.choices(invitation)
    return service.joining.join(invitation, offered[0].id if offered else None, service.joining.new_nonce())


_MADE: dict[LinkKind, Callable[[Service, str], str]] = {
    LinkKind.ORGANISE: lambda _, organise: organise,
    LinkKind.ANSWER: _shared(LinkKind.ANSWER),
    LinkKind.SHEET: _sheet,
    LinkKind.VIEW: _shared(LinkKind.VIEW),
    LinkKind.MEASURES: lambda service, organise: service.measures.measures_link(organise).link,
    LinkKind.WALL: lambda service, organise: service.facilitating.seen(organise).wall,
}
