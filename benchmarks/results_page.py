"""How quickly a hall opens the plain page of a result: `python -m benchmarks.results_page`, with `--people`,
`--seconds` and `--sheets`.

One check of all criteria with so many sheets, closed. So many people open its page within so many seconds,
each over a connection of their own, as phones do after the QR code on the wall; between them signs of life
(`/healthz`), to be read beside. Then all of them at once.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import time
from collections.abc import Awaitable, Callable, Iterable
from contextlib import closing

from benchmarks.figures import percentile
from benchmarks.host import Host, serving
from benchmarks.results import filled
from benchmarks.sheets import furnished
from qcheck.service import LinkKind, open_service

PATIENCE = 60.0


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.results_page", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--people", type=int, default=1_000, metavar="N", help="how many open the page")
    parser.add_argument("--seconds", type=float, default=15, metavar="S", help="within so many seconds")
    parser.add_argument("--sheets", type=int, default=300, metavar="N", help="how many sheets the check has")
    wished = parser.parse_args()
    for name in [name for name in os.environ if name.startswith("QCHECK_")]:
        del os.environ[name]  # a benchmark never comes near an installation's own data
    with furnished("sqlite") as settings, closing(open_service(settings)) as service:
        link, _, given = filled(service, wished.sheets)
        service.organising.end_check(link)
        view = next(shared.link for shared in service.inviting.links(link) if shared.kind is LinkKind.VIEW)
        print(
            f"{wished.sheets} sheets with {given} answers; {wished.people} people open /r/…, "
            f"milliseconds until it is there"
        )
        with serving(settings) as host:
            first, weight = asyncio.run(_opened(host, f"/r/{view}"))
            print(f"{'first, drawn':<28} {1000 * first:>8.0f}   {weight / 1000:.1f} kB on the way")
            for line in asyncio.run(_played(host, f"/r/{view}", wished.people, wished.seconds)):
                print(line, flush=True)


async def _played(host: Host, page: str, people: int, seconds: float) -> list[str]:
    spent, began = host.cpu, time.perf_counter()
    signs = asyncio.create_task(_signs(host, seconds))
    opened = await _all(
        _later(random.Random(place).uniform(0, seconds), lambda: _opened(host, page))
        for place in range(people)
    )
    share = 100 * (host.cpu - spent) / (time.perf_counter() - began)
    alive = await signs
    within = [_row(f"within {seconds:g} s", opened, alive), _row("healthz meanwhile", alive, [])]
    cost = f"{'':<28} {share:.0f} % of a core, {host.memory:.0f} MiB"
    began = time.perf_counter()
    at_once = await _all(_opened(host, page) for _ in range(people))
    return [
        *within,
        cost,
        _row("all at once", at_once, []),
        f"{'':<28} all have it after {time.perf_counter() - began:.1f} s",
    ]


def _row(name: str, times: list[float], yardstick: list[float]) -> str:
    figures = [
        percentile((seconds for seconds in times if seconds >= 0), share) for share in (0.5, 0.95, 0.99)
    ]
    failed = sum(seconds < 0 for seconds in times)
    beside = (
        f"   {figures[1] / percentile(yardstick, 0.95):.1f} times a sign of life (p95)" if yardstick else ""
    )
    return (
        f"{name:<28} p50 {figures[0]:>7.1f}  p95 {figures[1]:>7.1f}  p99 {figures[2]:>7.1f}  errors "
        f"{failed}{beside}"
    )


async def _all(wanted: Iterable[Awaitable[tuple[float, int]]]) -> list[float]:
    """The seconds each took; below 0 where it failed."""
    return [taken for taken, _ in await asyncio.gather(*wanted)]


async def _signs(host: Host, seconds: float) -> list[float]:
    times: list[float] = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        times.append((await _opened(host, "/healthz"))[0])
        await asyncio.sleep(0.1)
    return times


async def _later(wait: float, work: Callable[[], Awaitable[tuple[float, int]]]) -> tuple[float, int]:
    await asyncio.sleep(wait)
    return await work()


async def _opened(host: Host, path: str) -> tuple[float, int]:
    """Seconds until everything has come, and how many bytes; -1 where it has not."""
    began = time.perf_counter()
    try:
        return await asyncio.wait_for(_answer(host, path, began), PATIENCE)
    except (OSError, TimeoutError):
        return -1.0, 0


async def _answer(host: Host, path: str, began: float) -> tuple[float, int]:
    name, port = host.netloc.split(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    asked = (
        f"GET {path} HTTP/1.1\r\nHost: {host.netloc}\r\nAccept-Language: de\r\nAccept-Encoding: "
        f"gzip\r\nConnection: close\r\n\r\n"
    )
    writer.write(asked.encode())
    body = await reader.read()
    writer.close()
    return (time.perf_counter() - began if body.startswith(b"HTTP/1.1 200") else -1.0), len(body)


if __name__ == "__main__":
    main()
