"""Two languages side by side, for translators: every text of the draft beside the same in another one."""

from __future__ import annotations

import streamlit as st

from qcheck.authoring import WHOLE, Item, Kind
from qcheck.ui.kit import html, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import bench, fields, wording
from qcheck.ui.workbench.bench import Bench

TEXTS: dict[Kind, tuple[str, ...]] = {
    Kind.CATALOGUE: ("title", "description"),
    Kind.PART: ("title", "meaning"),
    Kind.CRITERION: ("title", "meaning", "prompt", "evidence"),
    Kind.MODULE: ("title", "meaning", "prompt", "evidence"),
    Kind.QUESTION: ("text", "help"),
    Kind.PERSPECTIVE: ("title", "for_whom"),
    Kind.PHASE: ("title", "intro"),
    Kind.SCALE: ("prompt",),
}
ANSWER = ("label",)
"""The text of an answer to choose from."""


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
        format_func=lambda each: (
            say("Everything around the questions") if each == WHOLE else wording.name(on.opened.draft, each)
        ),
        key="bench-translated",
        filter_mode=None,
    )
    for item in _items(on, group):
        _texts(on, item, shown, written)


def _language(label: str, languages: tuple[str, ...], usual: int, key: str) -> str:
    if st.session_state.get(key) not in languages:
        st.session_state[key] = languages[usual]
    return str(st.selectbox(label, languages, format_func=bench.language_name, key=key, filter_mode=None))


def _groups(on: Bench) -> list[Item]:
    owners = {Kind.CRITERION, Kind.MODULE}
    return [WHOLE, *(each.item for each in on.opened.draft.items if each.item.kind in owners)]


def _items(on: Bench, group: Item) -> list[Item]:
    if group == WHOLE:
        around = {Kind.CATALOGUE, Kind.PART, Kind.PERSPECTIVE, Kind.PHASE}
        items = [each.item for each in on.opened.draft.items if each.item.kind in around]
        scales = [each.item for each in on.opened.draft.items if each.item.kind is Kind.SCALE]
        return [*items, *(part for scale in scales for part in (scale, *_answers(on, scale)))]
    return [group, *(each.item for each in on.opened.draft.below(group))]


def _answers(on: Bench, scale: Item) -> list[Item]:
    """The answers of a scale, from low to high."""
    options = on.opened.draft.value(scale, ("options",)) if on.opened.draft.has(scale) else None
    given = [
        each.get("value") for each in (options if isinstance(options, list) else []) if isinstance(each, dict)
    ]
    return [Item(scale.kind, scale.id, value) for value in dict.fromkeys(given) if isinstance(value, str)]


def _texts(on: Bench, item: Item, shown: str, written: str) -> None:
    for field in ANSWER if item.option else TEXTS[item.kind]:
        original = on.opened.draft.words(item, (field,)).get(shown, "")
        if original:
            left, right = st.columns(2)
            with left:
                html.passage(original)
            with right:
                label = say("{language} for: {text}", language=bench.language_name(written), text=original)
                fields.text(on, item, (field,), widgets.plain(label), lines=2, language=written, hidden=True)
