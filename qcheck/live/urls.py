"""Addresses as people in the room use them: whole for a QR code, without `https://` where they are typed from
the wall.
"""

from __future__ import annotations

from functools import lru_cache

import segno
from segno.helpers import make_wifi_data

from qcheck.browser import JOIN, speaks_https
from qcheck.web.visit import Visit, settings


def whole(visit: Visit, path: str) -> str:
    """The whole address of a path of ours."""
    return f"{base(visit)}{path}"


def base(visit: Visit) -> str:
    """How every address of ours begins: as the operator says it, else as this browser has found us."""
    request = visit.request
    https = speaks_https(request.url.scheme, request.headers.get("x-forwarded-proto"))
    return (settings().base_url or f"{'https' if https else 'http'}://{request.url.netloc}").rstrip("/")


def typed(visit: Visit) -> str:
    """Where the code is typed."""
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
