"""What is read: the joins behind the verbs."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, exists, func, or_, select

from qcheck.records import CheckId
from qcheck.store.connection.prepared import Prepared
from qcheck.store.ground.values import LinkKind
from qcheck.store.tables.checks import answers, catalogues, checks, closings, links, moves, processes, sheets
from qcheck.store.tables.workshops import hands, workshops

Query = Select[Any]  # Any: the columns of a join, read by name in `rows`

LIFE = ("created", "opened", "closed", "ends", "zone", "deletes")
"""The columns of a check's life, by the names of its fields."""

_LINKED: Query = (
    select(
        links.c.id.label("link"),
        links.c.kind,
        links.c.generation,
        links.c.sheet.label("link_sheet"),
        *(links.c[name] for name in ("withdrawn", "name", "code", "shows")),
        checks.c.id.label("check"),
        *(checks.c[name] for name in ("phase", "only", "modules", "mode", "topics", "letterhead", "shares")),
        *(checks.c[name] for name in ("keeps", "emptied", "left_behind", "asks_back", "times")),
        exists().where(moves.c.check == checks.c.id).label("has_moved"),
        exists().where(workshops.c.check == checks.c.id).label("has_workshop"),
        *(checks.c[name] for name in LIFE),
        processes.c.id.label("process"),
        processes.c.title,
        processes.c.place,
        catalogues.c.sha,
        catalogues.c.id.label("catalogue_id"),
        catalogues.c.version,
        func.coalesce(sheets.c.perspective, links.c.perspective).label("perspective"),
        (checks.c.revision + func.coalesce(sheets.c.revision, 0)).label("revision"),
        *(sheets.c[name] for name in ("finished", "out", "label")),
    )
    .select_from(links)
    .join(checks, links.c.check == checks.c.id)
    .join(processes, checks.c.process == processes.c.id)
    .join(catalogues, checks.c.catalogue == catalogues.c.sha)
    .outerjoin(sheets, links.c.sheet == sheets.c.id)
    .order_by(checks.c.created.desc(), checks.c.id, links.c.id)
)

_ANSWERED: Query = (
    select(sheets.c.id.label("sheet_id"), sheets.c.perspective, answers)
    .select_from(sheets)
    .outerjoin(answers)
    .order_by(sheets.c.id, answers.c.question)  # ids are random: the order says nothing about who came when
)


ONE_LINK = Prepared(_LINKED.where(links.c.id == bindparam("link")))
"""One link, as `linked`."""

ONE_ANSWER = Prepared(
    select(answers).where(
        and_(answers.c.sheet == bindparam("sheet"), answers.c.question == bindparam("question"))
    )
)
"""One answer of a sheet."""

ONE_SHEET = Prepared(_ANSWERED.where(sheets.c.id == bindparam("sheet")))
"""One sheet with its answers, as `answered`."""

WORDS_OF_ONE = Prepared(select(closings).where(closings.c.sheet == bindparam("sheet")))
"""The closing answers of one sheet."""


def linked(condition: ColumnElement[bool]) -> Query:
    """Links with check, process, catalogue (without its text) and own sheet, newest check first."""
    return _LINKED.where(condition)


def answered(condition: ColumnElement[bool]) -> Query:
    """Sheets with their answers, sheet by sheet; one row without a question for a sheet without answers."""
    return _ANSWERED.where(condition)


def text(sha: str) -> Query:
    """The query for the text of a catalogue by its hash."""
    return select(catalogues.c.text).where(catalogues.c.sha == sha)


def words(condition: ColumnElement[bool]) -> Query:
    """The query for the closing answers on sheets that fulfil the condition."""
    return select(closings).join(sheets, closings.c.sheet == sheets.c.id).where(condition)


IS_EMPTY = and_(
    sheets.c.label == "",
    ~exists().where(answers.c.sheet == sheets.c.id),
    ~exists().where(closings.c.sheet == sheets.c.id),
    ~exists().where(links.c.sheet == sheets.c.id, links.c.kind == LinkKind.ORGANISE.value),
)
"""Nothing stands on the sheet, neither answer nor word; and it is nobody's who organises: neither added for
others nor an own one.
"""

THOSE_THAT_COUNT: Query = (
    select(sheets.c.id, sheets.c.perspective, sheets.c.revision)
    .where(sheets.c.check == bindparam("check"), sheets.c.out.is_(False))
    .order_by(sheets.c.id)
)
"""The sheets of a check, without their answers."""


def values(condition: ColumnElement[bool]) -> Query:
    """Every value on these sheets, in as few columns as can be."""
    wanted = select(answers.c.sheet, answers.c.question, answers.c.value)
    return wanted.join(sheets, answers.c.sheet == sheets.c.id).where(condition, answers.c.value.is_not(None))


def remarks(condition: ColumnElement[bool]) -> Query:
    """The few answers on these sheets with more to them than a value."""
    wanted = select(
        answers.c.sheet,
        *(answers.c[name] for name in ("question", "value", "comment", "evidence_title", "evidence_link")),
    )
    has_words = or_(answers.c.comment != "", answers.c.evidence_title != "", answers.c.evidence_link != "")
    return wanted.join(sheets, answers.c.sheet == sheets.c.id).where(condition, has_words)


LISTED: Query = (
    select(
        *(sheets.c[name] for name in ("id", "label", "finished", "out")),
        links.c.id.label("link"),
        links.c.check,
        links.c.kind,
        links.c.generation,
        func.max(answers.c.saved).label("last_saved"),
    )
    .select_from(sheets)
    .outerjoin(links, links.c.sheet == sheets.c.id)
    .outerjoin(answers, answers.c.sheet == sheets.c.id)
    .where(sheets.c.check == bindparam("check"))
    .group_by(sheets.c.id, links.c.id)
)
"""The sheets of a check with their links, and when an answer was last saved on each."""

STAMP: Query = (
    select(
        (
            checks.c.revision
            + checks.c.removed
            + func.count(sheets.c.id)
            + func.coalesce(func.sum(sheets.c.revision), 0)
        ).label("stamp")
    )
    .select_from(checks)
    .outerjoin(sheets, sheets.c.check == checks.c.id)
    .where(checks.c.id == bindparam("check"))
    .group_by(checks.c.id)
)
"""A number that grows with every change of a check or of any of its sheets; no row for a check
that is gone.
"""


def numbers(wanted: Collection[CheckId]) -> Query:
    """How many sheets with an answer each perspective of these checks has, of those that count."""
    return (
        select(sheets.c.check, sheets.c.perspective, func.count(func.distinct(sheets.c.id)).label("number"))
        .join(answers, answers.c.sheet == sheets.c.id)
        .where(sheets.c.check.in_(wanted), sheets.c.out.is_(False), answers.c.value.is_not(None))
        .group_by(sheets.c.check, sheets.c.perspective)
    )


def raised(wanted: Collection[CheckId]) -> Query:
    """How many hands were counted in these checks, for each question of each perspective."""
    return (
        select(hands.c.check, hands.c.perspective, hands.c.question, func.sum(hands.c.number).label("number"))
        .where(hands.c.check.in_(wanted))
        .group_by(hands.c.check, hands.c.perspective, hands.c.question)
    )


CAME_BY: Query = (
    select(sheets.c.invitation, func.count(func.distinct(sheets.c.id)).label("number"))
    .join(answers, answers.c.sheet == sheets.c.id)
    .where(
        sheets.c.check == bindparam("check"),
        sheets.c.out.is_(False),
        sheets.c.invitation.is_not(None),
        answers.c.value.is_not(None),
    )
    .group_by(sheets.c.invitation)
)
"""How many sheets with an answer came by each link, of those that count."""

PRESENT: Query = (
    select(
        sheets.c.perspective,
        func.coalesce(func.sum(case((sheets.c.earlier.is_(False), 1), else_=0)), 0).label("begun"),
        func.coalesce(
            func.sum(case((and_(sheets.c.finished.is_(True), sheets.c.earlier.is_(False)), 1), else_=0)), 0
        ).label("done"),
        func.coalesce(func.sum(case((sheets.c.earlier.is_(True), 1), else_=0)), 0).label("earlier"),
    )
    .where(sheets.c.check == bindparam("check"), sheets.c.out.is_(False))
    .group_by(sheets.c.perspective)
)
"""How many sheets of each perspective of a check there are, how many of them are finished, and how many were
begun before its workshop.
"""
