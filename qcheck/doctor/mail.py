"""Whether mail can be sent: settings, the mail server as far as one comes without a mail, what waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qcheck.doctor.findings import Finding
from qcheck.language import N_, Language
from qcheck.mailing import NO_MAIL, TROUBLE, MailServer, mail_server_of, rehearsed
from qcheck.piloting import MailTrouble
from qcheck.service import Service
from qcheck.settings import Settings

WORKS = N_("Mail: {host}, port {port}, would take mail from {sender} now")
IN_THE_WAY = N_("Mail ({host}, port {port}; from {sender}): {trouble}")
WAITING = N_("Mail that waits: {number}, none of it for more than half an hour")
LATE = N_(
    "{number} mails have waited for more than half an hour. Does the server run? `qcheck mail` says more."
)
FORGOTTEN = N_(
    "{number} mails wait, and mail is switched off here. Set QCHECK_SMTP again, or tell people in "
    "another way."
)


@dataclass(frozen=True, slots=True)
class _InTheWay:
    """What the mail server of these settings does not do."""

    server: MailServer
    trouble: MailTrouble

    def said(self, language: Language) -> str:
        trouble = language.say(TROUBLE[self.trouble])
        return language.say(IN_THE_WAY, trouble=trouble, **_named(self.server))


def sending(settings: Settings) -> Finding:
    """Whether mail is wanted, and the server is there, proves who it is, and takes password and sender."""
    server = mail_server_of(settings)
    if server.wrong:
        return Finding("mail", False, server.wrong)
    if not server.is_wanted:
        return Finding("mail", True, NO_MAIL)
    if trouble := rehearsed(server):
        return Finding("mail", False, reason=_InTheWay(server, trouble))
    return Finding("mail", True, WORKS, _named(server))


def waiting(service: Service) -> Iterator[Finding]:
    """What waits in the queue; nothing where no mail is sent and none waits."""
    standing = service.mailing.standing()
    if standing.waiting and not standing.is_on:
        yield Finding("mails", False, FORGOTTEN, {"number": standing.waiting})
    elif standing.late:
        yield Finding("mails", False, LATE, {"number": standing.late})
    elif standing.is_on:
        yield Finding("mails", True, WAITING, {"number": standing.waiting})


def _named(server: MailServer) -> dict[str, str]:
    return {"host": server.host, "port": str(server.port), "sender": server.sender.addr_spec}
