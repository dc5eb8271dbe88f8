"""Addresses as people in the room use them: whole for a QR code, without `https://` where they are typed from
the wall.
"""

from __future__ import annotations

from functools import lru_cache

import segno
from segno.helpers import make_wifi_data

from qcheck.addresses import JOIN
from qcheck.web.visit import Visit
from qcheck.web.whole_address import base as base
from qcheck.web.whole_address import whole as whole


def typed(visit: Visit) -> str:
    """The address for typing a code, without `https://`."""
    return whole(visit, JOIN).partition("://")[2]


def network(name: str, password: str) -> str:
    """A QR code by which phones join a Wi-Fi: the camera asks, nobody types."""
    return pattern(make_wifi_data(name, password or None, "WPA" if password else "nopass"))


@lru_cache(maxsize=64)  # reckoned anew it takes 14 ms of everybody's time, on each wall every second
def pattern(address: str) -> str:
    """A QR code as inline SVG without a size of its own, black on white in any room."""
    return segno.make(address, micro=False, error="m").svg_inline(
        border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr"
    )
