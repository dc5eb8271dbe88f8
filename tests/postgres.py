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


class Postgres:
    """A running server."""

    def __init__(self, folder: Path, options: Mapping[str, str]) -> None:
        self.folder = folder
        self._numbers = count(1)
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
        ended = f"pg_terminate_backend(pid, {PATIENCE * 1000})"
        self.run(f"SELECT {ended} FROM pg_stat_activity WHERE datname LIKE 'qcheck%'")

    def stop(self) -> None:
        """Ends the server at once, whoever is connected."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(timeout=PATIENCE)


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
