"""One criterion a screen: its questions, each saved the moment it is answered; the closing questions at the
end.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck.catalogue import Criterion, Question, QuestionId, Text
from qcheck.service import Given, UnknownLink
from qcheck.ui.answer import autosave, fit, progress, remarks, revised, topic_head
from qcheck.ui.answer.steps import LAST, Answering, current, has_turned, onward
from qcheck.ui.kit import check_state, html, inputs, visitor, widgets
from qcheck.ui.kit.catalogue_words import CLOSING, words
from qcheck.ui.kit.visitor import in_words, say
from qcheck.wording.scales import Layout, common_prompt, layout


@st.fragment
def question(
    answering: Answering, asked: Question, topic: Criterion | None = None, *, prompted: bool = False
) -> None:
    """One question with its answers; with its `topic` where the topic asks nothing else, and the question is
    what the page is about. `prompted`: what stands above the answers has been said above all questions.
    """
    phase = answering.access.phase
    if st.session_state.pop(autosave.MOVED, None) or has_turned(answering):
        st.rerun()
    if asked.id in answering.filters and st.session_state.pop(autosave.CHANGED, None) == asked.id:
        st.rerun()
    try:
        given = visitor.service().answering.given(answering.link, QuestionId(asked.id))
    except UnknownLink:  # deleted in another window: the whole page says so
        st.rerun()
    if topic:
        topic_head.of_one(topic, asked, phase, answering.says_how)
    else:
        html.heading(in_words(asked.wording(phase)), 2)
        html.passage(in_words(asked.help), "qc-text qc-help")
    if not prompted:
        prompt(answering.access.catalogue.prompt_of(asked))
    with st.container(key=f"answer-{asked.id}{_room(answering, asked)}"):
        choices(answering, asked, phase, str(given.value) if given and given.value is not None else None)
    with st.container(key=f"saved-{asked.id}", horizontal=True, vertical_alignment="center"):
        html.show(Markup('<p class="qc-saved" role="status">{}</p>').format(saved_note(given)))
        if given and given.value is not None and check_state.is_open(answering.access):
            st.button(
                say("Take the answer back"),
                key=f"back-{asked.id}",
                type="tertiary",
                on_click=autosave.take_back,
                args=(answering.link, asked.id),
            )
    autosave.refusal(asked.id)
    if check_state.is_open(answering.access):
        remarks.fold(answering.access, asked, given)
        if not topic:
            fit.fold(answering.access, asked)
    elif given:
        remarks.kept(given.comment, given.evidence_title, given.evidence_address)


def _room(answering: Answering, asked: Question) -> str:
    """How the points stand to each other, for the style sheet: at the end of a key, where no id has an
    underscore.
    """
    beside_or_below = layout(answering.access.catalogue.scale_of(asked), visitor.tongue().tag)
    return "" if beside_or_below is Layout.BESIDE else f"_{beside_or_below}"


def choices(answering: Answering, asked: Question, phase: str | None, stored: str | None) -> None:
    """The points of the scale and, set apart, the two other answers; nothing preselected, always what the
    store has.
    """
    labels = {
        str(option.value): widgets.plain(in_words(option.label))
        for option in answering.access.catalogue.scale_of(asked).answers
    }
    shown = stored if stored in labels else None
    key = inputs.standing(f"value-{asked.id}", shown)
    label = widgets.plain(in_words(asked.wording(phase)))
    st.radio(
        label,
        list(labels),
        inputs.place(key, labels),
        labels.__getitem__,
        key=key,
        label_visibility="collapsed",
        disabled=not check_state.is_open(answering.access),
        on_change=autosave.answer,
        args=(answering.link, asked.id, key),
    )


def saved_note(given: Given | None) -> str:
    """`Saved at 14:02`, and whether a comment or evidence is among it; nothing where nothing is saved."""
    if given is None:
        return ""
    noted = given.comment or given.evidence_title or given.evidence_address
    message = say("Saved at {time}, with a comment or evidence", time=visitor.clock(given.saved))
    return message if noted else say("Saved at {time}", time=visitor.clock(given.saved))


def criterion_page(answering: Answering, criterion: Criterion, questions: tuple[Question, ...]) -> None:
    """A criterion: what it means, then its questions. Where it has one that no other depends on, the question
    itself is the heading.
    """
    if criterion.id in (begun := answering.sheet.parts_begun):
        topic_head.of_part(begun[criterion.id])
    if len(questions) == 1 and questions[0].id not in answering.filters:
        with st.container(key="asked-alone"):
            question(answering, questions[0], criterion)
        return
    topic_head.of_several(criterion, answering.says_how)
    common = common_prompt(answering.access.catalogue, questions)
    prompt(common)
    for asked_question in questions:
        question(answering, asked_question, prompted=common is not None)


def prompt(words: Text | None) -> None:
    """What is asked above the answers, if anything."""
    if words:
        html.paragraph(in_words(words), "qc-prompt")


def of_one_question(answering: Answering) -> None:
    """Whether the one question of a page fits: below the way on, so that this stays in sight."""
    _, questions = answering.topics.get(answering.step, (None, ()))
    is_alone = len(questions) == 1 and questions[0].id not in answering.filters
    if is_alone and check_state.is_open(answering.access):
        fit.fold(answering.access, questions[0])


def closing_page(answering: Answering) -> None:
    """The two closing questions, in free words."""
    html.heading(say("In closing"), marker=LAST)
    html.paragraph(
        say("Two open questions. You may leave them empty.")
        + " "
        + words(answering.access.catalogue, "freetext_notice"),
        "qc-help",
    )
    for name in CLOSING:
        written = answering.sheet.closing.get(name, "")
        if check_state.is_open(answering.access):
            autosave.text(
                words(answering.access.catalogue, name, answering.access.phase),
                autosave.Field.CLOSING,
                answering.link,
                name,
                written,
                area=True,
            )
        else:
            html.heading(words(answering.access.catalogue, name, answering.access.phase), 2)
            remarks.kept(written or say("Nothing was written here."))


@st.fragment(run_every=20)
def heartbeat(answering: Answering) -> None:
    """Keeps the page in touch with the server, and shows what another window has changed meanwhile."""
    try:
        now = visitor.service().access.revision(answering.link)
    except UnknownLink:
        st.rerun()
    if now != st.session_state[autosave.DRAWN]:
        st.rerun()


def position(answering: Answering) -> None:
    """On which process one answers, as whom, and how far one has come."""
    access = answering.access
    view = visitor.perspective_title(access.catalogue, answering.sheet.perspective)
    place = answering.steps.index(answering.step) + 1
    answers_as = say("You answer as: {view}", view=view) if view else ""
    progress.position(answering.sheet, answers_as, place, len(answering.steps) - 1)


def page() -> None:
    """The step of the own sheet that the address names."""
    sheet = visitor.service().answering.own_sheet(visitor.link() or "")
    st.session_state[autosave.DRAWN] = sheet.access.revision
    st.session_state[autosave.EDITION] = sheet.access.edition
    steps = (*(criterion.id for criterion, _ in sheet.asked), LAST)
    answering = Answering(sheet, steps, current(steps, sheet))
    with st.container(key="answering"):
        position(answering)
        check_state.notice(answering.access)
        revised.note(answering.access)
        autosave.whose(answering.access.check_id)
        if answering.step == LAST:
            closing_page(answering)
        else:
            criterion_page(answering, *answering.topics[answering.step])
        onward(answering)
        of_one_question(answering)
    heartbeat(answering)
