"""Whether a database that has served for years is as fast as an empty one: `python -m benchmarks.size`, with
`--checks`, `--sheets`, `--answers`.

Two servers of the same kind, one over an empty database and one over a full one, are asked in turn, so that
whatever else the computer does meanwhile hits both. SQLite, in which the rows are written at once, from those
of one check that qcheck has made itself. Each figure is the median; the last column is what is aimed at.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.host import Host, serving
from benchmarks.phone import Phone
from benchmarks.sheets import Round, furnished, opened
from qcheck.service import open_service
from qcheck.settings import Settings

AIM = 1.2
NAME = "Verfahren 7 "
"""In the title of one process of the full database alone."""
LINE = "{:<44} {:>10} {:>10} {:>8}   {}"
PATIENCE = 60.0

Act = Callable[["Side", int], Awaitable[None]]


class Side:
    """One of the two databases with its server, a check of its own, and somebody who answers in it."""

    def __init__(self, settings: Settings, host: Host, round_: Round) -> None:
        self.settings, self._host, self._round = settings, host, round_
        self.answering = self.newcomer(0)

    def newcomer(self, number: int) -> Phone:
        """A phone that has not been there yet."""
        return Phone(self._host.netloc, self._round.seats(number + 1)[number])


def main() -> None:
    wished = _wishes()
    for variable in [variable for variable in os.environ if variable.startswith("QCHECK_")]:
        del os.environ[variable]  # a benchmark never comes near an installation's own data
    with ExitStack() as both:
        empty, full = (both.enter_context(furnished("sqlite")) for _ in range(2))
        rounds = [_round(settings) for settings in (empty, full)]
        began = time.monotonic()
        _fill(full, wished.checks, wished.sheets, wished.answers)
        print(
            f"{wished.checks:,} checks, {wished.sheets:,} sheets, {wished.answers:,} answers, "
            f"written in {time.monotonic() - began:.0f} s"
        )
        print(LINE.format("median, in ms", "empty", "full", "ratio", "aim"), flush=True)
        hosts = [both.enter_context(serving(settings)) for settings in (empty, full)]
        sides = [Side(*parts) for parts in zip((empty, full), hosts, rounds, strict=True)]
        asyncio.run(_asked(sides, wished.times))
        print(_line("tidying", [[_tidied(side.settings) for side in sides] for _ in range(7)]), flush=True)
        print(_line(f"qcheck links {NAME!r}", [[_found(side.settings) for side in sides] for _ in range(3)]))


async def _asked(sides: list[Side], times: int) -> None:
    for side in sides:
        await side.answering.arrive(PATIENCE)
    acts: dict[str, Act] = {
        "saving an answer": _save,
        "an arrival": _arrive,
        "/healthz": _sign,
        "/readyz": _ready,
    }
    for what, act in acts.items():
        print(
            _line(what, [[await _timed(act, side, turn) for side in sides] for turn in range(times)]),
            flush=True,
        )


async def _timed(act: Act, side: Side, turn: int) -> float:
    began = time.perf_counter()
    await act(side, turn)
    return time.perf_counter() - began


async def _save(side: Side, turn: int) -> None:
    await side.answering.answer(random.Random(turn), PATIENCE)


async def _arrive(side: Side, turn: int) -> None:
    phone = side.newcomer(turn + 1)
    await phone.arrive(PATIENCE)
    await phone.hang_up()


async def _sign(side: Side, _turn: int) -> None:
    await side.answering.ask("GET", "/healthz")


async def _ready(side: Side, _turn: int) -> None:
    await side.answering.ask("GET", "/readyz")


def _line(what: str, times: list[list[float]]) -> str:
    empty, full = (1000 * median(side) for side in zip(*times, strict=True))
    return LINE.format(what, f"{empty:.1f}", f"{full:.1f}", f"{full / empty:.2f}", f"at most {AIM}")


def _tidied(settings: Settings) -> float:
    with closing(open_service(settings)) as service:
        began = time.perf_counter()
        service.upkeep.tidy()
        return time.perf_counter() - began


def _found(settings: Settings) -> float:
    """How long the operator waits for the links of a check, the command's start included."""
    command = [sys.executable, "-m", "qcheck", "links", NAME, "--data", str(settings.data)]
    began = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def _round(settings: Settings) -> Round:
    with closing(open_service(settings)) as service:
        return opened(service)


def _fill(settings: Settings, checks: int, sheets: int, answers: int) -> None:
    """Copies the one check that is there, then gives all copies sheets and these their answers."""
    with closing(open_service(settings)) as service:
        link = opened(service).organiser
        questions = list(service.access.open(link).questionnaire.questions)
        check = service.access.open(link).check_id
    file = Path(settings.database.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.row_factory = sqlite3.Row
        [kept] = connection.execute("SELECT * FROM checks WHERE id = ?", [check])
        [way] = connection.execute('SELECT * FROM links WHERE "check" = ? AND kind = ?', [check, "organise"])
        _copied(connection, "processes", _processes(checks))
        _copied(connection, "checks", ({**kept, "id": f"c{n}", "process": f"p{n}"} for n in range(checks)))
        _copied(
            connection,
            "links",
            ({**way, "id": f"{n:012d}", "check": f"c{n}", "code": None} for n in range(checks)),
        )
        _copied(connection, "sheets", _sheets(checks, sheets))
        _copied(
            connection,
            "links",
            (
                {**way, "id": f"s{n:011d}", "check": f"c{n % checks}", "code": None, "kind": "sheet"}
                | {"sheet": f"{n:012d}", "personal": f"{n:064d}"}
                for n in range(sheets)
            ),
        )
        _copied(connection, "answers", _answers(sheets, answers, questions))
    with closing(sqlite3.connect(file)) as connection:  # years do not lie in the log
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _processes(checks: int) -> Iterator[dict[str, object]]:
    return ({"id": f"p{n}", "title": f"Verfahren {n} im Ort", "place": "Musterstadt"} for n in range(checks))


def _sheets(checks: int, sheets: int) -> Iterator[dict[str, object]]:
    begun = _written(datetime.now(UTC) - timedelta(days=30))
    for number in range(sheets):
        yield {
            "id": f"{number:012d}",
            "check": f"c{number % checks}",
            "perspective": "verwaltung",
            "finished": 0,
            "begun": begun,
        }


def _answers(sheets: int, answers: int, questions: Sequence[str]) -> Iterator[dict[str, object]]:
    saved = _written(datetime.now(UTC) - timedelta(days=29))
    answers_of_one = max(1, min(answers // sheets, len(questions)))
    for number in range(sheets):
        for place, question in enumerate(sorted(questions)[:answers_of_one]):
            yield {
                "sheet": f"{number:012d}",
                "question": question,
                "value": str(1 + (number + place) % 4),
                "comment": "",
                "evidence_title": "",
                "evidence_link": "",
                "revision": 2,
                "saved": saved,
            }


def _written(moment: datetime) -> str:
    """As the database keeps moments: UTC, without saying so."""
    return moment.replace(tzinfo=None).isoformat(" ", "microseconds")


def _copied(connection: sqlite3.Connection, table: str, rows: Iterator[dict[str, object]]) -> None:
    first = next(rows)
    columns = ", ".join(f'"{name}"' for name in first)
    statement = f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' for _ in first)})"
    connection.execute(statement, tuple(first.values()))
    connection.executemany(statement, (tuple(row.values()) for row in rows))


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser("benchmarks.size", description=__doc__)
    parser.add_argument("--checks", type=int, default=1_000)
    parser.add_argument("--sheets", type=int, default=100_000)
    parser.add_argument("--answers", type=int, default=5_000_000)
    parser.add_argument("--times", type=int, default=60, help="how often each is asked for")
    return parser.parse_args()


if __name__ == "__main__":
    main()
