"""Page header and footer, and the notice that the connection is lost."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from qcheck.language import N_, OWN_NAMES
from qcheck.legal import TITLES
from qcheck.ui.kit import signed_in, visitor
from qcheck.ui.kit.html import anchor, show
from qcheck.ui.kit.visitor import say

PROMISE = N_("A self-assessment, not a seal of quality. No sign-in, no tracking.")
WITH_ACCOUNTS = N_("A self-assessment, not a seal of quality. Answering needs no account; no tracking.")
"""Said in its place where one can sign in with an account."""
NO_CONNECTION = N_(
    "No connection at the moment. What you have saved is safe; you can carry on as soon as you are back "
    "online."
)


def head(languages: Iterable[str]) -> None:
    """The line on top: home, and the languages to choose from."""
    home = anchor("qcheck", "", visitor.ELSEWHERE, kind="qc-home")
    offered = set(languages)
    current = visitor.tag() if visitor.tag() in offered else "de"
    choices = Markup(" ").join(_choice(tag, tag == current) for tag in OWN_NAMES if tag in offered)
    nav = Markup('<nav class="qc-languages" aria-label="{}">{}</nav>').format(say("Language"), choices)
    show(Markup('<header class="qc-head">{}{}{}</header>').format(home, nav, signed_in.line()))


def foot() -> None:
    """The line below. The legal texts leave the check behind: its link has no business in their addresses."""
    texts = (anchor(say(title), text, visitor.ELSEWHERE) for text, title in TITLES.items())
    promise = WITH_ACCOUNTS if visitor.settings().sign_in else PROMISE
    links = Markup(" ").join((anchor(say("Help"), "help"), *texts))
    show(
        Markup(
            '<footer class="qc-foot"><span>{}</span><span class="qc-foot-links">{}</span></footer>'
        ).format(say(promise), links)
    )


def wake() -> None:
    """What is said while there is no connection; and a hidden button outside every fragment, for page.js to
    redraw afterwards.
    """
    show(Markup('<p class="qc-offline" role="alert">{}</p>').format(say(NO_CONNECTION)))
    with st.container(key="wake"):
        st.button(say("Load again"), key="wake-up")


def _choice(tag: str, current: bool) -> Markup:
    if current:
        return Markup('<span aria-current="true" lang="{}">{}</span>').format(tag, OWN_NAMES[tag])
    way = visitor.this_page({"lang": tag})
    return Markup('<a href="{0}" data-lang="{1}" lang="{1}" hreflang="{1}">{2}</a>').format(
        way, tag, OWN_NAMES[tag]
    )
