"""Saving what is typed and chosen: callbacks that carry one intention into the service, and fields that never
lose a word.

An answer is saved in `on_change`, never by comparing a widget with the store: a second window with an older
page would overwrite newer answers on any rerun.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import streamlit as st
from markupsafe import Markup

from qcheck import addresses, browser
from qcheck.catalogue import AnswerValue, Apart, QuestionId
from qcheck.service import (
    LONGEST_ADDRESS,
    LONGEST_COMMENT,
    LONGEST_TITLE,
    Invalid,
    NotPossible,
    Saved,
    UnknownLink,
)
from qcheck.ui.kit import html, inputs, visitor, widgets

CHANGED = "changed-question"
"""Session key: the question on which others depend and that was answered just now."""

DRAWN = "drawn-revision"
"""Session key: the check's revision that this page shows; the visitor's own changes are drawn where they were
made.
"""


EDITION = "drawn-edition"
"""Session key: the edition of the questions that this page shows."""

MOVED = "moved-edition"
"""Session key: something was refused because it was given to a question of a former edition."""


SEEN = Markup('<span hidden data-own-field="{}" data-seen="{}"></span>')
"""Tells typed.js what stood in a field when it was last saved or drawn."""
SHEET = Markup('<span hidden data-own-sheet="{}" data-save="{}#{}"></span>')
"""Tells it whose sheet this is, and where it is saved."""


class Field(StrEnum):
    """What a text field holds."""

    COMMENT = "comment"
    EVIDENCE = "evidence"
    ADDRESS = "address"
    CLOSING = "closing"


MOST = {
    Field.COMMENT: LONGEST_COMMENT,
    Field.CLOSING: LONGEST_COMMENT,
    Field.EVIDENCE: LONGEST_TITLE,
    Field.ADDRESS: LONGEST_ADDRESS,
}
"""Characters each of them may have."""

PARTS_OF_EVIDENCE = {"title": Field.EVIDENCE, "address": Field.ADDRESS}
"""The two fields that are saved together, as a refusal calls them."""


def whose(check: str) -> None:
    """Says to the browser whose sheet it is on which somebody types."""
    mark = browser.own_mark(check)
    html.show(SHEET.format(mark, addresses.OWN_SAVE, mark))


def answer(link: str, question: str, widget_key: str) -> None:
    """The visitor chose an answer."""
    if inputs.is_left(widget_key):
        return
    chosen = st.session_state[widget_key]
    value = Apart(chosen) if chosen in set(Apart) else int(chosen)
    if _kept(question, lambda: _answered(link, question, value)):
        st.session_state[CHANGED] = question


def _answered(link: str, question: str, value: AnswerValue) -> Saved:
    """Saves it, unless the page still shows a former edition in which the question is another one."""
    _refuse_unfit(link, question)
    return visitor.service().answering.answer(link, QuestionId(question), value)


def _refuse_unfit(link: str, question: str) -> None:
    drawn = st.session_state.get(EDITION, "")
    try:
        visitor.service().moving.refuse_unfit(link, drawn, question)
    except Invalid:
        st.session_state[MOVED] = True
        raise


def take_back(link: str, question: str) -> None:
    """The visitor takes an answer back."""
    if _kept(question, lambda: visitor.service().answering.take_back(link, QuestionId(question))):
        st.session_state[CHANGED] = question


def text(label: str, field: Field, link: str, about: str, stored: str, *, area: bool = False) -> None:
    """A text field that shows the store once and then belongs to the visitor; a text changed in two windows
    is kept twice.
    """
    name = f"{field}-{about}"
    if (
        name not in st.session_state
    ):  # Streamlit forgets a field that was folded away: it shows the store again
        st.session_state[name] = st.session_state[f"seen-{name}"] = stored
    elif f"seen-{name}" not in st.session_state:
        st.session_state[f"seen-{name}"] = stored
        _carried_over(field, link, about, stored)
    html.show(SEEN.format(name, st.session_state[f"seen-{name}"]))
    draw = inputs.area if area else inputs.line
    draw(widgets.plain(label), name, on_change=_text_changed, args=(field, link, about))
    html.most(MOST[field])
    refusal(name)


def refusal(about: str) -> None:
    """Says where it was tried what could not be saved, and why; what was typed stays."""
    if refused := st.session_state.pop(f"refused-{about}", None):
        widgets.notice(refused)


def _carried_over(field: Field, link: str, about: str, stored: str) -> None:
    """A new server may be told by the browser of a text that the one before it never saved: then it is saved
    now.
    """
    name = f"{field}-{about}"
    typed = st.session_state.get(name, stored)
    if typed in stored:
        st.session_state[name] = stored
    else:
        _text_changed(field, link, about)


def _text_changed(field: Field, link: str, about: str) -> None:
    name = f"{field}-{about}"
    _kept(name, lambda: _save_text(field, link, about))


def _save_text(field: Field, link: str, about: str) -> Saved:
    if field is not Field.CLOSING:
        _refuse_unfit(link, about)
    if field in (Field.EVIDENCE, Field.ADDRESS):
        names = [f"{kind_of_field}-{about}" for kind_of_field in (Field.EVIDENCE, Field.ADDRESS)]
        title, address = (st.session_state.get(name, "") for name in names)
        seen_title, seen_address = (st.session_state.get(f"seen-{name}", "") for name in names)
        saved = visitor.service().answering.evidence(
            link, QuestionId(about), title, address, (seen_title, seen_address)
        )
        st.session_state.update(
            {f"seen-{name}": text for name, text in zip(names, (title, address), strict=True)}
        )
        return saved
    name = f"{field}-{about}"
    typed, seen_before = st.session_state[name], st.session_state[f"seen-{name}"]
    if field is Field.CLOSING:
        saved = visitor.service().answering.closing(link, about, typed, seen_before)
    else:
        saved = visitor.service().answering.comment(link, QuestionId(about), typed, seen_before)
    stored = typed if saved.text is None else saved.text
    st.session_state[f"seen-{name}"] = stored
    if (
        stored.split() != typed.split()
    ):  # merged with another window's; anything less would disturb whoever is typing on
        st.session_state[name] = stored
    return saved


def _kept(about: str, save: Callable[[], Saved]) -> bool:
    try:
        saved = save()
    except (NotPossible, UnknownLink) as refused:
        st.session_state[f"refused-{_place(refused, about)}"] = refused
        return False
    if saved.revision - 1 == st.session_state.get(DRAWN):  # no change of another window lies in between
        st.session_state[DRAWN] = saved.revision
    return True


def _place(refused: NotPossible | UnknownLink, about: str) -> str:
    """Where a refusal is said: at the field that it names, where title and address of evidence were saved
    together, else where something was changed.
    """
    field, _, question = about.partition("-")
    named = PARTS_OF_EVIDENCE.get(refused.field) if isinstance(refused, Invalid) else None
    return f"{named}-{question}" if named and field in PARTS_OF_EVIDENCE.values() else about
