"""The verbs of whoever sends mail: one process at a time, one mail after the other.

A mail is claimed just before it is handed over, and written down as sent just after. Whoever is killed in
between leaves a mail of which nobody knows whether the server took it: it is sent again, with the same
Message-ID, since a confirmation that comes twice harms less than one that never comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, update

from qcheck.piloting import Mail, MailState, MailTrouble, TrialId
from qcheck.store.enrolment.mail_rows import WIPED
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.tables.installation import installation
from qcheck.store.tables.trials import mails, trials

LEASE = timedelta(seconds=150)
"""How long one process sends before others take over: more than a conversation and a mail may last."""
MINUTE = timedelta(minutes=1)
LONGEST_REST = timedelta(minutes=30)
LATE = timedelta(minutes=30)
"""A mail that could have gone so long ago is late."""
_HERE = installation.c.id == 1
_WAITING = mails.c.state == MailState.WAITING


@dataclass(frozen=True, slots=True)
class Claimed:
    """A mail to be handed over now. `contact` is that of its trial; it was to go `since` then, and was
    refused `tries` times.
    """

    mail: Mail
    contact: str
    since: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class MailCounts:
    """How many mails there are of each kind; of the waiting, `late` are overdue, `tried` were refused before,
    and the `oldest` could have gone then. `trouble`: why none can be sent at the moment.
    """

    states: Mapping[MailState, int]
    late: int
    tried: int
    oldest: datetime | None
    trouble: MailTrouble | None


class MailQueue(StoreBase):
    """What whoever sends does to the mails that wait."""

    def on_mail(self, wake: Callable[[], None]) -> None:
        """From now on `wake` is called when mail was queued, in the thread that queued it."""
        self.database.when_queued = wake

    def has_mail_due(self, now: datetime) -> bool:
        """Whether something might be sent; a look that writes nothing."""
        with self.database.glancing() as connection:
            due = select(mails.c.key).where(_WAITING, mails.c.due <= now).limit(1)
            return connection.execute(due).first() is not None

    def claim_mail(self, who: str, now: datetime, rate: int) -> Claimed | None:
        """The next mail that is due, for this process to send. None where there is none, where it is another
        process's turn, all rest, or `rate` mails went within a minute.
        """
        with self.database.writing() as connection:
            row = connection.execute(select(installation).where(_HERE).with_for_update()).one()
            if row.mailer != who and row.mailing_until and now < row.mailing_until <= now + LONGEST_REST:
                return None
            if (due := _next(connection, now, rate)) is None:
                return None
            _turn(connection, mailer=who, mailing_until=now + LEASE)
            connection.execute(update(mails).where(mails.c.key == due.key).values(claimed=who))
            return _claimed(due)

    def mail_sent(self, key: str, now: datetime) -> None:
        """The server took it: what stood in it goes at once."""
        with self.database.writing() as connection:
            _done(connection, key, MailState.SENT, now)
            _turn(connection, mail_trouble="")

    def give_mail_up(self, key: str, trouble: MailTrouble, now: datetime) -> None:
        """It will never be delivered: what stood in it goes."""
        with self.database.writing() as connection:
            _done(connection, key, MailState.GIVEN_UP, now, trouble)

    def try_mail_again(self, key: str, trouble: MailTrouble, at: datetime, tries: int) -> None:
        """The mail is tried again `at` that moment; `tries` says how often it was tried."""
        after = {"due": at, "tries": tries, "trouble": trouble, "claimed": None}
        with self.database.writing() as connection:
            connection.execute(update(mails).where(mails.c.key == key, _WAITING).values(after))

    def rest_from_mail(self, who: str, until: datetime | None, trouble: MailTrouble | None) -> None:
        """The turn of this process is over; nobody sends anything `until` then."""
        values: dict[str, object] = {"mailer": None, "mailing_until": until}
        if trouble is not None:
            values["mail_trouble"] = trouble
        with self.database.writing() as connection:
            connection.execute(update(installation).where(_HERE, installation.c.mailer == who).values(values))

    def wake_all_mail(self, now: datetime) -> None:
        """A server has started, perhaps with other settings: what waited for the mail server waits no
        longer.
        """
        with self.database.writing() as connection:
            resting = and_(_HERE, installation.c.mailer.is_(None))
            connection.execute(update(installation).where(resting).values(mailing_until=None))
            waiting = and_(_WAITING, mails.c.trouble != "", mails.c.tries == 0)
            connection.execute(update(mails).where(waiting, mails.c.due > now).values(due=now))

    def mail_counts(self, now: datetime) -> MailCounts:
        """How it stands, in numbers alone."""
        with self.database.reading() as connection:
            by_state = connection.execute(select(mails.c.state, func.count()).group_by(mails.c.state)).all()
            late = connection.execute(
                select(func.count()).where(_WAITING, mails.c.since < now - LATE)
            ).scalar_one()
            tried = connection.execute(select(func.count()).where(_WAITING, mails.c.tries > 0)).scalar_one()
            oldest = connection.execute(select(func.min(mails.c.since)).where(_WAITING)).scalar_one()
            trouble = connection.execute(select(installation.c.mail_trouble).where(_HERE)).scalar_one()
        counted = Counter({MailState(state): number for state, number in by_state})
        stands = trouble and counted[MailState.WAITING]
        return MailCounts(counted, int(late), int(tried), oldest, MailTrouble(trouble) if stands else None)

    def undelivered(self, trial: TrialId) -> Mapping[str, MailTrouble]:
        """The registrations and applications of a trial of which the latest mail was given up."""
        given_up = and_(mails.c.trial == trial, mails.c.of != "", mails.c.done.is_not(None))
        query = select(mails.c.of, mails.c.state, mails.c.trouble).where(given_up).order_by(mails.c.done)
        with self.database.reading() as connection:
            latest = {row.of: row for row in connection.execute(query)}
        return {
            of: MailTrouble(row.trouble)
            for of, row in latest.items()
            if row.state == MailState.GIVEN_UP and row.trouble
        }


def _next(connection: Connection, now: datetime, rate: int) -> Row[Any] | None:
    """The mail that waits longest; none where enough went in the last minute, or its trial is past."""
    lately = select(func.count()).where(mails.c.done > now - MINUTE, _gone(), mails.c.done <= now)
    if connection.execute(lately).scalar_one() >= rate:
        return None
    query = (
        select(mails, trials.c.contact)
        .join(trials, trials.c.id == mails.c.trial)
        .where(_WAITING, mails.c.due <= now, trials.c.deletes > now.date())
        .order_by(mails.c.due, mails.c.key)
        .limit(1)
    )
    return connection.execute(query).one_or_none()


def _gone() -> ColumnElement[bool]:
    return or_(mails.c.state == MailState.SENT, mails.c.state == MailState.GIVEN_UP)


def _done(
    connection: Connection, key: str, state: MailState, now: datetime, trouble: MailTrouble | None = None
) -> None:
    after = {**WIPED, "state": state, "done": now, "trouble": trouble or ""}
    connection.execute(update(mails).where(mails.c.key == key, _WAITING).values(after))


def _turn(connection: Connection, **values: object) -> None:
    connection.execute(update(installation).where(_HERE).values(**values))


def _claimed(row: Row[Any]) -> Claimed:
    mail = Mail(
        key=row.key,
        trial=TrialId(row.trial),
        to=row.to,
        language=row.language,
        subject=row.subject,
        body=row.body,
        not_before=row.due,
        calendar=row.calendar,
        of=row.of,
    )
    return Claimed(mail, row.contact, row.since, row.tries)
