"""The page *Write a questionnaire*: where to begin, and a draft with its outline, its forms, its text, how it
will look, and how it is published.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from qcheck import addresses
from qcheck.authoring import WHOLE
from qcheck.language import N_
from qcheck.service import OpenDraft
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import (
    begin,
    bench,
    findings,
    forms,
    more,
    outline,
    publish,
    sheet_preview,
    text_view,
    translations,
)
from qcheck.ui.workbench.bench import FORMS, LANGUAGES, MORE, PUBLISH, SEEN, TEXT, Bench

VIEWS = {
    FORMS: N_("Write"),
    SEEN: N_("Look at it"),
    LANGUAGES: N_("Languages side by side"),
    TEXT: N_("As a text"),
    PUBLISH: N_("Publish"),
    MORE: N_("Versions, file, link"),
}
KEEP = Markup(
    '<section class="qc-keep" aria-labelledby="keep"><h2 id="keep" class="qc-h3">{title}</h2><p>{text}</p>'
    '<p><a class="qc-address" href="{address}">{address}</a></p>'
    '<p><button type="button" class="qc-button" data-copy="{address}" data-done="{done}">{copy}</button></p>'
    "</section>"
)
REMEMBER = Markup('<img src="{}" alt="" width="1" height="1">')


def page() -> None:
    """Without a link where one begins, with one the draft behind it."""
    if not visitor.link():
        begin.begin()
        return
    opened = visitor.service().drafting.open(visitor.link() or "")
    on = Bench(opened, _view(opened), bench.item_in_address(opened), _language(opened))
    _head(on)
    _views(on)
    findings.summary(on)
    DRAWN[on.view](on)


def _view(opened: OpenDraft) -> str:
    wanted = st.query_params.get("view", FORMS)
    if wanted not in VIEWS:
        wanted = FORMS
    return TEXT if opened.draft.source is None and wanted in {FORMS, LANGUAGES} else wanted


def _language(opened: OpenDraft) -> str:
    languages = opened.draft.languages
    wanted = st.session_state.get("writing", st.query_params.get("writing", ""))
    return wanted if wanted in languages else languages[0]


def _head(on: Bench) -> None:
    """What is being written, that it is saved, and a step back."""
    draft = on.opened.draft
    html.heading(draft.title(WHOLE) or say("Without a title"), 1, "write")
    version = draft.value(WHOLE, ("version",)) if draft.source else ""
    saved = say("Saved at {time}", time=visitor.clock(on.opened.changed))
    html.paragraph(
        " · ".join(filter(None, (say("Draft, version {version}", version=str(version)), saved))), "qc-facts"
    )
    html.show(REMEMBER.format(addresses.remember_address(on.link)))
    if st.query_params.get("new"):
        _keep(on.link)
    drafting = visitor.service().drafting
    with st.container(key="bench-steps", horizontal=True):
        st.button(
            say("One step back"),
            key="bench-undo",
            disabled=not on.opened.can_undo,
            on_click=bench.saving,
            args=(lambda: drafting.undo(on.link),),
        )
        st.button(
            say("One step forward"),
            key="bench-redo",
            disabled=not on.opened.can_redo,
            on_click=bench.saving,
            args=(lambda: drafting.redo(on.link),),
        )


def _keep(link: str) -> None:
    """The way back to the draft, shown once to be kept."""
    text = say(
        "This link is the key to your draft. Keep it, for example as a bookmark or in an e-mail to yourself. "
        "Whoever has it can write here and publish. Give it to those who write with you."
    )
    address = visitor.whole(visitor.address("write", {"link": link}))
    title, done, copy = say("Your way back"), say("Copied"), say("Copy the link")
    html.show(KEEP.format(title=title, text=text, address=address, done=done, copy=copy))


def _views(on: Bench) -> None:
    """What one does with the draft: write, look, publish …"""
    names = {view: say(title) for view, title in VIEWS.items()}
    if st.session_state.get("view") != on.view:
        st.session_state["view"] = on.view
    st.radio(
        say("What do you want to do?"),
        list(names),
        format_func=names.__getitem__,
        key="view",
        horizontal=True,
        on_change=_turn,
    )


def _turn() -> None:
    bench.forget()
    widgets.into_address("view")


def _by_forms(on: Bench) -> None:
    side, middle, right = st.columns([2, 3, 3], gap="large")
    with side, st.container(key="bench-outline", gap=None):
        outline.outline(on)
    with middle:
        forms.form(on)
        bench.across("bench-contents", say("Back to the contents"))
    with right:
        sheet_preview.beside(on)


DRAWN: dict[str, Callable[[Bench], None]] = {
    FORMS: _by_forms,
    SEEN: sheet_preview.seen,
    LANGUAGES: translations.side_by_side,
    TEXT: text_view.text,
    PUBLISH: publish.publish,
    MORE: more.more,
}
