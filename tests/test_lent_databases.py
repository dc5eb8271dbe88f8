"""A database of PostgreSQL that one test after the other gets comes to each as if it were new."""

from __future__ import annotations

from contextlib import closing

import psycopg
import pytest

from qcheck.store import open_store
from tests.kept import check, opened
from tests.postgres import TABLES, Postgres

pytestmark = pytest.mark.postgresql


def connected(url: str) -> psycopg.Connection:
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def rows(url: str) -> dict[str, list[str]]:
    """By table."""
    with connected(url) as connection:
        tables = [table for (table,) in connection.execute(TABLES)]
        return {
            table: sorted(row for (row,) in connection.execute(f"SELECT t::text FROM {table} AS t"))
            for table in tables
        }


def test_rows_that_were_added_or_changed_are_as_in_a_new_copy(postgres: Postgres, furnished: str) -> None:
    with postgres.lent(furnished) as first:
        with closing(open_store(first)) as store:
            opened(store, check())
        with connected(first) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        used = rows(first)

    with postgres.lent(furnished) as second, postgres.fresh(furnished) as new:
        assert second == first
        assert rows(second) == rows(new) != used


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE more (id int)",
        "DROP TABLE upgrades",
        "ALTER TABLE answers ADD COLUMN more int",
        "ALTER TABLE answers RENAME COLUMN value TO worth",
        "ALTER TABLE answers ALTER COLUMN value TYPE varchar(9999)",
        "CREATE INDEX more ON answers (value)",
        "ALTER TABLE sheets ADD CONSTRAINT more CHECK (true)",
    ],
)
def test_after_a_change_of_tables_the_next_one_is_a_new_copy(
    postgres: Postgres, furnished: str, change: str
) -> None:
    with postgres.lent(furnished) as first, connected(first) as connection:
        connection.execute(change)

    with postgres.lent(furnished) as second:
        assert second != first
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        connected(first)


def test_whoever_is_still_connected_is_not_afterwards(postgres: Postgres, furnished: str) -> None:
    with postgres.lent(furnished) as url:
        left = connected(url)
        left.execute("BEGIN")
        left.execute("LOCK TABLE checks")

    with pytest.raises(psycopg.OperationalError):
        left.execute("SELECT 1")
    with postgres.lent(furnished) as again:
        assert again == url
