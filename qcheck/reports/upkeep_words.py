"""How closing and deleting what is due stands, in words: for the commands and for whoever runs qcheck."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qcheck.language import N_

if TYPE_CHECKING:
    from datetime import datetime

    from qcheck.language import Language
    from qcheck.service import Upkept

LAST_RAN = N_("Closing and deleting what is due last ran on {moment} (UTC)")
NEVER = N_(
    "Closing and deleting what is due has not run yet: it does so when the server starts, and every ten "
    "minutes"
)
OVERDUE = N_("That is too long ago. Does the server run? Its log says what is in the way")
FAILED = N_("It failed with these checks and tries again: {ids}")
FAILED_TRIALS = N_("It failed with these trials and tries again: {ids}")
LEAPS = N_(
    "The clock may have leapt: nothing is closed or deleted until you say that it is right: qcheck clock "
    "--confirm. If it is wrong, set it first."
)


def last_round(upkept: Upkept, words: Language) -> str:
    """When it last ran."""
    return words.say(LAST_RAN, moment=moment(upkept.tidied)) if upkept.tidied else words.say(NEVER)


def is_late(upkept: Upkept) -> bool:
    """Whether it has run, but not since it should have, and nobody is asked about the clock."""
    return upkept.overdue and upkept.tidied is not None and not upkept.leaps


def failures(upkept: Upkept, words: Language) -> Iterator[str]:
    """With what it failed, a sentence for each kind of thing."""
    if upkept.failed:
        yield words.say(FAILED, ids=", ".join(upkept.failed))
    if upkept.failed_trials:
        yield words.say(FAILED_TRIALS, ids=", ".join(upkept.failed_trials))


def moment(time: datetime) -> str:
    """As whoever runs a server reads it beside the log."""
    return f"{time:%Y-%m-%d %H:%M}"
