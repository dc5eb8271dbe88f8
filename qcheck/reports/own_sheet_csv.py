"""One's own answers as a table: in words for reading, and as they are typed, so that the same file could be
read in again.
"""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.catalogue import QuestionId
from qcheck.language import language
from qcheck.reports.csv_text import csv_text
from qcheck.reports.source import SheetSource
from qcheck.service import Given
from qcheck.wording import CLOSING, Voice, words_around

HEADER = ("perspective", "question", "text", "answer", "label", "comment", "evidence", "link")


def as_csv(source: SheetSource) -> str:
    """One row for each question with something on it, in the order of the questionnaire; then the last
    words, whose questions have no id.
    """
    words = language(source.language)
    voice = Voice(source.questionnaire, words)
    return csv_text([HEADER, *_rows(source, voice)], words.tag)


def _rows(source: SheetSource, voice: Voice) -> Iterator[tuple[object, ...]]:
    given, whose = source.given or {}, source.perspective or ""
    for criterion in source.questionnaire.catalogue.every_criterion:
        for question in criterion.questions:
            if (answer := given.get(QuestionId(question.id))) is not None:
                yield (whose, question.id, voice.question(question.id), *_said(question.id, answer, voice))
    for key in CLOSING:
        if text := source.closing.get(key, ""):
            asked = words_around(voice.catalogue, key, voice.language, voice.phase)
            yield (whose, "", asked, "", "", text, "", "")


def _said(question: str, answer: Given, voice: Voice) -> tuple[object, ...]:
    label = "" if answer.value is None else voice.label_of(question, answer.value)
    return (answer.value, label, answer.comment, answer.evidence_title, answer.evidence_address)
