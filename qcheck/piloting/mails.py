"""What a trial writes to people by mail, and which addresses it can be sent to."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import idna

from qcheck.piloting.values import TrialId

MOST = 254
"""Characters of an address (RFC 5321); 64 of them before the @."""
_BEFORE = re.compile(r"[\w+&'*/=?^{}~$#-]+(?:\.[\w+&'*/=?^{}~$#-]+)*")
"""Words with dots between them. Neither quotes, in which anything could stand, nor `%` and `!`, by which old
servers pass mail on to somebody else.
"""


class MailState(StrEnum):
    """What became of a mail."""

    WAITING = "waiting"
    SENT = "sent"  # a server took it; whether it was read nobody knows
    GIVEN_UP = "given_up"  # it cannot be delivered
    DROPPED = "dropped"  # nobody needs it any more: it was never sent


class MailTrouble(StrEnum):
    """Why a mail did not go, without a word of what a server said, in which addresses may stand."""

    AWAY = "away"  # the server does not answer
    PLAIN = "plain"  # it offers no encryption
    CLEAR = "clear"  # it speaks in the clear first, and is asked to be encrypted from the first word
    CERTIFICATE = "certificate"  # its certificate does not prove who it is
    PASSWORD = "password"  # noqa: S105  it does not accept name and password
    SENDER = "sender"  # it does not let this address send
    LATER = "later"  # not now: it asks to be tried again
    ADDRESS = "address"  # it does not know the address
    LETTERS = "letters"  # the address has letters that it does not take
    CONTENT = "content"  # it does not want this mail
    TOO_LONG = "too_long"  # it was tried for days


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to one person. Of two with the same `key` only the first is kept, so that saying something
    twice sends it once; nothing personal stands in a key.

    `of` is the id of the registration or application that it is about. `not_before` (aware) is when it may
    go: now, or the morning of a meeting. `calendar` is the text of a calendar file that goes along. What
    people read and to whom it goes stands in no `repr`.
    """

    key: str
    trial: TrialId
    to: str = field(repr=False)
    language: str
    subject: str = field(repr=False)
    body: str = field(repr=False)
    not_before: datetime
    calendar: str = field(default="", repr=False)
    of: str = ""


def mail_address(text: str) -> str | None:
    """The one address that was typed, its domain as mail servers know it; None where it is none, or more than
    one, or hides something.
    """
    typed = unicodedata.normalize("NFC", text.strip())
    before, at, domain = typed.rpartition("@")
    if not at or not _BEFORE.fullmatch(before) or len(before.encode()) > 64 or "." not in domain:
        return None
    try:
        address = f"{before}@{idna.encode(domain.lower(), uts46=True).decode()}"
    except idna.IDNAError:
        return None
    return address if len(address) <= MOST and not _is_number(address) else None


def _is_number(address: str) -> bool:
    """Whether its domain ends in digits, as numbers of computers do and no name does."""
    return address.rpartition(".")[2].isdigit()
