"""An answer that was acknowledged is in the database, whatever happens to the process."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qcheck.store import open_store
from tests.forked import Forked, first_lines, forked, whole_lines
from tests.kept import check, opened

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

writing = [Thread(target=write, args=(thread,)) for thread in range(threads)]
for each in writing:
    each.start()
for each in writing:
    each.join()
"""


@pytest.mark.parametrize("threads", [1, 4])
def test_what_a_killed_process_acknowledged_is_there_and_nothing_twice(database_url, tmp_path, threads):
    sheet = _prepared(database_url)

    acknowledged = Writer(tmp_path / "said", [database_url, sheet, str(threads)]).killed(after=60)

    kept = _answers(database_url, sheet)
    assert len(acknowledged) >= 60
    assert acknowledged.items() <= kept.items()
    assert len(kept) <= len(acknowledged) + threads  # at most one answer of each thread was on its way


def test_two_processes_write_at_the_same_time_and_one_is_killed(database_url, tmp_path):
    sheet = _prepared(database_url)
    other = Writer(tmp_path / "other", [database_url, sheet, "2"])

    acknowledged = Writer(tmp_path / "said", [database_url, sheet, "2"]).killed(after=80)
    also = other.killed()

    kept = _answers(database_url, sheet)
    assert acknowledged.items() <= kept.items()
    assert also.items() <= kept.items()


def test_after_a_kill_the_file_is_sound_and_writing_goes_on(tmp_path):
    url = f"sqlite:///{tmp_path}/qcheck.sqlite"
    sheet = _prepared(url)
    Writer(tmp_path / "first", [url, sheet, "4"]).killed(after=100)

    again = Writer(tmp_path / "second", [url, sheet, "1"]).killed(after=20)

    assert again.items() <= _answers(url, sheet).items()
    assert _integrity(tmp_path / "qcheck.sqlite") == [("ok",)]


def _prepared(url: str) -> str:
    store = open_store(url)
    sheet = opened(store, check())
    store.close()
    return sheet


class Writer:
    """A process that writes and says what was acknowledged."""

    def __init__(self, said: Path, arguments: list[str]) -> None:
        self._said = said
        self._process: Forked = forked(arguments, self._said, script=WRITER)

    def killed(self, after: int = 0) -> dict[str, int]:
        """Kills it with -9 once it has acknowledged so many answers; gives all that it acknowledged."""
        first_lines(self._process, self._said, after)
        self._process.kill()
        assert self._process.returncode == -signal.SIGKILL
        return {question: int(value) for question, value in map(str.split, whole_lines(self._said))}


def _answers(url: str, sheet: str) -> dict[str, int]:
    store = open_store(url)
    kept = {question: answer.value for question, answer in store.sheet(sheet).sheet.answers.items()}
    store.close()
    return kept


def _integrity(file: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall()
