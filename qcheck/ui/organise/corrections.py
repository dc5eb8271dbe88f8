"""Title and place of a process, and the perspective of one's own sheet, as they can be corrected."""

from __future__ import annotations

import streamlit as st

from qcheck.catalogue import PerspectiveId
from qcheck.service import LONGEST_TITLE, Access, NotPossible
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.visitor import in_words, say


def corrections(access: Access) -> None:
    """Titles and the perspective can be corrected at any time."""
    service = visitor.service()
    title = _line(say("Participation process"), "check-title", access.title)
    place = _line(say("Place"), "check-place", access.place)
    chosen = _perspective(access)
    if st.button(say("Save the changes"), key="check-save"):
        try:
            service.organising.rename(access.link, title, place)
            if chosen and chosen != access.perspective:
                service.answering.change_perspective(access.link, chosen)
        except NotPossible as refused:
            widgets.notice(refused)
        else:
            st.rerun()


def _line(label: str, key: str, stored: str) -> str:
    """A line as the visitor corrects it; one left as it was shown follows the store, which another window may
    have changed meanwhile.
    """
    shown = st.session_state.setdefault(f"shown-{key}", stored)
    typed = inputs.line(label, key, shown)
    html.most(LONGEST_TITLE)
    return stored if typed == shown else typed


def _perspective(access: Access) -> PerspectiveId | None:
    """The perspective to answer from, as chosen anew; none where there is no sheet, or no perspective to
    choose.
    """
    visitor.tag()
    titles = {
        perspective.id: widgets.plain(in_words(perspective.title))
        for perspective in access.catalogue.perspectives
    }
    if not titles or not access.has_sheet or access.perspective is None:
        return access.perspective
    shown = st.session_state.setdefault("shown-check-perspective", access.perspective)
    chosen = st.radio(
        say("Your perspective"),
        list(titles),
        list(titles).index(shown),
        titles.__getitem__,
        key="check-perspective",
    )
    html.paragraph(
        say(
            "Another perspective is asked partly other questions. "
            "Answers to questions that are no longer asked stay stored, but do not count."
        ),
        "qc-aside",
    )
    return access.perspective if chosen == shown else PerspectiveId(chosen)
