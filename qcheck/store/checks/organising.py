"""The verbs of whoever organises: checks, their life, their links, and which sheets count.

Every one takes hold of its check first and waits for those who are just saving an answer; so nothing comes in
after a check was closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select, update
from sqlalchemy.exc import IntegrityError

from qcheck import life
from qcheck.accounts import Account, Thing, ThingKind
from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.records import Check, CheckId, Letterhead, LinkId, Mode, ProcessId, Sheet, SheetId
from qcheck.refusals import Invalid, NotPossible, UnknownLink
from qcheck.store.account.shelves import shelve
from qcheck.store.ground import mapping
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.ground.values import LEADING_TO_ANSWERS, Link
from qcheck.store.rows import check_rows, gone, link_rows, shared_rows, sheet_rows, workshop_rows
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.checks import links, sheets

SHARED_AS_SAID = N_(
    "Everybody who answers is told who sees the result. This stays so. You can hand on the result by a "
    "link, as far as you choose."
)
SAME_NAME = N_("There is already a link for {name} here. Please choose another name.")
TOO_MANY_LINKS = N_("A check has {most} links of a kind at most. Please rename one of those that are there.")
TOLD = N_(
    "People have begun to answer and were told who sees the result. This stays so. "
    "You can hand on the result by a link, as far as you choose."
)


class Organising(StoreBase):
    """What becomes of a check."""

    def create_check(
        self,
        check: Check,
        link: Link,
        sheet: Sheet | None,
        whose: Account | None = None,
        beside: CheckId | None = None,
    ) -> None:
        """A new check with its organiser's link and sheet; its process is made with it, or takes on the title
        and place given here. It lies on the shelf of the account that made it, and of the organisations on
        whose shelf the check `beside` lies.
        """
        with self.database.writing() as connection:
            shared_rows.keep_process(connection, check)
            shared_rows.keep_text(connection, check)
            check_rows.add_check(connection, check)
            if sheet:
                sheet_rows.add_sheet(connection, check.id, sheet, check.life.created)
            link_rows.add_link(connection, link)
            shelve(connection, Thing(ThingKind.CHECK, check.id), whose, beside)

    def start_check(self, check: CheckId, now: datetime) -> None:
        """Opens a prepared check; NotPossible for a closed one."""
        with self.database.writing() as connection:
            before = mapping.life(check_rows.hold_check(connection, check))
            check_rows.live_on(connection, check, before, life.started(before, now))

    def end_check(self, check: CheckId, now: datetime) -> None:
        """Closes a check; one whose end has passed was closed then. The day of deletion that people were told
        stays.
        """
        with self.database.writing() as connection:
            before = mapping.life(check_rows.hold_check(connection, check))
            check_rows.live_on(connection, check, before, life.ended(before, now))

    def resume_check(self, check: CheckId, now: datetime) -> None:
        """Lets a closed open round go on as if it had not been closed; NotPossible for a
        confidential check.
        """
        with self.database.writing() as connection:
            row = check_rows.hold_check(connection, check)
            check_rows.refuse_emptied(row)
            before = mapping.life(row)
            if (after := life.resumed(before, Mode(row.mode), now)) != before:
                check_rows.change_check(connection, check, **asdict(after))

    def schedule(self, check: CheckId, ends: datetime | None, zone: str, now: datetime) -> None:
        """When the check closes itself; None: when it is closed by hand."""
        with self.database.writing() as connection:
            before = mapping.life(check_rows.hold_check(connection, check))
            check_rows.live_on(connection, check, before, life.scheduled(before, ends, zone, now))

    def keep_until(self, check: CheckId, deletes: date | None) -> None:
        """The day of deletion; None: twelve months after the end. NotPossible for a later day than people
        were told who have begun.
        """
        with self.database.writing() as connection:
            row = check_rows.hold_check(connection, check)
            check_rows.refuse_emptied(row)
            before = mapping.life(row)
            promised = check_rows.is_promised(connection, check)
            if life.kept_until(before, deletes, Mode(row.mode), promised=promised) != before:
                check_rows.change_check(connection, check, deletes=deletes)

    def share(self, check: CheckId, shares: bool) -> None:
        """Whether those who answer may see the result afterwards; NotPossible once somebody was told
        otherwise and has begun.
        """
        with self.database.writing() as connection:
            row = check_rows.hold_check(connection, check)
            if row.shares == shares:
                return
            if check_rows.is_promised(connection, check):
                raise NotPossible(_as_said(Mode(row.mode)))
            check_rows.change_check(connection, check, shares=shares)

    def refused_sharing(self, check: CheckId, mode: Mode) -> str:
        """Why `share` changes nothing any more, as the id of a message; empty where it still can."""
        with self.database.reading() as connection:
            return _as_said(mode) if check_rows.is_promised(connection, check) else ""

    def arrange(self, check: CheckId, topics: Iterable[CriterionId]) -> None:
        """The order of topics for the talk; a workshop on the check follows it."""
        with self.database.writing() as connection:
            order, held = list(topics), check_rows.hold_check(connection, check)
            if (held.topics or []) != order:
                check_rows.change_check(connection, check, topics=order or None)
                workshop_rows.follow(connection, check, held, order)

    def rename(self, process: ProcessId, title: str, place: str) -> None:
        """Corrects title and place, for all checks of the process."""
        with self.database.writing() as connection:
            shared_rows.name_process(connection, process, title, place)

    def write_letterhead(self, check: CheckId, letterhead: Letterhead) -> None:
        """What every invitation to the check says."""
        with self.database.writing() as connection:
            written = asdict(letterhead)
            if (check_rows.hold_check(connection, check).letterhead or asdict(Letterhead())) != written:
                check_rows.change_check(connection, check, letterhead=written)

    def add_links(self, wanted: Iterable[Link]) -> None:
        """Those of these links of one check that it does not have yet, by kind, perspective and name; two who
        ask at once add them once.
        """
        with self.database.writing() as connection:
            for link in wanted:
                _refuse_leading_to_answers(link, check_rows.hold_check(connection, link.check))
                if connection.execute(select(links.c.id).where(_is_same(link))).first() is None:
                    link_rows.add_link(connection, link)

    def add_named_link(self, link: Link, most: int) -> None:
        """One more link of this kind and perspective; NotPossible where there is one of the same name, or
        `most` of its kind already.
        """
        with self.database.writing() as connection:
            _refuse_leading_to_answers(link, check_rows.hold_check(connection, link.check))
            _refuse_doubled(connection, link)
            alike = (links.c.check == link.check, links.c.kind == link.kind.value)
            if connection.execute(select(func.count()).where(*alike)).scalar_one() >= most:
                raise NotPossible(TOO_MANY_LINKS, most=most)
            link_rows.add_link(connection, link)

    def rename_link(self, link: LinkId, name: str) -> None:
        """Another name for a link; NotPossible where another one of its kind and perspective has the same."""
        with self.database.writing() as connection:
            row = connection.execute(select(links).where(links.c.id == link)).one_or_none()
            if row is None:
                raise UnknownLink
            check_rows.hold_check(connection, CheckId(row.check))
            _refuse_doubled(connection, replace(mapping.link(row), name=name))
            connection.execute(update(links).where(links.c.id == link).values(name=name))

    def renew(self, link: LinkId) -> Link:
        """Makes the link's secret so far worthless, and its short code; the new one follows from the raised
        generation.
        """
        with self.database.writing() as connection:
            values = {"generation": links.c.generation + 1, "withdrawn": False, "code": None}
            changed = connection.execute(
                update(links).where(links.c.id == link).values(values).returning(links)
            ).one_or_none()
            _note(connection, link)
        if changed is None:
            raise UnknownLink
        return mapping.link(changed)

    def withdraw_link(self, link: LinkId) -> None:
        """The link opens nothing until it is renewed. Its code still finds it, so that this can be said;
        nobody else gets the same.
        """
        with self.database.writing() as connection:
            connection.execute(update(links).where(links.c.id == link).values(withdrawn=True))
            _note(connection, link)

    def keep_codes(self, codes: Mapping[LinkId, str]) -> bool:
        """Lets the hash of a short code lead to each of these links; False, and none is kept, where another
        link has one of them. Always in the same order, so that two of these never wait for each other.
        """
        try:
            with self.database.writing() as connection:
                for link, code in sorted(codes.items()):
                    connection.execute(update(links).where(links.c.id == link).values(code=code))
        except IntegrityError:
            return False
        return True

    def take_out(self, check: CheckId, sheet: SheetId, out: bool) -> None:
        """A sheet counts nowhere, or counts again."""
        with self.database.writing() as connection:
            check_rows.hold_check(connection, check)
            this = (sheets.c.id == sheet, sheets.c.check == check, sheets.c.out != out)
            connection.execute(update(sheets).where(*this).values(out=out, revision=sheets.c.revision + 1))


def _is_same(link: Link) -> ColumnElement[bool]:
    """Links of the same check that are for the same: of this kind, perspective and name."""
    return and_(
        links.c.check == link.check,
        links.c.kind == link.kind.value,
        links.c.perspective.is_not_distinct_from(link.perspective),
        links.c.name == link.name,
    )


def _refuse_doubled(connection: Connection, link: Link) -> None:
    if connection.execute(select(links.c.id).where(_is_same(link), links.c.id != link.id)).first():
        raise Invalid(SAME_NAME, name=link.name)


def _refuse_leading_to_answers(link: Link, check: Any) -> None:  # Any: a row of checks
    """A check without answers gets links to what remained alone."""
    if link.kind in LEADING_TO_ANSWERS:
        check_rows.refuse_emptied(check)


def _as_said(mode: Mode) -> str:
    """Why it stays with who sees the result; of a confidential check this must not depend on whether anybody
    has begun.
    """
    return SHARED_AS_SAID if mode is Mode.CONFIDENTIAL else TOLD


def _note(connection: Connection, link: LinkId) -> None:
    """What was renewed or withdrawn stays so, whatever backup is put back."""
    row = connection.execute(
        select(links.c.generation, links.c.withdrawn).where(links.c.id == link)
    ).one_or_none()
    if row is not None:
        gone.note(connection, Kind.LINK, link, number=gone.reached(row.generation, row.withdrawn))
