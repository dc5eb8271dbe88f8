"""A later version of qcheck, made up: this one with one step of the database more."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import text

from qcheck.store.connection import step
from qcheck.store.connection.database import Database
from qcheck.store.operating.upgrade import _config

LATER = "9999"
A_TABLE = 'op.create_table("later", sa.Column("id", sa.Integer, primary_key=True))'
STEP = """
import sqlalchemy as sa
from alembic import op

revision = "{later}"
down_revision = "{head}"


def upgrade() -> None:
    {does}
"""


def steps(folder: Path, does: str = A_TABLE) -> Path:
    """All steps and a last one that does this; gives their folder, to take the place of `step.MIGRATIONS`."""
    copied = folder / "migrations"
    shutil.copytree(step.MIGRATIONS, copied)
    (copied / "versions" / f"m{LATER}_later.py").write_text(
        STEP.format(later=LATER, head=step.head(), does=does)
    )
    return copied


def make_older(url: str, to: str) -> None:
    """A database without anything in it, as it was at this step."""
    from alembic import command

    database = Database(url)
    with database.writing() as connection:
        command.upgrade(_config(connection), to)
    database.close()


def overtake(url: str, *statements: str) -> None:
    """What the upgrade of a later version leaves: another step, and whatever these statements do."""
    database = Database(url)
    with database.writing() as connection:
        for each in (*statements, f"UPDATE alembic_version SET version_num = '{LATER}'"):
            connection.execute(text(each))
    database.close()


def step_at(url: str) -> str:
    """Of which step the tables are."""
    database = Database(url)
    with database.reading() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    database.close()
    return str(found)
