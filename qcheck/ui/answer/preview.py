"""All questions beforehand, to read and to print: those of a check, or of a catalogue in any phase and
perspective.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import quote

import streamlit as st
from babel.numbers import format_decimal
from markupsafe import Markup

from qcheck.addresses import BASIS
from qcheck.asking import Questionnaire
from qcheck.catalogue import (
    EVERYBODY,
    About,
    Catalogue,
    Criterion,
    CriterionId,
    PerspectiveId,
    PhaseId,
    Question,
    Scale,
)
from qcheck.service import Access, Offer, Scope, offers
from qcheck.ui.answer import topic_head
from qcheck.ui.kit import html, visitor, widgets, wrong_link
from qcheck.ui.kit.catalogue_words import CLOSING, words
from qcheck.ui.kit.visitor import count, in_words, say
from qcheck.wording.scales import common_scale, is_cut, is_even


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


@dataclass(frozen=True, slots=True)
class Preview:
    """Which questions are looked at, and from which perspective."""

    questionnaire: Questionnaire
    perspective: PerspectiveId

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue they are from."""
        return self.questionnaire.catalogue


def of_check(access: Access) -> Preview:
    """A check's own questions."""
    perspective = access.perspective or access.catalogue.perspective_ids[0]
    return Preview(access.questionnaire, perspective)


def picked_catalogue() -> Catalogue:
    """A catalogue as one picks it."""
    catalogues = {catalogue.id: catalogue for catalogue in visitor.service().shelf.catalogues()}
    titles = {key: in_words(catalogue.title) for key, catalogue in catalogues.items()}
    return catalogues[one_of(say("Catalogue"), titles, "catalogue")]


def picked(offer: Offer | None) -> Preview:
    """A choice of a new check, or any catalogue, in a phase and from a perspective as one picks them."""
    with st.container(key="preview-choice"):
        catalogue = offer.catalogue if offer else picked_catalogue()
        modules = frozenset(CriterionId(module.id) for module in catalogue.modules)
        scope = offer.scope() if offer else Scope(None, modules)
        asking = offer.phases if offer else catalogue.phase_ids
        phases = {known.id: in_words(known.title) for known in catalogue.phases if known.id in asking}
        phase = PhaseId(one_of(say("Phase"), phases, "phase")) if phases else None
        views = {known.id: in_words(known.title) for known in catalogue.perspectives}
        perspective = one_of(say("Perspective"), views, "perspective") if views else EVERYBODY
    return Preview(Questionnaire(catalogue, phase, scope), PerspectiveId(perspective))


def offer_in_address() -> Offer | None:
    """The choice of a new check whose questions are looked at beforehand; None where one looks at a check or
    a catalogue.
    """
    wanted = st.query_params.get("offer")
    choices = offers(visitor.service().shelf.catalogues())
    return next((choice for choice in choices if choice.key == wanted and not choice.picks), None)


def entry(preview: Preview, question: Question, number: int, *, says_answers: bool) -> Markup:
    """One question with its help, its answers and what it depends on."""
    helped = html.passages(in_words(question.help), "qc-aside")
    notes = [*possible(preview.catalogue.scale_of(question))] if says_answers else []
    if question.critical:
        notes.append(
            say(
                "Key question: where it is below {limit} points on average, the light is yellow at most.",
                limit=preview.catalogue.rules.yellow_from,
            )
        )
    if question.about is About.OWN_GROUP:
        notes.append(say("Each group answers for itself here: these answers are not compared."))
    if question.weight > 1:
        notes.append(say("Counts {weight} times.", weight=question.weight))
    if question.perspectives:
        asked = (visitor.perspective_title(preview.catalogue, view) for view in question.perspectives)
        notes.append(say("Asked of: {perspectives}", perspectives=", ".join(asked)))
    if question.skip_if:
        notes.append(say("Not asked where an earlier answer makes it needless."))
    aside = html.joined('<br><span class="qc-aside">{}</span>', ((note,) for note in notes))
    wording = in_words(question.wording(preview.questionnaire.phase))
    return Markup('<li value="{}">{}{}{}</li>').format(number, wording, helped, aside)


def block(
    preview: Preview,
    criterion: Criterion,
    questions: tuple[Question, ...],
    first: int,
    *,
    says_answers: bool = False,
) -> Markup:
    """One criterion with its questions, numbered on; with the answers to each where these differ."""
    meaning = html.passages(in_words(criterion.meaning))
    entries = html.NOTHING.join(
        entry(preview, question, number, says_answers=says_answers)
        for number, question in enumerate(questions, first)
    )
    head = Markup('<h2 class="qc-h2">{}</h2>{}').format(in_words(criterion.title), meaning)
    return Markup('<section class="qc-block">{}<ol class="qc-questions">{}</ol></section>').format(
        head, entries
    )


def head(preview: Preview, total: int, common: Scale | None) -> None:
    """Which catalogue, how many questions, and how they can be answered where all have one scale."""
    catalogue = preview.catalogue
    status = catalogue.status_words(visitor.tongue().tag)
    many = count("{number} question", "{number} questions", total)
    facts = (in_words(catalogue.title), catalogue.version, status, many)
    html.paragraph(" · ".join(filter(None, facts)), "qc-facts")
    if catalogue.description:
        html.paragraph(in_words(catalogue.description))
    if common:
        html.show(html.joined('<p class="qc-text qc-aside">{}</p>', ((line,) for line in possible(common))))


def possible(scale: Scale) -> list[str]:
    """The answers to choose from, in a line; each in a line of its own where they are long. With what they
    are worth, where not at equal distances.
    """
    labels = [in_words(option.label) for option in scale.answers]
    if not is_even(scale):
        named = zip(labels, scale.worth, strict=False)
        worths = [
            say("{answer} ({points} of 100)", answer=label, points=number(worth)) for label, worth in named
        ]
        labels = [*worths, *labels[scale.points :]]
    if is_cut(scale, visitor.tongue().tag):
        return [say("Possible answers: {labels}", labels=labels[0]), *labels[1:]]
    return [say("Possible answers: {labels}", labels=" · ".join(labels))]


def number(worth: Fraction) -> str:
    """What an answer is worth, in figures of the language."""
    return str(format_decimal(float(worth), locale=visitor.tongue().locale))


def every_question(preview: Preview) -> None:
    """All questions by criterion, then those in closing."""
    catalogue = preview.catalogue
    blocks = preview.questionnaire.asked(preview.perspective)
    common = common_scale(catalogue, (question for _, some in blocks for question in some))
    head(preview, sum(len(questions) for _, questions in blocks), common)
    begun, first = catalogue.parts_begun(criterion.id for criterion, _ in blocks), 1
    for criterion, questions in blocks:
        if criterion.id in begun:
            topic_head.of_part(begun[criterion.id])
        html.show(block(preview, criterion, questions, first, says_answers=common is None))
        first += len(questions)
    html.heading(say("In closing"), 2)
    html.show(html.listed(words(catalogue, name, preview.questionnaire.phase) for name in CLOSING))
    if catalogue.texts.independence:
        html.paragraph(in_words(catalogue.texts.independence), "qc-aside")


def onward(offer: Offer | None, catalogue_id: str) -> None:
    """To paper, to where the questions come from, and back to where one came from."""
    with st.container(key="onward", horizontal=True, vertical_alignment="center"):
        button = Markup('<button type="button" class="qc-button" data-print="1">{}</button>')
        html.show(button.format(say("Print")))
        widgets.outside(
            say("What the questions rest on"), f"{BASIS}?catalogue={quote(catalogue_id)}", "basis"
        )
        widgets.door(say("Editions of the questions"), "history", {"catalogue": catalogue_id})
        if offer:
            way = visitor.carrying("new", visitor.NONE, "new-")
            back = Markup('<p><a href="{}">{}</a></p>')
            html.show(back.format(way, say("Back to the new check")))
        else:
            wrong_link.door()


def page() -> None:
    """All questions of a check, of a choice of a new one, or of a catalogue."""
    access = visitor.access() if visitor.link() else None
    offer = offer_in_address()
    html.heading(say("All questions"))
    preview = of_check(access) if access and not offer else picked(offer)
    every_question(preview)
    onward(offer, preview.catalogue.id)
