"""Answers to questions that the check no longer asks like this: shown, never scored; of open rounds alone."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st
from markupsafe import Markup

from qcheck.charts import distribution
from qcheck.service import Access, MadeMove, Result
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import say
from qcheck.ui.results import result_view

ANSWERS = Markup('<div class="qc-answers"><p>{}</p>{}</div>')


def folded(access: Access, move: MadeMove) -> None:
    """The answers that this move has set aside, worked out only for whoever opens the fold."""
    fold = st.expander(say("Answers to earlier questions"), key="organise-former", on_change="rerun")
    if not fold.open:
        return
    with fold:
        html.paragraph(
            say("These answers are shown and not scored: the check asks these questions no longer like this.")
        )
        former = visitor.service().moving.former_result(access.link, move.before)
        shown = list(_answers(former, move))
        html.show(html.NOTHING.join(shown))
        if not shown:
            html.paragraph(say("There are no answers to them."))


def _answers(former: Result, move: MadeMove) -> Iterator[Markup]:
    voice, tongue = result_view.voice(former), visitor.tongue()
    for row in former.profile.criteria:
        for perspective, rating in row.perspectives.items():
            for tally in rating.questions:
                if tally.question in move.aside:
                    scale = former.catalogue.scale_of(former.catalogue.questions[tally.question])
                    said = f"{voice.question(tally.question)} ({voice.perspective(perspective)})"
                    yield ANSWERS.format(said, html.drawn(distribution(tally, scale, tongue)))
