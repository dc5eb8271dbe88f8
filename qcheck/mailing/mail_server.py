"""The operator's mail server, from `QCHECK_SMTP` and `QCHECK_MAIL_FROM`; what is wrong with them, in words.

The password is in no `repr` and in no sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from email.headerregistry import Address
from email.utils import getaddresses
from enum import StrEnum
from urllib.parse import SplitResult, unquote, urlsplit

from qcheck.browser import is_loopback
from qcheck.language import N_
from qcheck.piloting import mail_address
from qcheck.settings import Settings

NOT_AN_ADDRESS = N_(
    "QCHECK_SMTP is not the address of a mail server. It is smtp://user:password@host:587 (encrypted by "
    "STARTTLS) or smtps://user:password@host:465; signs such as @ : / in user or password are written as %40 "
    "%3A %2F."
)
NOT_PLAIN = N_(
    "QCHECK_SMTP begins with smtp+plain://, which sends without encryption: that is possible to this "
    "computer alone (127.0.0.1). For any other host say smtp:// or smtps://."
)
NO_SENDER = N_(
    "QCHECK_MAIL_FROM is missing, or is not one mail address. It is the address from which mail is sent, "
    "with a name if you like: Erprobung <erprobung@example.org>."
)


NO_BASE = N_(
    "QCHECK_BASE_URL is missing: it is the address with which the links in mails begin, such as "
    "https://check.example.org."
)
FOR_STRANGERS = N_(
    "Everybody may begin a trial here (QCHECK_TRIALS=everybody), and with it could write to anybody through "
    "your mail server. For mail, please say QCHECK_TRIALS=local and make trials with “qcheck trial new”."
)


class Encryption(StrEnum):
    """How the conversation with the server is kept from others; by the schemes of its address."""

    STARTTLS = "smtp"
    TLS = "smtps"
    NONE = "smtp+plain"


PORTS = {Encryption.STARTTLS: 587, Encryption.TLS: 465, Encryption.NONE: 25}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over, and from whom. `wrong` is a sentence where nothing can be sent like this;
    without a `host` and without it nobody wants mail. `rate`: mails a minute, at most. `is_refused`: mail
    would do harm here, so that nothing is to wait for it either.
    """

    host: str = ""
    port: int = 0
    encryption: Encryption = Encryption.STARTTLS
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    sender: Address = field(default_factory=Address)
    rate: int = 60
    wrong: str = ""
    is_refused: bool = False

    @property
    def is_wanted(self) -> bool:
        """Whether the operator wants mail to be sent, rightly said or not."""
        return bool(self.host or self.wrong) and not self.is_refused

    @property
    def is_usable(self) -> bool:
        return bool(self.host) and not self.wrong


NO_MAIL_SERVER = MailServer()
"""Nothing is sent by mail."""


def mail_server_of(settings: Settings) -> MailServer:
    """What an operator has set."""
    outbound = mail_server_from(settings.smtp.get_secret_value(), settings.mail_from, settings.mail_rate)
    if outbound.is_wanted and settings.trials == "everybody":
        return replace(NO_MAIL_SERVER, wrong=FOR_STRANGERS, is_refused=True)
    return replace(outbound, wrong=NO_BASE) if outbound.is_usable and not settings.base_url else outbound


def mail_server_from(smtp: str, mail_from: str, rate: int) -> MailServer:
    """The mail server and the sender of these settings, or what is wrong with them."""
    if not smtp:
        return NO_MAIL_SERVER
    parts = _parts(smtp)
    if parts is None:
        return MailServer(wrong=NOT_AN_ADDRESS)
    encryption = Encryption(parts.scheme)
    host = parts.hostname or ""
    if encryption is Encryption.NONE and not is_loopback(host):
        return MailServer(wrong=NOT_PLAIN)
    if (sender := _sender(mail_from)) is None:
        return MailServer(wrong=NO_SENDER)
    return MailServer(
        host=host,
        port=parts.port or PORTS[encryption],
        encryption=encryption,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        sender=sender,
        rate=rate,
    )


def _parts(smtp: str) -> SplitResult | None:
    """The address taken apart; None where it is none."""
    try:
        parts = urlsplit(smtp)
        possible = parts.port is None or parts.port > 0
    except ValueError:  # no number where the port stands
        return None
    beyond = parts.path.strip("/") or parts.query or parts.fragment
    known = parts.scheme in PORTS
    return parts if known and possible and parts.hostname and not beyond else None


def _sender(text: str) -> Address | None:
    """Whoever sends; the name without what could break a line."""
    addresses = getaddresses([" ".join(text.split())])
    name, address = addresses[0] if len(addresses) == 1 else ("", "")
    if (checked := mail_address(address)) is None or not checked.isascii():
        return None
    return Address(display_name=name, addr_spec=checked)
