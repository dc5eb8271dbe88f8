"""How long reports take, and whether they hold up people who answer: `python -m benchmarks.reports`, with
`--sheets`, `--people`, `--seconds`.

First every format of every kind, made by the server's pool from a check with so many sheets and all questions
of the largest catalogue: seconds from the order to the file, in a process that runs already. Then a server on
which people answer, one answer every five seconds each, first alone and then while ten different reports are
asked for at once: how long saving takes, and when the last report is there. Read the second beside the
first.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import closing
from urllib.error import HTTPError
from urllib.request import urlopen

from benchmarks.crowd import Played, play
from benchmarks.figures import percentile, troubles
from benchmarks.hall import Line
from benchmarks.host import Host, serving
from benchmarks.phone import Seat, phone
from benchmarks.results import filled
from benchmarks.sheets import furnished, opened
from qcheck.reports.brand import Brand
from qcheck.reports.gathering import Wish, source_of
from qcheck.reports.kinds import KINDS, Format
from qcheck.reports.pool import Pool
from qcheck.reports.writing import Job
from qcheck.service import Matter, Service, open_service
from qcheck.settings import Settings

PATIENCE = 300.0
AIMS = {300: 5.0, 3_000: 10.0}
"""Seconds for each format, by the number of sheets; a PDF of 300 has two."""
PDF_OF_A_FEW = 2.0
TEN = (
    ("ratsvorlage.pdf", "de"),
    ("ratsvorlage.docx", "de"),
    ("handzettel.pdf", "de"),
    ("folien.pptx", "de"),
    ("arbeitsmappe.xlsx", "de"),
    ("arbeitsmappe.wide", "de"),
    ("bild.png", "de"),
    ("ratsvorlage.pdf", "en"),
    ("folien.pptx", "en"),
    ("arbeitsmappe.xlsx", "en"),
)
"""What is asked for at once: ten different files, with the language of each."""


def main() -> None:
    wished = _wishes()
    for name in [name for name in os.environ if name.startswith("QCHECK_")]:
        del os.environ[name]  # a benchmark never comes near an installation's own data
    for sheets in wished.sheets:
        with furnished("sqlite") as settings, closing(open_service(settings)) as service:
            for line in _formats(service, sheets):
                print(line, flush=True)
    with furnished("sqlite") as settings:
        for line in _beside(settings, wished.people, wished.seconds):
            print(line, flush=True)


def _formats(service: Service, sheets: int) -> Iterator[Line]:
    """Each format of each kind that there is of a check without a workshop."""
    filled(service, sheets, name="before", whole=True)
    link, _, given = filled(service, sheets, whole=True)
    began = time.perf_counter()
    service.taking_away.gathered(link)
    yield Line(f"{sheets} sheets, {given} answers: gathered once, s", f"{time.perf_counter() - began:.2f}")
    there = service.taking_away.takeable(link).matters
    pool = Pool(writers=1)
    for kind in KINDS:
        for chosen in kind.formats:
            if kind.matter_of(chosen) in there:
                _made(
                    pool, service, link, kind.matter_of(chosen), chosen
                )  # what is loaded once does not count
                seconds, size = _made(pool, service, link, kind.matter_of(chosen), chosen)
                what = f"  {kind.name}.{chosen.name} ({size / 1000:.0f} kB), s"
                yield Line(what, f"{seconds:.2f}", _aim(sheets, chosen))
    pool.close()


def _made(pool: Pool, service: Service, link: str, matter: Matter, chosen: Format) -> tuple[float, int]:
    began = time.perf_counter()

    def job() -> Job:
        return Job(chosen.write, source_of(service.taking_away, link, matter, Wish("de")), Brand())

    made = pool.make(object(), job).result(PATIENCE)
    return time.perf_counter() - began, len(made)


def _aim(sheets: int, chosen: Format) -> str:
    if sheets == min(AIMS) and chosen.suffix == "pdf":
        return f"aim: {PDF_OF_A_FEW:g}"
    return f"aim: {AIMS[sheets]:g}" if sheets in AIMS else ""


def _beside(settings: Settings, people: int, seconds: float) -> Iterator[Line]:
    """Saving with and without ten reports at once."""
    with closing(open_service(settings)) as service:
        link, _, _ = filled(service, 300, whole=True)
        calm, busy = opened(service), opened(service)
    with serving(settings) as host:
        alone = asyncio.run(play(host, [phone(host.netloc, seat) for seat in calm.seats(people)], seconds))
        beside, came = asyncio.run(_with_reports(host, link, busy.seats(people), seconds))
    p95, with_reports = _p95(alone), _p95(beside)
    yield Line(f"{people} people answer: p95 of saving, ms", f"{p95:.1f}", "aim: 50")
    yield Line("  while ten reports are made at once, ms", f"{with_reports:.1f}", "aim: 50")
    yield Line("  of the same without reports", f"{with_reports / p95:.2f}")
    yield Line("  reports that came", str(len(came)), f"aim: {len(TEN)}")
    yield Line("  the last of them is there after, s", f"{max(came, default=0):.1f}")
    yield from (Line(trouble, "") for trouble in (*troubles(alone), *troubles(beside)))


async def _with_reports(
    host: Host, link: str, seats: list[Seat], seconds: float
) -> tuple[Played, list[float]]:
    """What those who answer were told, and after how many seconds each report came."""
    asked = [asyncio.create_task(_fetched(host, f"/take/{link}/{name}?language={tag}")) for name, tag in TEN]
    played = await play(host, [phone(host.netloc, seat) for seat in seats], seconds)
    return played, [moment for moment in await asyncio.gather(*asked) if moment is not None]


async def _fetched(host: Host, path: str) -> float | None:
    """Seconds until the file is there; None where another answer came."""
    began = time.perf_counter()

    def fetch() -> bool:
        with urlopen(f"http://{host.netloc}{path}", timeout=PATIENCE) as answer:
            return "attachment" in answer.headers.get("Content-Disposition", "") and bool(answer.read())

    try:
        came = await asyncio.to_thread(fetch)
    except HTTPError:
        return None
    return time.perf_counter() - began if came else None


def _p95(played: Played) -> float:
    return percentile([moment for told in played.told for moment in told.answers], 0.95)


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reports", description="Reports, alone and beside people who answer."
    )
    parser.add_argument(
        "--sheets",
        type=int,
        nargs="+",
        default=[*AIMS],
        metavar="N",
        help="how many the check has (300 3000)",
    )
    parser.add_argument("--people", type=int, default=300, metavar="N", help="how many answer (300)")
    parser.add_argument("--seconds", type=float, default=20, metavar="S", help="for how long (20)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
