"""How long the coordinator's page of a trial takes: `python -m benchmarks.trial`, with `--pilots`, `--sheets`
and `--database`.

So many pilots take part with one check each, every second one confidential, and so many sheets in all. The
page is asked for several times in turn with `/healthz`; nothing of it is remembered in between.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from statistics import median
from urllib.request import urlopen

from sqlalchemy import update

from benchmarks.host import Host, serving
from benchmarks.results import filled
from benchmarks.sheets import furnished
from qcheck.catalogue import CatalogueId
from qcheck.service import Mode, Service, open_service
from qcheck.store.tables.checks import checks

TIMES = 15


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.trial", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--pilots", type=int, default=50, metavar="N", help="how many take part")
    parser.add_argument("--sheets", type=int, default=5_000, metavar="N", help="how many sheets they have")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    wished = parser.parse_args()
    for name in [name for name in os.environ if name.startswith("QCHECK_")]:
        del os.environ[name]  # a benchmark never comes near an installation's own data
    with furnished(wished.database) as settings:
        with closing(open_service(settings)) as service:
            coordinate = _trial(service, wished.pilots, wished.sheets)
        print(f"{wished.pilots} pilots, {wished.sheets:,} sheets, {wished.database}; milliseconds")
        with serving(settings) as host:
            for line in _lines(host, coordinate):
                print(line, flush=True)


def _trial(service: Service, pilots: int, sheets: int) -> str:
    """A trial in which so many take part; gives the link to coordinate it."""
    coordinate = service.trials.make("Erprobung")
    opened = service.trials.open(coordinate)
    service._store.write_trial(replace(opened.trial, catalogues=(CatalogueId("qualitaetscheck"),)))
    for number in range(pilots):
        organise, *_ = filled(service, sheets // pilots, name=f"pilot-{number}", whole=True)
        service.piloting.join(service.piloting.add(coordinate, f"Ort {number}"), organise)
        if number % 2:
            _confide(service, organise)
    return coordinate


def _confide(service: Service, organise: str) -> None:
    """Makes a check confidential that was written as an open round."""
    check = service.access.open(organise).check_id
    with service._store.database.writing() as connection:
        connection.execute(update(checks).where(checks.c.id == check).values(mode=Mode.CONFIDENTIAL.value))


def _lines(host: Host, coordinate: str) -> Iterator[str]:
    page, sign = f"/coordinate/{coordinate}/pilots", "/healthz"
    yield f"{'page of all pilots, the first time':<38} {_asked(host, page):>8.0f}"
    pairs = [(_asked(host, sign), _asked(host, page)) for _ in range(TIMES)]
    healthz, all_pilots = (median(times) for times in zip(*pairs, strict=True))
    yield f"{'/healthz':<38} {healthz:>8.1f}"
    yield f"{'page of all pilots':<38} {all_pilots:>8.0f}"


def _asked(host: Host, path: str) -> float:
    began = time.perf_counter()
    with urlopen(f"http://{host.netloc}{path}", timeout=60) as answer:
        answer.read()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
