"""Sheets of people who have answered everything, for tests of what comes of that: each begun with all its answers
in one step, as the store keeps a sheet that is typed in. What stands there afterwards is what answers one by one
leave behind (`tests/test_whole_sheets.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from qcheck.catalogue import AnswerValue, PerspectiveId, QuestionId
from qcheck.records import Answer
from qcheck.service import Service
from qcheck.service.ground import assembly

NO_WORDS: Mapping[QuestionId, str] = {}


def whole_sheet(
    service: Service,
    invitation: str,
    perspective: str | None,
    answer: Callable[[QuestionId], AnswerValue],
    comments: Mapping[QuestionId, str] = NO_WORDS,
    nonce: str = "",
) -> str:
    """Somebody joins by this invitation and answers each question that is asked; gives the sheet's link."""
    whose = PerspectiveId(perspective) if perspective else None
    new = service.joining.new_sheet(invitation, whose, nonce or service.joining.new_nonce())
    answers = {
        question: Answer(answer(question), comments.get(question, ""))
        for question in questions(service, invitation, new.sheet.perspective)
    }
    service._store._begin(
        new.way,
        replace(new.sheet, answers=answers),
        service.clock.now(),
        "",
        is_whole=True,
        invitation=new.came_by,
    )
    return new.link


def questions(service: Service, link: str, perspective: PerspectiveId) -> list[QuestionId]:
    """What a check asks of somebody who has not answered anything yet."""
    questionnaire = assembly.questionnaire_of(service.access.let_in(link).check)
    return [QuestionId(question.id) for _, asked in questionnaire.asked(perspective) for question in asked]
