"""The database of an older version becomes that of this one, at every start, without a file of settings.

One transaction, tables included: several processes that start together follow each other, and the last ones
find nothing left to do.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select

from qcheck.language import N_
from qcheck.refusals import OutOfOrder
from qcheck.store.database import Database
from qcheck.store.engine import without_haste
from qcheck.store.tables import metadata

MIGRATIONS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = 5_238_641  # any number, the same in every process: PostgreSQL's lock for upgrades of qcheck


def upgrade(database: Database) -> None:
    """Brings the tables up to date; NotPossible for a database that a newer qcheck has made."""
    with database.writing() as connection:
        if not database.is_sqlite:
            without_haste(connection)
            connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
        config = _config(connection)
        _known(connection, config)
        command.upgrade(config, "head")
        _whole(connection)


def revision(database: Database) -> str | None:
    """Of which version the tables are; None where there are none."""
    with database.reading() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_current(database: Database) -> bool:
    """Whether `upgrade` would find nothing to do."""
    with database.reading() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
        return found == ScriptDirectory.from_config(_config(connection)).get_current_head()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _known(connection: Connection, config: Config) -> None:
    current = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current and current not in known:
        raise OutOfOrder(
            N_(
                "These data were written by a newer version of qcheck. Please install that version, or "
                "a newer one."
            )
        )


def _whole(connection: Connection) -> None:
    if missing := sorted(set(metadata.tables) - set(inspect(connection).get_table_names())):
        raise OutOfOrder(
            N_("A part of this database is missing: {tables}. Please restore it from the backup."),
            tables=", ".join(missing),
        )
