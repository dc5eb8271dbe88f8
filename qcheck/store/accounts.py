"""The verbs of accounts and of their sessions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from qcheck.accounts import Account, AccountId, Identity
from qcheck.store.account_tables import account_sessions, accounts
from qcheck.store.store_base import StoreBase


class AccountRows(StoreBase):
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
                connection.execute(insert(accounts).values(new))
            return _account(connection.execute(select(accounts).where(this)).one())

    def begin_session(
        self, digest: str, account: AccountId, provider_session: str, now: datetime, ends: datetime
    ) -> None:
        """From now on this word belongs to the account, until it ends."""
        with self.database.writing() as connection:
            connection.execute(
                insert(account_sessions).values(
                    digest=digest, account=account, provider_session=provider_session, began=now, ends=ends
                )
            )

    def account_of(self, digest: str, now: datetime) -> Account | None:
        """Whose session this is; None where there is none, or its time is over."""
        query = (
            select(accounts)
            .join(account_sessions, account_sessions.c.account == accounts.c.id)
            .where((account_sessions.c.digest == digest) & (account_sessions.c.ends > now))
        )
        with self.database.glancing() as connection:
            row = connection.execute(query).one_or_none()
        return _account(row) if row else None

    def end_session(self, digest: str) -> None:
        """Nobody is signed in by this word any more; nothing where nobody was."""
        with self.database.writing() as connection:
            connection.execute(delete(account_sessions).where(account_sessions.c.digest == digest))


def _account(row: Row[Any]) -> Account:  # Any: as in `mapping`
    identity = Identity(row.issuer, row.subject, row.name, row.mail, tuple(row.organisations))
    return Account(AccountId(row.id), identity)
