"""What is read: the joins behind the verbs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, select

from qcheck.store.tables import answers, catalogues, checks, closings, links, processes, sheets

Query = Select[Any]  # Any: the columns of a join, read by name in `rows`

_LINKED: Query = (
    select(
        links.c.id.label("link"),
        links.c.kind,
        links.c.generation,
        links.c.sheet.label("link_sheet"),
        checks.c.id.label("check"),
        *(checks.c[name] for name in ("phase", "only", "modules", "mode", "opened", "revision")),
        processes.c.id.label("process"),
        processes.c.title,
        processes.c.place,
        catalogues.c.sha,
        catalogues.c.id.label("catalogue_id"),
        catalogues.c.version,
        sheets.c.perspective,
        sheets.c.finished,
    )
    .select_from(links)
    .join(checks, links.c.check == checks.c.id)
    .join(processes, checks.c.process == processes.c.id)
    .join(catalogues, checks.c.catalogue == catalogues.c.sha)
    .outerjoin(sheets, links.c.sheet == sheets.c.id)
    .order_by(checks.c.opened.desc(), checks.c.id, links.c.id)
)

_ANSWERED: Query = (
    select(sheets.c.id.label("sheet_id"), sheets.c.perspective, answers)
    .select_from(sheets)
    .outerjoin(answers)
    .order_by(sheets.c.id, answers.c.question)  # ids are random: the order says nothing about who came when
)


ONE_LINK = _LINKED.where(links.c.id == bindparam("link"))
"""One link, as `linked`. Statements that every answer needs are put together once: that costs more than running them."""

ONE_ANSWER: Query = select(answers).where(and_(answers.c.sheet == bindparam("sheet"), answers.c.question == bindparam("question")))
"""One answer of a sheet."""


def linked(condition: ColumnElement[bool]) -> Query:
    """Links with check, process, catalogue (without its text) and own sheet, newest check first."""
    return _LINKED.where(condition)


def answered(condition: ColumnElement[bool]) -> Query:
    """Sheets with their answers, sheet by sheet; one row without a question for a sheet without answers."""
    return _ANSWERED.where(condition)


def text(sha: str) -> Query:
    """A catalogue's text."""
    return select(catalogues.c.text).where(catalogues.c.sha == sha)


def words(condition: ColumnElement[bool]) -> Query:
    """Closing answers of sheets."""
    return select(closings).join(sheets, closings.c.sheet == sheets.c.id).where(condition)
