"""Three hundred people who register for thirty seats at the very same moment:
`python -m benchmarks.registering`, with `--people`, `--seats` and `--database`.

Each has the form open on a connection of their own, then all press at once; the time of each is counted from
that moment to the answer that leads to their own page. The yardstick of the same run is a bare Starlette
route that writes one row to SQLite (`benchmarks/bare.py`), to which as many write at once. Afterwards there
must be as many seats as there are, an ordered waiting list, and nobody twice.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import percentile
from benchmarks.host import bare, serving
from benchmarks.phone import Phone, Seat
from benchmarks.sheets import furnished
from qcheck.addresses import trial_page
from qcheck.piloting import Asks, DateKind, DatePlan, RegistrationState, TrialDate
from qcheck.service import Service, open_service

Press = Callable[[], Awaitable[None]]
TIMES = 3
"""So often all press at once, each time for a date of its own; the median of the runs is told."""


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.registering", description=(__doc__ or "").partition(":")[0]
    )
    parser.add_argument("--people", type=int, default=300, metavar="N", help="how many press at once")
    parser.add_argument("--seats", type=int, default=30, metavar="N", help="for how many seats")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    wished = parser.parse_args()
    for name in [name for name in os.environ if name.startswith("QCHECK_")]:
        del os.environ[name]  # a benchmark never comes near an installation's own data
    yardstick = sorted(_bare(wished.people) for _ in range(TIMES))[TIMES // 2]
    print(f"{wished.people} at once on the bare route: p95 {yardstick:.0f} ms", flush=True)
    with furnished(wished.database) as settings:
        with closing(open_service(settings)) as service:
            coordinate, dates = _trial(service, wished.seats)
            name = service.trials.coordinate(coordinate).trial.name
        with serving(settings) as host:
            paths = [trial_page(name, date.id) for date in dates]
            runs = [asyncio.run(_registered(host.netloc, path, wished.people)) for path in paths]
        p50, p95 = (sorted(percentile(run, share) for run in runs)[TIMES // 2] for share in (0.5, 0.95))
        print(f"{wished.people} register at once for {wished.seats} seats, {wished.database}:")
        print(f"  p50 {p50:.0f} ms, p95 {p95:.0f} ms, {p95 / yardstick:.1f} times the bare route")
        with closing(open_service(settings)) as service:
            for line in _wrong(service, coordinate, dates, wished.people):
                print(line)


def _trial(service: Service, seats: int) -> tuple[str, list[TrialDate]]:
    """A public trial that asks for addresses, with a date for each run; gives the link to coordinate it."""
    coordinate = service.trials.make("Erprobung")
    opened = service.trials.coordinate(coordinate)
    asked = frozenset({Asks.ORGANISATION, Asks.MAIL})
    service._store.write_trial(replace(opened.trial, is_public=True, asks=asked))
    begins = service.clock.now() + timedelta(days=9)
    plan = DatePlan(DateKind.INFORMATION, "Infotermin", begins, begins + timedelta(hours=1), online=True)
    return coordinate, [service.dates.add(coordinate, replace(plan, seats=seats)) for _ in range(TIMES)]


async def _registered(netloc: str, path: str, people: int) -> list[float]:
    return await _at_once([await _before_the_form(netloc, path, number) for number in range(people)])


async def _before_the_form(netloc: str, path: str, number: int) -> Press:
    somebody = Phone(netloc, Seat("", ""), sender=f"127.0.{1 + number // 200}.{1 + number % 200}")
    page = (await somebody.ask("GET", path)).body.decode()
    (once,) = re.findall(r'name="once" value="(\w+)"', page)
    person = {"name": f"Gast {number}", "organisation": "Verein", "mail": f"gast{number}@example.org"}

    async def press() -> None:
        await somebody.ask("POST", path, person | {"once": once})

    return press


async def _at_once(presses: list[Press]) -> list[float]:
    """How long each takes, in seconds, from the moment at which all press."""
    began = time.perf_counter()

    async def timed(press: Press) -> float:
        await press()
        return time.perf_counter() - began

    return list(await asyncio.gather(*map(timed, presses)))


def _bare(people: int) -> float:
    """p95 of as many who write to the bare route at once, in milliseconds."""
    with TemporaryDirectory(prefix="qcheck-benchmark-") as folder, bare(Path(folder)) as host:

        async def ready(number: int) -> Press:
            somebody = Phone(host.netloc, Seat("", ""))
            body = json.dumps({"sheet": "m", "change": {"about": "q", "value": 1}})
            await somebody.quickly(f"/a/vorher{number}/save", body)
            return lambda: somebody.quickly(f"/a/gast{number}/save", body)

        async def all_at_once() -> list[float]:
            return await _at_once([await ready(number) for number in range(people)])

        return percentile(asyncio.run(all_at_once()), 0.95)


def _wrong(service: Service, coordinate: str, dates: list[TrialDate], people: int) -> Iterator[str]:
    """What must not be: seats given twice, people twice or lost, a list out of order."""
    for date in dates:
        registered = service.registering.people(coordinate, date.id)
        seats = min(date.seats or people, people)
        states = [RegistrationState.SEAT] * seats + [RegistrationState.WAITING] * (people - seats)
        if [registration.state for registration in registered] != states or len(
            {registration.name for registration in registered}
        ) != people:
            yield f"WRONG: {len(registered)} registrations, not as they should be"


if __name__ == "__main__":
    main()
