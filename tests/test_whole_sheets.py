"""A whole sheet of the tests is, in the database and in what comes of it, a sheet that somebody answered question by
question.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.records import Mode, Scope
from qcheck.service import NewCheck, Service
from qcheck.store.tables.checks import answers, links, sheets
from tests.ui.conftest import service
from tests.ui.pages import answer, asked
from tests.whole_sheets import whole_sheet

__all__ = ["service"]  # a fixture

OWN = {"id", "sheet", "check", "hash", "code", "personal", "invitation"}
"""What is each check's and each sheet's own, where there is any."""
IN_STEPS = {"revision", "begun", "saved"}
"""What counts the steps in which something was said, and when."""


@pytest.mark.parametrize("mode", Mode)
def test_a_whole_sheet_is_one_answered_question_by_question(service: Service, mode: Mode) -> None:
    whole, in_steps = begun(service, mode), begun(service, mode)

    link = whole_sheet(service, way(service, whole), "verwaltung", value, {QuestionId("k-ziel"): "Wort"})
    sheet = service.joining.join(way(service, in_steps), PerspectiveId("verwaltung"), "wort")
    for question in asked(service, sheet):
        answer(service, sheet, value(question), [question])
    service.answering.comment(sheet, QuestionId("k-ziel"), "Wort", "")

    assert kept(service, whole) == kept(service, in_steps)
    assert said(service, link) == said(service, sheet)
    service.organising.end_check(whole)
    service.organising.end_check(in_steps)
    assert service.results.result(whole).profile == service.results.result(in_steps).profile


def begun(service: Service, mode: Mode) -> str:
    return service.organising.create_check(
        NewCheck("Spielplatz am Bach", "", "kurzcheck", "planung", Scope(), None, mode)
    )


def way(service: Service, link: str) -> str:
    return service.inviting.own_answer_link(link)


def value(question: QuestionId) -> int:
    return 1 + len(question) % 4


def kept(service: Service, link: str) -> list[list[dict[str, object]]]:
    """The rows of a check's sheets, without what is each one's own."""
    check = service.access.let_in(link).check.id
    of_check = select(sheets.c.id).where(sheets.c.check == check)
    with service._store.database.reading() as connection:
        return [
            [
                {
                    name: each is None if name in OWN else each
                    for name, each in row._mapping.items()
                    if name not in IN_STEPS
                }
                for row in connection.execute(query)
            ]
            for query in (
                select(sheets).where(sheets.c.check == check),
                select(answers).where(answers.c.sheet.in_(of_check)).order_by(answers.c.question),
                select(links).where(links.c.sheet.in_(of_check)),
            )
        ]


def said(service: Service, link: str) -> object:
    sheet = service.answering.own_sheet(link)
    given = {question: replace(each, saved=None) for question, each in sheet.given.items()}
    return sheet.perspective, sheet.asked, given, sheet.closing
