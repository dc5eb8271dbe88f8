"""One mail at once, past the queue, for operators who want to see whether mail works."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex

from qcheck.mailing.connection import Connection, Undelivered
from qcheck.mailing.letter import parcel
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
    try:
        with Connection(post) as connection:
            connection.send(parcel(mail, post.sender, "", now))
    except Undelivered as undelivered:
        return undelivered.trouble
    return None
