"""How long the page of all processes takes: `python -m benchmarks.processes`, with `--processes`,
`--measures` and `--sheets`.

A device remembers a link to each of so many processes, which have so many measures together and a check with
so many sheets each. A new visitor opens the page over Streamlit's websocket: first on a server that has
computed nothing yet, then several times in turn with the profile of one of these checks, when what was
computed is remembered. Read the page beside the profile page of the same run.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from statistics import median

from benchmarks.host import Host, serving
from benchmarks.results import filled, opened
from benchmarks.sheets import furnished
from qcheck.browser import COOKIE, MOST_LINKS
from qcheck.service import Measure, MeasureId, Service, open_service

TIMES = 9


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.processes", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--processes", type=int, default=50, metavar="N", help="how many processes there are")
    parser.add_argument("--measures", type=int, default=200, metavar="N", help="how many measures they have")
    parser.add_argument("--sheets", type=int, default=12, metavar="N", help="how many sheets each check has")
    wished = parser.parse_args()
    for name in [name for name in os.environ if name.startswith("QCHECK_")]:
        del os.environ[name]  # a benchmark never comes near an installation's own data
    with furnished("sqlite") as settings, closing(open_service(settings)) as service:
        held = [
            _process(service, number, wished.sheets) for number in range(min(wished.processes, MOST_LINKS))
        ]
        _plan(service, held, wished.measures)
        print(f"{len(held)} processes, {wished.measures} measures; milliseconds until the page stands")
        with serving(settings) as host:
            for line in _lines(host, held):
                print(line, flush=True)


def _process(service: Service, number: int, sheets: int) -> str:
    link, *_ = filled(service, sheets, name=f"process-{number}")
    service.organising.rename(link, f"Prozess {number}", "Musterstadt")
    return link


def _plan(service: Service, held: list[str], number: int) -> None:
    """Measures in turn for each process, every second one due."""
    today = datetime.now(UTC).date()
    for place in range(number):
        due = today + timedelta(days=30 if place % 2 else -30)
        service.measures.add_measure(
            held[place % len(held)], Measure(MeasureId(""), f"Maßnahme {place}", due=due)
        )


def _lines(host: Host, held: list[str]) -> Iterator[str]:
    cookie = f"{COOKIE}={'~'.join(held)}"
    yield f"{'start page':<38} {opened(host, '', ''):>8.0f}"
    first = opened(host, "processes", "", cookie=cookie)
    yield f"{'all processes, nothing computed yet':<38} {first:>8.0f}"
    pairs = [
        (opened(host, "profile", held[0]), opened(host, "processes", "", cookie=cookie)) for _ in range(TIMES)
    ]
    profile, processes = (median(times) for times in zip(*pairs, strict=True))
    yield f"{'one profile page, remembered':<38} {profile:>8.0f}"
    yield f"{'all processes, remembered':<38} {processes:>8.0f}"
    yield f"{'ratio':<38} {processes / profile:>8.2f}"


if __name__ == "__main__":
    main()
