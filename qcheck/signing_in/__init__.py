"""HOW ONE SIGNS IN at a provider of OpenID Connect: its description, its keys, the way there and back, and
what its tokens say. Every word of theirs is looked at before it is believed; trouble becomes a word of ours.
"""

from qcheck.signing_in.client import Client
from qcheck.signing_in.discovery import Described
from qcheck.signing_in.journey import LASTS as JOURNEY_LASTS
from qcheck.signing_in.journey import Departure, Journeys
from qcheck.signing_in.journey import name_of as journey_name
from qcheck.signing_in.logout_token import LoggedOut
from qcheck.signing_in.provider import NO_PROVIDER, Provider, provider_of
from qcheck.signing_in.rehearsal import ClockOff, Rehearsed, rehearse
from qcheck.signing_in.trouble import TEMPORARY, TROUBLE, NotSignedIn, Trouble

__all__ = [
    "JOURNEY_LASTS",
    "NO_PROVIDER",
    "TEMPORARY",
    "TROUBLE",
    "Client",
    "ClockOff",
    "Departure",
    "Described",
    "Journeys",
    "LoggedOut",
    "NotSignedIn",
    "Provider",
    "Rehearsed",
    "Trouble",
    "journey_name",
    "provider_of",
    "rehearse",
]
