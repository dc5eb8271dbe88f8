"""An answer that was acknowledged is in the database, whatever happens to the process."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from qcheck.store import open_store
from tests.kept import check, opened

PATIENCE = 120  # seconds; two cores, shared
WRITER = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from threading import Lock, Thread
from qcheck.store import open_store

url, sheet, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
store, saying = open_store(url), Lock()

def write(thread):
    for number in count():
        question = f"{thread}-{number}"
        store.answer(sheet, question, lambda before: replace(before, value=number % 4 + 1), datetime.now(UTC))
        with saying:
            print(question, number % 4 + 1, flush=True)

for thread in range(threads):
    Thread(target=write, args=(thread,)).start()
"""


@pytest.mark.parametrize("threads", [1, 4])
def test_what_a_killed_process_acknowledged_is_there_and_nothing_twice(database_url, threads):
    sheet = _prepared(database_url)

    acknowledged = _killed_while_writing([database_url, sheet, str(threads)], after=60)

    kept = _answers(database_url, sheet)
    assert len(acknowledged) >= 60
    assert acknowledged.items() <= kept.items()
    assert len(kept) <= len(acknowledged) + threads  # at most one answer of each thread was on its way


def test_two_processes_write_at_the_same_time_and_one_is_killed(database_url):
    sheet = _prepared(database_url)
    other = _started([database_url, sheet, "2"])

    acknowledged = _killed_while_writing([database_url, sheet, "2"], after=80)
    also = _killed(other)

    kept = _answers(database_url, sheet)
    assert acknowledged.items() <= kept.items()
    assert also.items() <= kept.items()


def test_after_a_kill_the_file_is_sound_and_writing_goes_on(tmp_path):
    url = f"sqlite:///{tmp_path}/qcheck.sqlite"
    sheet = _prepared(url)
    _killed_while_writing([url, sheet, "4"], after=100)

    again = _killed_while_writing([url, sheet, "1"], after=20)

    assert again.items() <= _answers(url, sheet).items()
    assert _integrity(tmp_path / "qcheck.sqlite") == [("ok",)]


def _prepared(url: str) -> str:
    store = open_store(url)
    sheet = opened(store, check())
    store.close()
    return sheet


def _started(arguments: list[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", WRITER, *arguments], stdout=subprocess.PIPE, text=True)


def _killed_while_writing(arguments: list[str], after: int) -> dict[str, int]:
    """Kills a writer with -9 once it has acknowledged so many answers; gives all that it acknowledged."""
    process = _started(arguments)
    first = [process.stdout.readline() for _ in range(after)]
    return _read(first) | _killed(process)


def _killed(process: "subprocess.Popen[str]") -> dict[str, int]:
    process.send_signal(signal.SIGKILL)
    assert process.wait(timeout=PATIENCE) == -signal.SIGKILL
    # communicate() would pass over what readline() has already taken from the pipe
    rest = process.stdout.read()
    return _read(line for line in rest.splitlines(keepends=True) if line.endswith("\n"))


def _read(lines) -> dict[str, int]:
    return {question: int(value) for question, value in map(str.split, lines)}


def _answers(url: str, sheet: str) -> dict[str, int]:
    store = open_store(url)
    kept = {question: answer.value for question, answer in store.sheet(sheet).sheet.answers.items()}
    store.close()
    return kept


def _integrity(file: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall()
