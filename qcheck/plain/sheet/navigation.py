"""The steps of a sheet (its topics in order, then the closing questions) and how one goes from one to the
next. Derived from what is asked now; nothing of it is stored.
"""

from __future__ import annotations

from qcheck.service import OwnSheet

CLOSING = "closing"
"""The step after the last topic."""

OVERVIEW = "/overview"

ANSWERS = "/answers"

END = "/end"


def steps(sheet: OwnSheet) -> tuple[str, ...]:
    """The steps of a sheet: each criterion that asks something now, then the closing questions."""
    return (*(criterion.id for criterion, _ in sheet.asked), CLOSING)


def address_of(step: str) -> str:
    """The path of a step, relative to the sheet's base address."""
    return f"/{CLOSING}" if step == CLOSING else f"/t/{step}"


def after(sheet: OwnSheet, step: str, *, in_a_room: bool = False) -> str:
    """Where one goes on, also from a topic that a filter has just switched off: after the last question to
    the end, if nothing is open.

    `in_a_room`: everybody waits for the last one, so that the closing questions are offered at the end and
    not asked before it.
    """
    later = [other for other in steps(sheet) if _place(sheet, other) > _place(sheet, step)]
    if later and not (in_a_room and later == [CLOSING]):
        return address_of(later[0])
    return END if sheet.finished else OVERVIEW


def before(sheet: OwnSheet, step: str) -> str | None:
    """Where one goes back to; None at the beginning."""
    earlier = [other for other in steps(sheet) if _place(sheet, other) < _place(sheet, step)]
    return address_of(earlier[-1]) if earlier else None


def next_open(sheet: OwnSheet) -> str:
    """Where there is something to do: the first topic with an open question, else the overview,
    else the end.
    """
    if sheet.finished:
        return END
    return address_of(sheet.next_open) if sheet.next_open else OVERVIEW


def _place(sheet: OwnSheet, step: str) -> int:
    order = [criterion.id for criterion in sheet.access.catalogue.every_criterion]
    return order.index(step) if step in order else len(order)
