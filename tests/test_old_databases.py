"""What any version since 0.1.0 has written is there after the upgrade, and goes on: the databases were made by
those versions themselves.
"""

from datetime import UTC, datetime

import pytest
from alembic import command
from sqlalchemy import inspect

from qcheck.service import open_service
from qcheck.settings import Settings
from qcheck.store import known, upgrade_at
from qcheck.store.connection.database import Database
from qcheck.store.operating.upgrade import _config
from tests.later import step_at
from tests.old_databases import KEY, LINKS, put

THEN = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
"""When they were made: later, everything in them is due to be deleted."""
CONVERTED = ["0001", "0002", "0009", "0019", "0029", "0033"]
"""Before steps that change what is there, and not only add to it: these also on PostgreSQL."""


def read_again(step: str, settings: Settings) -> None:
    """Everything that was made, by its links; and it goes on."""
    links = LINKS[step]
    service = open_service(settings, make=False)
    service.clock.now = lambda: THEN
    try:
        check = service.access.open(links["organise"])
        given = service.answering.given(links["organise"], "dabei")
        assert (check.title, check.place) == ("Spielplatz am Bach", "Musterstadt")
        assert (given.value, given.comment) == (4, "Fast alle waren da.")
        assert service.answering.given(links["organise"], "platz").value == "dk"
        assert service.answering.own_sheet(links["organise"]).closing["open_good"] == "Weiter so."
        _read_what_came_later(step, service, links)
        service.answering.answer(links["organise"], "platz", 3)
        assert service.answering.given(links["organise"], "platz").value == 3
    finally:
        service.close()


def _read_what_came_later(step, service, links):
    if step >= "0002":
        assert service.answering.given(links["sheet"], "dabei").value == 2
    if step >= "0003":
        measures = service.measures.measure_list(links["organise"]).measures
        assert [(each.what, each.who) for each in measures] == [("Bänke aufstellen", "Amt")]
        assert service.facilitating.has_workshop(links["organise"])
    if step >= "0017":
        check = service.access.organise(links["organise"]).check
        assert [each.text for each in service.feedback.of_check(check)] == ["Wobei?"]
    if step >= "0019":
        assert "Schulhof" in service.drafting.open(links["draft"]).draft.text
    if step >= "0022":
        assert service.trials.coordinate(links["trial"]).trial.title == "Erprobung Nord"
    if step >= "0027":
        assert service.piloting.open_pilot(links["pilot"]).pilot.name == "Stadt Nord"
    if step >= "0029":
        assert service.registering.own(links["registration"]).registration.name == "Ada Beispiel"


def installation(tmp_path, url):
    settings = Settings(data=tmp_path / "data", database=url).prepared()
    settings.key_file.write_bytes(KEY)
    return settings


@pytest.mark.parametrize("step", LINKS)
def test_what_an_earlier_version_wrote_is_there_after_the_upgrade(step, sqlite_url, tmp_path):
    put(step, sqlite_url)

    upgrade_at(sqlite_url, "")

    assert step_at(sqlite_url) == known()[-1]
    read_again(step, installation(tmp_path, sqlite_url))


@pytest.mark.postgresql
@pytest.mark.parametrize("step", CONVERTED)
def test_the_same_rows_are_there_after_the_upgrade_on_postgresql(step, empty_postgresql_url, tmp_path):
    put(step, empty_postgresql_url)

    upgrade_at(empty_postgresql_url, "")

    read_again(step, installation(tmp_path, empty_postgresql_url))


def test_the_steps_of_today_lead_to_the_tables_that_those_versions_had(tmp_path):
    def shape(database):
        found = inspect(database.engine)
        return {
            table: {(each["name"], str(each["type"]), each["nullable"]) for each in found.get_columns(table)}
            for table in found.get_table_names()
        }

    today = Database(f"sqlite:///{tmp_path}/today.sqlite")
    differing = []
    for step in LINKS:
        with today.writing() as connection:
            command.upgrade(_config(connection), step)
        put(step, f"sqlite:///{tmp_path}/{step}.sqlite")
        theirs = Database(f"sqlite:///{tmp_path}/{step}.sqlite")
        differing += [step] if shape(theirs) != shape(today) else []
        theirs.close()
    today.close()

    assert differing == []


def test_every_step_but_the_newest_has_its_database():
    assert [step for step in known()[:-1] if step not in LINKS] == []
