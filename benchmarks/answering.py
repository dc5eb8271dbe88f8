"""How long an answer takes while many people answer: `python -m benchmarks.answering`, with `--people` and `--seconds` as you like.

For each size a `qcheck serve` of its own with a check for each person; everybody has the page `questions` open and gives an answer
every five seconds, as their browser would send it. Measured from the moment an answer was due until its question is drawn anew from
the store and the script has finished; afterwards the database must hold what was acknowledged. The yardstick is `/healthz`, asked as
often in the same run; read the ratios, because milliseconds belong to one machine at one moment.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from benchmarks.alone import alone
from benchmarks.crowd import EVERY, PATIENCE, Played, Told, play
from benchmarks.host import Kept, furnished, kept, serving

SIZES = (1, 50, 150, 300)
MOST_PEOPLE, MOST_SECONDS = 2_000, 600
HEADINGS = (
    *("people", "answers", "p50 ms", "p95 ms", "p99 ms", "errors", "stored", "lost"),
    *("healthz p50", "healthz p95", "ratio p50", "ratio p95", "CPU %", "RSS MiB", "all in s", "driver %"),
)
LEGEND = f"""\
errors: not acknowledged within {PATIENCE:g} s, or no sign of life; stored: answers saved in the database; lost: acknowledged answers
that do not stand in it; ratio: answer to /healthz; CPU: the server's, of one core, /healthz included; all in: until everybody saw
their page; driver: CPU of the people played here, of one core. Where others use the machine, too, times say more about them."""


def main() -> None:
    wishes = _wishes()
    for name in [name for name in os.environ if name.startswith("QCHECK_")]:
        del os.environ[name]  # a benchmark never comes near an installation's own data
    for line in alone():
        print(line, flush=True)
    print("\n" + _row(HEADINGS))
    for people in wishes.people:
        print("\n".join(_lines(*_played(int(people), wishes.seconds))), flush=True)
    print(LEGEND)


def percentile(times: Iterable[float], share: float) -> float:
    """The time within which this share of all was done, in milliseconds; not a number where there are none."""
    ordered = sorted(times)
    return 1000 * ordered[round(share * (len(ordered) - 1))] if ordered else float("nan")


def _played(people: int, seconds: float) -> tuple[Played, list[Kept]]:
    with furnished(people) as (settings, desks):
        with serving(settings) as host:
            played = asyncio.run(play(host, desks, seconds))
        return played, kept(settings, desks)


def _lines(played: Played, found: list[Kept]) -> Iterator[str]:
    """The figures, and below them each kind of trouble with how often it came."""
    yield _row(_figures(played, found))
    for trouble, times in Counter(trouble for told in played.told for trouble in told.troubles).items():
        yield f"        {times} × {trouble}"


def _figures(played: Played, found: list[Kept]) -> list[str]:
    answers = [time for told in played.told for time in told.answers]
    signs = [time for told in played.told for time in told.signs]
    p50, p95, p99 = (percentile(answers, share) for share in (0.5, 0.95, 0.99))
    sign50, sign95 = (percentile(signs, share) for share in (0.5, 0.95))
    server, driver = (100 * spent / played.spent.wall for spent in (played.spent.server, played.spent.driver))
    return [
        *(str(len(played.told)), str(len(answers)), f"{p50:.1f}", f"{p95:.1f}", f"{p99:.1f}"),
        *(str(sum(len(told.troubles) for told in played.told)), str(sum(each.saved for each in found))),
        str(sum(map(_lost, played.told, found))),
        *(f"{sign50:.1f}", f"{sign95:.1f}", f"{p50 / sign50:.1f}", f"{p95 / sign95:.1f}"),
        *(f"{server:.0f}", f"{played.memory:.0f}", f"{played.arriving:.1f}", f"{driver:.0f}"),
    ]


def _lost(told: Told, found: Kept) -> int:
    return sum(found.standing.get(question) != place for question, place in told.standing.items())


def _row(cells: Iterable[str]) -> str:
    return "  ".join(f"{cell:>{len(heading)}}" for cell, heading in zip(cells, HEADINGS, strict=True))


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.answering", description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=_between(1, MOST_PEOPLE), nargs="+", default=SIZES, metavar="N", help="sizes of the crowd")
    parser.add_argument("--seconds", type=_between(EVERY, MOST_SECONDS), default=20, metavar="S", help="how long each crowd answers")
    return parser.parse_args()


def _between(least: float, most: float) -> Callable[[str], float]:
    def within(text: str) -> float:
        if not least <= (value := float(text)) <= most:
            raise argparse.ArgumentTypeError(f"between {least:g} and {most:g}, please")
        return value

    return within


if __name__ == "__main__":
    main()
