"""The database of an older version becomes that of this one, without a file of settings.

One transaction, tables included: several processes that start together follow each other, and the last ones
find nothing left to do. Whoever is writing meanwhile is waited for (`store.connection.step`).
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import metadata as installed
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from qcheck.language import N_
from qcheck.refusals import OutOfOrder
from qcheck.store.connection import step
from qcheck.store.connection.database import Database
from qcheck.store.connection.engine import without_haste
from qcheck.store.tables.installation import upgrades
from qcheck.store.tables.metadata import metadata

_ONE_AT_A_TIME = 5_238_641  # any number, the same in every process: PostgreSQL's lock for upgrades of qcheck
_VERSIONS = "alembic_version"
LONG_PATIENCE = 60.0
"""Seconds to wait for another process that upgrades."""

NEWER = N_(
    "These data were written by a newer version of qcheck ({there}, database step {found}). This is qcheck "
    "{here} (step {own}), and it leaves them alone. Please install that version, or a newer one."
)
WAY_BACK = N_(
    "These data were written by a newer version of qcheck ({there}, database step {found}). This is qcheck "
    "{here} (step {own}), and it leaves them alone. Please install that version, or a newer one; or go back "
    "with the backup made before the upgrade: {backup}. How, says docs/operating.en.md under “Updating”."
)
OLDER = N_(
    "The database is of an older version of qcheck. `qcheck upgrade` brings it up to date, with a backup "
    "first; a server does so, too, when it starts."
)
UNNAMED = "?"
"""Of a version that wrote no word of itself into the database."""


def upgrade(database: Database, backup: str = "") -> bool:
    """Brings the tables up to date; whether there was anything to do. OutOfOrder for a database that a newer
    qcheck has made. `backup`: the file with the database as it was before, for the way back.
    """
    if is_current(database):
        with database.reading() as connection:
            _whole(connection)
        return False
    with database.writing() as connection:
        _alone(connection)
        before = MigrationContext.configure(connection).get_current_revision()
        if before == step.head():
            return False
        _known(connection, before)
        command.upgrade(_config(connection), "head")
        _whole(connection)
        _note(connection, before, backup)
    return True


def step_of(url: str) -> str | None:
    """Of which step the tables of the database at this URL are; None where there are none. OutOfOrder where a
    newer version has made them. Changes nothing.
    """
    database = Database(url, LONG_PATIENCE)
    try:
        with database.reading() as connection:
            at_step = MigrationContext.configure(connection).get_current_revision()
            _known(connection, at_step)
        return at_step
    finally:
        database.close()


def upgrade_at(url: str, backup: str) -> bool:
    """Brings the database at this URL up to date, all of it or nothing; whether there was anything to do.
    `backup`: the file that holds it as it was.
    """
    database = Database(url, LONG_PATIENCE)
    try:
        done = upgrade(database, backup)
        database.forget()
        return done
    finally:
        database.close()


def revision(database: Database) -> str | None:
    """Of which step the tables are; None where there are none."""
    with database.reading() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_current(database: Database) -> bool:
    """Whether `upgrade` would find nothing to do."""
    return revision(database) == step.head()


def refuse_older(database: Database) -> None:
    """OutOfOrder for a database that this version would have to change first."""
    if revision(database) in step.known()[:-1]:
        raise OutOfOrder(OLDER)


def _alone(connection: Connection) -> None:
    """Nobody else upgrades, and nobody else writes who looks at the step first: PostgreSQL waits for them as
    long as it takes.
    """
    if connection.dialect.name != "postgresql":
        return
    without_haste(connection)
    connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
    connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
    if inspect(connection).has_table(_VERSIONS):
        connection.exec_driver_sql(f"LOCK TABLE {_VERSIONS} IN ACCESS EXCLUSIVE MODE")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(step.MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _known(connection: Connection, at_step: str | None) -> None:
    if at_step is None or at_step in step.known():
        return
    last = _upgrade_to(connection, at_step)
    there, backup = str(last.get("qcheck") or UNNAMED), str(last.get("backup") or "")
    values = {"there": there, "found": at_step, "here": installed.version("qcheck"), "own": step.head()}
    if backup:
        raise OutOfOrder(WAY_BACK, **values, backup=backup)
    raise OutOfOrder(NEWER, **values)


def _upgrade_to(
    connection: Connection, at_step: str
) -> Mapping[str, Any]:  # Any: what a later version wrote there
    """What the upgrade to this step wrote of itself; nothing where a later version does so in another way."""
    query = text("SELECT * FROM upgrades WHERE step = :step")
    try:
        with connection.begin_nested():
            row = connection.execute(query, {"step": at_step}).mappings().first()
    except SQLAlchemyError:
        return {}
    return dict(row) if row else {}


def _note(connection: Connection, before: str | None, backup: str) -> None:
    connection.execute(
        upgrades.insert().values(
            step=step.head(),
            came_from=before,
            qcheck=installed.version("qcheck"),
            at=func.current_timestamp(),
            backup=backup,
        )
    )


def _whole(connection: Connection) -> None:
    if missing := sorted(set(metadata.tables) - set(inspect(connection).get_table_names())):
        raise OutOfOrder(
            N_("A part of this database is missing: {tables}. Please restore it from the backup."),
            tables=", ".join(missing),
        )
