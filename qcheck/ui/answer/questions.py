"""One criterion a screen: its questions, each saved the moment it is answered; the closing questions at the
end.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck.catalogue import Criterion, CriterionId, Question, QuestionId
from qcheck.service import Given, OwnSheet, UnknownLink
from qcheck.ui.answer import autosave, progress
from qcheck.ui.kit import check_state, html, visitor, widgets
from qcheck.ui.kit.catalogue_words import CLOSING, words
from qcheck.wording import removed_words

LAST = "closing"
"""The step after the last criterion, in the address."""

LEFT = "left-topic"
"""Session key: the step from which somebody has just turned to this one."""

say, count, tag = visitor.tongue().say, visitor.tongue().count, visitor.tongue().tag
service = visitor.service()
link = visitor.link() or ""


def turn(step: str) -> None:
    """Turns to another step; the address says which, so that a reload stays there."""
    st.session_state[LEFT] = st.query_params.get("criterion")
    st.query_params["criterion"] = step


@st.fragment
def question(asked: Question, phase: str | None, wakes: bool) -> None:
    """One question with its answers; `wakes` where others appear or disappear with it."""
    if wakes and st.session_state.pop(autosave.CHANGED, None) == asked.id:
        st.rerun()
    try:
        given = service.answering.given(link, QuestionId(asked.id))
    except UnknownLink:  # deleted in another window: the whole page says so
        st.rerun()
    html.heading(asked.wording(phase).say(tag), 2)
    if asked.help:
        html.paragraph(asked.help.say(tag), "qc-help")
    with st.container(key=f"answer-{asked.id}"):
        choices(asked, phase, str(given.value) if given and given.value is not None else None)
    with st.container(key=f"saved-{asked.id}", horizontal=True, vertical_alignment="center"):
        html.show(Markup('<p class="qc-saved" role="status">{}</p>').format(saved_note(given)))
        if given and given.value is not None and check_state.is_open(access):
            st.button(
                say("Take the answer back"),
                key=f"back-{asked.id}",
                type="tertiary",
                on_click=autosave.take_back,
                args=(link, asked.id),
            )
    autosave.refusal(asked.id)
    if check_state.is_open(access):
        remarks(asked, given)
    elif given:
        kept(given.comment, given.evidence_title, given.evidence_address)


def choices(asked: Question, phase: str | None, stored: str | None) -> None:
    """The points of the scale and, set apart, the two other answers; nothing preselected, always what the
    store has.
    """
    labels = {
        str(option.value): widgets.plain(option.label.say(tag)) for option in access.catalogue.scale.answers
    }
    key = autosave.key(asked.id)
    st.session_state[key] = stored
    label = widgets.plain(asked.wording(phase).say(tag))
    st.radio(
        label,
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        label_visibility="collapsed",
        disabled=not check_state.is_open(access),
        on_change=autosave.answer,
        args=(link, asked.id),
    )


def saved_note(given: Given | None) -> str:
    """`Saved at 14:02`, and whether a comment or evidence is among it; nothing where nothing is saved."""
    if given is None:
        return ""
    noted = given.comment or given.evidence_title or given.evidence_address
    message = say("Saved at {time}, with a comment or evidence", time=visitor.clock(given.saved))
    return message if noted else say("Saved at {time}", time=visitor.clock(given.saved))


def remarks(asked: Question, given: Given | None) -> None:
    """Comment and evidence, folded away; drawn only where they are open."""
    fold = st.expander(say("Comment or evidence"), key=f"more-{asked.id}", on_change="rerun")
    if not fold.open:
        return
    with fold:
        html.paragraph(words(access.catalogue, "freetext_notice"), "qc-help")
        if given and removed_words.REMOVED in f"{given.comment} {given.evidence_title}":
            html.paragraph(f"{removed_words.REMOVED}: {say('removed by the organisers')}", "qc-help")
        autosave.text(
            words(access.catalogue, "comment_prompt"),
            autosave.Field.COMMENT,
            link,
            asked.id,
            given.comment if given else "",
            area=True,
        )
        autosave.text(
            say("What shows it? (title of a document, decision or page)"),
            autosave.Field.EVIDENCE,
            link,
            asked.id,
            given.evidence_title if given else "",
        )
        autosave.text(
            say("Its address on the web, if it has one (https://…)"),
            autosave.Field.ADDRESS,
            link,
            asked.id,
            given.evidence_address if given else "",
        )


def kept(*texts: str) -> None:
    """What was written, where nothing can be changed any more."""
    html.show(
        html.joined(
            '<blockquote class="qc-quote">{}</blockquote>',
            ((removed_words.told(text, visitor.tongue()),) for text in texts if text),
        )
    )


def criterion_page(criterion: Criterion, questions: tuple[Question, ...]) -> None:
    """A criterion: what it means, then its questions."""
    html.heading(criterion.title.say(tag), marker=criterion.id)
    if criterion.meaning:
        html.paragraph(criterion.meaning.say(tag), "qc-lead")
    if step == steps[0]:
        phase = access.questionnaire.phase_asked
        html.paragraph(
            " ".join(
                filter(
                    None,
                    [
                        phase.intro.say(tag) if phase and phase.intro else "",
                        words(access.catalogue, "how_to_answer"),
                    ],
                )
            ),
            "qc-help",
        )
    html.paragraph(access.catalogue.scale.prompt.say(tag), "qc-prompt")
    filters = frozenset().union(*(each.named for each in access.catalogue.questions.values()))
    for each in questions:
        question(each, access.phase, each.id in filters)


def closing_page() -> None:
    """The two closing questions, in free words."""
    html.heading(say("In closing"), marker=LAST)
    html.paragraph(
        say("Two open questions. You may leave them empty.")
        + " "
        + words(access.catalogue, "freetext_notice"),
        "qc-help",
    )
    for name in CLOSING:
        written = sheet.closing.get(name, "")
        if check_state.is_open(access):
            autosave.text(
                words(access.catalogue, name), autosave.Field.CLOSING, link, name, written, area=True
            )
        else:
            html.heading(words(access.catalogue, name), 2)
            kept(written or say("Nothing was written here."))


def onward() -> None:
    """Back and forth; after the last step comes the overview. What was left open behind one is said, and need
    not be answered.
    """
    position = steps.index(step)
    left_open()
    with st.container(key="onward", horizontal=True):
        if position:
            st.button(say("Back"), key="step-back", on_click=turn, args=(steps[position - 1],))
        if position + 1 < len(steps):
            st.button(
                say("Continue"), key="step-on", type="primary", on_click=turn, args=(steps[position + 1],)
            )
        elif st.button(say("To the overview"), key="step-overview", type="primary"):
            visitor.go("overview", visitor.NONE)
        if (onwards := next_open(position)) and onwards != steps[position + 1]:
            st.button(say("Next open topic"), key="step-open", on_click=turn, args=(onwards,))
    html.show(html.anchor(say("All topics"), "check"))


def next_open(position: int) -> str | None:
    """The next topic with an open question, from here on; None where none is left behind this one, or nothing
    can be answered.
    """
    if not check_state.is_open(access):
        return None
    return next((each for each in steps[position + 1 : -1] if is_incomplete(each)), None)


def is_incomplete(topic: str) -> bool:
    """Whether a question of this topic is open."""
    answered, total = sheet.progress[CriterionId(topic)]
    return answered < total


def left_open() -> None:
    """Where one came from a topic with gaps: how many, and the way back to them."""
    before = st.session_state.pop(LEFT, None)
    if (
        before not in steps
        or before in (step, LAST)
        or not check_state.is_open(access)
        or not is_incomplete(before)
    ):
        return
    answered, total = sheet.progress[CriterionId(before)]
    words = count(
        "In “{topic}” {number} question is still open. You may leave it open.",
        "In “{topic}” {number} questions are still open. You may leave them open.",
        total - answered,
        topic=asked_here[before][0].title.say(tag),
    )
    back = html.anchor(say("Back to it"), "questions", {"criterion": before})
    html.show(Markup('<p class="qc-text qc-help" role="status">{} {}</p>').format(words, back))


@st.fragment(run_every=20)
def heartbeat() -> None:
    """Keeps the page in touch with the server, and shows what another window has changed meanwhile."""
    try:
        now = service.access.revision(link)
    except UnknownLink:
        st.rerun()
    if now != st.session_state[autosave.DRAWN]:
        st.rerun()


def current(sheet: OwnSheet) -> str:
    """The step in the address, else the first open criterion, which then stands there: the page stays where
    it is.
    """
    if st.query_params.get("criterion") not in steps:
        turn(sheet.next_open or steps[0])
    return st.query_params["criterion"]


sheet = service.answering.own_sheet(link)
access = sheet.access
st.session_state[autosave.DRAWN] = access.revision
steps = [criterion.id for criterion, _ in sheet.asked] + [LAST]
step = current(sheet)
asked_here = {criterion.id: (criterion, questions) for criterion, questions in sheet.asked}

with st.container(key="answering"):
    view = visitor.perspective_title(access.catalogue, sheet.perspective)
    progress.position(
        access.title,
        say("You answer as: {view}", view=view) if view else "",
        steps.index(step) + 1,
        len(steps) - 1,
    )
    check_state.notice(access)
    autosave.whose(access.check_id)
    if step == LAST:
        closing_page()
    else:
        criterion_page(*asked_here[step])
    onward()
heartbeat()
