"""How an instrument is tried: a trial, its links, its pilots, and what it writes to people; pure."""

from qcheck.piloting.decisions import Decision, DecisionId, DecisionKind, Meaning
from qcheck.piloting.mails import Mail, MailState, MailTrouble, mail_address
from qcheck.piloting.values import Asks, Pilot, PilotId, SaidFile, Trial, TrialId, TrialLink, TrialLinkKind

__all__ = [
    "Asks",
    "Decision",
    "DecisionId",
    "DecisionKind",
    "Mail",
    "MailState",
    "MailTrouble",
    "Meaning",
    "Pilot",
    "PilotId",
    "SaidFile",
    "Trial",
    "TrialId",
    "TrialLink",
    "TrialLinkKind",
    "mail_address",
]
