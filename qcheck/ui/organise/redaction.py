"""Taking out a comment, or words of it: chosen, seen as it will be, asked about, and gone for good."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from qcheck.disclosure import Remark
from qcheck.language import N_
from qcheck.service import Access, NotPossible, Removal, told
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.wording import Voice, removed_words

WORDS, COMMENT, EVIDENCE = "words", "comment", "evidence"
WAYS = {
    WORDS: N_("Black out some words"),
    COMMENT: N_("Remove the whole comment"),
    EVIDENCE: N_("Remove the evidence"),
}
SHOWN = 90
"""How much of a comment stands in the list."""


def comments(access: Access) -> None:
    """Lists the comments that can be removed, asks what is to go, shows what will stand there, and removes
    it.
    """
    service = visitor.service()
    html.paragraph(
        say(
            "Did somebody write a name, or something that may not stand there? What you remove here is "
            "gone for good, from the database "
            "too and from the sheet of whoever wrote it. “Removed by the organisers” stands in its "
            "place, wherever it is shown."
        )
    )
    try:
        removable = {
            remark.mark: remark for remark in service.redacting.removable(access.link) if _is_left(remark)
        }
    except NotPossible as refused:
        html.paragraph(refused.said(visitor.tongue()))
        return
    if not removable:
        html.paragraph(say("There are no comments that could be removed."))
        return
    voice = Voice(access.questionnaire, visitor.tongue())
    mark = st.selectbox(
        say("Which comment?"),
        list(removable),
        index=None,
        placeholder=say("Please choose"),
        format_func=lambda remark_mark: _in_short(removable[remark_mark], voice),
        key="remove-which",
        filter_mode=None,
    )
    if mark in removable:
        _one(access, removable[mark])


def _one(access: Access, remark: Remark) -> None:
    mark = remark.mark
    _quoted(_texts(remark))
    way, words = _chosen(remark)
    removal = Removal(way == COMMENT, way == EVIDENCE, told([words]) if way == WORDS else ())
    if way == WORDS and not removal.words:
        return
    try:
        left = visitor.service().redacting.preview_removal(access.link, mark, removal)
    except NotPossible as refused:
        widgets.notice(refused)
        return
    html.paragraph(say("This will stand there:"), "qc-label")
    _quoted([removed_words.told(text, visitor.tongue()) for text in left if text])
    sure = st.checkbox(
        say("Yes, remove it for good: it cannot be undone"), key=f"remove-sure-{mark}-{way}-{words}"
    )
    if st.button(say("Remove for good"), key="remove-do", disabled=not sure):
        widgets.wish(
            lambda: visitor.service().redacting.remove_words(access.link, mark, removal),
            say("It is removed."),
        )


def _chosen(remark: Remark) -> tuple[str, str]:
    """What is to be removed, and which words, as the organiser says."""
    ways = [way for way in WAYS if way is not EVIDENCE or remark.evidence]
    way = st.radio(
        say("What is to be removed?"),
        ways,
        format_func=lambda way_of_removing: say(WAYS[way_of_removing]),
        key=f"remove-way-{remark.mark}",
    )
    words = inputs.line(
        say("Which words? (as they stand there; several with commas between them)"),
        f"remove-words-{remark.mark}",
    )
    return way, words


def _quoted(texts: Iterable[str]) -> None:
    html.show(html.joined('<blockquote class="qc-quote">{}</blockquote>', ((text,) for text in texts)))


def _texts(remark: Remark) -> list[str]:
    evidence = (remark.evidence.title, remark.evidence.link) if remark.evidence else ()
    return [removed_words.told(text, visitor.tongue()) for text in (remark.comment, *evidence) if text]


def _in_short(remark: Remark, voice: Voice) -> str:
    """The beginning of what was written, and on which question."""
    text = " ".join(" · ".join(_texts(remark)).split())
    question = voice.question(remark.question) if remark.question in voice.catalogue.questions else ""
    short = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return f"{short} ({question})" if question else short


def _is_left(remark: Remark) -> bool:
    """Whether there is still a word of it that can be removed."""
    evidence = (remark.evidence.title, remark.evidence.link) if remark.evidence else ()
    return any(
        text.replace(removed_words.REMOVED, "").strip() for text in (remark.comment, *evidence) if text
    )
