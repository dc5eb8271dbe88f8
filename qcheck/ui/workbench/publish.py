"""Publishing: what hinders it, what changed since the edition before, and the button."""

from __future__ import annotations

import streamlit as st

from qcheck.authoring import WHOLE, Draft, Item, Kind
from qcheck.catalogue import Catalogue, Question, QuestionId, Stage
from qcheck.editions import Of, Proposal
from qcheck.language import N_
from qcheck.service import NotPossible, Publication
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.visitor import count, say
from qcheck.ui.workbench import bench, findings, wording
from qcheck.ui.workbench.bench import Bench

KINDS = {
    "editorial": N_("a slip of the pen mended"),
    "clarified": N_("said more clearly"),
    "moved": N_("moved to another criterion"),
    "changed": N_("asks something else"),
    "split": N_("made into several"),
    "merged": N_("several made into one"),
    "removed": N_("taken out"),
    "scale": N_("other answers to choose from"),
}
MEANT = {
    "clarified": N_("it asks the same, said more clearly: earlier answers go on counting"),
    "editorial": N_("only a slip of the pen mended: earlier answers go on counting"),
    "changed": N_("it asks something else: earlier answers can be read, but count no more"),
}
"""What other words of a question can mean. Only who wrote them knows."""
STAGES = {
    Stage.PUBLISHED.value: N_("ready: for everybody who begins a check"),
    Stage.TRIAL.value: N_("in trial: for everybody who begins a check, marked as a trial version"),
}


def publish(on: Bench) -> None:
    """Everything about publishing, from the top down."""
    publication = visitor.service().drafting.publication(on.link)
    bench.told()
    if publication.is_out:
        html.paragraph(
            say("Version {version} is published. New checks can take it.", version=publication.version),
            "qc-done",
        )
        name = str(on.opened.draft.value(WHOLE, ("id",)))
        widgets.door(say("Start a check with it"), "new", {"link": None, "new-offer": name})
        html.paragraph(say("Go on writing whenever you like: nothing of it counts before you publish again."))
        return
    if publication.hindrances:
        html.paragraph(say("This has to be done before it can be published:"))
        findings.listed(on, publication.hindrances, "hindrance")
        return
    _changes(on, publication)
    _wanted(on, publication)


def _changes(on: Bench, publication: Publication) -> None:
    if publication.before is None:
        html.paragraph(say("This is the first edition. Nothing is in use before you publish it."))
        return
    html.heading(say("What changed since version {version}", version=publication.before.version), 2)
    number = len(publication.differences)
    html.paragraph(
        count("{number} difference.", "{number} differences.", number) if number else say("Nothing yet.")
    )
    if publication.proposals:
        html.paragraph(
            say(
                "These changes concern answers that people have given. They are declared with the "
                "new edition:"
            )
        )
        others = [proposal for proposal in publication.proposals if not proposal.is_of_words]
        if others:
            html.show(html.listed(_said(on.opened.draft, other) for other in others))
        for proposal in publication.proposals:
            if proposal.is_of_words:
                _meant(on, publication.before, proposal)


def _meant(on: Bench, before: Catalogue, proposal: Proposal) -> None:
    """What was asked, what is asked now, and whether that is the same."""
    question = before.questions.get(QuestionId(proposal.id))
    now = wording.name(on.opened.draft, Item(Kind.QUESTION, proposal.id))
    earlier = question.text.say(on.opened.draft.languages[0]) if question else now
    key = f"bench-meant-{proposal.id}"
    html.show(html.listed([say("So far: {words}", words=earlier), say("Now: {words}", words=now)]))
    if question and (as_before := _as_before(on.opened.draft, question)):
        languages = ", ".join(map(bench.language_name, as_before))
        html.paragraph(say("Still the same words in: {languages}. Does that still fit?", languages=languages))
    st.radio(
        widgets.plain(say("What does the change of “{words}” mean?", words=now)),
        list(MEANT),
        format_func=lambda kind: say(MEANT[kind]),
        index=list(MEANT).index(proposal.kind.value),
        key=key,
    )
    inputs.line(
        widgets.plain(say("Why “{words}” changed, if for a reason of its own (optional)", words=now)),
        f"bench-why-of-{proposal.id}",
    )


def _as_before(draft: Draft, question: Question) -> list[str]:
    """The languages in which a question has the words of the edition before, though others have new ones."""
    now = draft.words(Item(Kind.QUESTION, question.id), ("text",))
    then = question.text.root
    same = [tag for tag, words in now.items() if words == then.get(tag)]
    return same if len(same) < len(now) else []


def _said(draft: Draft, proposal: Proposal) -> str:
    kind = Kind.CRITERION if proposal.of is Of.CRITERION else Kind.QUESTION
    item = Item(kind, proposal.id)
    what = wording.name(draft, item) if draft.has(item) else proposal.id
    return f"{what}: {say(KINDS[proposal.kind.value])}"


def _wanted(on: Bench, publication: Publication) -> None:
    """Version, how far it is, why; and the button."""
    if (
        "bench-version" not in st.session_state
        or st.session_state.get("bench-version-of") != publication.proposed
    ):
        st.session_state["bench-version"] = st.session_state["bench-version-of"] = publication.proposed
    inputs.line(say("Version"), "bench-version")
    st.radio(
        say("How far is it?"), list(STAGES), format_func=lambda stage: say(STAGES[stage]), key="bench-stage"
    )
    if publication.proposals:
        inputs.area(
            say("Why did the questions change? One sentence for all who answered before."), "bench-why"
        )
        for tag in _others(on):
            inputs.area(
                say("The same in: {language} (optional)", language=bench.language_name(tag)),
                f"bench-why-{tag}",
            )
    html.paragraph(
        say(
            "After this, whoever begins a check can choose the questionnaire. Checks that are "
            "running stay on "
            "their version; their organisers can take the new one later."
        )
    )
    if st.button(say("Publish"), type="primary", key="bench-publish"):
        _publish(on, publication)


def _others(on: Bench) -> list[str]:
    """The languages of the questionnaire beside the one that is being written."""
    return [tag for tag in on.opened.draft.languages if tag != on.language]


def _publish(on: Bench, publication: Publication) -> None:
    given = st.session_state
    meant = {
        proposal.id: given.get(f"bench-meant-{proposal.id}", "")
        for proposal in publication.proposals
        if proposal.is_of_words
    }
    try:
        visitor.service().drafting.publish(
            on.link,
            given["bench-version"],
            given["bench-stage"],
            given.get("bench-why", ""),
            on.language,
            meant,
            {tag: given.get(f"bench-why-{tag}", "") for tag in _others(on)},
            {proposal.id: given.get(f"bench-why-of-{proposal.id}", "") for proposal in publication.proposals},
        )
    except NotPossible as refused:
        widgets.notice(refused)
    else:
        bench.forget()
        st.rerun()
