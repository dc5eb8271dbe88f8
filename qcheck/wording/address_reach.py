"""Addresses that lead nowhere from another device: said wherever an address or a QR code is handed out, with
the way out.
"""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.browser import opens_here_only
from qcheck.language import Language

FOR_THE_ROOM = "qcheck serve --lan"
"""The one command that helps in a hall."""


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """What is the matter, in whole words: `wall` for those who look at it, `room` for whoever leads the
    workshop, `command` is what helps there.
    """

    said: str
    wall: str
    room: str
    way_out: str
    server: str
    command: str = FOR_THE_ROOM


def out_of_reach(base: str, language: Language) -> OutOfReach | None:
    """Where addresses beginning with `base` open on this computer only; None where other devices
    get there.
    """
    if not opens_here_only(base):
        return None
    return OutOfReach(
        said=language.say("These addresses open on this computer only, not on phones and other computers."),
        wall=language.say("Phones do not reach this computer yet."),
        room=language.say(
            "Phones do not reach this computer yet: its address {base} opens here only.", base=base
        ),
        way_out=language.say(
            "In a room: stop qcheck on this computer and start it with this command. All checks are "
            "there again."
        ),
        server=language.say(
            "On a server: before you hand the addresses out, qcheck must be open to the network "
            "and know its public address,"
            " by the setting QCHECK_BASE_URL. docs/operating.en.md says how, under “On a server”."
        ),
    )
