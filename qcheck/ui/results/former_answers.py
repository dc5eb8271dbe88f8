"""Answers to questions that the check no longer asks like this: shown, never scored; of open rounds alone."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from qcheck.charts import distribution
from qcheck.service import Result
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import in_words, say
from qcheck.ui.results import result_view
from qcheck.wording import moving

ANSWERS = Markup('<div class="qc-answers"><p>{}</p>{}</div>')
FOLD = Markup('<details class="qc-details"><summary>{}</summary><p>{}</p>{}</details>')


def folded(shown: Result) -> None:
    """What the latest move has set aside; nothing where there are no answers to it."""
    if shown.former:
        answers = html.NOTHING.join(_answers(shown))
        html.show(FOLD.format(say(moving.FORMER), say(moving.NOT_SCORED), answers))


def _answers(shown: Result) -> Iterator[Markup]:
    voice, tongue = result_view.voice(shown), visitor.tongue()
    for question in shown.former:
        for perspective, tally in question.tallies.items():
            said = f"{in_words(question.text)} ({voice.perspective(perspective)})"
            yield ANSWERS.format(said, html.drawn(distribution(tally, question.scale, tongue)))
