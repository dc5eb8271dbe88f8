"""One's own answers as a CSV file: each as its value, as an import reads it, and as its words, for people."""

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
    """A row for each question that was answered or commented on, in the order of the catalogue; then a row
    for each text written at the end, whose questions have no id.
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
