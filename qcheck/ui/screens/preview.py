"""All questions beforehand, to read and to print: those of a check, or of a catalogue in any phase and perspective."""

from __future__ import annotations

from html import escape

import streamlit as st

from qcheck.asking import asked
from qcheck.catalogue import Catalogue, Criterion, CriterionId, PerspectiveId, PhaseId, Question
from qcheck.service import Scope
from qcheck.ui import here, widgets

say, count, tag = here.tongue().say, here.tongue().count, here.tongue().tag


def one_of(label: str, options: dict[str, str], key: str) -> str:
    """A choice that stands in the address, so that it survives a reload and another language."""
    widgets.from_address(key, "")
    if st.session_state[key] not in options:
        st.session_state[key] = next(iter(options))
    return str(
        st.selectbox(
            label, list(options), format_func=options.__getitem__, key=key, on_change=widgets.into_address, args=(key,), filter_mode=None
        )
    )


def chosen() -> tuple[Catalogue, PhaseId | None, Scope, PerspectiveId]:
    """What is shown: a check's own questions, or a catalogue as one picks it."""
    if here.link():
        access = here.access()
        return access.catalogue, access.phase, access.scope, access.perspective
    catalogues = {each.id: each for each in here.service().catalogues()}
    with st.container(key="preview-choice", horizontal=True, gap="medium"):
        catalogue = catalogues[one_of(say("Catalogue"), {key: each.title.say(tag) for key, each in catalogues.items()}, "catalogue")]
        phases = {each.id: each.title.say(tag) for each in catalogue.phases}
        phase = PhaseId(one_of(say("Phase"), phases, "phase")) if phases else None
        views = {each.id: each.title.say(tag) for each in catalogue.perspectives}
        perspective = PerspectiveId(one_of(say("Perspective"), views, "perspective")) if views else catalogue.perspective_ids[0]
    modules = frozenset(CriterionId(module.id) for module in catalogue.modules)
    return catalogue, phase, Scope(None, modules), perspective


def entry(question: Question, number: int) -> str:
    """One question with its help and what it depends on."""
    note = say("Not asked where an earlier answer makes it needless.") if question.skip_if else ""
    extra = "".join(
        f'<br><span class="qc-aside">{escape(text)}</span>' for text in (question.help.say(tag) if question.help else "", note) if text
    )
    return f'<li value="{number}">{escape(question.wording(phase).say(tag))}{extra}</li>'


def block(criterion: Criterion, questions: tuple[Question, ...], first: int) -> str:
    """One criterion with its questions, numbered on."""
    meaning = f"<p>{escape(criterion.meaning.say(tag))}</p>" if criterion.meaning else ""
    entries = "".join(entry(question, first + index) for index, question in enumerate(questions))
    return f'<section class="qc-block"><h2 class="qc-h2">{escape(criterion.title.say(tag))}</h2>{meaning}<ol class="qc-questions">{entries}</ol></section>'


widgets.heading(say("All questions"))
catalogue, phase, scope, perspective = chosen()
blocks = asked(catalogue, phase, scope, perspective, {})
total = sum(len(questions) for _, questions in blocks)
facts = [
    catalogue.title.say(tag),
    f"{catalogue.version}",
    catalogue.status.say(tag) if catalogue.status else "",
    count("{number} question", "{number} questions", total),
]
widgets.paragraph(" · ".join(filter(None, facts)), "qc-facts")
labels = " · ".join(option.label.say(tag) for option in catalogue.scale.answers)
widgets.paragraph(say("Possible answers: {labels}", labels=labels), "qc-aside")
first = 1
for criterion, questions in blocks:
    widgets.html(block(criterion, questions, first))
    first += len(questions)
widgets.heading(say("In closing"), 2)
widgets.items(escape(widgets.words(catalogue, name)) for name in ("open_good", "open_next"))
if catalogue.texts.independence:
    widgets.paragraph(catalogue.texts.independence.say(tag), "qc-aside")
with st.container(key="onward", horizontal=True):
    widgets.html(f'<button type="button" class="qc-button" data-print="1">{escape(say("Print"))}</button>')
    widgets.door(*((say("Back to the check"), "check") if here.link() else (say("To the start page"), "")))
