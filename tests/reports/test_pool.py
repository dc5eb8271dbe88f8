"""Reports are made outside the server's process: what a writer does wrong ends it, and the next report still
comes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from qcheck.reports import writers
from qcheck.reports.brand import Brand
from qcheck.reports.pool import Busy, NotMade, Pool
from qcheck.reports.writer_process import Limits
from qcheck.reports.writing import Job
from tests.forked import forked
from tests.reports import bad_writers, sources

pytestmark = pytest.mark.usefixtures("writers_as_they_are_run")
LONG = 120
"""Seconds that nothing here takes, also on a slow computer."""


def job(write: Callable[[object, object], bytes], source: object = None) -> Callable[[], Job]:
    return lambda: Job(write, source, Brand())


def made(pool: Pool, write: Callable[[object, object], bytes], source: object = None) -> bytes:
    return pool.make(object(), job(write, source)).result(LONG)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    opened = Pool(writers=1, limits=Limits(LONG, 1_500))
    yield opened
    opened.close()


def test_a_report_is_made_in_another_process(pool: Pool) -> None:
    assert made(pool, bad_writers.echoes, "Ergebnis") == b"Ergebnis"
    assert int(made(pool, bad_writers.tells_its_process)) != os.getpid()


def test_a_process_that_has_just_begun_loads_what_a_report_needs() -> None:
    pool = Pool(writers=1)
    source = sources.of(verein=["4 4 4"])

    paper = made(pool, writers.council_paper_docx, source)
    pool.close()

    assert paper.startswith(b"PK")


def test_a_server_loads_nothing_that_writes_reports_alone(tmp_path: Path) -> None:
    loaded = "import sys, qcheck.server; print([name for name in ('typst', 'docx', 'pptx') if name in sys.modules])"

    forked([], tmp_path / "said", script=loaded).wait(LONG)

    assert (tmp_path / "said").read_text() == "[]\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no nice")
def test_whoever_writes_has_less_priority_than_whoever_answers(pool: Pool) -> None:
    assert int(made(pool, bad_writers.is_nice)) >= 19


def test_what_a_library_prints_does_not_get_into_a_file(pool: Pool) -> None:
    assert made(pool, bad_writers.prints) == b"written"


@pytest.mark.parametrize(
    ("write", "reason"),
    [
        (bad_writers.crashes, "its process broke down"),
        pytest.param(
            bad_writers.eats_memory,
            "it took too much memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="there is no limit of memory"),
        ),
    ],
)
def test_after_a_writer_that_breaks_down_the_next_report_still_comes(
    pool: Pool, write: Callable[[object, object], bytes], reason: str
) -> None:
    with pytest.raises(NotMade) as refused:
        made(pool, write)

    assert refused.value.reason == reason
    assert made(pool, bad_writers.echoes, 1) == b"1"


def test_a_file_whose_writer_was_killed_is_made_once_more_by_itself(pool: Pool, tmp_path: Path) -> None:
    killed = tmp_path / "killed"

    assert made(pool, bad_writers.is_killed_once, str(killed)) == b"written"
    assert killed.exists()


def test_a_file_that_kills_its_writer_is_tried_twice_and_then_given_up(pool: Pool, tmp_path: Path) -> None:
    tries = tmp_path / "tries"

    with pytest.raises(NotMade):
        made(pool, bad_writers.is_killed_always, str(tries))

    assert tries.read_text() == "xx"


def test_a_writer_that_hangs_is_ended() -> None:
    pool = Pool(writers=1, limits=Limits(seconds=0.5))

    with pytest.raises(NotMade) as refused:
        made(pool, bad_writers.hangs)
    pool.close()

    assert refused.value.reason == "it took too long"


def test_why_it_failed_says_nothing_of_what_people_wrote(pool: Pool) -> None:
    with pytest.raises(NotMade) as refused:
        made(pool, bad_writers.fails, "Geheimes")

    assert refused.value.reason.startswith("ValueError in bad_writers.py:")
    assert "Geheimes" not in str(refused.value) + refused.value.reason


def test_who_asks_for_the_same_waits_for_the_same_and_it_is_remembered(pool: Pool) -> None:
    asked: list[int] = []

    def once() -> Job:
        asked.append(1)
        return Job(bad_writers.echoes, "x", Brand())

    together = [pool.make("the same", once) for _ in range(100)]
    found = {each.result(LONG) for each in together}
    again = pool.make("the same", once).result(LONG)

    assert (found, again, len(asked)) == ({b"x"}, b"x", 1)
    assert pool.knows("the same")


def test_a_failure_is_not_remembered(pool: Pool) -> None:
    with pytest.raises(NotMade):
        pool.make("fails once", job(bad_writers.fails)).result(LONG)

    assert pool.make("fails once", job(bad_writers.echoes, "good")).result(LONG) == b"good"


def test_where_too_many_wait_it_is_said_in_words_and_when_to_try_again() -> None:
    pool, begun, go_on = Pool(writers=1, waiting=2), Event(), Event()

    def waits() -> Job:
        begun.set()
        go_on.wait(LONG)
        return Job(bad_writers.echoes, "x", Brand())

    first = pool.make("first", waits)
    begun.wait(LONG)
    others = [pool.make(number, job(bad_writers.echoes)) for number in range(2)]
    with pytest.raises(Busy) as refused:
        pool.make("one more", job(bad_writers.echoes))
    go_on.set()
    done = [each.result(LONG) for each in (first, *others)]
    pool.close()

    assert (refused.value.status, refused.value.retry_after) == (503, 10)
    assert done == [b"x", b"None", b"None"]


def test_what_is_being_made_when_the_server_stops_is_refused_and_nothing_lives_on() -> None:
    pool = Pool(writers=1)
    process = int(made(pool, bad_writers.tells_its_process))
    waiting = pool.make("hangs", job(bad_writers.hangs))

    pool.close()

    with pytest.raises(Busy):
        waiting.result(LONG)
    with pytest.raises(Busy):
        pool.make("late", job(bad_writers.echoes))
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_process_without_work_is_ended_and_the_next_file_begins_another() -> None:
    pool = Pool(writers=1, idle=0.1)
    first = int(made(pool, bad_writers.tells_its_process))
    if sys.platform != "win32":
        while _lives(first):
            Event().wait(0.05)

    second = int(made(pool, bad_writers.tells_its_process))
    pool.close()

    assert first != second


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
