"""The figures of a crowd as the columns of a table, and what can be wished for on the command line: the same
for every benchmark.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from benchmarks.crowd import EVERY, Played

MOST_PEOPLE, MOST_SECONDS = 2_000, 600
ANSWERING = ("people", "answers", "p50 ms", "p95 ms", "p99 ms", "errors")
YARDSTICK = ("healthz p50", "healthz p95", "ratio p50", "ratio p95")
COST = ("CPU %", "RSS MiB", "all in s", "driver %")


def percentile(times: Iterable[float], share: float) -> float:
    """The time within which this share of all was done, in milliseconds; not a number where
    there are none.
    """
    ordered = sorted(times)
    return 1000 * ordered[round(share * (len(ordered) - 1))] if ordered else float("nan")


def answering(played: Played) -> list[str]:
    """`ANSWERING`: how many people gave how many answers, how long these took, and what failed."""
    answers = [time for told in played.told for time in told.answers]
    times = (f"{percentile(answers, share):.1f}" for share in (0.5, 0.95, 0.99))
    return [
        str(len(played.told)),
        str(len(answers)),
        *times,
        str(sum(len(told.troubles) for told in played.told)),
    ]


def yardstick(played: Played) -> list[str]:
    """`YARDSTICK`: how long a sign of life took, and how many times that an answer takes."""
    answers, signs = (
        [time for told in played.told for time in getattr(told, kind)] for kind in ("answers", "signs")
    )
    pairs = [(percentile(answers, share), percentile(signs, share)) for share in (0.5, 0.95)]
    return [*(f"{sign:.1f}" for _, sign in pairs), *(f"{answer / sign:.1f}" for answer, sign in pairs)]


def cost(played: Played) -> list[str]:
    """`COST`: the server's share of one core and its memory, seconds until all had come in, and the driver's
    share of one core.
    """
    server, driver = (100 * spent / played.spent.wall for spent in (played.spent.server, played.spent.driver))
    return [f"{server:.0f}", f"{played.memory:.0f}", f"{played.arriving:.1f}", f"{driver:.0f}"]


def troubles(played: Played) -> Iterator[str]:
    """Each kind of trouble with how often it came."""
    for trouble, times in Counter(trouble for told in played.told for trouble in told.troubles).items():
        yield f"        {times} × {trouble}"


def row(cells: Iterable[str], headings: Sequence[str]) -> str:
    """A line of the table, right-aligned below its headings."""
    return "  ".join(f"{cell:>{len(heading)}}" for cell, heading in zip(cells, headings, strict=True))


def wishes(name: str, about: str, sizes: Sequence[int]) -> argparse.Namespace:
    """`people` and `seconds` as the command line wishes them; `about` is the benchmark's own docstring."""
    parser = argparse.ArgumentParser(prog=f"python -m {name}", description=about.partition("\n")[0])
    parser.add_argument(
        "--people",
        type=_between(1, MOST_PEOPLE),
        nargs="+",
        default=sizes,
        metavar="N",
        help="sizes of the crowd",
    )
    parser.add_argument(
        "--seconds",
        type=_between(EVERY, MOST_SECONDS),
        default=20,
        metavar="S",
        help="how long each crowd answers",
    )
    return parser.parse_args()


def _between(least: float, most: float) -> Callable[[str], float]:
    def within(text: str) -> float:
        if not least <= (value := float(text)) <= most:
            raise argparse.ArgumentTypeError(f"between {least:g} and {most:g}, please")
        return value

    return within
