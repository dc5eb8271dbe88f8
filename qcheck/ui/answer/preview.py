"""All questions beforehand, to read and to print: those of a check, or of a catalogue in any phase and
perspective.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from qcheck.asking import Questionnaire
from qcheck.catalogue import Criterion, CriterionId, PerspectiveId, PhaseId, Question
from qcheck.service import Scope, offers
from qcheck.ui.kit import html, visitor, widgets, wrong_link
from qcheck.ui.kit.catalogue_words import CLOSING, words

say, count, tag = visitor.tongue().say, visitor.tongue().count, visitor.tongue().tag


def one_of(label: str, options: Mapping[str, str], key: str) -> str:
    """A choice that stands in the address, so that it survives a reload and another language."""
    widgets.from_address(key, options)
    chosen = st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        filter_mode=None,
        on_change=widgets.into_address,
        args=(key,),
    )
    return str(chosen)


def chosen() -> tuple[Questionnaire, PerspectiveId]:
    """What is shown: a check's own questions, a choice of a new check, or a catalogue as one picks it."""
    if access and not offer:
        return access.questionnaire, access.perspective or access.catalogue.perspective_ids[0]
    catalogues = {each.id: each for each in visitor.service().shelf.catalogues()}
    with st.container(key="preview-choice"):
        if offer:
            catalogue, phases_of, scope = offer.catalogue, offer.phases, offer.scope()
        else:
            catalogue = catalogues[
                one_of(
                    say("Catalogue"),
                    {key: each.title.say(tag) for key, each in catalogues.items()},
                    "catalogue",
                )
            ]
            phases_of = catalogue.phase_ids
            scope = Scope(None, frozenset(CriterionId(module.id) for module in catalogue.modules))
        phases = {each.id: each.title.say(tag) for each in catalogue.phases if each.id in phases_of}
        phase = PhaseId(one_of(say("Phase"), phases, "phase")) if phases else None
        views = {each.id: each.title.say(tag) for each in catalogue.perspectives}
        perspective = (
            PerspectiveId(one_of(say("Perspective"), views, "perspective"))
            if views
            else catalogue.perspective_ids[0]
        )
    return Questionnaire(catalogue, phase, scope), perspective


def entry(question: Question, number: int) -> Markup:
    """One question with its help and what it depends on."""
    notes = [question.help.say(tag)] if question.help else []
    if question.critical:
        notes.append(
            say(
                "Key question: where it is below {limit} points on average, the light is yellow at most.",
                limit=limit,
            )
        )
    if question.skip_if:
        notes.append(say("Not asked where an earlier answer makes it needless."))
    aside = html.joined('<br><span class="qc-aside">{}</span>', ((note,) for note in notes))
    return Markup('<li value="{}">{}{}</li>').format(number, question.wording(phase).say(tag), aside)


def block(criterion: Criterion, questions: tuple[Question, ...], first: int) -> Markup:
    """One criterion with its questions, numbered on."""
    meaning = Markup("<p>{}</p>").format(criterion.meaning.say(tag)) if criterion.meaning else html.NOTHING
    entries = html.NOTHING.join(entry(question, number) for number, question in enumerate(questions, first))
    head = Markup('<h2 class="qc-h2">{}</h2>{}').format(criterion.title.say(tag), meaning)
    return Markup('<section class="qc-block">{}<ol class="qc-questions">{}</ol></section>').format(
        head, entries
    )


access = visitor.access() if visitor.link() else None
wanted = st.query_params.get("offer")
offer = next(
    (each for each in offers(visitor.service().shelf.catalogues()) if each.key == wanted and not each.picks),
    None,
)
"""The choice of a new check whose questions are looked at beforehand; None where one looks at a check or a
catalogue.
"""
html.heading(say("All questions"))
questionnaire, perspective = chosen()
catalogue, phase = questionnaire.catalogue, questionnaire.phase
limit = catalogue.rules.yellow_from
blocks = questionnaire.asked(perspective)
total = sum(len(questions) for _, questions in blocks)
status = catalogue.status.say(tag) if catalogue.status else ""
many = count("{number} question", "{number} questions", total)
html.paragraph(
    " · ".join(filter(None, [catalogue.title.say(tag), catalogue.version, status, many])), "qc-facts"
)
if catalogue.description:
    html.paragraph(catalogue.description.say(tag))
labels = " · ".join(option.label.say(tag) for option in catalogue.scale.answers)
html.paragraph(say("Possible answers: {labels}", labels=labels), "qc-aside")
first = 1
for criterion, questions in blocks:
    html.show(block(criterion, questions, first))
    first += len(questions)
html.heading(say("In closing"), 2)
html.show(html.listed(words(catalogue, name) for name in CLOSING))
if catalogue.texts.independence:
    html.paragraph(catalogue.texts.independence.say(tag), "qc-aside")
with st.container(key="onward", horizontal=True, vertical_alignment="center"):
    html.show(
        Markup('<button type="button" class="qc-button" data-print="1">{}</button>').format(say("Print"))
    )
    if offer:
        html.show(
            Markup('<p><a href="{}">{}</a></p>').format(
                visitor.carrying("new", visitor.NONE, "new-"), say("Back to the new check")
            )
        )
    else:
        wrong_link.door()
