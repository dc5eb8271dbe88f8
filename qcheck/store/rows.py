"""From rows to values and back."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from sqlalchemy import Row

from qcheck.catalogue import AnswerValue, Apart, CatalogueId, CriterionId, PerspectiveId, PhaseId, QuestionId
from qcheck.records import Answer, Check, CheckId, Evidence, LinkId, Mode, Process, ProcessId, Scope, Sheet, SheetId
from qcheck.store.values import Link, LinkKind, Opened

Found = Row[Any]  # Any: SQLAlchemy types the columns of a select, not those of a join put together from tables


def opened(row: Found, text: str) -> Opened:
    """A row of links, checks, processes, catalogues and the link's sheet, with the catalogue's text."""
    sheet = SheetId(row.link_sheet) if row.link_sheet else None
    link = Link(LinkId(row.link), CheckId(row.check), LinkKind(row.kind), row.generation, sheet)
    perspective = PerspectiveId(row.perspective) if row.perspective else None
    return Opened(link, _check(row, text), row.revision, perspective, bool(row.finished))


def sheets(rows: Iterable[Found]) -> tuple[Sheet, ...]:
    """Sheets with their answers, from rows in the order of the sheets; a sheet without answers is one row without a question."""
    grouped = groupby(rows, key=lambda row: (SheetId(row.sheet_id), PerspectiveId(row.perspective)))
    return tuple(Sheet(sheet, perspective, _answers(found)) for (sheet, perspective), found in grouped)


def answer(row: Found) -> Answer:
    evidence = Evidence(row.evidence_title, row.evidence_link) if row.evidence_title or row.evidence_link else None
    return Answer(_value(row.value), row.comment, evidence)


def columns(given: Answer) -> dict[str, str | None]:
    """An answer as the columns of its row."""
    evidence = given.evidence or Evidence("")
    value = None if given.value is None else str(given.value)
    return {"value": value, "comment": given.comment, "evidence_title": evidence.title, "evidence_link": evidence.link}


def listed(only: frozenset[CriterionId] | None) -> list[str] | None:
    """A choice of criteria as a list in a fixed order."""
    return None if only is None else sorted(only)


def _check(row: Found, text: str) -> Check:
    return Check(
        id=CheckId(row.check),
        process=Process(ProcessId(row.process), row.title, row.place),
        catalogue_id=CatalogueId(row.catalogue_id),
        catalogue_version=row.version,
        catalogue_text=text,
        phase=PhaseId(row.phase) if row.phase else None,
        scope=Scope(None if row.only is None else frozenset(row.only), frozenset(row.modules)),
        mode=Mode(row.mode),
        opened=row.opened,
    )


def _answers(rows: Iterable[Found]) -> dict[QuestionId, Answer]:
    return {QuestionId(row.question): answer(row) for row in rows if row.question is not None}


def _value(kept: str | None) -> AnswerValue | None:
    if kept is None:
        return None
    return int(kept) if kept.isdigit() else Apart(kept)
