"""The filters of a question: after which answers to which earlier questions it falls away."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from qcheck.authoring import Draft, Item, Kind, Plain
from qcheck.ui.kit import inputs, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import fields, wording
from qcheck.ui.workbench.bench import Bench

FIELD = ("skip_if",)


def filters(on: Bench, item: Item) -> None:
    """Each filter there is, and room for one more: any of them is enough."""
    fields.drawn(*_places(item))
    given = given_in(on.opened.draft.value(item, FIELD))
    for number, written in enumerate([*given, {}]):
        _filter(on, item, number, written if isinstance(written, dict) else {})


def given_in(stored: Plain) -> list[Plain]:
    """The filters; a file has one, or a list of them."""
    return stored if isinstance(stored, list) else [stored] if isinstance(stored, dict) else []


def replaced(stored: Plain, number: int, wanted: Plain) -> Plain:
    """The filters with another one in this place, or without it; a single one stands without a list."""
    given = given_in(stored)
    left = [*given[:number], *([wanted] if wanted else []), *given[number + 1 :]]
    return left if len(left) > 1 else left[0] if left else None


def _filter(on: Bench, item: Item, number: int, now: dict[str, Plain]) -> None:
    earlier = _earlier(on.opened.draft, item)
    chosen = str(now.get("question") or "")
    key = inputs.standing(f"bench-filter-{item.id}-{number}", chosen if chosen in earlier else "")
    options = {"": say("no further one") if number else say("always asked")} | earlier
    label = say("… or after another one") if number else say("Falls away after an earlier question")
    st.selectbox(
        label,
        list(options),
        inputs.place(key, options),
        lambda option: options[option],
        key=key,
        filter_mode=None,
        on_change=_save,
        args=(on, item, number, key, {}),
    )
    if chosen in earlier:
        _answers(on, item, number, now, key)


def _answers(on: Bench, item: Item, number: int, now: dict[str, Plain], key: str) -> None:
    catalogue, stored = on.opened.draft.catalogue, now.get("answer")
    asked = catalogue.questions.get(str(now["question"])) if catalogue else None
    given = stored if isinstance(stored, list) else [stored]
    labels = (
        {str(option.value): option.label.say(on.language) for option in catalogue.scale_of(asked).answers}
        if catalogue and asked
        else {str(answer): str(answer) for answer in given}
    )
    st.markdown(f"**{widgets.plain(say('… where the answer is'))}**")
    boxes = {
        value: inputs.standing(f"bench-filter-{item.id}-{number}-{value}", value in given) for value in labels
    }
    for value, label in labels.items():
        held = inputs.held(boxes[value], False)
        args = (on, item, number, key, boxes)
        st.checkbox(widgets.plain(label), held, key=boxes[value], on_change=_save, args=args)


def _save(on: Bench, item: Item, number: int, key: str, boxes: Mapping[str, str]) -> None:
    chosen = str(st.session_state[key])
    ticked = [answer for answer, box in boxes.items() if st.session_state.get(box)]
    whole: Plain = {"question": chosen, "answer": [*(ticked or ["1"])]} if chosen else None
    stored = on.opened.draft.value(item, FIELD)
    value = replaced(fields.own(stored, *_places(item)), number, whole)
    if value == stored and any(map(inputs.is_left, (key, *boxes.values()))):
        return
    fields.changed(on.link, item, FIELD, value, stored, *_places(item))


def _places(item: Item) -> tuple[str]:
    """All filters of a question are one value of it."""
    return (f"bench-filter-{item.id}",)


def _earlier(draft: Draft, item: Item) -> dict[str, str]:
    asked = [placed.item for placed in draft.items if placed.item.kind is Kind.QUESTION]
    return {question.id: wording.name(draft, question) for question in asked[: asked.index(item)]}
