"""How one begins to write: from nothing, from a catalogue on the shelf; or goes on with what is here."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from qcheck import addresses, browser
from qcheck.service import MADE_OFTEN, KnownDraft, NotPossible
from qcheck.ui.kit import html, signed_in, throttle, url_choices, visitor, widgets
from qcheck.ui.kit.visitor import in_words, say

EMPTY, COPY, EDITION = "empty", "copy", "edition"


def may_begin() -> bool:
    """Whoever sits at this computer; everybody, where the operator has said so."""
    return visitor.settings().authors == "everybody" or visitor.at_this_computer()


def known() -> tuple[KnownDraft, ...]:
    """The drafts that this computer or this device knows."""
    drafting = visitor.service().drafting
    if visitor.at_this_computer():
        return drafting.everything_here()
    return drafting.known(browser.remembered(st.context.cookies.get(browser.COOKIE)))


def begin() -> None:
    """The page without a link."""
    html.heading(say("Write a questionnaire"))
    html.paragraph(
        say(
            "Criteria and questions of your own, in a form, without any knowledge of programming. "
            "Nothing is in use "
            "before you publish it."
        ),
        "qc-lead",
    )
    drafts()
    if may_begin():
        _begin()
    else:
        html.paragraph(
            say("To write here you need an author's link. Please ask whoever runs this qcheck for one.")
        )
    widgets.outside(say("How to write a questionnaire"), f"{addresses.GUIDE}/writing", "guide-writing")
    html.show(
        Markup("<p>{}</p>").format(
            html.anchor(say("How the questions work"), "instrument", visitor.ELSEWHERE)
        )
    )


def drafts() -> None:
    """What was begun here."""
    if drafts_known := known():
        html.heading(say("Go on writing"), 2)
        html.show(html.listed((_entry(draft) for draft in drafts_known), "qc-shelf"))


def _entry(draft: KnownDraft) -> Markup:
    way = html.anchor(draft.title or say("Without a title"), "write", {"link": draft.link}, kind="qc-shelved")
    facts = say("Version {version}, changed on {day}", version=draft.version, day=visitor.day(draft.changed))
    forget = html.forgetting(draft.link, say("Remove from this list (the draft stays)"))
    return Markup('{}<br><span class="qc-aside">{}{}</span>').format(way, facts, forget)


def _begin() -> None:
    html.heading(say("Begin a new one"), 2)
    options = {
        EMPTY: say("with an empty questionnaire"),
        COPY: say("with a copy of another one, under a title of its own"),
        EDITION: say("with the next edition of one that is here"),
    }
    how = st.radio(
        say("How do you want to begin?"), list(options), format_func=options.__getitem__, key="bench-begin"
    )
    catalogues = {
        catalogue.id: in_words(catalogue.title) for catalogue in visitor.service().shelf.catalogues()
    }
    source = ""
    if how != EMPTY:
        source = str(
            st.selectbox(
                say("Questionnaire"),
                list(catalogues),
                format_func=catalogues.__getitem__,
                key="bench-source",
                filter_mode=None,
            )
        )
    title = ""
    if how != EDITION:
        example = say("such as: Playground check")
        title = url_choices.line(say("Title of the questionnaire"), "bench-title", example)
    if signed_in.first():
        return
    if st.button(say("Begin"), type="primary", key="bench-begin-now"):
        _made(
            {
                EMPTY: lambda: _empty(title),
                COPY: lambda: _copy(source, title),
                EDITION: lambda: _edition(source),
            }[how]
        )


def _empty(title: str) -> str:
    return visitor.service().drafting.begin(title, visitor.tongue().locale.language, visitor.maker())


def _copy(source: str, title: str) -> str:
    language = visitor.tongue().locale.language
    return visitor.service().drafting.begin_copy(source, title, language, visitor.maker())


def _edition(source: str) -> str:
    return visitor.service().drafting.begin_edition(source, visitor.maker())


def _made(make: Callable[[], str]) -> None:
    try:
        if not visitor.service().network_limits.checks_made.take(throttle.sender()):
            raise NotPossible(MADE_OFTEN)
        link = make()
    except NotPossible as refused:
        widgets.notice(refused)
    else:
        visitor.go("write", {"link": link, "new": "1"})
