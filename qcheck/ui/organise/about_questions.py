"""Whether those who answer are asked if the questions fit, where the catalogue is in trial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from qcheck.catalogue import EVERYBODY, PerspectiveId, Question, QuestionId
from qcheck.language import N_
from qcheck.service import Access, Fit, Mode, State
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.visitor import in_words, say
from qcheck.wording.fit import FITS

ASKED = N_(
    "The questions are still in trial. Under each of them stands “Does this question fit?”, for those who "
    "write them. It counts for no result and joins no sheet."
)
NOT_ASKED = N_(
    "The questions are still in trial, but nobody is asked whether they fit: you have switched that off."
)
MEASURED = N_(
    "Before the first question people are asked if it may be measured how many seconds each question takes "
    "them. Only counts in coarse steps are kept, apart from all sheets: no person, no perspective, no moment."
)
NOT_MEASURED = N_(
    "How many seconds each question takes can be measured for those who write them, in coarse steps and "
    "apart from all sheets, on the devices of those who allow it. It can be switched on only before the "
    "check starts, because people are asked before their first question."
)
MEASURE, MEASURE_NO_MORE = N_("Measure seconds for each question"), N_("Measure no seconds any more")
SWITCH_OFF, SWITCH_ON = N_("Do not ask whether the questions fit"), N_("Ask whether the questions fit")


TYPED = "fit-typed"
"""Session key: how many were typed in here; the next one begins with empty fields."""


def typing_in(access: Access) -> None:
    """What somebody has said about a question on paper, in an open round."""
    if access.mode is not Mode.OPEN or access.state is not State.OPEN or not access.asks_fit:
        return
    number = st.session_state.get(TYPED, 0)
    html.paragraph(say("Did somebody mark on paper that a question does not fit? Type it in here."))
    questions = {
        question.id: f"{place}. {in_words(question.wording(access.phase))}"
        for place, question in enumerate(_in_order(access), 1)
    }
    question = st.selectbox(
        say("Which question?"),
        list(questions),
        index=None,
        placeholder=say("Please choose"),
        format_func=questions.__getitem__,
        key=f"fit-question-{number}",
        filter_mode=None,
    )
    views = {choice.id: in_words(choice.title) for choice in visitor.service().joining.choices(access.link)}
    view = (
        st.selectbox(
            say("From which perspective?"),
            list(views),
            format_func=views.__getitem__,
            key=f"fit-view-{number}",
            filter_mode=None,
        )
        if views
        else EVERYBODY
    )
    marks = [Fit(mark) for mark, words in FITS.items() if st.checkbox(say(words), key=f"fit-{mark}-{number}")]
    text = inputs.line(say("In a sentence, if you like (no names)"), f"fit-text-{number}")
    if st.button(say("Type it in"), key="fit-type-in", disabled=question is None):
        widgets.wish(
            lambda: _type_in(access, QuestionId(question or ""), PerspectiveId(view), marks, text),
            say("It is typed in, apart from all sheets."),
        )


def _in_order(access: Access) -> Iterator[Question]:
    """The questions with the numbers that they have on paper."""
    asked = access.questionnaire
    for criterion in asked.criteria:
        yield from asked.put_to(criterion, asked.perspectives)


def _type_in(
    access: Access, question: QuestionId, view: PerspectiveId, marks: Sequence[Fit], text: str
) -> None:
    service = visitor.service().feedback
    once, tag = service.new_word(), visitor.tongue().tag
    service.say_for_paper(access.link, question, view, marks, text, once, tag)
    st.session_state[TYPED] = st.session_state.get(TYPED, 0) + 1


def choosing(access: Access) -> None:
    """Says whether it is asked, and lets it be changed while the check is running or prepared."""
    html.paragraph(say(ASKED) if access.asks_back else say(NOT_ASKED))
    html.show(html.listed([html.anchor(say("How the questions work"), "instrument", visitor.ELSEWHERE)]))
    if access.state is not State.CLOSED:
        _asking_back(access)
    _seconds(access)


def _asking_back(access: Access) -> None:
    wish, words = (False, SWITCH_OFF) if access.asks_back else (True, SWITCH_ON)
    if st.button(say(words), key="organise-asks-back"):
        widgets.wish(lambda: visitor.service().feedback.ask_back(access.link, wish), say("Saved."))


def _seconds(access: Access) -> None:
    """Whether it is measured how long the questions take; offered before the check starts alone."""
    if access.times:
        html.paragraph(say(MEASURED))
    if access.state is State.PREPARED and not access.times:
        html.paragraph(say(NOT_MEASURED), "qc-aside")
    may_change = access.state is State.PREPARED or (access.times and access.state is State.OPEN)
    words = MEASURE_NO_MORE if access.times else MEASURE
    if may_change and st.button(say(words), key="organise-times"):
        widgets.wish(
            lambda: visitor.service().timing.time_questions(access.link, not access.times), say("Saved.")
        )
