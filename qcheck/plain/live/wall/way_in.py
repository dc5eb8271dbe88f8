"""How phones come in, as the wall shows it: the address to be typed, the code, and the QR code."""

from __future__ import annotations

from markupsafe import Markup

from qcheck.plain.live.urls import base, pattern, typed, whole
from qcheck.plain.live.wall import layout, lists
from qcheck.plain.live.wall.layout import Sizes
from qcheck.web.visit import Visit
from qcheck.wording import out_of_reach

JOIN_WIDTHS = {False: (50.0, 74.0), True: (38.0, 62.0)}
"""How wide the way in is beside the QR code, without and with a Wi-Fi, on each shape."""
LATE_WIDTHS = (34.0, 42.0)
"""How wide it is beside the numbers of those who are here."""


def way_in(visit: Visit, there: str, code: str, *, beside_wifi: bool = False) -> dict[str, object]:
    """The way to an address `there`, empty where there is none, and the size of what is typed."""
    return {
        "address": _address(visit),
        "style": layout.style(lists.address(*_address(visit), JOIN_WIDTHS[beside_wifi], 6.0)),
        "code": code,
        "qr": Markup(pattern(whole(visit, there))) if there else "",  # noqa: S704  a pattern of ours
        "out_of_reach": out_of_reach(base(visit), visit.tongue()),
    }


def late_address(visit: Visit) -> Sizes:
    """The address for whoever comes late, and the size in which it stands beside something else."""
    return lists.address(*_address(visit), LATE_WIDTHS, 3.6)


def _address(visit: Visit) -> tuple[str, str]:
    """The two lines into which it may be broken."""
    host, _, path = typed(visit).rpartition("/")
    return host, f"/{path}"
