"""How long a full profile takes, beside one plain pandas mean over the same frame: `python -m
benchmarks.profile`.

A full profile is everything: scores, lights, caps, close calls, all flags, agreement, comparison,
explanations and tallies, of 300 and of 20,000 sheets with 50 questions (10 criteria of 5) from five
perspectives. The yardstick is `frame.groupby(["criterion", "perspective", "sheet"])["points"].mean()`, as it
stands (pandas 3 then takes `observed=True`) and with `observed=False`, which also fills in the combinations
that do not occur and is nevertheless faster; the ratio is to the faster one.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from functools import partial
from statistics import median

import pandas as pd

from qcheck.asking import Questionnaire
from qcheck.catalogue import Apart, Catalogue, PerspectiveId, QuestionId
from qcheck.disclosure import profile
from qcheck.records import Answer, Mode, Sheet, SheetId
from qcheck.scoring import frame

PERSPECTIVES = ("verwaltung", "zivilgesellschaft", "politik", "prozessgestaltung", "einwohnerschaft")
SIZES = {300: 15, 20_000: 7}  # sheets, runs
COLUMNS = {
    "sheets": 8,
    "answers": 10,
    "frame ms": 9,
    "profile ms": 11,
    "pandas ms": 10,
    "unobserved ms": 14,
    "ratio": 6,
}
ANSWERS = [Answer(value) for value in (1, 2, 3, 4, Apart.DK, Apart.NA)]
OFTEN = (2, 4, 8, 5, 1, 1)


def main() -> None:
    print(" ".join(f"{title:>{width}}" for title, width in COLUMNS.items()))
    for size, runs in SIZES.items():
        print(_line(size, runs))


def _line(size: int, runs: int) -> str:
    questionnaire, sheets = Questionnaire(_catalogue()), _sheets(size)
    table = frame(questionnaire, sheets)
    building = _milliseconds(lambda: frame(questionnaire, sheets), 3)
    ours = _milliseconds(lambda: profile(questionnaire, table, Mode.OPEN), runs)
    observed, everything = (_milliseconds(partial(_yardstick, table, seen), runs) for seen in (True, False))
    figures = (
        f"{size:,}",
        f"{len(table):,}",
        *(f"{time:.1f}" for time in (building, ours, observed, everything)),
    )
    return " ".join(
        f"{figure:>{width}}"
        for figure, width in zip(
            (*figures, f"{ours / min(observed, everything):.2f}"), COLUMNS.values(), strict=True
        )
    )


def _yardstick(table: pd.DataFrame, observed: bool) -> pd.Series[float]:
    return table.groupby(["criterion", "perspective", "sheet"], observed=observed)["points"].mean()


def _milliseconds(work: Callable[[], object], runs: int) -> float:
    """The median of several runs."""
    return median(_once(work) for _ in range(runs))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def _catalogue() -> Catalogue:
    criteria = [
        {"id": f"c{c}", "title": f"Kriterium {c}", "questions": [_question(c, q) for q in range(5)]}
        for c in range(10)
    ]
    perspectives = [
        {"id": name, "title": name, "role": role} for name, role in zip(PERSPECTIVES, _roles(), strict=True)
    ]
    return Catalogue.model_validate(
        {
            "id": "last",
            "version": "1.0.0",
            "title": "Last",
            "perspectives": perspectives,
            "criteria": criteria,
        }
    )


def _question(criterion: int, place: int) -> dict[str, object]:
    return {
        "id": f"c{criterion}-q{place}",
        "text": "Das gelingt.",
        "critical": place == 0,
        "weight": 1 + (place == 1),
    }


def _roles() -> tuple[str | None, ...]:
    return ("organising", "taking_part", None, "organising", "taking_part")


def _sheets(size: int) -> list[Sheet]:
    chance = random.Random(size)
    questions = [QuestionId(question) for question in _catalogue().questions]
    return [
        Sheet(
            SheetId(f"s{number}"),
            PerspectiveId(PERSPECTIVES[number % len(PERSPECTIVES)]),
            dict(zip(questions, chance.choices(ANSWERS, OFTEN, k=len(questions)), strict=True)),
        )
        for number in range(size)
    ]


if __name__ == "__main__":
    main()
