"""Taking part in a trial of the questions: what the coordination will see of it, what is shown to it, and the
way out.
"""

from __future__ import annotations

from functools import partial

import streamlit as st
from markupsafe import Markup

from qcheck import addresses
from qcheck.catalogue import CatalogueId
from qcheck.service import Access, Invalid, Joined, LinkId, NotPossible, PilotId
from qcheck.ui.kit import html, inputs, tab_memory, url_choices, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.organise import viewers
from qcheck.wording import pilots

FIELD = "new-pilot"
"""In the address of the page of a new check, and its widget: the link by which it is to take part."""
REFUSED = f"{tab_memory.GOES_ALONG}pilot-refused"
"""Session key: why the check that was made just now takes no part, in words."""
TYPED = "pilot-way"
"""The widget for the same link where a check is there already."""


def is_possible() -> bool:
    """Whether there is any trial here, or somebody comes with a link to one."""
    return bool(st.query_params.get(FIELD)) or visitor.service().trials.are_there()


def with_a_new_check(catalogue: str) -> str:
    """The field for the link, with what the coordination will see, and whether a check with this catalogue
    asks what is tried; gives why the link cannot be taken, empty where it can.
    """
    if not is_possible():
        return ""
    label = say("Take part in a trial of the questions (optional)")
    with st.expander(label, key="new-trial", expanded=FIELD in st.query_params):
        typed = url_choices.line(say("The link to take part"), FIELD)
        refused = _told(typed, catalogue)
        url_choices.missed(FIELD, refused)
    return refused


def join_with(created: str) -> None:
    """Lets the process of a check that was made just now take part, where that was wished. Why it cannot is
    said where the check is organised: the check is there already.
    """
    if is_possible() and (typed := st.query_params.get(FIELD, "").strip()):
        try:
            visitor.service().piloting.join(typed, created)
        except NotPossible as refused:
            st.session_state[REFUSED] = refused.said(visitor.tongue())


def _told(typed: str, catalogue: str) -> str:
    """Says into which trial this link leads and what will be seen; gives why it leads into none."""
    if not typed.strip():
        return ""
    try:
        opened = visitor.service().piloting.way_in(typed)
    except Invalid as refused:
        return refused.said(visitor.tongue())
    html.paragraph(say("Trial “{title}”", title=opened.trial.title), "qc-label")
    _tried(opened.trial.catalogues, catalogue)
    sentences()
    return ""


def _tried(those: tuple[CatalogueId, ...], catalogue: str) -> None:
    """Which questions are tried; a check that asks others is of no use to the trial."""
    html.paragraph(pilots.tried(those, visitor.service().shelf.catalogues(), visitor.tongue()), "qc-help")
    if those and catalogue not in those:
        st.warning(say("This check asks other questions than the trial: nothing of it is seen or counted."))


def sentences() -> None:
    """What the coordination will see, and what not."""
    for sentence in pilots.BEFORE_JOINING:
        html.paragraph(say(sentence), "qc-help")


def of_check(access: Access) -> None:
    """In which trials the process takes part, and one more; nothing where there is no trial here."""
    parts = visitor.service().piloting.taking_part(access.link)
    if not parts and not is_possible():
        return
    html.heading(say("Trial of the questions"), 2)
    if refused := st.session_state.pop(REFUSED, ""):
        st.error(widgets.plain(refused))
    for part in parts:
        with st.container(key=f"trial-{part.pilot.id}"):
            _part(access, part)
    with st.expander(say("Take part in a trial"), key="organise-trial", expanded=FIELD in st.query_params):
        _joining(access)


def _joining(access: Access) -> None:
    html.paragraph(
        say(
            "Your process takes part with all its checks that ask the questions of the trial, also with "
            "later ones."
        )
    )
    if FIELD in st.query_params:
        st.session_state.setdefault(TYPED, st.query_params[FIELD])
    typed = inputs.line(say("The link to take part"), TYPED)
    if typed and (refused := _told(typed, access.catalogue.id)):
        st.error(refused)
    if st.button(say("Take part"), key="pilot-join", disabled=not typed.strip()):
        widgets.wish(
            lambda: visitor.service().piloting.join(typed, access.link), say("The process takes part now.")
        )


def _part(access: Access, part: Joined) -> None:
    """One trial: what it is, what is shown, the way out."""
    address = visitor.spoken(addresses.trial_address("pilot", part.written))
    html.paragraph(say("Takes part in the trial “{title}”.", title=part.trial.title))
    words = say("To your page in the trial: {name}", name=part.pilot.name)
    html.show(html.listed([Markup('<a href="{}">{}</a>').format(address, words)]))
    _results(access, part)
    with st.expander(say("What the coordination sees, and what not"), key=f"trial-seen-{part.pilot.id}"):
        sentences()
    with st.expander(say("Leave the trial"), key=f"trial-leave-{part.pilot.id}"):
        _leaving(access, part.pilot.id)


def _results(access: Access, part: Joined) -> None:
    """The result of this check: shown to the coordination, or not yet."""
    pilot = part.pilot.id
    own = [result for result in part.shown if result.check.check.id == access.check_id]
    for result in own:
        told = say("The coordination can see the result of this check, as you have chosen.")
        html.paragraph(told, "qc-done")
        if st.button(say("Take back the result"), key=f"trial-hide-{result.id}"):
            taken = say(pilots.RESULT_TAKEN_BACK)
            widgets.wish(partial(_hide, access, pilot, result.id), taken)
    if own or not access.released:
        return
    with st.expander(say("Show the result to the coordination"), key=f"trial-show-{pilot}"):
        html.paragraph(
            say("Nobody but the coordination gets this link from us. You can take it back at any time.")
        )
        shows = viewers.chosen_part(access, f"trial-{pilot}")
        if st.button(say("Show this result"), key=f"trial-show-it-{pilot}"):
            widgets.wish(
                lambda: visitor.service().piloting.show_result(access.link, pilot, shows),
                say("The coordination can see the result now."),
            )


def _hide(access: Access, pilot: PilotId, shown: LinkId) -> None:
    visitor.service().piloting.hide_as(access.link, pilot, shown)


def _leaving(access: Access, pilot: PilotId) -> None:
    html.paragraph(say("Your checks stay as they are. What you have shown is taken back."))
    sure = st.checkbox(say("Yes, leave the trial"), key=f"trial-sure-{pilot}")
    if st.button(say("Leave the trial"), key=f"trial-out-{pilot}", disabled=not sure):
        widgets.wish(
            lambda: visitor.service().piloting.leave_as(access.link, pilot),
            say(pilots.HAS_LEFT),
        )
