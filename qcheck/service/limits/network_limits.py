"""How much one network may try and begin; whoever lets visitors in asks here."""

from __future__ import annotations

from time import monotonic

from qcheck.service.limits.allowance import (
    APPLICATIONS,
    CHECKS,
    FILES,
    MAILS_FOLLOWING,
    MAILS_FROM,
    MAILS_TO,
    REGISTERED,
    SAID,
    SHEETS,
    Allowance,
)
from qcheck.service.limits.misses import Misses
from qcheck.service.limits.tally import Tally


class NetworkLimits:
    """`wrong_codes` slow down whoever guesses codes, `wrong_links` whoever tries one link after the other; no
    address begins sheets, makes checks or takes files without end. The `tally` keeps what was used up.
    """

    def __init__(self, tally: Tally) -> None:
        self.wrong_codes = Misses(monotonic, tally, "codes")
        self.wrong_links = Misses(monotonic, tally, "links")
        self.sheets_begun = Allowance(*SHEETS, monotonic, tally, "sheets")
        self.checks_made = Allowance(*CHECKS, monotonic, tally, "checks")
        self.said_of_questions = Allowance(*SAID, monotonic, tally, "said")
        self.times_sent = Allowance(*SAID, monotonic, tally, "times")
        self.mails_to = Allowance(*MAILS_TO, monotonic, tally, "mails to")
        self.mails_following = Allowance(*MAILS_FOLLOWING, monotonic, tally, "mails following")
        self.mails_from = Allowance(*MAILS_FROM, monotonic, tally, "mails from")
        self.registered = Allowance(*REGISTERED, monotonic, tally, "registered")
        self.applications_sent = Allowance(*APPLICATIONS, monotonic, tally, "applications")
        self.files_made = Allowance(*FILES, monotonic, tally, "files")
