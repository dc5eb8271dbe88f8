"""From rows to values and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Row

from qcheck.catalogue import AnswerValue, Apart, CatalogueId, CriterionId, PerspectiveId, PhaseId, QuestionId
from qcheck.records import (
    Answer,
    Check,
    CheckId,
    Evidence,
    Keeps,
    Letterhead,
    Life,
    LinkId,
    Mode,
    Process,
    ProcessId,
    Scope,
    Sheet,
    SheetId,
    Shows,
)
from qcheck.store.ground.values import KeptAnswer, Link, LinkKind, Opened, SheetEntry

Found = Row[
    Any
]  # Any: SQLAlchemy types the columns of a select, not those of a join put together from tables


def opened(row: Found, text: str) -> Opened:
    """A row of links, checks, processes, catalogues and the link's sheet, with the catalogue's text."""
    sheet = SheetId(row.link_sheet) if row.link_sheet else None
    perspective = PerspectiveId(row.perspective) if row.perspective else None
    way = _link(LinkId(row.link), sheet, perspective, row)
    topics = tuple(map(CriterionId, row.topics or ()))
    return Opened(
        way,
        _check(row, text),
        row.revision,
        perspective,
        bool(row.finished),
        bool(row.out),
        row.label or "",
        topics,
        row.has_workshop,
    )


def link(row: Found) -> Link:
    """A row of links alone."""
    sheet = SheetId(row.sheet) if row.sheet else None
    perspective = PerspectiveId(row.perspective) if row.perspective else None
    return _link(LinkId(row.id), sheet, perspective, row)


def _link(id_: LinkId, sheet: SheetId | None, perspective: PerspectiveId | None, row: Found) -> Link:
    """The link of this id in whichever row the rest of it stands."""
    return Link(
        id_,
        CheckId(row.check),
        LinkKind(row.kind),
        row.generation,
        sheet,
        perspective,
        row.withdrawn,
        row.name,
        row.code,
        shows(row.shows),
    )


def sheet_entry(row: Found, sheet: Sheet) -> SheetEntry:
    """A row of `queries.LISTED`, with the sheet's answers."""
    holder = (
        Link(LinkId(row.link), CheckId(row.check), LinkKind.SHEET, row.generation, sheet.id)
        if row.kind == LinkKind.SHEET
        else None
    )
    return SheetEntry(sheet, row.label, row.finished, row.out, holder, row.last_saved)


def life(row: Found) -> Life:
    """The life of a check from the columns `queries.LIFE`."""
    return Life(row.created, row.opened, row.closed, row.ends, row.zone, row.deletes)


def sheets(rows: Iterable[Found]) -> tuple[Sheet, ...]:
    """Sheets with their answers, from rows in the order of the sheets; a sheet without answers is one row
    without a question.
    """
    grouped = groupby(rows, key=lambda row: (SheetId(row.sheet_id), PerspectiveId(row.perspective)))
    return tuple(Sheet(sheet, perspective, _answers(answered)) for (sheet, perspective), answered in grouped)


def with_answers(
    perspectives: Mapping[str, str], values: Iterable[Found], remarks: Iterable[Found]
) -> dict[str, Sheet]:
    """Sheets by their id, from their perspectives, `queries.values` and `queries.remarks`. Answers that say
    the same are one object.
    """
    given: dict[str, dict[QuestionId, Answer]] = {sheet: {} for sheet in perspectives}
    bare: dict[str, Answer] = {}
    for sheet, question, value in map(tuple, values):  # a plain tuple unpacks faster than a row
        if (on_it := given.get(sheet)) is not None:
            on_it[question] = bare.get(value) or bare.setdefault(value, Answer(given_value(value)))
    for row in remarks:
        if row.sheet in given:
            given[row.sheet][QuestionId(row.question)] = answer(row)
    return {
        sheet: Sheet(SheetId(sheet), PerspectiveId(whose), given[sheet])
        for sheet, whose in perspectives.items()
    }


def answer(row: Found) -> Answer:
    evidence = (
        Evidence(row.evidence_title, row.evidence_link) if row.evidence_title or row.evidence_link else None
    )
    return Answer(given_value(row.value), row.comment, evidence)


def kept_answer(row: Found) -> KeptAnswer:
    """A row of answers, with when it was written."""
    return KeptAnswer(answer(row), row.saved, row.revision)


def columns(given: Answer) -> dict[str, str | None]:
    """An answer as the columns of its row."""
    evidence = given.evidence or Evidence("")
    value = None if given.value is None else str(given.value)
    return {
        "value": value,
        "comment": given.comment,
        "evidence_title": evidence.title,
        "evidence_link": evidence.link,
    }


def listed(only: frozenset[CriterionId] | None) -> list[str] | None:
    """A choice of criteria as a list in a fixed order."""
    return None if only is None else sorted(only)


def kept_shows(chosen: Shows) -> dict[str, object] | None:
    """Which part of the results a link shows, as it is kept; None: all of it."""
    if chosen.everything:
        return None
    return {
        "criteria": listed(chosen.criteria),
        "comments": chosen.comments,
        "perspectives": chosen.perspectives,
    }


def shows(kept: Mapping[str, Any] | None) -> Shows:  # Any: what `kept_shows` makes
    if kept is None:
        return Shows()
    only = kept["criteria"]
    return Shows(
        None if only is None else frozenset(map(CriterionId, only)),
        kept["comments"] is True,
        kept["perspectives"] is True,
    )


def _check(row: Found, text: str) -> Check:
    return Check(
        id=CheckId(row.check),
        process=Process(ProcessId(row.process), row.title, row.place),
        catalogue_id=CatalogueId(row.catalogue_id),
        catalogue_version=row.version,
        catalogue_text=text,
        catalogue_sha=row.sha,
        phase=PhaseId(row.phase) if row.phase else None,
        scope=Scope(None if row.only is None else frozenset(row.only), frozenset(row.modules)),
        mode=Mode(row.mode),
        life=life(row),
        letterhead=Letterhead(**(row.letterhead or {})),
        shares=row.shares,
        keeps=Keeps(row.keeps),
        emptied=row.emptied,
        left_behind=row.left_behind,
        asks_back=row.asks_back,
        times=row.times,
        has_moved=row.has_moved,
    )


def _answers(rows: Iterable[Found]) -> dict[QuestionId, Answer]:
    return {QuestionId(row.question): answer(row) for row in rows if row.question is not None}


def given_value(kept: str | None) -> AnswerValue | None:
    if kept is None:
        return None
    return int(kept) if kept.isdigit() else Apart(kept)
