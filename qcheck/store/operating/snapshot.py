"""The database as one file, taken while others write, and put back where there is none.

SQLite writes a copy of itself in one read transaction, without what was deleted (`VACUUM INTO`). PostgreSQL's
own programs do it for PostgreSQL: `pg_dump` in its custom format, `pg_restore` in one transaction.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, inspect, make_url, text

from qcheck.language import N_
from qcheck.refusals import OutOfOrder
from qcheck.store.connection.database import Database
from qcheck.store.connection.engine import file_of
from qcheck.store.operating.upgrade import revision

NAMES = {"sqlite": "database.sqlite", "postgresql": "database.dump"}
"""How the copy is called, by the kind of database: the two cannot be put into each other."""

NO_PROGRAM = N_(
    "For a database of PostgreSQL its program {program} is needed here. On Debian it comes with the package "
    "postgresql-client."
)
TOO_OLD = N_(
    "{program} here is of version {here}, the database of version {there}. Please install the "
    "postgresql-client of version {there} or newer."
)
FAILED = N_("{program} has failed: {reason}")
NOT_EMPTY = N_("The database is not empty. Please name an empty one.")
DAMAGED = N_("The copy of the database is damaged: {reason}")

_PROGRAMS = Path("/usr/lib/postgresql")


def take(url: str, file: Path) -> str:
    """Writes the whole database into a new file, as it is at one moment; gives the revision of its tables."""
    database = Database(url)
    try:
        at_step = revision(database) or ""
        if database.is_sqlite:
            _copy_sqlite(_file(url), file)
        else:
            _as_dump(database, make_url(url), file)
    finally:
        database.close()
    return at_step


def size(url: str) -> int:
    """How many bytes the database takes."""
    if (file := file_of(url)) is not None:
        return sum(part.stat().st_size for part in (file, Path(f"{file}-wal")) if part.exists())
    database = Database(url)
    try:
        with database.reading() as connection:
            return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    finally:
        database.close()


def examine(kind: str, file: Path) -> None:
    """OutOfOrder where the copy cannot be what `take` wrote."""
    if kind == "sqlite":
        try:
            with closing(sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)) as opened:
                said = opened.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise OutOfOrder(DAMAGED, reason=str(error)) from error
        if said != "ok":
            raise OutOfOrder(DAMAGED, reason=str(said).splitlines()[0])
    else:
        _run(_program("pg_restore"), "--list", str(file))


def put_back(file: Path, url: str) -> None:
    """Makes of the copy the database at this URL, where there is none, or an empty one."""
    if (target := file_of(url)) is not None:
        if target.exists() and target.stat().st_size:
            raise OutOfOrder(NOT_EMPTY)
        with tempfile.TemporaryDirectory(dir=target.absolute().parent) as folder:
            coming = Path(folder) / target.name  # nobody but its owner comes into this folder
            shutil.copyfile(file, coming)
            coming.chmod(0o600)
            coming.replace(target)
        return
    refuse_unless_empty(url)
    program, where = _program("pg_restore"), make_url(url)
    options = ("--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
    _run(program, *options, f"--dbname={where.database}", str(file), where=where)


def refuse_unless_empty(url: str) -> None:
    """OutOfOrder where the database at this URL has any table."""
    if (target := file_of(url)) is not None:
        if target.exists() and target.stat().st_size:
            raise OutOfOrder(NOT_EMPTY)
        return
    database = Database(url)
    try:
        with database.reading() as connection:
            if inspect(connection).get_table_names():
                raise OutOfOrder(NOT_EMPTY)
    finally:
        database.close()


def _file(url: str) -> Path:
    file = file_of(url)
    if file is None:
        raise OutOfOrder(NOT_EMPTY)
    return file


def _copy_sqlite(source: Path, target: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=60)) as opened:
            opened.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise OutOfOrder(FAILED, program="SQLite", reason=str(error)) from error
    target.chmod(0o600)


def _as_dump(database: Database, where: URL, file: Path) -> None:
    program = _program("pg_dump")
    with database.reading() as connection:
        there = int(connection.execute(text("SHOW server_version_num")).scalar_one()) // 10_000
    said = re.search(r"\d+", _run(program, "--version"))
    own = int(said[0]) if said else 0
    if own < there:
        raise OutOfOrder(TOO_OLD, program="pg_dump", here=own, there=there)
    _run(program, "--format=custom", f"--file={file}", "--no-owner", "--no-privileges", where=where)
    file.chmod(0o600)


def _program(name: str) -> str:
    """The newest program of this name: on Debian the versions lie beside each other."""
    programs = sorted(
        _PROGRAMS.glob(f"*/bin/{name}"),
        key=lambda path: [int(part) for part in re.findall(r"\d+", path.parts[-3])],
    )
    program = str(programs[-1]) if programs else shutil.which(name)
    if program is None:
        raise OutOfOrder(NO_PROGRAM, program=name)
    return program


def _run(program: str, *arguments: str, where: URL | None = None) -> str:
    """What the program says; its password goes by the environment, never by a list of processes."""
    done = subprocess.run(  # noqa: S603  a program of PostgreSQL, its arguments without a shell
        [program, *arguments],
        env=os.environ | (_connection(where) if where else {}),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = next(iter(done.stderr.strip().splitlines()), "")
        raise OutOfOrder(FAILED, program=Path(program).name, reason=reason)
    return done.stdout


def _connection(where: URL) -> dict[str, str]:
    query = {name: value for name, value in where.query.items() if isinstance(value, str)}
    said = {
        "PGHOST": where.host or query.get("host"),
        "PGPORT": str(where.port) if where.port else query.get("port"),
        "PGUSER": where.username,
        "PGPASSWORD": str(where.password) if where.password else None,
        "PGDATABASE": where.database,
        "PGSSLMODE": query.get("sslmode"),
    }
    return {name: value for name, value in said.items() if value}
