"""Who may see the results: those who answered, where the organiser allows it, and whoever gets a link, as
far as is chosen for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.service import LONGEST_NAME, Access, LinkKind, SharedLink, Shows
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.visitor import count, in_words, say

SHARE = N_("Whoever answers may see the result on their own device once the check has ended")
SHARED = N_(
    "Whoever answers can see the result once the check has ended: on the same device, with the same "
    "link. It says so on each sheet."
)
NOT_SHARED = N_("Those who answer do not see the result by themselves. You can hand it on by a link.")
SHARE_IT = N_("Let everybody who answers see the result")
NO_MORE = N_("Do not show the result to everybody who answers")
MADE = "view-made"
"""Session key: how many links were made here; the next one begins with empty fields."""


def participants(access: Access) -> None:
    """Whether those who answer may see the result; to be changed as long as nobody has been told."""
    html.paragraph(say(SHARED) if access.shares else say(NOT_SHARED))
    if refused := visitor.service().organising.refused_sharing(access.link):
        html.paragraph(say(refused), "qc-aside")
        return
    wish, words = (False, NO_MORE) if access.shares else (True, SHARE_IT)
    if st.button(say(words), key="view-shares"):
        widgets.wish(
            lambda: visitor.service().organising.share(access.link, wish),
            say("Saved. New sheets say so from now on."),
        )


def purpose(shared: SharedLink) -> str:
    """What a link to the results is for: whose it is, and what it shows where that is a part."""
    whose = say("See the results: {name}", name=shared.name) if shared.name else say("See the results only")
    part = say("without {parts}", parts=" · ".join(left)) if (left := list(_left_out(shared.shows))) else ""
    chosen = shared.shows.criteria
    some = "" if chosen is None else count("{number} criterion", "{number} criteria", len(chosen))
    told = ", ".join(filter(None, (some, part)))
    return f"{whose} ({told})" if told else whose


def another(access: Access) -> None:
    """One more link, with a name and a choice of what it shows."""
    made = st.session_state.get(MADE, 0)
    html.paragraph(
        say(
            "For the press, a committee, another office: each gets a link of its own, which shows what "
            "you choose here and nothing more. "
            "What is chosen stays so; you can withdraw the link at any time."
        )
    )
    name = inputs.line(say("For whom is it? (such as: press)"), f"view-name-{made}")
    html.most(LONGEST_NAME)
    shows = chosen_part(access, str(made))
    if st.button(say("Make the link"), key="view-make"):
        widgets.wish(
            lambda: _make(access, name, shows),
            say("The link is there. It stands among the others."),
        )


def chosen_part(access: Access, about: str) -> Shows:
    """Which part of the results a link is to show, chosen field by field; `about` tells the fields apart."""
    comments = st.checkbox(
        say("with comments and evidence, word for word"), value=True, key=f"view-comments-{about}"
    )
    views = not access.catalogue.perspectives or st.checkbox(
        say("with the single perspectives, not the result across all alone"),
        value=True,
        key=f"view-perspectives-{about}",
    )
    some = st.checkbox(say("only some criteria"), key=f"view-some-{about}")
    return Shows(frozenset(_picked(access, about)) if some else None, comments, views)


def of_results(shared: Sequence[SharedLink]) -> tuple[SharedLink, ...]:
    """The links that show results, of all these links."""
    return tuple(link for link in shared if link.kind is LinkKind.VIEW)


def _make(access: Access, name: str, shows: Shows) -> None:
    visitor.service().inviting.hand_on(access.link, name, shows)
    st.session_state[MADE] = st.session_state.get(MADE, 0) + 1


def _picked(access: Access, about: str) -> Iterator[CriterionId]:
    """The criteria that are ticked, one below the other."""
    for criterion in access.questionnaire.criteria:
        if st.checkbox(widgets.plain(in_words(criterion.title)), key=f"view-{criterion.id}-{about}"):
            yield CriterionId(criterion.id)


def _left_out(shows: Shows) -> Iterator[str]:
    if not shows.comments:
        yield say("comments")
    if not shows.perspectives:
        yield say("single perspectives")
