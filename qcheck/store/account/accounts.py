"""The verbs of accounts and of their sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from qcheck.accounts import Account, AccountId, Identity
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.tables.accounts import account_sessions, accounts


@dataclass(frozen=True, slots=True)
class Session:
    """A browser in which somebody has signed in, since when and until when."""

    account: Account
    began: datetime
    ends: datetime


class Accounts(StoreBase):
    """What is kept of those who sign in."""

    def arrive(self, account: AccountId, identity: Identity, now: datetime) -> Account:
        """The account of this person, as the provider describes them now; a new one with this id where they
        come for the first time.
        """
        this = (accounts.c.issuer == identity.issuer) & (accounts.c.subject == identity.subject)
        said = {
            "name": identity.name,
            "mail": identity.mail,
            "organisations": list(identity.organisations),
            "seen": now,
        }
        with self.database.writing() as connection:
            if not connection.execute(update(accounts).where(this).values(said)).rowcount:
                new = {"id": account, "issuer": identity.issuer, "subject": identity.subject, **said}
                if not _inserted(connection, new):  # they came twice at this very moment
                    connection.execute(update(accounts).where(this).values(said))
            return account_in(connection.execute(select(accounts).where(this)).one())

    def begin_session(
        self, digest: str, account: AccountId, provider_session: str, now: datetime, ends: datetime
    ) -> None:
        """From now on this word belongs to the account, until it ends. Sessions that are over go."""
        with self.database.writing() as connection:
            connection.execute(delete(account_sessions).where(account_sessions.c.ends <= now))
            connection.execute(
                insert(account_sessions).values(
                    digest=digest, account=account, provider_session=provider_session, began=now, ends=ends
                )
            )

    def session_of(self, digest: str, now: datetime) -> Session | None:
        """The session of this word; None where there is none, or its time is over."""
        query = (
            select(accounts, account_sessions.c.began, account_sessions.c.ends)
            .join(account_sessions, account_sessions.c.account == accounts.c.id)
            .where((account_sessions.c.digest == digest) & (account_sessions.c.ends > now))
        )
        with self.database.glancing() as connection:
            row = connection.execute(query).one_or_none()
        return Session(account_in(row), row.began, row.ends) if row else None

    def prolong_session(self, digest: str, ends: datetime) -> None:
        """The session lasts until then; nothing where it has ended meanwhile."""
        this = account_sessions.c.digest == digest
        with self.database.writing() as connection:
            connection.execute(update(account_sessions).where(this).values(ends=ends))

    def end_session(self, digest: str) -> None:
        """Nobody is signed in by this word any more; nothing where nobody was."""
        with self.database.writing() as connection:
            connection.execute(delete(account_sessions).where(account_sessions.c.digest == digest))

    def end_all_sessions(self) -> None:
        """Nobody is signed in any more."""
        with self.database.writing() as connection:
            connection.execute(delete(account_sessions))

    def end_sessions_of(self, issuer: str, subject: str, provider_session: str, before: datetime) -> None:
        """Ends what began before then: the sessions of this person, of this session at their provider, or of
        both where both are said; then also those of which their session there is not known. Nothing where
        neither is.
        """
        theirs = select(accounts.c.id).where(accounts.c.issuer == issuer)
        if subject:
            theirs = theirs.where(accounts.c.subject == subject)
        ended = account_sessions.c.account.in_(theirs) & (account_sessions.c.began <= before)
        if provider_session:
            known = (provider_session, "") if subject else (provider_session,)
            ended &= account_sessions.c.provider_session.in_(known)
        if subject or provider_session:
            with self.database.writing() as connection:
                connection.execute(delete(account_sessions).where(ended))


def _inserted(connection: Connection, new: dict[str, object]) -> bool:
    try:
        with connection.begin_nested():
            connection.execute(insert(accounts).values(new))
    except IntegrityError:
        return False
    return True


def account_in(row: Row[Any]) -> Account:  # Any: as in `mapping`
    """A row of accounts."""
    identity = Identity(row.issuer, row.subject, row.name, row.mail, tuple(row.organisations))
    return Account(AccountId(row.id), identity)
