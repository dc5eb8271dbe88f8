"""What is promised to whoever says something about a question: it joins no sheet, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from qcheck.service import Fit, LinkKind, NewCheck, Scope, Service, open_service
from qcheck.settings import Settings
from qcheck.store.tables.checks import answers, links, sheets
from qcheck.store.tables.feedback import feedback

TRIAL = """
id: probe
version: 1.0.0
title: Probe
status: trial
criteria: [{id: k, title: K, questions: [{id: a, text: A}, {id: b, text: B}]}]
"""


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    settings = Settings(data=tmp_path / "data").prepared()
    (settings.criteria / "probe.yaml").write_text(TRIAL, encoding="utf-8")
    opened = open_service(settings)
    yield opened
    opened.close()


def begun(service: Service, organiser: str, word: str) -> str:
    """Somebody's sheet."""
    [invitation] = [each for each in service.inviting.links(organiser) if each.kind is LinkKind.ANSWER]
    return service.joining.join(invitation.link, None, word)


def test_what_is_said_about_a_question_leads_to_no_sheet(service: Service) -> None:
    organiser = service.organising.create_check(
        NewCheck("Platz", "Musterstadt", "probe", None, Scope(), None)
    )
    sheet = begun(service, organiser, "word-of-this-device-0001")
    service.answering.answer(sheet, "a", 3)

    service.feedback.say_of_question(sheet, "a", {Fit.UNCLEAR}, "Welcher?", service.feedback.new_word(), "de")

    with service._store.database.reading() as connection:
        [row] = connection.execute(select(feedback)).all()
        everything = " ".join(
            str(each)
            for table in (sheets, links, answers)
            for found in connection.execute(select(table))
            for each in found
        )
    assert set(row._mapping) == {
        "id",
        "check",
        "question",
        "perspective",
        "language",
        "week",
        "marks",
        "text",
        "version",
    }
    assert row.id not in everything
    assert "Welcher?" not in everything
    with (  # or the rows would be numbered as they came, beside sheets that say when they were answered
        service._store.database.reading() as connection,
        pytest.raises(DBAPIError, match="rowid"),
    ):
        connection.execute(text("SELECT rowid FROM feedback")).all()


def test_what_is_said_about_questions_goes_with_the_answers(service: Service) -> None:
    organiser = service.organising.create_check(
        NewCheck("Platz", "Musterstadt", "probe", None, Scope(), None)
    )
    sheet = begun(service, organiser, "word-of-this-device-0002")
    service.feedback.say_of_question(sheet, "a", {Fit.UNCLEAR}, "", service.feedback.new_word(), "de")

    service.organising.delete(organiser)

    with service._store.database.reading() as connection:
        assert connection.execute(select(feedback)).all() == []
