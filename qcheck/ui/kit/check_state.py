"""Sentences for the state of a check (not started, closed, results withheld), and whether answers can be
given now.
"""

from __future__ import annotations

from markupsafe import Markup

from qcheck.language import N_
from qcheck.service import Access, Keeps, State
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import say
from qcheck.wording import deletion

SENTENCES = {
    State.PREPARED: N_(
        "This check is prepared, but not running yet. Answers can be given as soon as it is opened."
    ),
    State.CLOSED: N_("This check is closed. You can read everything, but nothing can be changed any more."),
}
AT_THE_END = N_("This is a confidential check: its results are shown only after it has closed.")
BY_ITSELF = N_("It closes itself on {moment}.")


def notice(access: Access) -> None:
    """Says of a check that is not open what that means; and of one without its answers that they are gone."""
    if access.emptied is not None or access.left_behind:
        html.show(Markup('<p class="qc-done">{}</p>').format(gone(access)))
    elif sentence := SENTENCES.get(access.state):
        html.show(Markup('<p class="qc-done">{}</p>').format(say(sentence)))


def gone(access: Access) -> str:
    """That the answers of the check are no longer there, or stayed elsewhere, and what remains."""
    if access.emptied is None:
        return deletion.elsewhere(visitor.tongue()) if access.left_behind else ""
    day, tongue = visitor.tongue().day(access.emptied), visitor.tongue()
    return deletion.gone(day, tongue, with_result=access.keeps is not Keeps.RESULT)


def is_open(access: Access) -> bool:
    """Whether answers can be given and changed."""
    return access.state is State.OPEN


def when_results_appear(access: Access) -> str:
    """When the results of a confidential check appear."""
    return " ".join(filter(None, (say(AT_THE_END), closes_itself(access))))


def closes_itself(access: Access) -> str:
    """When the check closes by itself; nothing where no end was chosen."""
    return say(BY_ITSELF, moment=visitor.at(access.ends, access.life.zone)) if access.ends else ""
