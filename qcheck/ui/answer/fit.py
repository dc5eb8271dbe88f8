"""*Passt diese Frage?* under a question of the organiser's own sheet, where the catalogue is in trial."""

from __future__ import annotations

import streamlit as st

from qcheck.catalogue import Question, QuestionId
from qcheck.language import N_
from qcheck.service import Access, Fit
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.wording.fit import FITS

SAID = "fit-said-"
"""Session key, before the question: how many times something was said here; the fields begin empty again."""

COUNTS_FOR_NOTHING = N_(
    "For those who write the questions. It counts for no result and is kept apart from your answers: with it "
    "stand only your perspective, the language and the week. Nobody can say later whose it was, so it cannot "
    "be taken back either."
)


def fold(access: Access, asked: Question) -> None:
    """One line, which unfolds; nothing where it is not asked."""
    if not access.asks_fit:
        return
    number = st.session_state.get(SAID + asked.id, 0)
    with st.expander(say("Does this question fit?"), key=f"fit-{asked.id}"):
        if number:
            html.paragraph(say("Thank you, this is saved, apart from your answers."), "qc-done")
        marks = [
            Fit(mark)
            for mark, words in FITS.items()
            if st.checkbox(say(words), key=f"fit-{mark}-{asked.id}-{number}")
        ]
        text = inputs.line(say("In a sentence, if you like (no names)"), f"fits-{asked.id}-{number}")
        html.paragraph(say(COUNTS_FOR_NOTHING), "qc-aside")
        if st.button(say("Send"), key=f"fit-send-{asked.id}"):
            widgets.wish(lambda: _say(access, asked, marks, text))


def _say(access: Access, asked: Question, marks: list[Fit], text: str) -> None:
    service = visitor.service().feedback
    tag = visitor.tongue().tag
    service.say_of_question(access, QuestionId(asked.id), marks, text, service.new_word(), tag)
    if marks or text.strip():
        st.session_state[SAID + asked.id] = st.session_state.get(SAID + asked.id, 0) + 1
