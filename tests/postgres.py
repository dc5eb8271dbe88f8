"""A PostgreSQL server for tests: made from the system's own binaries, reached by its socket alone, thrown
away afterwards.

PostgreSQL refuses to run as root; there it runs as another user, who owns nothing but the server's folder.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import psycopg

from tests.in_memory import folder_in_memory

DEBIAN = Path("/usr/lib/postgresql")
MISSING = (
    "PostgreSQL is not installed. `make test` installs it where it may; by hand: sudo apt-get install "
    "postgresql. "
    "Without it, everything else is tested by: pytest -m 'not postgresql'"
)
OTHERS = ("postgres", "nobody")
"""Who runs the server in place of root: the first one there is."""
IN_A_HURRY = {"fsync": "off", "full_page_writes": "off", "shared_buffers": "32MB", "max_connections": "200"}
"""No power cut is survived, everything else is: a killed process, a killed server."""
PATIENCE = 180  # seconds; two cores, shared
EMPTYING = "emptying"
"""By this name the server knows the connections that empty databases between two tests."""
ENDED = f"pg_terminate_backend(pid, {PATIENCE * 1000})"
OTHERS_HERE = "datname = current_database() AND pid <> pg_backend_pid()"
TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
NAMED_BY = {"pg_attribute": "attrelid", "pg_class": "oid", "pg_index": "indexrelid"}
NAMED_BY |= dict.fromkeys(("pg_constraint", "pg_proc", "pg_trigger"), "oid")
SHAPE = " UNION ALL ".join(
    f"SELECT count(*), sum(xmin::text::bigint) FROM {catalogue} WHERE {number} >= 16384"
    for catalogue, number in NAMED_BY.items()
)
"""Changes with every change of tables, and with none of rows."""


class Postgres:
    """A running server."""

    def __init__(self, folder: Path, options: Mapping[str, str]) -> None:
        self.folder = folder
        self._numbers = count(1)
        self._put_back: list[_Copy] = []
        self._process = _started(folder, options)

    @contextmanager
    def fresh(self, pattern: str = "template1") -> Iterator[str]:
        """The URL of a copy of this database (an empty one, if none is said), which is gone afterwards
        whoever is still connected.
        """
        name = f"qcheck{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {pattern} STRATEGY FILE_COPY")
        yield self.url(name)
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def lent(self, pattern: str) -> Iterator[str]:
        """The URL of a copy of this database with all its tables, for one test after the other: without the rows
        of the one before, and a new copy where that one has changed more than rows.
        """
        copy = (
            self._put_back.pop() if self._put_back else _Copy(self, f"qcheck{next(self._numbers)}", pattern)
        )
        yield self.url(copy.name)
        if copy.emptied():
            self._put_back.append(copy)
        else:
            copy.drop()

    def url(self, name: str) -> str:
        """Of one of its databases."""
        return f"postgresql+psycopg://qcheck@/{name}?host={self.folder}"

    def run(self, statement: str) -> None:
        """Does something as the server's owner, beside all databases of tests."""
        with psycopg.connect(
            host=str(self.folder), user="qcheck", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement)

    def cut(self) -> None:
        """Cuts every connection to the databases of tests, as a restart of the server does; they are gone
        when this returns.
        """
        named = f"datname LIKE 'qcheck%' AND application_name <> '{EMPTYING}'"
        self.run(f"SELECT {ENDED} FROM pg_stat_activity WHERE {named}")

    def stop(self) -> None:
        """Ends the server at once, whoever is connected."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(timeout=PATIENCE)


class _Copy:
    """A database copied from another one, which can become again what it was."""

    def __init__(self, server: Postgres, name: str, pattern: str) -> None:
        self.name = name
        self._server = server
        server.run(f"CREATE DATABASE {name} TEMPLATE {pattern} STRATEGY FILE_COPY")
        self._connection = psycopg.connect(
            host=str(server.folder), user="qcheck", dbname=name, autocommit=True, application_name=EMPTYING
        )
        self._connection.execute("SET session_replication_role = replica")  # rows go in any order
        tables = [table for (table,) in self._connection.execute(TABLES)]
        self._with_rows = {table for table in tables if self._connection.execute(f"TABLE {table}").rowcount}
        for table in self._with_rows:
            self._connection.execute(f"CREATE TEMPORARY TABLE {table} AS TABLE public.{table}")
        self._which_changed = " UNION ALL ".join(map(self._changed, tables))
        self._shape = self._connection.execute(SHAPE).fetchall()

    def emptied(self) -> bool:
        """Takes away the rows of a test, and all who are still connected; False where that is not enough."""
        try:
            self._connection.execute(f"SELECT {ENDED} FROM pg_stat_activity WHERE {OTHERS_HERE}")
            if self._connection.execute(SHAPE).fetchall() != self._shape:
                return False
            changed = [table for (table,) in self._connection.execute(self._which_changed)]
            if changed:
                self._connection.execute("; ".join(map(self._as_at_first, changed)))
                self._connection.execute(f"VACUUM (INDEX_CLEANUP ON) {', '.join(map(_public, changed))}")
        except psycopg.Error:
            return False
        return True

    def drop(self) -> None:
        self._connection.close()
        self._server.run(f"DROP DATABASE {self.name} WITH (FORCE)")

    def _changed(self, table: str) -> str:
        now, first = (f"SELECT t::text FROM {schema}.{table} AS t" for schema in ("public", "pg_temp"))
        differs = (
            f"({now} EXCEPT {first}) UNION ALL ({first} EXCEPT {now})" if table in self._with_rows else now
        )
        return f"SELECT '{table}' WHERE EXISTS ({differs})"

    def _as_at_first(self, table: str) -> str:
        empty = f"DELETE FROM {_public(table)}"
        if table not in self._with_rows:
            return empty
        return f"{empty}; INSERT INTO {_public(table)} TABLE pg_temp.{table}"


def _public(table: str) -> str:
    return f"public.{table}"


@contextmanager
def running_postgres(options: Mapping[str, str] = IN_A_HURRY, *, on_disk: bool = False) -> Iterator[Postgres]:
    """A server of its own, with options of PostgreSQL; gone afterwards with all its files, also after a
    failure. `on_disk`: where it has to wait for the disk, for benchmarks.
    """
    with TemporaryDirectory(prefix="qcheck-postgres-", dir=None if on_disk else folder_in_memory()) as name:
        folder = _given_away(Path(name))
        _run(
            "initdb",
            "--pgdata",
            _data(folder),
            "--username=qcheck",
            "--encoding=UTF8",
            "--no-locale",
            "--auth=trust",
            "--no-sync",
        )
        server = Postgres(folder, options)
        try:
            yield server
        finally:
            server.stop()


def _started(folder: Path, own: Mapping[str, str]) -> subprocess.Popen[bytes]:
    options = {"unix_socket_directories": str(folder), "listen_addresses": "", **own}
    command = [
        _binary("postgres"),
        "-D",
        _data(folder),
        *(word for name, value in options.items() for word in ("-c", f"{name}={value}")),
    ]
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, **_as_somebody_else())
    _wait(folder)
    return process


def _wait(folder: Path) -> None:
    deadline = monotonic() + PATIENCE
    while not _answers(folder):
        assert monotonic() < deadline, f"PostgreSQL did not start:\n{(folder / 'log').read_text()}"
        sleep(0.05)


def _answers(folder: Path) -> bool:
    return subprocess.run([_binary("pg_isready"), "--quiet", "--host", folder], check=False).returncode == 0


def _run(name: str, *arguments: str) -> None:
    done = subprocess.run(
        [_binary(name), *arguments], capture_output=True, text=True, check=False, **_as_somebody_else()
    )
    assert done.returncode == 0, f"{name} failed:\n{done.stdout}{done.stderr}"


def _data(folder: Path) -> str:
    return str(folder / "data")


def _binary(name: str) -> str:
    """The newest of Debian's, else the one on the path."""
    versions = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    found = str(versions[-1]) if versions else shutil.which(name)
    assert found, MISSING
    return found


def _given_away(folder: Path) -> Path:
    """The folder, owned by whoever runs the server."""
    if _is_root():
        os.chown(folder, *_somebody_else())
    return folder


def _as_somebody_else() -> dict[str, object]:
    """How to start a process that is not root's."""
    if not _is_root():
        return {}
    user, group = _somebody_else()
    return {"user": user, "group": group, "extra_groups": [], "cwd": "/"}


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _somebody_else() -> tuple[int, int]:
    """The user and group in place of root."""
    import pwd  # not on Windows

    known = {each.pw_name: each for each in pwd.getpwall()}
    return next((known[name].pw_uid, known[name].pw_gid) for name in OTHERS if name in known)
