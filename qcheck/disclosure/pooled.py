"""What may be told of several checks together to somebody who may know none of them by itself.

A figure is a sum over checks. Whoever looks twice can subtract one sum from the other, and so on with every
sum that was ever told. So a figure of a group's answers to a question is told over such checks only that no
sum and no difference of sums is about one participation process alone: never over a single process, and a
process comes in, or goes, together with another one. A process that has handed over
a result counts both as known, so that it hides nobody, and as unknown: it has shown some of a check, not all
of every one. A check whose answers are no longer the same counts both as the same and as another one: neither
may tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np

from qcheck.disclosure.shown_statistics import Counted, Seen, Together
from qcheck.records import State


class Part(NamedTuple):
    """What a check adds to a figure; `mark` is another one where its answers are no longer the same."""

    process: str
    check: str
    mark: str


Parts: TypeAlias = frozenset[Part]
Told: TypeAlias = Mapping[str, tuple[Parts, ...]]
"""Over which checks each figure was told so far, the last last."""


@dataclass(frozen=True, slots=True)
class OfOneCheck:
    """A check as statistics would see it by itself; `edition` are those with which it is put together."""

    part: Part
    edition: Hashable
    seen: Seen


def is_whole(state: State) -> bool:
    """Whether a check may go into such figures: open rounds, too, only when they are over, or whoever looks
    twice would see the answers of whoever came in between.
    """
    return state is State.CLOSED


def pooled(checks: Sequence[OfOneCheck], told: Told, known: Collection[str]) -> tuple[list[Seen], Told]:
    """Of each check what goes into the figures, and over which checks each figure is told with it: those of
    now that were not told before. `known` are processes whose results were handed over.
    """
    allowed: dict[tuple[Hashable, str], Parts] = {}
    new: dict[str, tuple[Parts, ...]] = {}
    for (edition, figure), parts in _by_figure(checks).items():
        before = (*told.get(figure, ()), *new.get(figure, ()))
        now = may_be_told(before, parts, frozenset(known))
        allowed[edition, figure] = now
        if now and now not in before:
            new[figure] = (*new.get(figure, ()), now)
    return [_left(check, allowed) for check in checks], new


@lru_cache(maxsize=1024)
def may_be_told(told: tuple[Parts, ...], parts: Parts, known: frozenset[str]) -> Parts:
    """Over which of the checks that are here a figure may be told: all of them, else those of last time, else
    all but one process; none where nothing else is left.
    """
    last = [earlier for earlier in reversed(told) if earlier <= parts]
    all_but_one = [
        frozenset(part for part in parts if part.process != process)
        for process in sorted({part.process for part in parts})
    ]
    for wanted in (parts, *last, *all_but_one):
        rest = [earlier for earlier in told if earlier != wanted]
        if len({part.process for part in wanted}) > 1 and _alone([*rest, wanted], known) <= _alone(
            rest, known
        ):
            return wanted
    return frozenset()


def figure_of(seen: Counted | Together) -> str:
    """By which name a figure is known over all editions."""
    if isinstance(seen, Counted):
        return f"{seen.group}/{seen.question}"
    return f"/{seen.criterion}"


def _by_figure(checks: Iterable[OfOneCheck]) -> dict[tuple[Hashable, str], Parts]:
    by_figure: dict[tuple[Hashable, str], set[Part]] = {}
    for check in checks:
        whole: tuple[Counted | Together, ...] = (*check.seen.counted, *check.seen.together)
        for figures in whole:
            by_figure.setdefault((check.edition, figure_of(figures)), set()).add(check.part)
    return {figure: frozenset(parts) for figure, parts in by_figure.items()}


def _left(check: OfOneCheck, allowed: Mapping[tuple[Hashable, str], Parts]) -> Seen:
    def is_told(figures: Counted | Together) -> bool:
        return check.part in allowed[check.edition, figure_of(figures)]

    seen = check.seen
    return replace(
        seen,
        counted=tuple(figures for figures in seen.counted if is_told(figures)),
        together=tuple(figures for figures in seen.together if is_told(figures)),
    )


def _alone(sums: Sequence[Parts], known: frozenset[str]) -> frozenset[str]:
    """The processes about which alone some sum or difference of these sums is, whether or not one knows those
    that are `known`.
    """
    alone: set[str] = set()
    for without in {known, frozenset[str]()}:
        alone |= _alone_by(sums, without, lambda part: (part.process, part.check))
        alone |= _alone_by(sums, without, lambda part: part)
    return frozenset(alone)


def _alone_by(
    sums: Sequence[Parts], known: frozenset[str], unknown: Callable[[Part], tuple[str, ...]]
) -> frozenset[str]:
    """By linear algebra: rows are sums, columns what is unknown of them. Where the rows without the columns
    of a process are less independent than with them, some combination of rows is about that process alone.
    """
    columns = sorted({unknown(part) for total in sums for part in total if part.process not in known})
    if not columns:
        return frozenset()
    rows = np.array(
        [[column in {unknown(part) for part in total} for column in columns] for total in sums], dtype=float
    )
    whole = np.linalg.matrix_rank(rows)
    processes = np.array([column[0] for column in columns])
    return frozenset(
        str(process)
        for process in sorted(set(processes.tolist()))
        if _rank(rows[:, processes != process]) < whole
    )


def _rank(rows: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> int:
    return int(np.linalg.matrix_rank(rows)) if rows.size else 0
