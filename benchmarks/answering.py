"""How long an answer takes while many people answer: `python -m benchmarks.answering`, with `--people` and
`--seconds` as you like.

For each size a `qcheck serve` of its own with a check for each person; everybody has the page `questions`
open and gives an answer every five seconds, as their browser would send it. Measured from the moment an
answer was due until its question is drawn anew from the store and the script has finished; afterwards the
database must hold what was acknowledged. The yardstick is `/healthz`, asked as often in the same run; read
the ratios, because milliseconds belong to one machine at one moment.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Iterator

from benchmarks.alone import alone
from benchmarks.crowd import PATIENCE, Played, Told, play
from benchmarks.figures import ANSWERING, COST, YARDSTICK, answering, cost, row, troubles, wishes, yardstick
from benchmarks.host import Kept, furnished, kept, serving
from benchmarks.visitor import PAGE, visiting

SIZES = (1, 50, 150, 300)
TOGETHER = 20
"""How many people open their page at the same moment."""
HEADINGS = (*ANSWERING, "stored", "lost", *YARDSTICK, *COST)
LEGEND = f"""\
errors: not acknowledged within {PATIENCE:g} s, or no sign of life; stored: answers saved in the database;
lost: acknowledged answers that do not stand in it; ratio: answer to /healthz; CPU: the server's, of one
core, /healthz included; all in: until everybody saw their page; driver: CPU of the people played here, of
one core. Where others use the machine, too, times say more about them."""


def main() -> None:
    wished = wishes("benchmarks.answering", __doc__, SIZES)
    for name in [name for name in os.environ if name.startswith("QCHECK_")]:
        del os.environ[name]  # a benchmark never comes near an installation's own data
    for line in alone():
        print(line, flush=True)
    print("\n" + _row(HEADINGS))
    for people in wished.people:
        print("\n".join(_lines(*_played(int(people), wished.seconds))), flush=True)
    print(LEGEND)


def _played(people: int, seconds: float) -> tuple[Played, list[Kept]]:
    with furnished(people) as (settings, desks):
        with serving(settings) as host:
            visits = [visiting(host.netloc, PAGE, desk.query) for desk in desks]
            played = asyncio.run(play(host, visits, seconds, TOGETHER))
        return played, kept(settings, desks)


def _lines(played: Played, kept_sheets: list[Kept]) -> Iterator[str]:
    yield _row(_figures(played, kept_sheets))
    yield from troubles(played)


def _figures(played: Played, kept_sheets: list[Kept]) -> list[str]:
    saved, lost = sum(sheet.saved for sheet in kept_sheets), sum(map(_lost, played.told, kept_sheets))
    return [*answering(played), str(saved), str(lost), *yardstick(played), *cost(played)]


def _lost(told: Told, kept_sheet: Kept) -> int:
    return sum(kept_sheet.standing.get(question) != place for question, place in told.standing.items())


def _row(cells: Iterable[str]) -> str:
    return row(cells, HEADINGS)


if __name__ == "__main__":
    main()
