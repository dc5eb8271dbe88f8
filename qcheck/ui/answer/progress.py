"""How far one has come in a check: never said in lights, because progress is not quality."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from qcheck.catalogue import CriterionId
from qcheck.service import OwnSheet
from qcheck.ui.kit.html import anchor, show, table
from qcheck.ui.kit.visitor import say

DONE = Markup('<b class="qc-whole"><span aria-hidden="true">✓ </span>{}</b>')
OPEN = Markup('<span class="qc-whole">{}</span>')


def state_of(sheet: OwnSheet, criterion_id: str) -> str | Markup:
    """How far a criterion is answered, in words; what is complete is seen from afar, too."""
    answered, total = sheet.progress[CriterionId(criterion_id)]
    if answered == total:
        return DONE.format(say("complete"))
    if not answered:
        return OPEN.format(say("nothing yet"))
    return say("{answered} of {total} answered", answered=answered, total=total)


def topics(caption: str, entries: Iterable[tuple[str, str, str | Markup]]) -> None:
    """A table of ways into the questions: step, title and state of each."""
    rows = ((anchor(title, "questions", {"criterion": step}), state) for step, title, state in entries)
    show(table((say("Topic"), say("State")), rows, caption, "qc-topics"))


def of_sheet(sheet: OwnSheet) -> None:
    """How much of the sheet is answered."""
    _bar(
        say("{answered} of {total} questions answered", answered=sheet.answered, total=sheet.total),
        sheet.answered,
        sheet.total,
    )


def position(sheet: OwnSheet, view: str, step: int, steps: int) -> None:
    """Where one is while answering: on which process, from whose view, at which topic, the closing questions
    after the last one. The bar tells how much of the sheet is answered.
    """
    told = Markup(" · ").join(filter(None, (Markup("<strong>{}</strong>").format(sheet.access.title), view)))
    show(Markup('<p class="qc-where">{}</p>').format(told))
    text = (
        say("Topic {step} of {steps}", step=step, steps=steps)
        if step <= steps
        else say("After the last topic")
    )
    _bar(text, sheet.answered, sheet.total)


def _bar(text: str, done: int, total: int) -> None:
    share = round(100 * done / total) if total else 0
    bar = Markup('<div class="qc-bar" aria-hidden="true"><div style="width:{}%"></div></div>').format(share)
    show(Markup('<p class="qc-progress">{}</p>{}').format(text, bar))
