"""How an instrument is tried: a trial, its links and its pilots; pure."""

from qcheck.piloting.values import Asks, Pilot, PilotId, Trial, TrialId, TrialLink, TrialLinkKind

__all__ = ["Asks", "Pilot", "PilotId", "Trial", "TrialId", "TrialLink", "TrialLinkKind"]
