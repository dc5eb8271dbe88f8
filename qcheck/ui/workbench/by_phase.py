"""What is said otherwise in a phase, and what does not depend on phases at all."""

from __future__ import annotations

import streamlit as st

from qcheck.authoring import WHOLE, Item, Kind
from qcheck.ui.kit import html
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import fields, questions
from qcheck.ui.workbench.bench import Bench


def of_criterion(on: Bench, item: Item) -> None:
    """Question for the talk and advice in each phase."""
    phases = questions.titles(on.opened.draft, Kind.PHASE)
    if not phases:
        return
    with st.expander(say("Other words in a phase: advice, question for the talk")):
        html.paragraph(say("What you leave empty stays as it is in all phases."))
        for phase, title in phases.items():
            html.heading(title, 3)
            fields.text(on, item, ("prompt_by_phase", phase), say("Question for the talk"), lines=2)
            red, yellow = (("actions_by_phase", phase, light) for light in ("red", "yellow"))
            fields.text(on, item, red, say("What helps when the light is red"), lines=3)
            fields.text(on, item, yellow, say("What helps when the light is yellow"), lines=3)


def closing_questions(on: Bench) -> None:
    """Other closing questions in each phase."""
    for phase, title in questions.titles(on.opened.draft, Kind.PHASE).items():
        with st.expander(say("Other closing questions in the phase {phase}", phase=title)):
            good, after = (("texts", f"{key}_by_phase", phase) for key in ("open_good", "open_next"))
            fields.text(on, WHOLE, good, say("Closing question: what works"), lines=2)
            fields.text(on, WHOLE, after, say("Closing question: what should change first"), lines=2)


def looks_at(on: Bench, item: Item) -> None:
    """Whether it looks at the one process or at the place; what the part says holds for its criteria."""
    draft = on.opened.draft
    if not questions.titles(draft, Kind.PHASE):
        return
    process = say("the one process, in the phase in which it is")
    above = next((placed.below for placed in draft.items if placed.item == item), None)
    options = {"": process}
    if above and above.kind is Kind.PART:
        options = {"": say("the same as the whole part"), "process": process}
    options["place"] = say("the place as a whole, the same in every phase")
    fields.choice(on, item, ("looks_at",), say("What it looks at"), options)
