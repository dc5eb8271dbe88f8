"""The day of deletion in the organiser's hands: when it is, what remains after it; and deleting at once, the
answers, the check or its whole process.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st
from markupsafe import Markup

from qcheck.language import N_
from qcheck.service import Access, Keeps
from qcheck.ui.kit import check_state, html, inputs, url_params, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.organise import date_fields, sibling_checks
from qcheck.wording import deletion

CHECK, PROCESS = "1", "process"
"""In the address of the start page: what has just been deleted."""


def told(access: Access) -> str:
    """When the answers are deleted and what may stay; or that they are gone."""
    if access.emptied is not None:
        return check_state.gone(access)
    tongue = visitor.tongue()
    day = tongue.day(access.deletes)
    sentence = deletion.told(access.keeps, day, tongue, N_("On {day} everything is deleted."))
    return " ".join(filter(None, (sentence, deletion.more(access.keeps, tongue))))


def on_its_day(access: Access) -> None:
    """The day, and what remains after it."""
    html.paragraph(
        say("Leave the day empty for twelve months after the end.")
        if access.keeps is not Keeps.NOTHING
        else say(
            "On this day everything is deleted, from the database too. Leave it empty for twelve months "
            "after the end."
        )
    )
    shown = date_fields.written(access.deletes)
    typed = inputs.line(say("Day of deletion (such as 31.03.2027)"), "delete-day", shown)
    if st.button(say("Save the day"), key="delete-day-save"):
        widgets.wish(
            lambda: visitor.service().organising.keep_until(access.link, _day(typed)),
            say("The day of deletion is saved."),
        )
    remains(access)


def remains(access: Access) -> None:
    """What remains after that day; once people were told, it can only become less."""
    refused = visitor.service().organising.refused_keeping(access.link)
    possible = [keeps for keeps in Keeps if not refused or keeps.rank <= access.keeps.rank]
    if refused:
        html.paragraph(say(refused), "qc-aside")
    if len(possible) == 1:
        return
    chosen = st.radio(
        say("What may remain after the day of deletion?"),
        possible,
        index=possible.index(access.keeps),
        format_func=lambda keeps: say(deletion.KEEPS[keeps].choice),
        captions=[say(deletion.KEEPS[keeps].advice) for keeps in possible],
        key="delete-keeps",
    )
    if st.button(say("Save what may remain"), key="delete-keeps-save"):
        widgets.wish(
            lambda: visitor.service().organising.keep(access.link, chosen),
            say("Saved. New sheets say so from now on."),
        )


def now(access: Access) -> None:
    """Deleting asks once more, and says what will be gone. Where something may remain, there are two ways, of
    which none is chosen before.
    """
    organising = visitor.service().organising
    if access.keeps is Keeps.NOTHING or access.emptied is not None:
        _asked_for(access, "check", *_everything(access), lambda: organising.delete(access.link))
        return
    answers, everything = say("The answers"), say("Everything, with what may remain")
    chosen = st.radio(say("What is to be deleted?"), [answers, everything], None, key="check-delete-what")
    if chosen is None:
        return
    if chosen == everything:
        _asked_for(access, "check", *_everything(access), lambda: organising.delete(access.link))
    else:
        words = say(
            "This ends the check and deletes everyone's answers and comments. What may stay, stays. It "
            "cannot be undone."
        )
        sure, button = say("Yes, delete the answers"), say("Delete the answers")
        _asked_for(access, "answers", words, sure, button, lambda: organising.delete_answers(access.link))


def whole_process(access: Access) -> None:
    """The end of the process with all of its checks, which are listed before."""
    others = visitor.service().known_checks.other_checks(access.link)
    html.paragraph(
        say(
            "This deletes the process with all of its checks: answers, comments, results, agreed lights, "
            "measures, and all links. It cannot be undone."
        )
    )
    if others:
        html.paragraph(say("Beside this one, these checks go with it:"))
        html.show(html.listed(sibling_checks.facts(other, day=visitor.day(other.opened)) for other in others))
    sure = st.checkbox(say("Yes, delete the whole process"), key="process-sure")
    if st.button(say("Delete the process"), key="process-delete", disabled=not sure):
        visitor.service().organising.delete_process(access.link)
        visitor.go("", {"link": None, "deleted": PROCESS})


def done() -> None:
    """Says on the start page what has just been deleted."""
    if what := url_params.take("deleted"):
        gone = (
            say("The process has been deleted, with everything in it.")
            if what == PROCESS
            else say("The check has been deleted, with all its answers.")
        )
        html.show(Markup('<p class="qc-done" role="status">{}</p>').format(gone))


def _everything(access: Access) -> tuple[str, str, str]:
    words = (
        say("This deletes what remained of the check. It cannot be undone.")
        if access.emptied is not None
        else say("This deletes the check with everyone's answers and comments. It cannot be undone.")
    )
    return words, say("Yes, delete everything"), say("Delete the check")


def _asked_for(
    access: Access, key: str, words: str, sure: str, button: str, delete: Callable[[], None]
) -> None:
    html.paragraph(words)
    is_sure = st.checkbox(sure, key=f"{key}-sure")
    if st.button(button, key=f"{key}-delete", disabled=not is_sure):
        delete()
        if key == "check" or access.keeps is Keeps.NOTHING:
            visitor.go("", {"link": None, "deleted": CHECK})
        st.rerun()


def _day(typed: str) -> date | None:
    return date_fields.day(typed) if typed.strip() else None
