"""How long saving takes while a room answers on the plain sheet: `python -m benchmarks.sheets`, with
`--people`, `--seconds`.

For each size and each database one check and one `qcheck serve` of its own. First everybody comes in by the
same invitation, at any moment within ten seconds; then all at once, on a second check, to see how long a rush
takes. Then each of the first ones gives an answer every five seconds. Saving is measured from the moment an
answer was due until it is acknowledged; afterwards the database must hold what was acknowledged, and nothing
twice. The yardstick is `/healthz`, asked as often in the same run; read the ratios. SQLite and PostgreSQL run
with all their care for power cuts (`synchronous=FULL`, `fsync`).
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.crowd import Played, play
from benchmarks.figures import (
    ANSWERING,
    COST,
    YARDSTICK,
    answering,
    cost,
    percentile,
    row,
    troubles,
    wishes,
    yardstick,
)
from benchmarks.host import serving
from benchmarks.phone import VALUES, Seat, phone
from qcheck.catalogue import PhaseId
from qcheck.service import NewCheck, Scope, Service, open_service
from qcheck.settings import Settings
from tests.postgres import running_postgres

SIZES = (50, 150, 300)
CATALOGUE, PHASE = "qualitaetscheck", PhaseId("reflexion")
WITHIN = 10.0
"""Seconds within which everybody comes in."""
RUSH = 0.0
HEADINGS = ("database", *ANSWERING, "stored", "lost", "doubled", *YARDSTICK, *COST, "join p95 ms", "rush s")
LEGEND = f"""\
stored: answers in the database; lost: acknowledged answers that do not stand in it; doubled: sheets beyond
one a person; ratio: saving to /healthz; CPU: the server's, of one core, /healthz included; all in:
everybody at any moment within {WITHIN:g} s; join: from opening the invitation to the first page of
questions; rush: until all are in who come at the same moment; driver: CPU of the phones played here, of one
core, which the server misses on two cores. Where others use the machine, too, times say more about them."""

Lines = Callable[[str, Settings, int, float], Iterator[str]]
"""What is measured: kind of database, its settings, people, seconds → lines of the table."""


@dataclass(frozen=True, slots=True)
class Round:
    """An open check with the most questions there are: its links, and the perspectives it asks something."""

    organiser: str
    invitation: str
    perspectives: tuple[str, ...]

    def seats(self, people: int) -> list[Seat]:
        """One for each, from all perspectives in turn."""
        return [
            Seat(self.invitation, self.perspectives[number % len(self.perspectives)])
            for number in range(people)
        ]


def main() -> None:
    measured("benchmarks.sheets", __doc__ or "", SIZES, HEADINGS, _lines, LEGEND)


def measured(
    name: str, about: str, sizes: Sequence[int], headings: Sequence[str], lines: Lines, legend: str
) -> None:
    """Prints the table of a benchmark: its lines for each kind of database and each size of the crowd, as
    wished on the command line.
    """
    wished = wishes(name, about, sizes)
    for variable in [variable for variable in os.environ if variable.startswith("QCHECK_")]:
        del os.environ[variable]  # a benchmark never comes near an installation's own data
    print(row(headings, headings))
    for database in ("sqlite", "postgresql"):
        for people in wished.people:
            with furnished(database) as settings:
                print("\n".join(lines(database, settings, int(people), wished.seconds)), flush=True)
    print(legend)


@contextmanager
def furnished(database: str) -> Iterator[Settings]:
    """A fresh data folder with a database of this kind; gone afterwards."""
    with TemporaryDirectory(prefix="qcheck-benchmark-") as folder:
        data = Path(folder) / "data"
        if database == "sqlite":
            yield Settings(data=data)
        else:
            with running_postgres({"max_connections": "200"}, on_disk=True) as server, server.fresh() as url:
                yield Settings(data=data, database=url)


def _lines(database: str, settings: Settings, people: int, seconds: float) -> Iterator[str]:
    with closing(open_service(settings)) as service:
        first, second = (opened(service) for _ in range(2))
    calm, hasty = first.seats(people), second.seats(people)
    with serving(settings) as host:
        played = asyncio.run(play(host, [phone(host.netloc, seat) for seat in calm], seconds, within=WITHIN))
        rush = asyncio.run(play(host, [phone(host.netloc, seat) for seat in hasty], RUSH))
    with closing(open_service(settings)) as service:
        standings = [standing(service, seat.sheet) for seat in calm]
        sheets = len(service.collecting.sheets(first.organiser))
    yield row([database, *_figures(played, rush, standings, sheets)], HEADINGS)
    yield from troubles(played)
    yield from troubles(rush)


def opened(service: Service) -> Round:
    link = service.organising.create_check(
        NewCheck("Verkehrskonzept", "Musterstadt", CATALOGUE, PHASE, Scope(), None)
    )
    perspectives = service.access.open(link).questionnaire.perspectives
    return Round(link, service.inviting.own_answer_link(link), perspectives)


def standing(service: Service, sheet: str) -> dict[str, int]:
    """The place of the option that stands for each question."""
    given = service.answering.own_sheet(sheet).given
    return {
        str(question): VALUES.index(str(answer.value))
        for question, answer in given.items()
        if answer.value is not None
    }


def _figures(played: Played, rush: Played, standings: list[dict[str, int]], sheets: int) -> list[str]:
    lost = sum(
        standing.get(q) != place
        for told, standing in zip(played.told, standings, strict=True)
        for q, place in told.standing.items()
    )
    with_answers = sum(bool(standing) for standing in standings)
    stored, coming = sum(map(len, standings)), percentile((told.coming_in for told in played.told), 0.95)
    counts = (stored, lost, sheets - with_answers)
    return [
        *answering(played),
        *map(str, counts),
        *yardstick(played),
        *cost(played),
        f"{coming:.0f}",
        f"{rush.arriving:.1f}",
    ]


if __name__ == "__main__":
    main()
