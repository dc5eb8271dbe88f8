"""How long then and now takes: `python -m benchmarks.then_and_now`, with `--sheets`.

Two checks of one process with so many sheets each. A new visitor opens the profile of one of them, then both
side by side, over Streamlit's websocket: first on a server that has computed nothing yet, then several times
in turn, when what was computed is remembered. Read the page beside one profile page of the same run.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import closing
from statistics import median

from benchmarks.host import Host, serving
from benchmarks.results import filled, opened
from benchmarks.sheets import furnished
from qcheck.service import open_service

TIMES = 9


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.then_and_now", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--sheets", type=int, default=300, metavar="N", help="how many sheets each check has")
    wished = parser.parse_args()
    for name in [name for name in os.environ if name.startswith("QCHECK_")]:
        del os.environ[name]  # a benchmark never comes near an installation's own data
    with furnished("sqlite") as settings, closing(open_service(settings)) as service:
        then, *_ = filled(service, wished.sheets)
        now, *_ = filled(service, wished.sheets, then, "later")
        print(f"two checks of {wished.sheets} sheets each; milliseconds until the page stands")
        with serving(settings) as host:
            for line in _lines(host, then, now):
                print(line, flush=True)


def _lines(host: Host, then: str, now: str) -> Iterator[str]:
    beside = f"&other={now}"
    yield f"{'start page':<34} {opened(host, '', ''):>8.0f}"
    yield f"{'then and now, nothing computed yet':<34} {opened(host, 'compare', then, beside):>8.0f}"
    pairs = [(opened(host, "profile", then), opened(host, "compare", then, beside)) for _ in range(TIMES)]
    profile, both = (median(times) for times in zip(*pairs, strict=True))
    yield f"{'one profile page, remembered':<34} {profile:>8.0f}"
    yield f"{'then and now, remembered':<34} {both:>8.0f}"
    yield f"{'ratio':<34} {both / profile:>8.2f}"


if __name__ == "__main__":
    main()
