"""Mails in the database: queued within the transaction of whoever has something to say, so that what was
said is sent, and nothing that was undone; kept until they are sent, and then only that they were.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from qcheck.piloting import Mail, MailState
from qcheck.store.connection.database import QUEUED
from qcheck.store.tables.trials import mails

WIPED = {"to": "", "subject": "", "body": "", "calendar": "", "claimed": None}
"""What is left of the words of a mail that nobody sends any more: nothing."""


def queue(connection: Connection, mail: Mail) -> None:
    """To be sent after this transaction, when its time has come. One with the same key stays as it is."""
    if connection.execute(select(mails.c.key).where(mails.c.key == mail.key)).first() is not None:
        return
    try:
        with connection.begin_nested():
            connection.execute(insert(mails).values(_row_of(mail)))
    except IntegrityError:
        return  # PostgreSQL: the same is said at this very moment
    connection.info[QUEUED] = True


def drop(connection: Connection, of: str, now: datetime) -> None:
    """What was not sent yet about this registration or application is not sent any more."""
    waiting = (mails.c.of == of) & (mails.c.state == MailState.WAITING)
    connection.execute(update(mails).where(waiting).values(**WIPED, state=MailState.DROPPED, done=now))


def _row_of(mail: Mail) -> dict[str, object]:
    return {
        "key": mail.key,
        "trial": mail.trial,
        "of": mail.of,
        "state": MailState.WAITING,
        "due": mail.not_before,
        "since": mail.not_before,
        "to": mail.to,
        "language": mail.language,
        "subject": mail.subject,
        "body": mail.body,
        "calendar": mail.calendar,
    }
