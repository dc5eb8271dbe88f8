"""Whether whoever watches gets figures: the settings, and what answers there."""

from __future__ import annotations

from contextlib import closing
from http.client import HTTPConnection, HTTPException

from qcheck.doctor.findings import Finding
from qcheck.language import N_
from qcheck.reasons import reason_of
from qcheck.settings import Settings
from qcheck.watch_address import Place, place_of

PATIENCE = 10.0  # seconds
OFF = N_("Figures for Prometheus: none, QCHECK_METRICS is not set")
WORKS = N_("Figures for Prometheus: {address}")
SILENT = N_(
    "There are no figures for Prometheus at {address}: {reason}. Does the server run, and has it been "
    "started again since QCHECK_METRICS was set? Its log says not-watched if the port was taken."
)
REFUSED = N_(
    "The server at {address} takes another QCHECK_METRICS_TOKEN than the one that is set. Start it again."
)
ANOTHER = N_(
    "At {address} something else answers than the figures of qcheck (status {status}). Choose a free "
    "port for QCHECK_METRICS, another one than that of the visitors, and start the server again."
)
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # asked here, not listened at


def watched(settings: Settings) -> Finding:
    """Whether figures are wanted, may be had as it is set, and are there."""
    place = place_of(settings)
    if place.wrong:
        return Finding("metrics", False, place.wrong)
    if not place.is_wanted:
        return Finding("metrics", True, OFF)
    said: dict[str, str | int] = {"address": settings.metrics}
    try:
        status, page = _asked(place)
    except (OSError, HTTPException) as error:
        return Finding("metrics", False, SILENT, said | {"reason": reason_of(error)})
    if status == 401:
        return Finding("metrics", False, REFUSED, said)
    is_ours = status == 200 and b"qcheck_build" in page
    return Finding("metrics", is_ours, WORKS if is_ours else ANOTHER, said | {"status": status})


def _asked(place: Place) -> tuple[int, bytes]:
    headers = {"Authorization": f"Bearer {place.token}"} if place.token else {}
    host = _EVERYWHERE.get(place.host, place.host)
    with closing(HTTPConnection(host, place.port, timeout=PATIENCE)) as connection:
        connection.request("GET", "/metrics", headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read(1_000_000)
