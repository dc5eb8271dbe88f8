"""Whether mail works, for operators: one mail at once, past the queue, or as far as one comes without any."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from secrets import token_hex

from qcheck.mailing.connection import Connection, Undelivered
from qcheck.mailing.parcel import parcel
from qcheck.mailing.post import Post
from qcheck.piloting import Mail, MailTrouble, TrialId


def try_out(post: Post, to: str, language: str, subject: str, body: str, now: datetime) -> MailTrouble | None:
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
    return _trouble(post, lambda connection: connection.send(parcel(mail, post.sender, "", now)))


def rehearsed(post: Post) -> MailTrouble | None:
    """Everything that goes before a mail, and no mail; gives what was in the way."""
    return _trouble(post, Connection.rehearse)


def _trouble(post: Post, deed: Callable[[Connection], None]) -> MailTrouble | None:
    try:
        with Connection(post) as connection:
            deed(connection)
    except Undelivered as undelivered:
        return undelivered.trouble
    return None
