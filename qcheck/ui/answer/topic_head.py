"""What stands above the answers of a topic: what it is about, and what that means."""

from __future__ import annotations

from markupsafe import Markup

from qcheck.catalogue import Criterion, Question
from qcheck.ui.kit import html
from qcheck.ui.kit.visitor import in_words, say

MEANT = Markup('<details class="qc-details qc-meant"><summary>{}</summary>{}</details>')


def of_several(criterion: Criterion, says_how: str) -> None:
    """A topic of several questions: its title is the heading, its meaning stands below."""
    html.heading(in_words(criterion.title), marker=criterion.id)
    if criterion.meaning:
        html.paragraph(in_words(criterion.meaning), "qc-lead")
    if says_how:
        html.paragraph(says_how, "qc-help")


def of_one(criterion: Criterion, asked: Question, phase: str | None, says_how: str) -> None:
    """A topic of one question: the question is the heading, its topic is named above; what the topic means
    unfolds.
    """
    html.paragraph(in_words(criterion.title), "qc-eyebrow")
    html.heading(in_words(asked.wording(phase)), marker=criterion.id)
    if asked.help:
        html.paragraph(in_words(asked.help), "qc-help")
    meant = (in_words(criterion.meaning) if criterion.meaning else "", says_how)
    if any(meant):
        told = html.joined('<p class="qc-text qc-help">{}</p>', ((text,) for text in meant if text))
        html.show(MEANT.format(say("What does this mean?"), told))
