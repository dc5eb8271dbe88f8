"""What somebody says to a question: a comment, and what shows it."""

from __future__ import annotations

import streamlit as st

from qcheck.catalogue import Question
from qcheck.service import Access, Given
from qcheck.ui.answer import autosave
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.catalogue_words import words
from qcheck.ui.kit.visitor import say
from qcheck.wording import removed_words


def fold(access: Access, asked: Question, given: Given | None) -> None:
    """Comment and evidence, folded away; drawn only where they are open."""
    folded = st.expander(say("Comment or evidence"), key=f"more-{asked.id}", on_change="rerun")
    if not folded.open:
        return
    with folded:
        html.paragraph(words(access.catalogue, "freetext_notice"), "qc-help")
        if given and removed_words.REMOVED in f"{given.comment} {given.evidence_title}":
            html.paragraph(f"{removed_words.REMOVED}: {say('removed by the organisers')}", "qc-help")
        autosave.text(
            words(access.catalogue, "comment_prompt"),
            autosave.Field.COMMENT,
            access.link,
            asked.id,
            given.comment if given else "",
            area=True,
        )
        autosave.text(
            say("What shows it? (title of a document, decision or page)"),
            autosave.Field.EVIDENCE,
            access.link,
            asked.id,
            given.evidence_title if given else "",
        )
        autosave.text(
            say("Its address on the web, if it has one (https://…)"),
            autosave.Field.ADDRESS,
            access.link,
            asked.id,
            given.evidence_address if given else "",
        )


def kept(*texts: str) -> None:
    """What was written, where nothing can be changed any more."""
    html.show(
        html.joined(
            '<blockquote class="qc-quote">{}</blockquote>',
            ((removed_words.told(text, visitor.tongue()),) for text in texts if text),
        )
    )
