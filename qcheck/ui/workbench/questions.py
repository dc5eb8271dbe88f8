"""The form of a question: its words, who is asked, when, by which answers, and after which it falls away."""

from __future__ import annotations

import streamlit as st

from qcheck.authoring import Draft, Item, Kind
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import fields, filters, scales, wording
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
    scales.of_question(on, item)
    with st.expander(say("More: key question, weight, filter, other words in a phase")):
        fields.ticked(
            on, item, ("critical",), say("Key question: where it is low, the light is yellow at most")
        )
        fields.ticked(on, item, ("about",), say("Each group means itself (“we”); not compared"), "own_group")
        fields.number(on, item, ("weight",), say("Counts so many times"), 1, 1, MOST_WEIGHT)
        filters.filters(on, item)
        for phase, title in phases.items():
            label = say("Other words in the phase {phase}", phase=title)
            fields.text(on, item, ("text_by_phase", phase), label, lines=2)


def titles(draft: Draft, kind: Kind) -> dict[str, str]:
    """The items of a kind by their ids, as they are called."""
    return {item.item.id: wording.name(draft, item.item) for item in draft.items if item.item.kind is kind}
