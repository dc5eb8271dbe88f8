"""A thousand people in a hall: `python -m benchmarks.hall`, with `--people`, `--seconds`, `--database`,
`--workers`.

First how much there is to be had: a bare Starlette route that writes to SQLite, on the same stack in the
same run, answers as fast as it can (`benchmarks/bare.py`), and one that writes to PostgreSQL where qcheck
does. Then the same of qcheck, with one process and with several: answers, and arrivals (the invitation, a
sheet begun, its first page). All this three times in turn, because a computer that is shared swings: what is
said is the middle one, with the least and the most. Then the hall itself: everybody comes in within fifteen
seconds and gives an answer every five, while as many signs of life are asked for. Then three hundred come at
the very same moment. Afterwards the database must hold what was acknowledged, and nothing twice. Each figure
stands beside what is aimed at; on a busy computer read the ratios.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.crowd import Played, play
from benchmarks.figures import percentile, troubles
from benchmarks.host import Host, bare, serving
from benchmarks.pace import Act, Pace, Start, saturating
from benchmarks.phone import Phone, Seat, phone
from benchmarks.sheets import Round, furnished, opened, standing
from qcheck.service import open_service
from qcheck.settings import Settings

WITHIN, RUSH = 15.0, 300
PEERS = (
    (
        "answers a second of the next best tool for surveys",
        "41 to 55",
        "measured 26 November 2026, same host",
    ),
    ("the bare route, on the computer where the aims were set", "1,466", "measured 26 November 2026"),
    ("qcheck before: answers, arrivals a second", "390 to 510, 55 to 97", "measured 26 November 2026"),
)
"""What others came to, with where that is from."""
COST = "  processor of the server, of the driver, for each: ms"
AIMS = {"answers": (800, 0.50, 2), "arrivals": (130, 0.09, 3)}
"""Of one process: how many a second, what part of the bare route on SQLite, and the decimals of that."""
FURTHER = 1.6
"""How many times that two processes are to do."""
TURNS = 3

Singles = dict[str, float]
"""How many answers and arrivals a second one process did in the same run."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What was done a second, one after the other: on the bare route, on the one that writes to the database
    of qcheck (the same on SQLite), and by qcheck.
    """

    bare: Pace
    alike: Pace
    answers: Pace
    arrivals: Pace


@dataclass(frozen=True, slots=True)
class Line:
    """One figure beside its aim; `aim` is empty where there is none."""

    what: str
    figure: str
    aim: str = ""

    def __str__(self) -> str:
        return f"{self.what:<62} {self.figure:>20}   {self.aim}"


def main() -> None:
    wished = _wishes()
    for variable in [variable for variable in os.environ if variable.startswith("QCHECK_")]:
        del os.environ[variable]  # a benchmark never comes near an installation's own data
    singles: Singles = {}
    for workers in wished.workers:
        with furnished(wished.database) as settings:
            for line in _measured(settings, workers, wished, singles):
                print(line, flush=True)
    for what, figure, source in PEERS:
        print(Line(f"for comparison: {what}", figure, source))


def _measured(
    settings: Settings, workers: int, wished: argparse.Namespace, singles: Singles
) -> Iterator[Line]:
    with closing(open_service(settings)) as service:
        busy, calm, hasty = (opened(service) for _ in range(3))
    seats = calm.seats(wished.people)
    with serving(settings, workers) as host:
        turns = [_turn(settings, host, busy) for _ in range(TURNS)]
    yield from _of_the_bare_route(turns, wished.database)
    for what in AIMS:
        yield from _of_the_pace(what, turns, workers, wished.database, singles)
    with serving(settings, workers) as host:  # anew: one address begins no more than two thousand sheets
        played = asyncio.run(
            play(host, [phone(host.netloc, seat) for seat in seats], wished.seconds, within=WITHIN)
        )
        yield from _of_the_hall(played, wished.people)
        crowd = asyncio.run(play(host, [phone(host.netloc, seat) for seat in hasty.seats(RUSH)], 0))
        yield Line(f"{RUSH} at the very same moment: all in after, s", f"{crowd.arriving:.1f}", "aim: 3")
        yield from _memory(host, workers)
    yield from _kept(settings, played, seats)
    yield from (Line(trouble, "") for trouble in (*troubles(played), *troubles(crowd)))


def _turn(settings: Settings, host: Host, busy: Round) -> Turn:
    on_sqlite = _bare()
    alike = _bare(settings.database) if settings.database.startswith("postgresql") else on_sqlite
    return Turn(
        on_sqlite, alike, saturating(host, _answering(host, busy)), saturating(host, _arriving(host, busy))
    )


def _of_the_bare_route(turns: Sequence[Turn], database: str) -> Iterator[Line]:
    paces = {"sqlite": [turn.bare for turn in turns], database: [turn.alike for turn in turns]}
    for kind, of_it in paces.items():
        yield Line(
            f"a bare route that writes, answers a second, {kind}", _middle([each.a_second for each in of_it])
        )
        yield Line(COST, str(_of_middle(of_it)))


def _of_the_pace(
    what: str, turns: Sequence[Turn], workers: int, database: str, singles: Singles
) -> Iterator[Line]:
    """How often, what that is of the bare route and of one process, what it costs, and how often the cores of
    this computer could do it at that cost.
    """
    least, share, decimals = AIMS[what]
    times, who = (1, "one process") if workers == 1 else (FURTHER, "two processes")
    paces: list[Pace] = [getattr(turn, what) for turn in turns]
    pace = _of_middle(paces)
    yield Line(
        f"{what} a second, {workers} process{'es' * (workers > 1)}, {database}",
        _middle([each.a_second for each in paces]),
        f"aim: {least * times:.0f} ({who})",
    )
    for kind, yardstick in {"sqlite": "bare", database: "alike"}.items():
        shares = [
            each.a_second / getattr(turn, yardstick).a_second for each, turn in zip(paces, turns, strict=True)
        ]
        yield Line(
            f"  of the bare route, {kind}",
            _middle(shares, decimals),
            f"aim: {share * times:.{decimals}f} ({who})" if kind == "sqlite" else "",
        )
    if workers == 1:
        singles[what] = pace.a_second
    elif what in singles:
        yield Line(
            "  of what one process did", f"{pace.a_second / singles[what]:.2f}", f"aim: {FURTHER} ({who})"
        )
    yield Line(COST, str(pace))
    if database == "sqlite":  # the processes of another database are not counted
        yield Line("  at that cost all cores would do, a second", f"{pace.most:.0f}")


def _of_middle(paces: Sequence[Pace]) -> Pace:
    return sorted(paces, key=attrgetter("a_second"))[len(paces) // 2]


def _middle(figures: Sequence[float], decimals: int = 0) -> str:
    """The one in the middle, with the least and the most."""
    return f"{median(figures):.{decimals}f} ({min(figures):.{decimals}f}–{max(figures):.{decimals}f})"


def _of_the_hall(played: Played, people: int) -> Iterator[Line]:
    answers, signs = (
        [moment for told in played.told for moment in getattr(told, kind)] for kind in ("answers", "signs")
    )
    saved, alive = percentile(answers, 0.95), percentile(signs, 0.95)
    coming = percentile((told.coming_in for told in played.told), 0.95)
    failed = sum(len(told.troubles) for told in played.told)
    yield Line(
        f"{people} join within {WITHIN:g} s: p95 from the invitation to the first page, ms", f"{coming:.0f}"
    )
    yield Line(f"  {len(answers)} answers, one every 5 s each: p95 of saving, ms", f"{saved:.1f}", "aim: 50")
    yield Line("  of /healthz, p95, in the same run", f"{saved / alive:.1f}", "aim: 5")
    yield Line("  errors", str(failed), "aim: 0")
    yield Line("  server, driver: % of a core", f"{_share(played)}")


def _share(played: Played) -> str:
    spent = played.spent
    return f"{100 * spent.server / spent.wall:.0f}, {100 * spent.driver / spent.wall:.0f}"


def _memory(host: Host, workers: int) -> Iterator[Line]:
    shares = host.shares
    if workers == 1:
        yield Line("memory, MiB", f"{sum(shares):.0f}", "aim: 250")
    else:
        text = " + ".join(f"{share:.0f}" for share in shares)
        yield Line("memory, MiB: the one that looks after them, then each", text, "aim: 180 for each")


def _kept(settings: Settings, played: Played, seats: list[Seat]) -> Iterator[Line]:
    with closing(open_service(settings)) as service:
        standings = [standing(service, seat.sheet) for seat in seats]
    lost = sum(
        kept.get(question) != place
        for told, kept in zip(played.told, standings, strict=True)
        for question, place in told.standing.items()
    )
    yield Line("  acknowledged answers that do not stand in the database", str(lost), "aim: 0")


def _answering(host: Host, round_: Round) -> Start:
    async def start(number: int) -> Act:
        somebody = Phone(host.netloc, round_.seats(number + 1)[-1])
        await somebody.arrive(60)
        return _saving(somebody, random.Random(number))

    return start


def _saving(somebody: Phone, chance: random.Random) -> Act:
    """Saves any answer to any question, asked for with as little work here as can be."""

    async def act() -> None:
        question, value = chance.choice(somebody.asked), chance.choice((1, 2, 3, 4))
        change = {"kind": "answer", "about": question, "value": value, "age": 3}
        await somebody.quickly(
            f"/a/{somebody.seat.invitation}/save", json.dumps({"sheet": somebody.mark, "change": change})
        )

    return act


def _arriving(host: Host, round_: Round) -> Start:
    async def start(number: int) -> Act:
        async def act() -> None:
            async with phone(host.netloc, round_.seats(number + 1)[-1]) as somebody:
                somebody.sender = f"127.0.1.{number + 1}"  # more than a hall may begin behind one address
                await somebody.arrive_quickly()

        return act

    return start


def _bare(postgresql: str = "") -> Pace:
    with TemporaryDirectory(prefix="qcheck-benchmark-") as folder, bare(Path(folder), postgresql) as host:

        async def start(number: int) -> Act:
            somebody = Phone(host.netloc, Seat(f"somebody{number}", ""))
            somebody.asked, somebody.mark = (
                tuple(f"q{number_of_question}" for number_of_question in range(70)),
                "m",
            )
            return _saving(somebody, random.Random(number))

        return saturating(host, start)


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.hall", description="A thousand people in a hall. Takes some five minutes."
    )
    parser.add_argument("--people", type=int, default=1_000, metavar="N", help="how many are in it (1000)")
    parser.add_argument(
        "--seconds", type=float, default=20, metavar="S", help="for how long they answer, all 5 s (20)"
    )
    parser.add_argument(
        "--database", choices=("sqlite", "postgresql"), default="sqlite", help="where it is kept (sqlite)"
    )
    parser.add_argument(
        "--workers", type=int, nargs="+", default=[1, 2], metavar="N", help="with how many processes (1 2)"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
