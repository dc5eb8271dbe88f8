"""A newer edition of the questions: what would become of the answers, the move itself, and back again."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck.catalogue import Catalogue
from qcheck.language import local
from qcheck.service import Access, MadeMove, Mode, MovePlan
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.kit.visitor import in_words, say
from qcheck.ui.results import former_answers
from qcheck.wording import moving as wording

LOOKS = "move-looks"
"""In the session: at which edition somebody is looking."""
QUESTION = Markup("{}{}")
NOW = Markup('<br><span class="qc-aside">{}</span>')


def editions(access: Access) -> None:
    """The newer editions to move to, and the moves that were made; draws nothing where there is neither."""
    newer = visitor.service().moving.newer_editions(access.link)
    made = visitor.service().moving.moves(access.link)
    if not newer and not made:
        return
    html.heading(say("Another edition of the questions"), 2)
    for move in made:
        html.paragraph(_made(move, access), "qc-aside")
    still = [move for move in made if not move.undone]
    if still and access.mode is Mode.OPEN:
        former_answers.folded(visitor.service().results.result(access.link))
    if made and visitor.service().moving.may_undo_move(access.link):
        _undoing(access)
    if newer:
        _offered(access, newer)


def _made(move: MadeMove, access: Access) -> str:
    day = visitor.tongue().day(local(move.at, access.life.zone).date())
    return say(
        "On {day} moved from edition {old} to edition {new}.", day=day, old=move.before, new=move.after
    )


def _undoing(access: Access) -> None:
    with st.expander(say("Take the move back"), key="organise-unmove"):
        html.paragraph(
            say(
                "Then the questions are those from before, with the answers that were given to them. What "
                "has been answered to new questions since then is set aside, and comes back with the next "
                "move."
            )
        )
        if st.button(say("Yes, take it back"), key="unmove"):
            widgets.wish(
                lambda: visitor.service().moving.undo_move(access.link), say("The move is taken back.")
            )


def _offered(access: Access, newer: tuple[Catalogue, ...]) -> None:
    html.paragraph(
        say(
            "This check asks by edition {old}. There is a newer one. The check stays with its questions "
            "unless you move it.",
            old=access.catalogue.version,
        )
    )
    with st.container(key="organise-move"):
        version = newer[0].version
        if len(newer) > 1:
            titles = {edition.version: f"{edition.version} · {in_words(edition.title)}" for edition in newer}
            version = str(
                st.selectbox(say("Edition"), list(titles), format_func=titles.__getitem__, key="move-to")
            )
        if st.session_state.get(LOOKS) == (access.link, version):
            _looked_at(access, version)
        else:
            label = say("See what would change")
            st.button(label, key="move-look", on_click=_look, args=(access.link, version))


def _look(link: str, version: str) -> None:
    st.session_state[LOOKS] = (link, version)


def _looked_at(access: Access, version: str) -> None:
    plan = visitor.service().moving.look_ahead(access.link, version)
    if plan.refused:
        widgets.notice(plan.refused)
    if not plan.is_told:
        html.paragraph(say(wording.NOT_TOLD))
    html.show(html.listed(wording.summary(plan.fates, visitor.tongue())))
    if plan.numbers is None:
        html.paragraph(
            say("How many answers there are is not said while a confidential check is running."), "qc-aside"
        )
    _questions(plan)
    _around(plan)
    if plan.refused:
        return
    html.paragraph(
        say(
            "No answer is lost: what does not fit is set aside, and comes back if you take the move back. "
            "Whoever is answering just now reads that the questions were revised."
        )
    )
    sure = st.checkbox(say("Yes, I have looked at the list"), key="move-sure")
    if st.button(say("Move to edition {version}", version=version), key="move", disabled=not sure):
        st.session_state.pop(LOOKS, None)
        widgets.wish(
            lambda: visitor.service().moving.move(access.link, version),
            say("The check asks by edition {version} now.", version=version),
        )


def _questions(plan: MovePlan) -> None:
    """The questions before and after the move, criterion by criterion."""
    counted = plan.numbers is not None
    head = [say("Question"), say("Answers so far"), *([say("How many")] if counted else [])]
    for criterion in wording.listed(plan.then, plan.now, plan.fates, plan.numbers, visitor.tongue()):
        rows = [
            (_question(question), question.fate, *((str(question.number),) if counted else ()))
            for question in criterion.questions
        ]
        html.show(html.table(head, rows, criterion.title, "qc-moved"))


def _question(question: wording.MovedQuestion) -> Markup:
    now = [say("now: {text}", text=question.after)] if question.after else []
    more = [NOW.format(text) for text in (*now, *(say("because: {why}", why=why) for why in question.why))]
    return QUESTION.format(question.before, Markup("").join(more))


def _around(plan: MovePlan) -> None:
    tongue = visitor.tongue()
    if new := wording.new_questions(plan.now, plan.new, tongue):
        html.heading(say("New questions"), 3)
        html.show(html.listed(new))
    if plan.gone:
        titles = ", ".join(
            in_words(plan.then.catalogue.criterion(criterion).title) for criterion in plan.gone
        )
        html.paragraph(say(wording.GONE, criteria=titles))
    if plan.agreed or plan.planned:
        html.paragraph(say(wording.ON_GONE, agreed=plan.agreed, planned=plan.planned))
