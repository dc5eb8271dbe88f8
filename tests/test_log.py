"""The log: one line for each thing somebody can act on, for people or for programs, and never too many."""

from __future__ import annotations

import io
import json
import logging
import os
import re
from pathlib import Path
from unittest.mock import Mock

import pytest
from uvicorn.config import LOGGING_CONFIG

from qcheck.server import log as server_log
from qcheck.settings import Settings
from qcheck.watch import events
from qcheck.watch.log import MOST, WITHIN, Limit, Lines, is_journal

TOP = Path(__file__).parent.parent
EVENTS = {each.name for each in vars(events).values() if isinstance(each, events.Event)}
OTHERS = {events.FAULT, events.LIBRARY, events.LEFT_OUT}


class Time:
    """A clock that is set, and what is to be called later."""

    def __init__(self) -> None:
        self.now = 0.0
        self.due: list[tuple[float, object]] = []

    def __call__(self) -> float:
        return self.now

    def later(self, seconds, do) -> None:
        self.due.append((self.now + seconds, do))

    def pass_by(self, seconds: float) -> None:
        self.now += seconds
        due, self.due = [each for each in self.due if each[0] <= self.now], []
        [do() for _, do in due]


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def writing(time):
    """What is written as `form`; the root logger is as it was afterwards."""
    root, opened = logging.getLogger(), []
    others = [logging.getLogger(name) for name in ("uvicorn", "uvicorn.error", "streamlit.runtime")]
    before = [each.propagate for each in others]
    for each in others:  # as the server has them; a page of Streamlit's in the same process has had its own
        each.propagate = True

    def begun(form: str, journal: bool = False) -> io.StringIO:
        stream = io.StringIO()
        lines = Lines(form, stream, journal=journal, limit=Limit(time, time.later))
        root.addHandler(lines)
        opened.append(lines)
        logging.getLogger("qcheck").setLevel(logging.INFO)
        return stream

    yield begun
    [root.removeHandler(each) for each in opened]
    for each, was in zip(others, before, strict=True):
        each.propagate = was


def test_a_line_for_people_ends_with_the_name_of_what_happened(writing):
    written = writing("text")

    events.TIDIED.happened(number=3)

    [line] = written.getvalue().splitlines()
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} qcheck: closed or deleted on their day: 3 \(tidied\)", line
    )


def test_a_line_for_programs_is_one_object_with_what_is_known(writing):
    written = writing("json")

    events.CHECK_NOT_DELETED.happened(check="q2r4x3b7j79q", error="OutOfOrder")

    [line] = written.getvalue().splitlines()
    said = json.loads(line)
    assert re.fullmatch(r"\d{4}-.*T.*\+00:00", said.pop("time"))
    assert said == {
        "level": "error",
        "event": "check-not-deleted",
        "message": "check q2r4x3b7j79q could not be closed or deleted (OutOfOrder); it is tried again",
        "check": "q2r4x3b7j79q",
        "error": "OutOfOrder",
    }


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_failed_is_told_with_its_trace_and_in_one_object(writing, form):
    written = writing(form)

    try:
        raise ZeroDivisionError("x")
    except ZeroDivisionError:
        events.TIDYING_FAILED.happened(with_trace=True)

    lines = written.getvalue().splitlines()
    assert (len(lines) == 1) == (form == "json")
    assert "ZeroDivisionError: x" in written.getvalue()
    assert "test_log.py" in written.getvalue()


@pytest.mark.parametrize("journal", [True, False])
@pytest.mark.parametrize("form", ["text", "json"])
def test_what_a_line_is_filled_in_with_never_ends_it_nor_steers_a_terminal(writing, form, journal):
    written = writing(form, journal=journal)

    for end in ("\n", "\r", "\u2028", "\x85", "\x1b[2J"):
        events.CATALOGUE_WRONG.happened(problem=f"Zwölf{end}<0>qcheck: stopped")

    assert len(written.getvalue().splitlines()) == 5
    assert all(sign.isprintable() or sign == "\n" for sign in written.getvalue())
    assert "Zwölf" in written.getvalue()


@pytest.mark.parametrize(("form", "begins"), [("text", "<4>qcheck: "), ("json", '<4>{"level": "warning"')])
def test_the_journal_knows_the_time_and_is_told_how_bad_it_is(writing, form, begins):
    written = writing(form, journal=True)

    events.CONNECTIONS_FULL.happened()

    assert written.getvalue().startswith(begins)
    assert '"time"' not in written.getvalue()


def test_each_line_of_a_trace_is_as_bad_for_the_journal(writing):
    written = writing("text", journal=True)

    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        logging.getLogger("uvicorn.error").exception("failed")

    assert {line[:3] for line in written.getvalue().splitlines()} == {"<3>"}


def test_the_journal_is_known_by_the_file_it_reads_from(monkeypatch, tmp_path):
    with (tmp_path / "err").open("w") as stream:
        found = os.fstat(stream.fileno())
        monkeypatch.setenv("JOURNAL_STREAM", f"{found.st_dev}:{found.st_ino}")
        with (tmp_path / "other").open("w") as other:
            assert (is_journal(stream), is_journal(other), is_journal(io.StringIO())) == (True, False, False)


def test_of_many_lines_of_one_event_some_are_written_and_then_how_many_were_not(writing, time):
    written = writing("text")

    [events.DATABASE_AWAY.happened() for _ in range(MOST + 7)]
    events.DATABASE_BACK.happened()
    before = written.getvalue().splitlines()
    time.pass_by(WITHIN)
    events.DATABASE_AWAY.happened()
    after = written.getvalue().splitlines()[len(before) :]

    assert len(before) == MOST + 1
    assert before[-1].endswith("qcheck: the database is back (database-back)")
    assert [line[24:] for line in after] == [
        "qcheck: 7 more lines like these were left out within a minute: database-away (left-out)",
        "qcheck: the database cannot be reached (database-away)",
    ]


def test_what_was_left_out_is_said_once_in_each_minute(writing, time):
    written = writing("json")

    [events.DATABASE_AWAY.happened() for _ in range(MOST + 2)]
    time.pass_by(WITHIN)
    [events.DATABASE_AWAY.happened() for _ in range(MOST + 3)]
    time.pass_by(WITHIN)
    time.pass_by(WITHIN)

    said = [json.loads(line) for line in written.getvalue().splitlines()]
    assert [each["left_out"] for each in said if each["event"] == "left-out"] == [2, 3]


def test_lines_of_others_are_written_from_warnings_on(writing):
    written = writing("json")

    for name in ("uvicorn.error", "streamlit.runtime", "httptools"):
        logging.getLogger(name).setLevel(logging.INFO)
        logging.getLogger(name).info("small talk")
        logging.getLogger(name).warning("careful")
        logging.getLogger(name).error("broken")

    said = [json.loads(line) for line in written.getvalue().splitlines()]
    assert [(each["event"], each["message"]) for each in said] == [
        ("library", "careful"),
        ("fault", "broken"),
    ] * 3


def test_every_event_has_a_name_of_its_own_in_small_letters():
    names = [each.name for each in vars(events).values() if isinstance(each, events.Event)]

    assert len(names) == len(set(names)) == len(EVENTS)
    assert [name for name in names if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []


@pytest.mark.parametrize("ending", [".md", ".en.md"])
def test_the_manual_says_of_every_event_what_it_means(ending):
    manual = (TOP / f"docs/operating{ending}").read_text(encoding="utf-8")
    table = re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| [^|]+ \|$", manual, re.MULTILINE)

    assert sorted(table) == sorted(EVENTS | OTHERS)


def test_nothing_of_ours_is_logged_in_another_way():
    spoken = re.compile(r"get_logger\(|_LOG\b|logging\.(?:debug|info|warning|error|exception)\(")
    house = TOP / "qcheck"

    assert [
        path.relative_to(house).as_posix()
        for path in house.rglob("*.py")
        if spoken.search(path.read_text(encoding="utf-8"))
    ] == []


@pytest.fixture
def taken_over(monkeypatch):
    """The log as the server has it; everything is as it was afterwards."""
    root = logging.getLogger()
    loggers = [root, *map(logging.getLogger, ("qcheck", *server_log.OTHERS))]
    before = [(each.handlers[:], each.propagate, each.level) for each in loggers]
    monkeypatch.setattr(server_log, "streamlits", Mock())
    monkeypatch.setitem(LOGGING_CONFIG, "loggers", LOGGING_CONFIG["loggers"])
    server_log.take_over(Settings())
    yield
    for each, (handlers, propagate, level) in zip(loggers, before, strict=True):
        each.handlers[:], each.propagate = handlers, propagate
        each.setLevel(level)


@pytest.mark.usefixtures("taken_over")
def test_no_line_is_made_of_each_request_and_the_server_is_heard_all_the_same():
    of_each, server = map(logging.getLogger, (server_log.OF_EACH_REQUEST, "uvicorn.error"))
    of_tests = "_pytest."  # pytest listens to whoever passes nothing on

    assert not of_each.propagate
    assert [each for each in of_each.handlers if not type(each).__module__.startswith(of_tests)] == []
    assert server.propagate
