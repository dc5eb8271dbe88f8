"""The sheet as people will see it: each perspective, phase and language, as wide as a phone."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from qcheck import addresses
from qcheck.asking import Questionnaire
from qcheck.authoring import Item, Kind
from qcheck.catalogue import EVERYBODY, Catalogue, Criterion, PerspectiveId, PhaseId, Question
from qcheck.language import OWN_NAMES
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import bench
from qcheck.ui.workbench.bench import Bench

WIDTH, HEIGHT, HEIGHT_BESIDE = 390, 760, 600


def seen(on: Bench) -> None:
    """The choices, and the sheet in a frame. Nothing that is typed there is sent or kept."""
    catalogue = on.opened.draft.catalogue
    if catalogue is None:
        _nothing()
        return
    html.paragraph(say("Try it: nothing that you answer here is sent or kept."))
    address = _address(on, catalogue, *_choices(catalogue))
    with st.container(key="bench-seen", width=WIDTH + 20):
        st.iframe(address, height=HEIGHT)
    html.show(
        html.listed([Markup('<a href="{}" target="_blank">{}</a>').format(address, say("Open by itself"))])
    )


def beside(on: Bench) -> None:
    """The same beside the form, at what is being written, where the screen has room for it. Telephones, which
    have none, do not fetch it either.
    """
    if "Mobi" in (st.context.headers.get("User-Agent") or ""):
        return
    catalogue = on.opened.draft.catalogue
    with st.container(key="bench-beside"):
        html.heading(say("This is how it looks"), 2)
        if catalogue is None:
            _nothing()
            return
        with st.expander(say("Seen by whom, when, in which language"), key="bench-beside-choices"):
            chosen = _choices(catalogue)
        st.iframe(_address(on, catalogue, *chosen), height=HEIGHT_BESIDE)


def _nothing() -> None:
    html.paragraph(say("As long as something is missing or wrong, there is nothing to look at. See above."))


def _choices(catalogue: Catalogue) -> tuple[str, str, str]:
    """Phase, perspective and language."""
    phase = _one_of(
        say("Phase"), {phase.id: phase.title.say(visitor.tag()) for phase in catalogue.phases}, "seen-phase"
    )
    asked = Questionnaire(catalogue, PhaseId(phase) if phase else None)
    titles = {perspective.id: perspective.title.say(visitor.tag()) for perspective in catalogue.perspectives}
    views: dict[str, str] = {name: titles.get(name, name) for name in asked.perspectives if name != EVERYBODY}
    view = _one_of(say("Perspective"), views, "seen-view") or EVERYBODY
    return phase, view, _one_of(say("Language"), _languages(catalogue), "seen-language")


def _address(on: Bench, catalogue: Catalogue, phase: str, view: str, tag: str) -> str:
    """Where the sheet is to be had; it begins at what is being written, if that is asked."""
    wanted = {"phase": phase, "perspective": view, "language": tag, "number": str(on.opened.number)}
    asked = Questionnaire(catalogue, PhaseId(phase) if phase else None).asked(PerspectiveId(view))
    return f"{addresses.seen_address(on.link)}?{urlencode(wanted)}#{_place(on, asked)}"


def _place(on: Bench, asked: Sequence[tuple[Criterion, tuple[Question, ...]]]) -> str:
    """Where in the sheet it begins: at the question that is being written, else at its criterion, else at
    the first that is asked.
    """
    chosen = on.chosen
    questions = {question.id for _, those in asked for question in those}
    if isinstance(chosen, Item) and chosen.kind is Kind.QUESTION and chosen.id in questions:
        return f"q-{chosen.id}"
    shown = [criterion.id for criterion, _ in asked]
    return f"t-{_criterion(on) if _criterion(on) in shown else next(iter(shown), '')}"


def _criterion(on: Bench) -> str:
    """The criterion that is being written, so that it is seen first."""
    chosen = on.chosen
    if isinstance(chosen, Item) and chosen.kind is Kind.QUESTION:
        chosen = next((item.below for item in on.opened.draft.items if item.item == chosen), None) or chosen
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
        st.selectbox(
            label, list(options), format_func=lambda option: options[option], key=key, filter_mode=None
        )
    )
