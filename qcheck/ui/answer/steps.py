"""The steps of one's own sheet: a criterion each, the closing questions last; which one it is, and the ways
from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from qcheck.catalogue import Criterion, CriterionId, Question
from qcheck.service import Access, OwnSheet
from qcheck.ui.kit import check_state, html, url_params, visitor
from qcheck.ui.kit.catalogue_words import words
from qcheck.ui.kit.visitor import count, in_words, say

LAST = "closing"
"""The step after the last criterion, in the address."""

LEFT = "left-topic"
"""Session key: the step from which somebody has just turned to this one."""


@dataclass(frozen=True, slots=True)
class Answering:
    """One's own sheet at one of its steps: a criterion, or the closing questions."""

    sheet: OwnSheet
    steps: Sequence[str]
    step: str

    @property
    def access(self) -> Access:
        """The check the sheet belongs to."""
        return self.sheet.access

    @property
    def link(self) -> str:
        """The link that opens the sheet."""
        return self.sheet.access.link

    @property
    def says_how(self) -> str:
        """How the phase is looked at, where that begins to matter, and on the first step how one answers."""
        phase = self.sheet.phase_told_at(self.step)
        how = words(self.access.catalogue, "how_to_answer") if self.step == self.steps[0] else ""
        return " ".join(filter(None, (in_words(phase.intro) if phase else "", how)))

    @property
    def filters(self) -> frozenset[str]:
        """The questions on whose answers others depend."""
        return frozenset[str]().union(
            *(question.named for question in self.access.catalogue.questions.values())
        )

    @property
    def topics(self) -> dict[str, tuple[Criterion, tuple[Question, ...]]]:
        """Each criterion by its step, with the questions asked."""
        return {criterion.id: (criterion, questions) for criterion, questions in self.sheet.asked}


def turn(step: str) -> None:
    """Turns to another step; the address says which, so that a reload stays there."""
    st.session_state[LEFT] = next(iter(url_params.values("criterion")), None)
    url_params.put("criterion", step)


def has_turned(answering: Answering) -> bool:
    """Whether one has turned to another step than the one that is drawn: whoever goes on from a field leaves
    it in the same moment, and Streamlit then draws only what belongs to the field.
    """
    return url_params.values("criterion") != [answering.step]


def onward(answering: Answering) -> None:
    """Back and forth; after the last step come all topics. What was left open behind one is said, and need
    not be answered.
    """
    position = answering.steps.index(answering.step)
    with st.container(key="onward", horizontal=True):
        if position:
            st.button(say("Back"), key="step-back", on_click=turn, args=(answering.steps[position - 1],))
        if position + 1 < len(answering.steps):
            st.button(
                say("Continue"),
                key="step-on",
                type="primary",
                on_click=turn,
                args=(answering.steps[position + 1],),
            )
        elif st.button(say("To all topics"), key="step-overview", type="primary"):
            visitor.go("overview", visitor.NONE)
        if (onwards := next_open(answering, position)) and onwards != answering.steps[position + 1]:
            st.button(say("Next open topic"), key="step-open", on_click=turn, args=(onwards,))
    left_open(answering)
    if position + 1 < len(answering.steps):
        html.show(html.anchor(say("All topics"), "overview"))


def next_open(answering: Answering, position: int) -> str | None:
    """The next topic with an open question, from here on; None where none is left behind this one, or nothing
    can be answered.
    """
    if not check_state.is_open(answering.access):
        return None
    return next((step for step in answering.steps[position + 1 : -1] if is_incomplete(answering, step)), None)


def is_incomplete(answering: Answering, topic: str) -> bool:
    """Whether a question of this topic is open."""
    answered, total = answering.sheet.progress[CriterionId(topic)]
    return answered < total


def left_open(answering: Answering) -> None:
    """Where one came from a topic with gaps: how many, and the way back to them."""
    before = st.session_state.pop(LEFT, None)
    if (
        before not in answering.steps
        or before in (answering.step, LAST)
        or not check_state.is_open(answering.access)
        or not is_incomplete(answering, before)
    ):
        return
    answered, total = answering.sheet.progress[CriterionId(before)]
    words = count(
        "In “{topic}” {number} question is still open. You may leave it open.",
        "In “{topic}” {number} questions are still open. You may leave them open.",
        total - answered,
        topic=in_words(answering.topics[before][0].title),
    )
    back = html.anchor(say("Back to it"), "questions", {"criterion": before})
    html.show(Markup('<p class="qc-text qc-help" role="status">{} {}</p>').format(words, back))


def current(steps: Sequence[str], sheet: OwnSheet) -> str:
    """The step in the address, else the first open criterion, which then stands there: the page stays where
    it is.
    """
    if st.query_params.get("criterion") not in steps:
        turn(sheet.next_open or steps[0])
    return st.query_params["criterion"]
