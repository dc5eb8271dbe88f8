"""The verbs of workshops about an instrument: begun, led step by step, answered by phones, written down.

Every step names the revision it was made on; where somebody was faster it is refused and nothing is changed.
What phones say raises no revision: whoever answers holds up nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from qcheck.language import N_
from qcheck.piloting import TrialId, TrialLink, TrialLinkKind
from qcheck.records import LinkId
from qcheck.refusals import NotPossible, Overtaken, UnknownLink
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import gone
from qcheck.store.rows.gone import Kind
from qcheck.store.rows.workshop_rows import STALE
from qcheck.store.tables.reflections import reflection_voices as voices
from qcheck.store.tables.reflections import reflections
from qcheck.store.tables.trials import trial_links
from qcheck.store.trial.trials import add_link
from qcheck.workshop.reflection import Ballot, Course, Scene, Tally, counted

NOT_ASKED_NOW = N_("Time is up for this: the workshop has gone on. What you sent did not count.")
ROOM_IS_FULL = N_("More phones than a workshop can hold have answered already.")
MOST_PHONES = 1_000
_COURSE, _TALLIES = TypeAdapter(Course), TypeAdapter(dict[str, Tally])

_Found = Row[Any]  # Any: as in `mapping`


@dataclass(frozen=True, slots=True)
class KeptReflection:
    """A workshop as it is kept. `tallies` are what phones said at the steps that are over; `answered` counts
    the phones that have answered at the step that is going on. `let_through` are marks of sentences.
    """

    id: str
    trial: TrialId
    title: str
    place: str
    course: Course
    created: datetime
    tallies: Mapping[str, Tally]
    let_through: frozenset[str] = frozenset()
    notes: str = ""
    began: datetime | None = None
    ended: datetime | None = None
    answered: int = 0
    revision: int = 1


class Reflecting(StoreBase):
    """Workshops about an instrument."""

    def add_reflection(self, new: KeptReflection, code: str, *links: TrialLink) -> None:
        """A new workshop with its links; `code` is the hash of what is typed to join it."""
        with self.database.writing() as connection:
            connection.execute(insert(reflections).values(_row_of(new) | {"code": code}))
            for link in links:
                add_link(connection, link)

    def reflection(self, workshop: str) -> KeptReflection:
        """UnknownLink where it is gone."""
        with self.database.reading() as connection:
            return _kept(connection, _row(connection, workshop))

    def reflection_revision(self, workshop: str) -> int:
        """Grows with every step; UnknownLink where it is gone."""
        with self.database.glancing() as connection:
            query = select(reflections.c.revision).where(reflections.c.id == workshop)
            revision = connection.execute(query).scalar_one_or_none()
        if revision is None:
            raise UnknownLink
        return int(revision)

    def reflections(self, trial: TrialId) -> tuple[KeptReflection, ...]:
        """The workshops of a trial, the latest first."""
        with self.database.reading() as connection:
            query = select(reflections).where(reflections.c.trial == trial)
            rows = connection.execute(query.order_by(reflections.c.created.desc(), reflections.c.id)).all()
            return tuple(_kept(connection, row) for row in rows)

    def links_of_reflection(self, workshop: str) -> Mapping[TrialLinkKind, TrialLink]:
        """Its links by their kinds."""
        with self.database.reading() as connection:
            return {link.kind: link for link in _links(connection, workshop)}

    def room_by_code(self, code: str) -> TrialLink | None:
        """The link for phones of the workshop with this hash of a code; None where none has it."""
        with self.database.glancing() as connection:
            query = select(reflections.c.id).where(reflections.c.code == code)
            workshop = connection.execute(query).scalar_one_or_none()
            of_workshop = _links(connection, workshop) if workshop else ()
        return next((link for link in of_workshop if link.kind is TrialLinkKind.ROOM), None)

    def move_reflection(
        self, workshop: str, expected: int, move: Callable[[Course], Course], now: datetime
    ) -> KeptReflection:
        """Makes a move, and counts what phones said at the step it leaves: whose it was is forgotten.

        Where a step is gone through once more and nobody answers anew, what was counted before stays.
        """
        with self.database.writing() as connection:
            row = _held(connection, workshop, expected)
            before, tallies = _COURSE.validate_python(row.course), dict(row.tallies)
            after = move(before)
            if (over := counted(before, after)) is not None:
                tallies |= _counted(connection, workshop, over)
            values: dict[str, object] = {"course": _COURSE.dump_python(after, mode="json")}
            values |= {"tallies": tallies} | _times(row, before, after, now)
            _change(connection, row, values)
            moved = _kept(connection, _row(connection, workshop))
        self.database.forget()
        return moved

    def write_reflection(self, workshop: str, change: Callable[[KeptReflection], dict[str, object]]) -> None:
        """Changes `title`, `place`, `notes` or `let_through` as this makes of what is kept. It is no step:
        whoever goes on at this moment is not held up.
        """
        with self.database.writing() as connection:
            row = _held(connection, workshop, None)
            if values := change(_kept(connection, row)):
                connection.execute(update(reflections).where(reflections.c.id == workshop).values(values))

    def say_in_room(self, workshop: str, asked: Ballot, phone: str, said: Collection[str]) -> None:
        """What a phone says, in place of what it said before. NotPossible where the step is over."""
        with self.database.writing() as connection:
            row = _held(connection, workshop, None)
            if _COURSE.validate_python(row.course).ballot != asked:
                raise NotPossible(NOT_ASKED_NOW)
            own = (voices.c.workshop == workshop, voices.c.ballot == asked, voices.c.phone == phone)
            words = sorted(set(said))
            if connection.execute(update(voices).where(*own).values(said=words)).rowcount:
                return
            if _phones(connection, workshop, asked) >= MOST_PHONES:
                raise NotPossible(ROOM_IS_FULL)
            own_row = {"workshop": workshop, "ballot": asked, "phone": phone, "said": words}
            connection.execute(insert(voices).values(own_row))

    def said_in_room(self, workshop: str, asked: Ballot, phone: str) -> tuple[str, ...] | None:
        """What a phone has said so far; None where nothing yet."""
        with self.database.glancing() as connection:
            own = (voices.c.workshop == workshop, voices.c.ballot == asked, voices.c.phone == phone)
            said = connection.execute(select(voices.c.said).where(*own)).scalar_one_or_none()
        return None if said is None else tuple(said)

    def delete_reflection(self, workshop: str) -> None:
        """The workshop with its links and all that was said in it."""
        with self.database.writing() as connection:
            connection.execute(delete(trial_links).where(trial_links.c.of == workshop))
            connection.execute(delete(reflections).where(reflections.c.id == workshop))
            gone.note(connection, Kind.REFLECTION, workshop)
        self.database.forget()


def _row_of(new: KeptReflection) -> dict[str, object]:
    return {
        "id": new.id,
        "trial": new.trial,
        "title": new.title,
        "place": new.place,
        "course": _COURSE.dump_python(new.course, mode="json"),
        "tallies": {},
        "let_through": [],
        "notes": "",
        "created": new.created,
        "revision": new.revision,
    }


def _row(connection: Connection, workshop: str) -> _Found:
    row = connection.execute(select(reflections).where(reflections.c.id == workshop)).one_or_none()
    if row is None:
        raise UnknownLink
    return row


def _held(connection: Connection, workshop: str, expected: int | None) -> _Found:
    """Its row, held until the end of the transaction."""
    query = select(reflections).where(reflections.c.id == workshop).with_for_update()
    row = connection.execute(query).one_or_none()
    if row is None:
        raise UnknownLink
    if expected is not None and row.revision != expected:
        raise Overtaken(STALE)
    return row


def _change(connection: Connection, row: _Found, values: Mapping[str, object]) -> None:
    written = {**values, "revision": row.revision + 1}
    connection.execute(update(reflections).where(reflections.c.id == row.id).values(written))


def _kept(connection: Connection, row: _Found) -> KeptReflection:
    course = _COURSE.validate_python(row.course)
    return KeptReflection(
        id=row.id,
        trial=TrialId(row.trial),
        title=row.title,
        place=row.place,
        course=course,
        created=row.created,
        tallies=_TALLIES.validate_python(row.tallies),
        let_through=frozenset(row.let_through),
        notes=row.notes,
        began=row.began,
        ended=row.ended,
        answered=_phones(connection, row.id, course.ballot) if course.ballot else 0,
        revision=row.revision,
    )


def _links(connection: Connection, workshop: str) -> tuple[TrialLink, ...]:
    query = select(trial_links).where(trial_links.c.of == workshop, ~trial_links.c.withdrawn)
    return tuple(
        TrialLink(LinkId(row.id), TrialId(row.trial), TrialLinkKind(row.kind), row.generation, row.of)
        for row in connection.execute(query)
    )


def _times(row: _Found, before: Course, after: Course, now: datetime) -> dict[str, object]:
    """When it left its beginning for the first time, and when it came to its end."""
    times: dict[str, object] = {}
    if row.began is None and before.scene is Scene.OPENING and after.scene is not Scene.OPENING:
        times["began"] = now
    if after.scene is Scene.END and before.scene is not Scene.END:
        times["ended"] = now
    return times


def _counted(connection: Connection, workshop: str, over: Ballot) -> dict[str, object]:
    """What was said at a step, counted; nothing where nobody said anything."""
    there = (voices.c.workshop == workshop, voices.c.ballot == over)
    said = connection.execute(select(voices.c.said).where(*there)).scalars().all()
    if not said:
        return {}
    connection.execute(delete(voices).where(*there))
    times = Counter(what for words in said for what in words)
    return {over: {"phones": len(said), "said": sorted(times.items())}}


def _phones(connection: Connection, workshop: str, asked: Ballot) -> int:
    there = (voices.c.workshop == workshop, voices.c.ballot == asked)
    return connection.execute(select(func.count()).select_from(voices).where(*there)).scalar_one()
