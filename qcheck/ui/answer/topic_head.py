"""What stands above the answers of a topic: what it is about, and what that means."""

from __future__ import annotations

from markupsafe import Markup

from qcheck.catalogue import Criterion, Part, Question
from qcheck.ui.kit import html
from qcheck.ui.kit.visitor import in_words, say

MEANT = Markup('<details class="qc-details qc-meant"><summary>{}</summary>{}</details>')


def of_part(part: Part | None) -> None:
    """Where a part of the questionnaire begins: what it is called and looks at; without one the modules."""
    html.heading(in_words(part.title) if part else say("Add-on modules"), 2)
    html.passage(in_words(part.meaning) if part else "")


def shows(criterion: Criterion) -> None:
    """What could be looked at before one answers; unfolds."""
    if criterion.evidence:
        told = html.passages(in_words(criterion.evidence), "qc-text qc-help")
        html.show(MEANT.format(say("How it can be shown"), told))


def of_several(criterion: Criterion, says_how: str) -> None:
    """A topic of several questions: its title is the heading, its meaning stands below."""
    html.heading(in_words(criterion.title), marker=criterion.id)
    html.passage(in_words(criterion.meaning), "qc-text qc-lead")
    shows(criterion)
    if says_how:
        html.paragraph(says_how, "qc-help")


def of_one(criterion: Criterion, asked: Question, phase: str | None, says_how: str) -> None:
    """A topic of one question: the question is the heading, its topic is named above; what the topic means
    unfolds.
    """
    html.paragraph(in_words(criterion.title), "qc-eyebrow")
    html.heading(in_words(asked.wording(phase)), marker=criterion.id)
    html.passage(in_words(asked.help), "qc-text qc-help")
    meant = (in_words(criterion.meaning), says_how)
    if any(meant):
        told = html.NOTHING.join(html.passages(text, "qc-text qc-help") for text in meant)
        html.show(MEANT.format(say("What does this mean?"), told))
    shows(criterion)
