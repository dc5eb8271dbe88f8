"""The verbs of shelves: what lies on which, and who has a thing on theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, false, func, insert, or_, select
from sqlalchemy.exc import IntegrityError

from qcheck.accounts import Account, AccountId, Holder, Identity, Organisation, Place, Thing, ThingKind
from qcheck.piloting import TrialId, TrialLink, TrialLinkKind
from qcheck.records import CheckId, LinkId
from qcheck.store.account.accounts import account_in
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import gone
from qcheck.store.tables.accounts import account_sessions, accounts
from qcheck.store.tables.shelves import shelf
from qcheck.store.tables.trials import trial_links

_COLUMNS = {ThingKind.CHECK: shelf.c.check, ThingKind.DRAFT: shelf.c.draft, ThingKind.TRIAL: shelf.c.trial}
_Found = Row[Any]  # Any: as in `mapping`


class Shelves(StoreBase):
    """What lies on shelves."""

    def put_on_shelf(self, thing: Thing, holder: Holder) -> None:
        """The thing lies on this shelf from now on; nothing where it does already, or one of both is gone."""
        try:
            with self.database.writing() as connection:
                _put(connection, thing, holder)
        except IntegrityError:  # put there, or gone, at this very moment
            return

    def take_off_shelf(self, thing: Thing, *places: str) -> None:
        """The thing lies in these places no more."""
        with self.database.writing() as connection:
            connection.execute(delete(shelf).where(_is(thing), shelf.c.id.in_(places)))
        self.database.forget()

    def places_on(self, *holders: Holder) -> tuple[Place, ...]:
        """What lies on these shelves."""
        return self._places(or_(false(), *map(_whose, holders)))

    def places_of(self, *things: Thing) -> tuple[Place, ...]:
        """On which shelves these things lie."""
        return self._places(or_(false(), *_are(things)))

    def coordinated(self, these: Collection[TrialId]) -> dict[TrialId, TrialLink]:
        """The links to coordinate these trials."""
        of_these = trial_links.c.trial.in_(these) & (trial_links.c.kind == TrialLinkKind.COORDINATE)
        with self.database.reading() as connection:
            rows = connection.execute(select(trial_links).where(of_these)).all()
        return {
            TrialId(row.trial): TrialLink(
                LinkId(row.id), TrialId(row.trial), TrialLinkKind.COORDINATE, row.generation, row.of
            )
            for row in rows
        }

    def delete_account(self, account: AccountId) -> None:
        """The account with its sessions and its shelf; what lay there stays where it is."""
        with self.database.writing() as connection:
            connection.execute(delete(accounts).where(accounts.c.id == account))
            gone.note(connection, gone.Kind.ACCOUNT, account)
        self.database.forget()

    def drop_accounts(self, before: datetime) -> int:
        """Deletes the accounts that have not signed in since then; gives how many there were."""
        with self.database.writing() as connection:
            return int(connection.execute(delete(accounts).where(accounts.c.seen < before)).rowcount)

    def drop_sessions(self, now: datetime) -> int:
        """Forgets the sessions that are over; gives how many there were."""
        with self.database.writing() as connection:
            over = delete(account_sessions).where(account_sessions.c.ends <= now)
            return int(connection.execute(over).rowcount)

    def all_accounts(self) -> tuple[tuple[Account, datetime, int], ...]:
        """Every account by name, with its last sign-in and how many things lie on its shelf."""
        number = select(func.count()).where(shelf.c.account == accounts.c.id).scalar_subquery()
        query = select(accounts, number.label("number")).order_by(accounts.c.name, accounts.c.id)
        with self.database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple((account_in(row), row.seen, int(row.number)) for row in rows)

    def account_facts(self, account: AccountId) -> tuple[datetime, tuple[tuple[datetime, datetime], ...]]:
        """When the account signed in last, and from when to when its sessions last."""
        times = select(account_sessions.c.began, account_sessions.c.ends)
        mine = times.where(account_sessions.c.account == account).order_by(account_sessions.c.began)
        with self.database.reading() as connection:
            seen = connection.execute(select(accounts.c.seen).where(accounts.c.id == account)).scalar_one()
            return seen, tuple((row.began, row.ends) for row in connection.execute(mine))

    def _places(self, which: ColumnElement[bool]) -> tuple[Place, ...]:
        query = (
            select(shelf, *(accounts.c[name].label(f"its_{name}") for name in _OF_ACCOUNT))
            .select_from(shelf)
            .outerjoin(accounts, shelf.c.account == accounts.c.id)
            .where(which)
            .order_by(shelf.c.organisation, accounts.c.name, shelf.c.id)
        )
        with self.database.reading() as connection:
            return tuple(map(_place, connection.execute(query)))


_OF_ACCOUNT = ("issuer", "subject", "name", "mail", "organisations")


def shelve(
    connection: Connection, thing: Thing, whose: Account | None, beside: CheckId | None = None
) -> None:
    """Puts what was just begun on the shelf of whoever began it, within a transaction; where it stands
    `beside` a check that lies on the shelf of an organisation of theirs, on that one, too.
    """
    if whose is None:
        return
    _put(connection, thing, whose)
    if beside is None:
        return
    of_check = connection.execute(
        select(shelf.c.issuer, shelf.c.organisation).where(shelf.c.check == beside, shelf.c.account.is_(None))
    )
    shared = {Organisation(row.issuer, row.organisation) for row in of_check}
    for organisation in shared & set(whose.organised_in):
        _put(connection, thing, organisation)


def place_id(thing: Thing, holder: Holder) -> str:
    """The id of a place: the same thing lies on the same shelf once."""
    whose = ("account", holder.id) if isinstance(holder, Account) else ("of", holder.issuer, holder.name)
    return sha256("\n".join((thing.kind, thing.id, *whose)).encode()).hexdigest()


def _put(connection: Connection, thing: Thing, holder: Holder) -> None:
    place = place_id(thing, holder)
    if connection.execute(select(shelf.c.id).where(shelf.c.id == place)).first():
        return
    if isinstance(holder, Account):
        there = select(accounts.c.id).where(accounts.c.id == holder.id).with_for_update()
        if connection.execute(there).first() is None:  # deleted meanwhile, on another device
            return
        whose: dict[str, str] = {"account": holder.id}
    else:
        whose = {"issuer": holder.issuer, "organisation": holder.name}
    connection.execute(insert(shelf).values({"id": place, _COLUMNS[thing.kind].name: thing.id, **whose}))


def _is(thing: Thing) -> ColumnElement[bool]:
    return _COLUMNS[thing.kind] == thing.id


def _are(things: Iterable[Thing]) -> Iterable[ColumnElement[bool]]:
    by_kind: dict[ThingKind, list[str]] = {}
    for thing in things:
        by_kind.setdefault(thing.kind, []).append(thing.id)
    return (_COLUMNS[kind].in_(ids) for kind, ids in by_kind.items())


def _whose(holder: Holder) -> ColumnElement[bool]:
    if isinstance(holder, Account):
        return shelf.c.account == holder.id
    named = and_(shelf.c.issuer == holder.issuer, shelf.c.organisation == holder.name)
    return and_(shelf.c.account.is_(None), named)


def _place(row: _Found) -> Place:
    thing = next(
        Thing(kind, row._mapping[column.name])
        for kind, column in _COLUMNS.items()
        if row._mapping[column.name]
    )
    if row.account is None:
        return Place(row.id, thing, Organisation(row.issuer, row.organisation))
    said = Identity(row.its_issuer, row.its_subject, row.its_name, row.its_mail, tuple(row.its_organisations))
    return Place(row.id, thing, Account(AccountId(row.account), said))
