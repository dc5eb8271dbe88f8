"""The verbs of drafts: a catalogue that is being written, with all its versions, opened by a link of its own.

Versions are numbered as they are written, and each knows the one before it; `number` of a draft is the one
that holds now. A step back moves that number and writes nothing, so every version can be had again.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from qcheck.accounts import Account, Thing, ThingKind
from qcheck.language import N_
from qcheck.records import LinkId
from qcheck.refusals import Stale, UnknownLink
from qcheck.store.account.shelves import shelve
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.ground.values import DraftVersion, KeptDraft
from qcheck.store.rows import gone
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.drafts import draft_versions, drafts

MOST_VERSIONS = 300
"""So many versions are kept; beyond them the oldest go."""
CHANGED_MEANWHILE = N_("Somebody else has changed this draft meanwhile. Please look at it once more.")

_VERSIONS = draft_versions.c


class Drafts(StoreBase):
    """What authors write. The texts lie packed: a version differs from the next by a line."""

    def add_draft(self, draft: KeptDraft, what: str, whose: Account | None = None) -> None:
        """A new draft with its first version, on the shelf of the account that began it."""
        with self.database.writing() as connection:
            row = {
                "link": draft.link,
                "generation": draft.generation,
                "revision": draft.revision,
                "number": draft.number,
                "begun": draft.changed,
                "changed": draft.changed,
                "seen": draft.seen,
            }
            connection.execute(insert(drafts).values(row))
            _write(connection, draft.link, DraftVersion(draft.number, 0, draft.changed, what), draft.text)
            shelve(connection, Thing(ThingKind.DRAFT, draft.link), whose)

    def draft(self, link: LinkId) -> KeptDraft:
        """A draft as it stands. UnknownLink where no link of a draft has this id."""
        with self.database.reading() as connection:
            return _kept(connection, _row(connection, link))

    def draft_link(self, link: LinkId) -> tuple[LinkId, int] | None:
        """The link and its generation, where a draft has this link."""
        query = select(drafts.c.link, drafts.c.generation).where(drafts.c.link == link)
        with self.database.glancing() as connection:
            row = connection.execute(query).one_or_none()
        return (LinkId(row.link), row.generation) if row else None

    def drafts(self, links: Iterable[LinkId] | None = None) -> tuple[KeptDraft, ...]:
        """All drafts, or those of these links, the one changed last first."""
        query = select(drafts).order_by(drafts.c.changed.desc())
        if links is not None:
            query = query.where(drafts.c.link.in_(list(links)))
        with self.database.reading() as connection:
            return tuple(_kept(connection, row) for row in connection.execute(query).all())

    def write_draft(self, link: LinkId, expected: int, text: str, what: str, now: datetime) -> KeptDraft:
        """A new version after the one that holds. Stale where the draft has moved on from `expected`."""
        with self.database.writing() as connection:
            row = _held(connection, link, expected)
            newest = select(func.max(_VERSIONS.number)).where(_VERSIONS.draft == link)
            number = int(connection.execute(newest).scalar_one()) + 1
            _write(connection, link, DraftVersion(number, row.number, now, what), text)
            _forget_oldest(connection, link, number)
            _move(connection, link, number, now)
            return _kept(connection, _row(connection, link))

    def hold_version(self, link: LinkId, expected: int, number: int, now: datetime) -> KeptDraft:
        """From now on this version holds: a step back, or forward again."""
        with self.database.writing() as connection:
            _held(connection, link, expected)
            _move(connection, link, number, now)
            return _kept(connection, _row(connection, link))

    def draft_versions(self, link: LinkId) -> tuple[DraftVersion, ...]:
        """Its versions, the newest first, without their texts."""
        query = (
            select(_VERSIONS.number, _VERSIONS.before, _VERSIONS.at, _VERSIONS.what)
            .where(_VERSIONS.draft == link)
            .order_by(_VERSIONS.number.desc())
        )
        with self.database.reading() as connection:
            return tuple(DraftVersion(*row) for row in connection.execute(query).all())

    def draft_text(self, link: LinkId, number: int) -> str | None:
        """The text of a version; None where it is kept no more."""
        with self.database.glancing() as connection:
            return _text(connection, link, number)

    def see_draft(self, link: LinkId, now: datetime) -> None:
        """Somebody has opened it: it is kept from this day on."""
        with self.database.writing() as connection:
            connection.execute(update(drafts).where(_this(link)).values(seen=now))

    def renew_draft(self, link: LinkId) -> int:
        """The next generation of its link; the one before opens nothing any more."""
        with self.database.writing() as connection:
            generation = _row(connection, link).generation + 1
            connection.execute(update(drafts).where(_this(link)).values(generation=generation))
            gone.note(connection, Kind.DRAFT_LINK, link, number=gone.reached(generation, withdrawn=False))
            return int(generation)

    def delete_draft(self, link: LinkId) -> None:
        """Deletes a draft with all its versions."""
        with self.database.writing() as connection:
            connection.execute(delete(drafts).where(_this(link)))
            gone.note(connection, Kind.DRAFT, link)

    def drop_drafts(self, before: datetime) -> int:
        """Deletes the drafts that nobody has opened since then; gives how many there were."""
        with self.database.writing() as connection:
            return int(connection.execute(delete(drafts).where(drafts.c.seen < before)).rowcount)


def _this(link: LinkId) -> ColumnElement[bool]:
    return drafts.c.link == link


def _row(connection: Connection, link: LinkId, *, hold: bool = False) -> Row[tuple[object, ...]]:
    query = select(drafts).where(_this(link))
    row = connection.execute(query.with_for_update() if hold else query).one_or_none()
    if row is None:
        raise UnknownLink
    return row


def _held(connection: Connection, link: LinkId, expected: int) -> Row[tuple[object, ...]]:
    row = _row(connection, link, hold=True)
    if row.revision != expected:
        raise Stale(CHANGED_MEANWHILE)
    return row


def _move(connection: Connection, link: LinkId, number: int, now: datetime) -> None:
    values = {"number": number, "revision": drafts.c.revision + 1, "changed": now, "seen": now}
    connection.execute(update(drafts).where(_this(link)).values(values))


def _write(connection: Connection, link: LinkId, version: DraftVersion, text: str) -> None:
    packed = zlib.compress(text.encode("utf-8"))
    values = {"draft": link, "number": version.number, "before": version.before}
    values |= {"at": version.at, "what": version.what, "text": packed}
    connection.execute(insert(draft_versions).values(values))


def _forget_oldest(connection: Connection, link: LinkId, newest: int) -> None:
    old = (_VERSIONS.draft == link) & (_VERSIONS.number <= newest - MOST_VERSIONS)
    connection.execute(delete(draft_versions).where(old))


def _text(connection: Connection, link: LinkId, number: int) -> str | None:
    query = select(_VERSIONS.text).where(_VERSIONS.draft == link, _VERSIONS.number == number)
    packed = connection.execute(query).scalar_one_or_none()
    return None if packed is None else zlib.decompress(bytes(packed)).decode("utf-8")


def _kept(connection: Connection, row: Row[tuple[object, ...]]) -> KeptDraft:
    text = _text(connection, LinkId(row.link), row.number) or ""
    return KeptDraft(LinkId(row.link), row.generation, row.revision, row.number, text, row.changed, row.seen)
