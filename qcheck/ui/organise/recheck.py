"""The loop back for one measure: what was promised, what people said before and after, and asking them again
in one click.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck.asking import Questionnaire
from qcheck.service import AskedAgain, LinkKind, MeasureId, Proposal, Stale
from qcheck.ui.kit import html, signed_in, visitor, widgets
from qcheck.ui.kit.visitor import count, say
from qcheck.ui.organise import before_and_after, offer_words
from qcheck.wording import Voice, due_dates, rounds

FACT = "<dt>{}</dt><dd>{}</dd>"


def what_was_promised(proposal: Proposal) -> None:
    """The measure: what, for which criteria, who, by when, and how it will be recognised."""
    measure, tag = proposal.followed.measure, visitor.tag()
    html.heading(measure.what)
    access = proposal.measures.access
    html.paragraph(" · ".join(filter(None, [access.title, access.place])), "qc-facts")
    criteria = [proposal.measures.criterion(criterion, tag) for criterion in measure.criteria]
    facts = (
        (say("About"), ", ".join(criteria) or say("the whole process")),
        (say("Who"), measure.who),
        (say("With whom"), measure.partners),
        (say("By when"), due_dates.said(measure, visitor.tongue())),
        (say("How it will be recognised"), measure.success),
    )
    shown = html.joined(FACT, (fact for fact in facts if fact[1]))
    html.show(Markup('<dl class="qc-measure">{}</dl>').format(shown))


def before_and_now(proposal: Proposal) -> None:
    """What people said before the measure and when they were asked again."""
    if table := before_and_after.table(proposal.followed):
        html.heading(say("Has it helped?"), 2)
        html.show(table)
        if proposal.followed.first and proposal.followed.ended:
            two = {
                "link": proposal.followed.first,
                "other": proposal.followed.ended.link,
                "measure": None,
            }
            widgets.door(say("Then and now"), "compare", two)


def asking_again(proposal: Proposal) -> None:
    """What would be asked, of whom and for how long; the button, or why it is not there."""
    html.heading(say("Ask again"), 2)
    if running := proposal.followed.running:
        html.paragraph(
            say("A re-check has been running since {day}.", day=visitor.tongue().day(running.made))
        )
        widgets.door(
            say("To the re-check"), "organise", {"link": running.link, "measure": None}, primary=True
        )
        return
    if proposal.missing:
        html.paragraph(_missing(proposal))
    if proposal.asked is None:
        html.paragraph(say(proposal.refused))
        return
    for sentence in _what_is_asked(proposal.asked):
        html.paragraph(sentence)
    html.show(html.listed(_lengths(proposal.asked.questionnaire)))
    if signed_in.first():
        return
    if st.button(say("Start the re-check"), key="recheck-start", type="primary"):
        measure = proposal.followed.measure.id
        link = visitor.service().rechecks.begin(proposal.measures.access, measure, visitor.maker())
        visitor.go("organise", {"link": link, "new": "1", "measure": None})


def _missing(proposal: Proposal) -> str:
    titles = [proposal.measures.criterion(criterion, visitor.tag()) for criterion in proposal.missing]
    return count(
        "This criterion is not in the catalogue of that check, so it is not asked about: {titles}.",
        "These criteria are not in the catalogue of that check, so they are not asked about: {titles}.",
        len(titles),
        titles=", ".join(titles),
    )


def _what_is_asked(asked: AskedAgain) -> list[str]:
    """Which questions, as of which check, and who is invited how."""
    voice = Voice(asked.questionnaire, visitor.tongue())
    questions = say(
        "Only the questions about these criteria are asked again, in the words of the check of {day}: "
        "{criteria}. The mode stays the same ({mode}), and so do the perspectives.",
        day=visitor.tongue().day(asked.of),
        criteria=voice.criteria(asked.questionnaire.criterion_ids),
        mode=rounds.mode(asked.mode, visitor.tongue()),
    )
    invited = say("It gets links of its own, with the same texts as before. It runs at once.")
    names = say("Also for: {names}.", names=", ".join(asked.names)) if asked.names else ""
    return [questions, " ".join(filter(None, (invited, names)))]


def _lengths(questionnaire: Questionnaire) -> list[str]:
    """How long it is for each perspective."""
    voice = Voice(questionnaire, visitor.tongue())
    return [
        f"{voice.perspective(perspective)}: {offer_words.lasts(questionnaire.length(perspective))}"
        for perspective in questionnaire.perspectives
    ]


def page() -> None:
    """The measure that the address names, of the process whose organiser's link stands there."""
    access = visitor.service().access.open(visitor.link() or "", LinkKind.ORGANISE)
    try:
        proposal = visitor.service().rechecks.proposal(access, MeasureId(st.query_params.get("measure", "")))
    except Stale as gone:
        html.heading(access.title)
        html.paragraph(gone.said(visitor.tongue()))
    else:
        what_was_promised(proposal)
        before_and_now(proposal)
        with widgets.place("recheck"):
            asking_again(proposal)
    with st.container(key="recheck-doors", horizontal=True, gap="medium"):
        widgets.door(say("Back to the check"), "check", {"measure": None})
        widgets.door(say("All measures"), "measures", {"measure": None})
