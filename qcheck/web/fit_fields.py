"""What a form says about the fit of its questions: which fields it has, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qcheck.catalogue import QuestionId
from qcheck.service import Fit

ONCE = "once"
"""The field with the word of a form, which tells a form that is sent twice."""

MARK, SENTENCE = "fit-", "fits-"
"""Before the name of a question: a mark (with its own name in between), and the sentence."""

_WORD = re.compile(r"[a-z0-9]{20,80}")


class SaidOfQuestion(NamedTuple):
    """What stands in the fields of one question."""

    question: QuestionId
    marks: frozenset[Fit]
    text: str


def once(fields: Mapping[str, str]) -> str:
    """The word of the form that was sent; empty where it has none of ours."""
    word = fields.get(ONCE, "")
    return word if _WORD.fullmatch(word) else ""


def name(fit: Fit, question: str) -> str:
    """How the field of a mark is called."""
    return f"{MARK}{fit}-{question}"


def said(fields: Mapping[str, str]) -> Iterator[SaidOfQuestion]:
    """What was said, question by question; nothing of those of which nothing was."""
    for field, text in fields.items():
        if field.startswith(SENTENCE):
            question = field.removeprefix(SENTENCE)
            marks = frozenset(fit for fit in Fit if name(fit, question) in fields)
            if marks or text.strip():
                yield SaidOfQuestion(QuestionId(question), marks, text)
