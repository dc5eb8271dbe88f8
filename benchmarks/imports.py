"""Whether tables that come in hold up people who answer: `python -m benchmarks.imports`, with `--people`,
`--seconds`.

A server on which people answer, one answer every five seconds each, first alone and then while an organiser
has one large table after another looked at: how long saving takes. Each is as large as the page takes, a CSV
and a workbook in turn. Read the second figure beside the first.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import xlsxwriter

from benchmarks.crowd import Played, play
from benchmarks.figures import percentile, troubles
from benchmarks.hall import Line
from benchmarks.host import Host, serving
from benchmarks.phone import Seat, phone
from benchmarks.results import filled
from benchmarks.sheets import furnished, opened
from qcheck.service import open_service
from qcheck.settings import Settings

QUESTIONS = 80
ROWS_OF_TEXT, ROWS_OF_CELLS = 11_000, 5_500
"""A CSV of some 8 MB with a long remark in each row, and a workbook that unpacks to some 20 MB."""
BOUNDARY = "----benchmark"


def main() -> None:
    wished = _wishes()
    for name in [name for name in os.environ if name.startswith("QCHECK_")]:
        del os.environ[name]  # a benchmark never comes near an installation's own data
    with furnished("sqlite") as settings:
        for line in _beside(settings, wished.people, wished.seconds):
            print(line, flush=True)


def _beside(settings: Settings, people: int, seconds: float) -> Iterator[Line]:
    """Saving with and without tables that are looked at."""
    with closing(open_service(settings)) as service:
        link, _, _ = filled(service, 3, whole=True)
        calm, busy = opened(service), opened(service)
        asked = [str(question) for question in service.access.open(link).questionnaire.questions][:QUESTIONS]
    tables = [("tische.csv", _csv(asked)), ("tische.xlsx", _workbook(asked))]
    with serving(settings) as host:
        alone = asyncio.run(play(host, [phone(host.netloc, seat) for seat in calm.seats(people)], seconds))
        beside, looked = asyncio.run(_with_tables(host, link, tables, busy.seats(people), seconds))
    p95, with_tables = _p95(alone), _p95(beside)
    yield Line(f"{people} people answer: p95 of saving, ms", f"{p95:.1f}", "aim: 50")
    yield Line("  while large tables are looked at, ms", f"{with_tables:.1f}", "aim: 50")
    yield Line("  of the same without tables", f"{with_tables / p95:.2f}")
    yield Line("  tables that were looked at", str(len(looked)))
    yield Line("  seconds for each of them, at most", f"{max(looked, default=0):.1f}")
    yield from (Line(trouble, "") for trouble in (*troubles(alone), *troubles(beside)))


async def _with_tables(
    host: Host, link: str, tables: list[tuple[str, bytes]], seats: list[Seat], seconds: float
) -> tuple[Played, list[float]]:
    """What those who answer were told, and how many seconds each table took."""
    end = time.perf_counter() + seconds
    looking = asyncio.create_task(asyncio.to_thread(_look, host, link, tables, end))
    played = await play(host, [phone(host.netloc, seat) for seat in seats], seconds)
    return played, await looking


def _look(host: Host, link: str, tables: list[tuple[str, bytes]], end: float) -> list[float]:
    took: list[float] = []
    while time.perf_counter() < end:
        name, content = tables[len(took) % len(tables)]
        began = time.perf_counter()
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Origin": f"http://{host.netloc}",
        }
        try:
            with urlopen(Request(f"http://{host.netloc}/bring/{link}", body, headers), timeout=300) as answer:
                answer.read()
        except HTTPError as refused:
            raise SystemExit(f"the look was refused: {refused.code}") from None
        took.append(time.perf_counter() - began)
    return took


def _rows(asked: list[str], number: int, remark: str) -> Iterator[list[str]]:
    yield ["perspektive", *asked, f"{asked[0]} comment"]
    for row in range(number):
        answers = [str(1 + (row * 7 + place) % 4) for place in range(len(asked))]
        yield ["verwaltung", *answers, f"{row} {remark}"]


def _csv(asked: list[str]) -> bytes:
    rows = _rows(asked, ROWS_OF_TEXT, "x" * 500)
    return "\n".join(";".join(row) for row in rows).encode()


def _workbook(asked: list[str]) -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(_rows(asked, ROWS_OF_CELLS, "gut")):
            sheet.write_row(number, 0, row)
    return stream.getvalue()


def _p95(played: Played) -> float:
    return percentile([moment for told in played.told for moment in told.answers], 0.95)


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.imports", description="Large tables that come in beside people who answer."
    )
    parser.add_argument("--people", type=int, default=300, metavar="N", help="how many answer (300)")
    parser.add_argument("--seconds", type=float, default=20, metavar="S", help="for how long (20)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
