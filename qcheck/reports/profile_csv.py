"""A profile as CSV that a spreadsheet opens with a double click: byte-order mark, and the separator of the
language.

| column               | meaning                                                                           |
|----------------------|-----------------------------------------------------------------------------------|
| `criterion`, `title` | id and title                                                                      |
| `perspective`        | `overall` for the shared result, the ids of the perspectives, `all` for everybody |
| `light`, `score`     | the light's id, empty where there is no sheet; 0–100, empty without a score       |
| `lowest`, `highest`  | of the shown perspectives; only in the row `overall`                              |
| `n`                  | sheets with a score; empty where withheld                                         |
| `perspectives_shown` | only in the row `overall`                                                         |
| `close_call`         | `yes` or `no`                                                                     |
| `capped_by`, `flags` | ids of questions, ids of flags, with spaces between them                          |
| `agreed`             | only in the row `overall`: the agreed light, or `open`                            |
| `agreed_day` …       | its day, the reason, the minority view; of a check, in the row `overall`          |
"""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.reports.csv_text import csv_text
from qcheck.reports.process import Process
from qcheck.scoring.values import CriterionProfile, Flag, Profile, Rating
from qcheck.service import AgreedLight
from qcheck.wording import Voice

HEADER = (
    "criterion",
    "title",
    "perspective",
    "light",
    "score",
    "lowest",
    "highest",
    "n",
    "perspectives_shown",
    "close_call",
    "capped_by",
    "flags",
    "agreed",
)
"""Of every profile."""
OF_A_CHECK = ("agreed_day", "agreed_reason", "agreed_minority")
OVERALL, LEFT_OPEN = "overall", "open"


def as_csv(profile: Profile, voice: Voice, process: Process | None) -> str:
    """One row per criterion for the shared result, and one for each of its perspectives."""
    agreed = process.agreed if process else {}
    header = (*HEADER, *OF_A_CHECK) if process else HEADER
    rows = (
        cells[: len(header)]
        for row in profile.criteria
        for cells in _rows(row, voice, agreed.get(row.criterion), known=bool(profile.sheets))
    )
    return csv_text([header, *rows], voice.language.tag)


def _rows(
    row: CriterionProfile, voice: Voice, agreed: AgreedLight | None, *, known: bool
) -> Iterator[list[object]]:
    overall, names = row.overall, [row.criterion, voice.criterion(row.criterion)]
    settled: list[object] = [None] * 4
    if agreed:
        settled = [agreed.light or LEFT_OPEN, agreed.day, agreed.reason, agreed.minority]
    light, *numbers = _cells(overall.rating, overall.lowest, overall.highest, len(overall.shown))
    yield [*names, OVERALL, light if known else None, *numbers, *settled]
    for perspective, rating in row.perspectives.items():
        yield [*names, perspective, *_cells(rating, None, None, None), *[None] * 4]


def _cells(rating: Rating, lowest: int | None, highest: int | None, shown: int | None) -> list[object]:
    close_call = "yes" if rating.close_call else "no"
    flags = " ".join(flag for flag in Flag if flag in rating.flags)
    return [
        rating.light,
        rating.score,
        lowest,
        highest,
        rating.n,
        shown,
        close_call,
        " ".join(rating.capped_by),
        flags,
    ]
