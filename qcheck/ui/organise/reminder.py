"""The reminder: nobody knows who has answered, so it goes to everybody, with the link by which each of them
was invited.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from qcheck.language import Language
from qcheck.service import Access, LinkKind, SharedLink, State
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import say
from qcheck.ui.organise import invitations
from qcheck.wording.mails import reminder


def carried(access: Access, shared: Sequence[SharedLink]) -> list[SharedLink]:
    """The links that a reminder can carry: those that still let somebody answer; none unless the check is
    open.
    """
    return (
        [link for link in shared if link.kind is LinkKind.ANSWER and not link.withdrawn]
        if access.state is State.OPEN
        else []
    )


def choosing(access: Access, shared: Sequence[SharedLink]) -> None:
    """The reminder for the link that was handed out, whichever that was."""
    links = {link.id: link for link in carried(access, shared)}
    if not links:
        return
    with st.expander(say("A reminder to copy"), key="organise-reminder"):
        chosen = st.selectbox(
            say("Which link did you hand out?"),
            list(links),
            index=None,
            placeholder=say("Please choose"),
            format_func=lambda link_id: invitations.purpose(access, links[link_id]),
            key="reminder-link",
            filter_mode=None,
        )
        if chosen:
            text(access, links[chosen], visitor.tongue())


def text(access: Access, shared: SharedLink, words: Language) -> None:
    """The reminder with this link, to be copied."""
    html.paragraph(
        say("Nobody knows who has answered. Send it to everybody you have invited with this link."), "qc-help"
    )
    invitations.text_to_copy(
        reminder(invitations.occasion(access, shared, words), words), say("A reminder to copy")
    )
