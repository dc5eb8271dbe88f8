"""Two languages side by side, for translators: every text of the draft beside the same in another one."""

from __future__ import annotations

import streamlit as st

from qcheck.authoring import WHOLE, Item, Kind
from qcheck.catalogue_sheet import TextPlace, ToDo, View, text_places, to_do
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import bench, fields, forms, wording
from qcheck.ui.workbench.bench import Bench

AROUND = frozenset({Kind.CATALOGUE, Kind.PART, Kind.PERSPECTIVE, Kind.PHASE, Kind.SCALE})
"""What stands outside of criteria."""


def side_by_side(on: Bench) -> None:
    """One criterion at a time, or what stands outside of them."""
    bench.told()
    languages = on.opened.draft.languages
    if len(languages) < 2:
        html.paragraph(
            say("This questionnaire has one language. Add another one under “Languages” in the forms.")
        )
        st.button(
            say("To the languages"),
            key="bench-to-languages-group",
            on_click=bench.choose,
            args=("languages",),
        )
        return
    source, target = st.columns(2)
    with source:
        shown = _language(say("From"), languages, 0, "bench-from")
    with target:
        written = _language(say("Into"), languages, 1, "bench-into-language")
    group = st.selectbox(
        say("Which texts"),
        _groups(on),
        format_func=lambda item: (
            say("Everything around the questions") if item == WHOLE else wording.name(on.opened.draft, item)
        ),
        key="bench-translated",
        filter_mode=None,
    )
    since = visitor.service().drafting.edition_before(on.link)
    view, before = View(on.opened.draft), View(since) if since else None
    items = _items(on, group)
    for place in text_places(view):
        if place.item.owner in items:
            _text(on, place, (shown, written), to_do(view, place, (written,), before))


def _language(label: str, languages: tuple[str, ...], usual: int, key: str) -> str:
    if st.session_state.get(key) not in languages:
        st.session_state[key] = languages[usual]
    return str(st.selectbox(label, languages, format_func=bench.language_name, key=key, filter_mode=None))


def _groups(on: Bench) -> list[Item]:
    owners = {Kind.CRITERION, Kind.MODULE}
    return [WHOLE, *(item.item for item in on.opened.draft.items if item.item.kind in owners)]


def _items(on: Bench, group: Item) -> set[Item]:
    if group == WHOLE:
        return {item.item for item in on.opened.draft.items if item.item.kind in AROUND}
    return {group, *(placed.item for placed in on.opened.draft.below(group))}


def _text(on: Bench, place: TextPlace, tags: tuple[str, str], todo: ToDo) -> None:
    """A text in one language beside the same in another. Where the original says something else than in the
    edition before, and the translation does not, that is said.
    """
    shown, written = tags
    original = on.opened.draft.words(place.item, place.field).get(shown, "")
    if not original:
        return
    left, right = st.columns(2)
    with left:
        if len(place.field) > 1:
            html.paragraph(_called(on, place), "qc-aside")
        html.passage(original)
    with right:
        if todo.stale:
            st.warning(
                widgets.plain(
                    say(
                        "The original has changed since the edition before. There it was: {text}",
                        text=todo.before,
                    )
                )
            )
        label = say("{language} for: {text}", language=bench.language_name(written), text=original)
        fields.text(on, place.item, place.field, widgets.plain(label), lines=2, language=written, hidden=True)


def _called(on: Bench, place: TextPlace) -> str:
    """What kind of text it is, where a key alone does not say it: in which phase, at which light."""
    titles = {
        item.item.id: wording.name(on.opened.draft, item.item)
        for item in on.opened.draft.items
        if item.item.kind is Kind.PHASE
    }
    lights = {"red": say("when the light is red"), "yellow": say("when the light is yellow")}
    first, *more = TextPlace(place.item, place.field[:1]).called(visitor.tongue()), *place.field[1:]
    return " · ".join((first, *(titles.get(key) or lights.get(key) or _around(key) for key in more)))


def _around(key: str) -> str:
    """What the words around the questions are called in the form."""
    return say(forms.AROUND[key]) if key in forms.AROUND else key
