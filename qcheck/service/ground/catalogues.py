"""The catalogues with which checks were made, by the hash of their text: each is read once per process."""

from __future__ import annotations

from threading import Lock

from qcheck.catalogue import Catalogue
from qcheck.language import N_
from qcheck.loading import read
from qcheck.records import Check
from qcheck.refusals import OutOfOrder

MOST = 64
"""Catalogues kept; beyond that the one that was read first goes."""
UNREADABLE = N_(
    "The catalogue of this check cannot be read by this version of qcheck. Please tell the "
    "people who run this service."
)

KNOWN: dict[str, Catalogue] = {}
"""By the hash of their text, under which a catalogue never changes. Looked up without a lock."""
_ONE_READS = Lock()


def catalogue_of(check: Check) -> Catalogue:
    """The catalogue of a check; OutOfOrder where this version cannot read it."""
    known = KNOWN.get(check.catalogue_sha)
    return known if known is not None else _read_once(check)


def is_readable(check: Check) -> bool:
    """Whether this version can read the check's catalogue; one that it cannot keeps no other from being
    listed.
    """
    try:
        return catalogue_of(check) is not None
    except OutOfOrder:
        return False


def remember(sha: str, catalogue: Catalogue) -> None:
    """Takes over what somebody else has read from the text with this hash."""
    with _ONE_READS:
        _keep(sha, catalogue)


def _read_once(check: Check) -> Catalogue:
    with _ONE_READS:  # a hall comes in at once: one reads, the others wait for it
        if (known := KNOWN.get(check.catalogue_sha)) is not None:
            return known
        catalogue = read(check.catalogue_text.encode(), "catalogue").catalogue
        if catalogue is None:
            raise OutOfOrder(UNREADABLE)
        _keep(check.catalogue_sha, catalogue)
        return catalogue


def _keep(sha: str, catalogue: Catalogue) -> None:
    KNOWN[sha] = catalogue
    while len(KNOWN) > MOST:
        del KNOWN[next(iter(KNOWN))]
