"""A mail as it travels: plain text, a calendar file at most, and headers in which nobody can put more.

No HTML, no picture, nothing that tells who has read it. It says that a program sent it, so that no answering
machine answers. What comes back as undeliverable goes to the sender's mailbox: nobody reads it here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from qcheck.piloting import Mail, mail_address

_LINES = re.compile(r"\r\n|[\r\u2028\u2029\x0b\x0c\x85]")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A mail ready to go: to whom, and its text as the server gets it."""

    to: str
    message: EmailMessage

    def __repr__(self) -> str:
        return "Parcel(…)"


def parcel(mail: Mail, sender: Address, contact: str, now: datetime) -> Parcel:
    """The mail with its headers. Replies go to the first address in the `contact` of the trial, else to the
    sender. Its Message-ID follows from the key alone: sent a second time it is the same mail.
    """
    message = EmailMessage(policy=SMTP.clone(utf8=not mail.to.isascii()))
    message["From"] = sender
    message["To"] = _mailbox(mail.to)
    message["Subject"] = on_one_line(mail.subject)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = message_id(mail.key, sender)
    if (reply := _address_in(contact)) is not None:
        message["Reply-To"] = _mailbox(reply)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["Content-Language"] = mail.language.split("-")[0]
    message.set_content(_LINES.sub("\n", mail.body))
    if mail.calendar:
        message.add_attachment(
            mail.calendar.encode(),
            maintype="text",
            subtype="calendar",
            filename="termin.ics" if mail.language.startswith("de") else "date.ics",
            params={"charset": "utf-8", "method": "PUBLISH"},
        )
    return Parcel(mail.to, message)


def message_id(key: str, sender: Address) -> str:
    """The same for the same key, which cannot be read from it."""
    return f"<{sha256(key.encode()).hexdigest()[:40]}@{sender.domain}>"


def on_one_line(text: str) -> str:
    """Without line breaks and without signs that nobody sees, of which a header could be made."""
    seen = (" " if sign.isspace() else sign for sign in text)
    return " ".join("".join(sign for sign in seen if unicodedata.category(sign)[0] != "C").split())


def _mailbox(address: str) -> Address:
    before, _, domain = address.rpartition("@")
    return Address(username=before, domain=domain)


def _address_in(contact: str) -> str | None:
    """The first address that stands in it; one with letters that not every server takes is none."""
    addresses = map(mail_address, re.split(r"[\s,;<>()\[\]]+|mailto:", contact))
    return next((address for address in addresses if address is not None and address.isascii()), None)
