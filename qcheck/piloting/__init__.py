"""How an instrument is tried: a trial, its links, its pilots, and what it writes to people; pure."""

from qcheck.piloting.mails import Mail, MailState, MailTrouble, mail_address
from qcheck.piloting.values import Asks, Pilot, PilotId, Trial, TrialId, TrialLink, TrialLinkKind

__all__ = [
    "Asks",
    "Mail",
    "MailState",
    "MailTrouble",
    "Pilot",
    "PilotId",
    "Trial",
    "TrialId",
    "TrialLink",
    "TrialLinkKind",
    "mail_address",
]
