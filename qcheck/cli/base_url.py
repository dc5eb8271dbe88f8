"""The address with which printed links begin, and an honest word beside the result where it may
lead nowhere.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from qcheck.browser import opens_here_only
from qcheck.language import N_, Language
from qcheck.server_address import running
from qcheck.settings import Settings

GUESSED = N_(
    "no server runs over this data folder now: {address} is a guess. Say the right address with "
    "--base-url or QCHECK_BASE_URL"
)
HERE_ONLY = N_(
    "the addresses open on this computer only. For other devices, say the public one with --base-url or "
    "QCHECK_BASE_URL"
)


def address(settings: Settings, words: Language) -> str:
    """The beginning of every printed link: as it was said, else that of the running server, else what the
    settings suggest.
    """
    known = settings.base_url or running(settings.data)
    base = known or settings.public_url
    for doubt in _doubts(base, known is not None):
        print(words.say(doubt, address=base), file=sys.stderr)
    return base


def _doubts(base: str, known: bool) -> Iterator[str]:
    if not known:
        yield GUESSED
    if opens_here_only(base):
        yield HERE_ONLY
