"""The form of a question: its words, who is asked, when, by which answers, and after which it falls away."""

from __future__ import annotations

import streamlit as st

from qcheck.authoring import Draft, Item, Kind, Plain, SetValue
from qcheck.ui.kit import widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import bench, fields, wording
from qcheck.ui.workbench.bench import Bench

MOST_WEIGHT = 10


def question(on: Bench, item: Item) -> None:
    """All of a question."""
    fields.text(on, item, ("text",), say("The statement: one thought, 15 words at most"), lines=2)
    fields.text(on, item, ("help",), say("Help below the question (optional)"), lines=2)
    draft = on.opened.draft
    if perspectives := titles(draft, Kind.PERSPECTIVE):
        fields.several(on, item, ("perspectives",), say("Who is asked"), perspectives)
    if phases := titles(draft, Kind.PHASE):
        fields.several(on, item, ("phases",), say("When it is asked"), phases)
    fields.choice(on, item, ("scale",), say("Answers to choose from"), _scales(draft))
    with st.expander(say("More: key question, weight, filter, other words in a phase")):
        fields.ticked(
            on, item, ("critical",), say("Key question: where it is low, the light is yellow at most")
        )
        fields.ticked(on, item, ("about",), say("Each group means itself (“we”); not compared"), "own_group")
        fields.number(on, item, ("weight",), say("Counts so many times"), 1, 1, MOST_WEIGHT)
        _filter(on, item)
        for phase, title in phases.items():
            label = say("Other words in the phase {phase}", phase=title)
            fields.text(on, item, ("text_by_phase", phase), label, lines=2)


def titles(draft: Draft, kind: Kind) -> dict[str, str]:
    """The items of a kind by their ids, as they are called."""
    return {each.item.id: wording.name(draft, each.item) for each in draft.items if each.item.kind is kind}


def _scales(draft: Draft) -> dict[str, str]:
    own = {each: title for each, title in titles(draft, Kind.SCALE).items() if each}
    return {"": say("The usual answers")} | own


def _filter(on: Bench, item: Item) -> None:
    """One filter: after which answer to which earlier question this one falls away. Several of them are
    written in the text.
    """
    draft = on.opened.draft
    stored = draft.value(item, ("skip_if",))
    if isinstance(stored, list):
        st.info(say("This question has several filters. They can be changed in the text."))
        return
    now = stored if isinstance(stored, dict) else {}
    earlier = _earlier(draft, item)
    key = f"bench-filter-{item.id}"
    chosen = str(now.get("question") or "")
    st.session_state[key] = chosen if chosen in earlier else ""
    options = {"": say("always asked")} | earlier
    st.selectbox(
        say("Falls away after an earlier question"),
        list(options),
        format_func=lambda each: options[each],
        key=key,
        filter_mode=None,
        on_change=_save_filter,
        args=(on.link, item, key, ""),
    )
    if chosen in earlier:
        _answers(on, item, chosen, now.get("answer"), key)


def _answers(on: Bench, item: Item, chosen: str, stored: object, key: str) -> None:
    catalogue = on.opened.draft.catalogue
    asked = catalogue.questions.get(chosen) if catalogue else None
    given = stored if isinstance(stored, list) else [stored]
    labels = (
        {str(option.value): option.label.say(on.language) for option in catalogue.scale_of(asked).answers}
        if catalogue and asked
        else {str(each): str(each) for each in given}
    )
    st.markdown(f"**{widgets.plain(say('… where the answer is'))}**")
    for value, label in labels.items():
        box = f"{key}-{value}"
        st.session_state[box] = value in given
        st.checkbox(
            widgets.plain(label), key=box, on_change=_save_filter, args=(on.link, item, key, ",".join(labels))
        )


def _save_filter(link: str, item: Item, key: str, values: str) -> None:
    chosen = str(st.session_state[key])
    ticked = [each for each in values.split(",") if st.session_state.get(f"{key}-{each}")]
    whole: Plain = {"question": chosen, "answer": [*(ticked or ["1"])]}
    bench.change(link, SetValue(item, ("skip_if",), whole if chosen else None))


def _earlier(draft: Draft, item: Item) -> dict[str, str]:
    names = titles(draft, Kind.QUESTION)
    return {name: names[name] for name in list(names)[: list(names).index(item.id)]}
