"""Whether mail works, for operators: one mail at once, past the queue, or as far as one comes without any."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from secrets import token_hex

from qcheck.mailing.conversation import Conversation, Undelivered
from qcheck.mailing.mail_server import MailServer
from qcheck.mailing.parcel import parcel
from qcheck.piloting import Mail, MailTrouble, TrialId


def try_out(
    server: MailServer, to: str, language: str, subject: str, body: str, now: datetime
) -> MailTrouble | None:
    """Sends it to this address; gives what was in the way, None where the server took it."""
    mail = Mail(
        key=f"try/{token_hex(8)}",
        trial=TrialId(""),
        to=to,
        language=language,
        subject=subject,
        body=body,
        not_before=now,
    )
    return _trouble(server, lambda conversation: conversation.send(parcel(mail, server.sender, "", now)))


def rehearsed(server: MailServer) -> MailTrouble | None:
    """Everything that goes before a mail, and no mail; gives what was in the way."""
    return _trouble(server, Conversation.rehearse)


def _trouble(server: MailServer, deed: Callable[[Conversation], None]) -> MailTrouble | None:
    try:
        with Conversation(server) as conversation:
            deed(conversation)
    except Undelivered as undelivered:
        return undelivered.trouble
    return None
