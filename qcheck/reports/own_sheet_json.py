"""Everything that is kept of one's own sheet, for programs: a copy as data protection law asks for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from qcheck.catalogue import QuestionId
from qcheck.language import language
from qcheck.reports.own_beside import NOT_HERE
from qcheck.reports.source import SheetSource
from qcheck.service import AsideAnswer, BesideAnswers, Given
from qcheck.wording import CLOSING, Voice, words_around

FORMAT = 1
Values = Mapping[str, object]


def as_json(source: SheetSource) -> str:
    """One object. `answers` in the order of the questionnaire, each with its question in words, its value
    (`dk`: cannot say, `na`: not relevant, null: none) and when it was last saved, in UTC; empty fields are
    left out.
    """
    voice = Voice(source.questionnaire, language(source.language))
    catalogue = source.questionnaire.catalogue
    content = {
        "format": FORMAT,
        "check": _filled(title=source.title, place=source.place, mode=source.mode.value),
        "questionnaire": {"id": catalogue.id, "version": catalogue.version},
        "perspective": source.perspective or None,
        "phase": source.questionnaire.phase,
        "made": source.made.isoformat(),
        "deletes": source.deletes.isoformat() if source.deletes else None,
        "answers": list(_answers(source, voice)),
        "closing": list(_closing(source, voice)),
        "beside": _beside(source.beside) if source.beside else {},
        "not_here": [voice.say(sentence) for sentence in NOT_HERE],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _answers(source: SheetSource, voice: Voice) -> Iterator[Values]:
    given = source.given or {}
    for criterion in source.questionnaire.catalogue.every_criterion:
        for question in criterion.questions:
            if (answer := given.get(QuestionId(question.id))) is not None:
                yield _answer(question.id, answer, voice)


def _answer(question: str, given: Given, voice: Voice) -> Values:
    words = _filled(
        label="" if given.value is None else voice.label_of(question, given.value),
        comment=given.comment,
        evidence=given.evidence_title,
        link=given.evidence_address,
    )
    about = {"question": question, "text": voice.question(question), "value": given.value}
    return {**about, **words, "saved": given.saved.isoformat()}


def _closing(source: SheetSource, voice: Voice) -> Iterator[Values]:
    for key in CLOSING:
        if text := source.closing.get(key, ""):
            asked = words_around(voice.catalogue, key, voice.language, voice.phase)
            yield {"question": key, "text": asked, "comment": text}


def _beside(kept: BesideAnswers) -> Values:
    return {
        **_filled(label=kept.label, file=kept.file),
        "begun_by_invitation_for": kept.invitation,
        "counts": kept.counts,
        "votes_at_this_moment": list(kept.voted),
        "set_aside": [_aside(aside_answer) for aside_answer in kept.aside],
    }


def _aside(aside_answer: AsideAnswer) -> Values:
    evidence = aside_answer.answer.evidence
    words = _filled(
        catalogue=aside_answer.catalogue,
        version=aside_answer.version,
        comment=aside_answer.answer.comment,
        evidence=evidence.title if evidence else "",
        link=evidence.link if evidence else "",
    )
    return {
        "question": aside_answer.question,
        "value": aside_answer.answer.value,
        **words,
        "saved": aside_answer.saved.isoformat(),
    }


def _filled(**texts: str) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}
