"""The sheet as people will see it: each perspective, phase and language, as wide as a phone."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from qcheck import browser
from qcheck.asking import Questionnaire
from qcheck.authoring import Item, Kind
from qcheck.catalogue import EVERYBODY, Catalogue, PerspectiveId, PhaseId
from qcheck.language import OWN_NAMES
from qcheck.ui.kit import html
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import bench
from qcheck.ui.workbench.bench import Bench

WIDTH, HEIGHT = 390, 760


def seen(on: Bench) -> None:
    """The choices, and the sheet in a frame. Nothing that is typed there is sent or kept."""
    catalogue = on.opened.draft.catalogue
    if catalogue is None:
        html.paragraph(
            say("As long as something is missing or wrong, there is nothing to look at. See above.")
        )
        return
    html.paragraph(say("Try it: nothing that you answer here is sent or kept."))
    phase = _one_of(
        say("Phase"), {each.id: each.title.say(on.language) for each in catalogue.phases}, "seen-phase"
    )
    asked = Questionnaire(catalogue, PhaseId(phase) if phase else None)
    titles = {each.id: each.title.say(on.language) for each in catalogue.perspectives}
    views: dict[str, str] = {name: titles.get(name, name) for name in asked.perspectives if name != EVERYBODY}
    view = _one_of(say("Perspective"), views, "seen-view") or EVERYBODY
    tag = _one_of(say("Language"), _languages(catalogue), "seen-language")
    wanted = {"phase": phase, "perspective": view, "language": tag, "number": str(on.opened.number)}
    first = next((each.id for each, _ in asked.asked(PerspectiveId(view))), "")
    address = f"{browser.seen_address(on.link)}?{urlencode(wanted)}#t-{_criterion(on) or first}"
    with st.container(key="bench-seen", width=WIDTH + 20):
        st.iframe(address, height=HEIGHT)
    html.show(
        html.listed([Markup('<a href="{}" target="_blank">{}</a>').format(address, say("Open by itself"))])
    )


def _criterion(on: Bench) -> str:
    """The criterion that is being written, so that it is seen first."""
    chosen = on.chosen
    if isinstance(chosen, Item) and chosen.kind is Kind.QUESTION:
        chosen = next((each.below for each in on.opened.draft.items if each.item == chosen), None) or chosen
    is_one = isinstance(chosen, Item) and chosen.kind in {Kind.CRITERION, Kind.MODULE}
    return chosen.id if is_one and isinstance(chosen, Item) else ""


def _languages(catalogue: Catalogue) -> dict[str, str]:
    spoken = [tag for tag in catalogue.spoken if tag in OWN_NAMES] or ["de"]
    return {tag: bench.language_name(tag) for tag in spoken}


def _one_of(label: str, options: dict[str, str], key: str) -> str:
    if not options:
        return ""
    if st.session_state.get(key) not in options:
        st.session_state[key] = next(iter(options))
    return str(
        st.selectbox(label, list(options), format_func=lambda each: options[each], key=key, filter_mode=None)
    )
