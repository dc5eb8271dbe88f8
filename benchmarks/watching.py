"""What counting for Prometheus costs whoever answers: `python -m benchmarks.watching`, with `--answers`.

One device saves comments on its sheet, in this very process, over the whole stack of routes and middleware:
by turns without counting, and with counting in memory that several processes share, as `--workers` has it.
Read the ratio; one near 1.00 costs nothing that anybody would notice.
"""

from __future__ import annotations

import argparse
import os
import re
import time
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from starlette.applications import Starlette
from starlette.testclient import TestClient

from qcheck.catalogue import PerspectiveId, PhaseId
from qcheck.records import Scope
from qcheck.server import PARTS
from qcheck.service import NewCheck, close_shared, open_service
from qcheck.settings import Settings
from qcheck.watch import SharedFolder, begin, counting

TURN = 50
"""So many answers at a time, before it is the other's turn."""
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.watching", description=(__doc__ or "").partition(":")[0]
    )
    parser.add_argument("--answers", type=int, default=1000, metavar="N", help="how many of each kind")
    wished = parser.parse_args()
    for name in [name for name in os.environ if name.startswith("QCHECK_")]:
        del os.environ[name]  # a benchmark never comes near an installation's own data
    with TemporaryDirectory(dir=Path.cwd()) as folder:
        os.environ |= {"QCHECK_DATA": folder, "QCHECK_ENV": ""}
        quiet, counted = _taken(wished.answers)
        close_shared()
    print(f"saved without counting: median {1000 * quiet:.2f} ms")
    print(f"saved with counting:    median {1000 * counted:.2f} ms, {counted / quiet:.2f} times as long")


def _taken(answers: int) -> tuple[float, float]:
    """The medians of seconds without and with counting."""
    phone, address, sheet, question = _device()
    shared = SharedFolder.made()
    begin(shared)
    counters, seconds = counting._COUNTERS, {False: list[float](), True: list[float]()}
    seen = ""
    for turn in range(2 * max(1, answers // TURN)):
        counting._COUNTERS = counters if turn % 2 else None
        for number in range(TURN):
            text = f"Ein Satz, wie ihn jemand schreibt, {turn} {number}"
            change = {"kind": "comment", "about": question, "text": text, "seen": seen}
            began = time.perf_counter()
            answer = phone.post(f"{address}/save", json={"sheet": sheet, "change": change})
            seconds[bool(turn % 2)].append(time.perf_counter() - began)
            assert answer.status_code == 200, answer.text
            seen = text
    shared.remove()
    return median(seconds[False]), median(seconds[True])


def _device() -> tuple[TestClient, str, str, str]:
    """A device with a sheet: where it saves, the sheet's mark and a question on it."""
    with closing(open_service(Settings())) as service:
        wish = NewCheck(
            "Benchmark", "", "kurzcheck", PhaseId("planung"), Scope(), PerspectiveId("verwaltung")
        )
        invited = service.inviting.links(service.organising.create_check(wish))[0].link
    app = Starlette(routes=list(PARTS["routes"]), middleware=list(PARTS["middleware"]))
    phone = TestClient(app, headers={"Origin": "http://testserver"})
    address = f"/a/{invited}"
    begun = dict(HIDDEN.findall(phone.get(address).text)) | {"perspective": "verwaltung"}
    page = phone.post(f"{address}/begin", data=begun).text
    question = next(iter(re.findall(r'name="c-([^"]+)"', page)))
    [sheet] = set(re.findall(r'data-sheet="(\w+)"', phone.get(f"{address}/overview").text))
    return phone, address, sheet, question


if __name__ == "__main__":
    main()
