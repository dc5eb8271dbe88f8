"""What can go wrong between us, the browser and the provider. In the provider's own words there may be names
and codes, and they end nowhere: each trouble has a sentence of ours.
"""

from __future__ import annotations

from enum import StrEnum

from qcheck.language import N_


class Trouble(StrEnum):
    """Why nobody was signed in."""

    AWAY = "away"
    CERTIFICATE = "certificate"
    GARBLED = "garbled"
    OTHER_ISSUER = "other_issuer"
    UNSAFE = "unsafe"
    CLIENT = "client"
    CANCELLED = "cancelled"
    LATER = "later"
    REFUSED = "refused"
    LOST = "lost"
    USED = "used"
    NOT_BELIEVED = "not_believed"
    CLOCKS = "clocks"


TROUBLE = {
    Trouble.AWAY: N_(
        "The account service does not answer at the moment. Please try again in a few minutes. Everything "
        "for which you have a link works as always."
    ),
    Trouble.CERTIFICATE: N_(
        "The account service could not prove who it is: its certificate is not trusted. Please tell whoever "
        "runs this qcheck. Everything for which you have a link works as always."
    ),
    Trouble.GARBLED: N_(
        "The account service answers in a way that cannot be understood here. Please tell whoever runs this "
        "qcheck."
    ),
    Trouble.OTHER_ISSUER: N_(
        "The answer does not come from the account service that is set here. For your safety nobody was "
        "signed in. Please tell whoever runs this qcheck."
    ),
    Trouble.UNSAFE: N_(
        "The account service wants to talk without encryption. For your safety nobody was signed in. Please "
        "tell whoever runs this qcheck."
    ),
    Trouble.CLIENT: N_(
        "The account service does not know this qcheck, or not with this secret or this address. Please tell "
        "whoever runs it: “qcheck doctor” helps to find out why."
    ),
    Trouble.CANCELLED: N_(
        "You have not been signed in: it was cancelled, or your account may not be used here. Everything for "
        "which you have a link works as always."
    ),
    Trouble.LATER: N_("The account service is busy at the moment. Please try again in a few minutes."),
    Trouble.REFUSED: N_(
        "The account service has refused. Please try again; if it happens again, please tell whoever runs "
        "this qcheck."
    ),
    Trouble.LOST: N_(
        "This way of signing in has expired, was begun in another browser, or your browser keeps no cookies. "
        "Please begin again here."
    ),
    Trouble.USED: N_(
        "This way of signing in has been used already, or took too long. Please begin again here."
    ),
    Trouble.NOT_BELIEVED: N_(
        "What the account service said could not be proved to be meant for you and for this page. For your "
        "safety nobody was signed in. Please try again; if it happens again, please tell whoever runs this "
        "qcheck."
    ),
    Trouble.CLOCKS: N_(
        "The clock of the account service and the one here differ too much. Please tell whoever runs this "
        "qcheck."
    ),
}
"""Each of them as people are told."""

TEMPORARY = frozenset({Trouble.AWAY, Trouble.LATER})
"""What may be over in a moment."""


class NotSignedIn(Exception):
    """Nobody was signed in."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble
