"""What is promised to whoever lets it be measured how long questions take: a number, nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from qcheck.service import NewCheck, Scope, Service, open_service
from qcheck.settings import Settings
from qcheck.store.tables.feedback import question_times
from tests.promises.test_feedback import TRIAL, begun


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    settings = Settings(data=tmp_path / "data").prepared()
    (settings.criteria / "probe.yaml").write_text(TRIAL, encoding="utf-8")
    opened = open_service(settings)
    yield opened
    opened.close()


@pytest.fixture
def organiser(service: Service) -> str:
    """A check in which one person let a question be measured."""
    made = service.organising.create_check(
        NewCheck("Platz", "Musterstadt", "probe", None, Scope(), None, times=True)
    )
    sheet = begun(service, made, "word-of-this-device-0001")
    service.timing.took(sheet, {"a": 15}, service.access.open(sheet).edition)
    return made


def test_how_long_a_question_takes_is_a_number_and_leads_to_nobody(service: Service, organiser: str) -> None:
    sheet = begun(service, organiser, "word-of-this-device-0002")

    service.timing.took(sheet, {"a": 15}, service.access.open(sheet).edition)

    with service._store.database.reading() as connection:
        [row] = connection.execute(select(question_times)).all()
    assert set(row._mapping) == {"check", "version", "question", "seconds", "number"}
    assert (row.version, row.question, row.seconds, row.number) == ("1.0.0", "a", 15, 2)
    with (  # or the rows would be numbered as they came, beside sheets that say when they were answered
        service._store.database.reading() as connection,
        pytest.raises(DBAPIError, match="rowid"),
    ):
        connection.execute(text("SELECT rowid FROM question_times")).all()


def test_the_numbers_go_with_the_answers(service: Service, organiser: str) -> None:
    service.organising.delete(organiser)

    with service._store.database.reading() as connection:
        assert connection.execute(select(question_times)).all() == []
