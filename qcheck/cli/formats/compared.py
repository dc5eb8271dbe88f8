"""The forms in which a comparison of two checks leaves the command line: a new form is one writer and one
line here.

| column of the CSV                    | meaning                                                          |
|--------------------------------------|------------------------------------------------------------------|
| `criterion`, `title`                 | id and title                                                     |
| `perspective`                        | `overall` for the shared result, the ids of the perspectives     |
| `verdict`                            | `changed`, `about_the_same`, empty where nothing is compared     |
| `light_from`, `score_from`, `n_from` | of the earlier check; empty where nothing is compared            |
| `light_to`, `score_to`, `n_to`       | of the later check                                               |
| `reason`                             | why nothing is compared, in words                                |
| `agreed_from`, `agreed_to`           | only in the row `overall`: the light agreed on, or `open`        |
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from qcheck.catalogue import CriterionId
from qcheck.cli.formats.for_terminals import light_in_words, line
from qcheck.comparing import ComparedCriterion, Pair, Reading
from qcheck.language import N_
from qcheck.reports.csv_text import csv_text
from qcheck.reports.process import Process
from qcheck.reports.profile_csv import LEFT_OPEN, OVERALL
from qcheck.reports.profile_json import settled
from qcheck.service import AgreedLight
from qcheck.wording.lights import LIGHT_WORDS
from qcheck.wording.then_and_now import Voices, agreements

HEADER = (
    "criterion",
    "title",
    "perspective",
    "verdict",
    "light_from",
    "score_from",
    "n_from",
    "light_to",
    "score_to",
    "n_to",
    "reason",
    "agreed_from",
    "agreed_to",
)
WIDTHS = (26, 15, 21, 21, 9)
"""Of the columns criterion, verdict, then, now and sheets; with two spaces between them 100 in all."""

WIDTH = sum(WIDTHS) + 2 * (len(WIDTHS) - 1)
TITLES = (N_("Criterion"), N_("Verdict"), N_("Then"), N_("Now"), N_("n"))


@dataclass(frozen=True, slots=True)
class TwoSources:
    """A comparison and the words for it; of which process each side is, None where a file does not say it.

    `facts` says of each check in a line what it was.
    """

    voices: Voices
    then: Process | None
    now: Process | None
    facts: tuple[str, str]

    @property
    def title(self) -> str:
        """What is compared: the process, where it is known, and what the comparison is called."""
        process = self.now or self.then
        return f"{process.title}: {self.voices.title}" if process else self.voices.title

    def agreed(self, criterion: CriterionId) -> tuple[AgreedLight | None, AgreedLight | None]:
        """What was agreed on a criterion in the earlier check and in the later one."""
        then, now = (side.agreed.get(criterion) if side else None for side in (self.then, self.now))
        return then, now


def as_json(told: TwoSources) -> str:
    """`from` is the earlier check, `to` the later one. Where something is not comparable, `verdict` and all
    figures are null and `reason` says why, of a criterion or of a perspective. `agreed` is empty where
    nothing was agreed.
    """
    criteria = [_criterion(criterion, told) for criterion in told.voices.compared.criteria]
    return json.dumps({"title": told.title, "criteria": criteria}, ensure_ascii=False, indent=2) + "\n"


def _criterion(compared: ComparedCriterion, told: TwoSources) -> dict[str, object]:
    pair, voices = compared.overall, told.voices
    then, now = told.agreed(compared.criterion)
    return {
        "id": compared.criterion,
        "comparable": pair.is_comparable,
        "reason": voices.why(pair) or None,
        "verdict": pair.verdict,
        "overall": _figures(pair),
        "perspectives": {
            perspective: {"verdict": own.verdict}
            | _figures(own)
            | ({} if own.is_comparable else {"reason": voices.why(own)})
            for perspective, own in compared.perspectives.items()
        },
        "agreed": {"from": settled(then), "to": settled(now)} if then or now else {},
    }


def _figures(pair: Pair) -> dict[str, object]:
    return {"from": _reading(pair.then), "to": _reading(pair.now)}


def _reading(reading: Reading | None) -> dict[str, object]:
    if reading is None:
        return {"light": None, "score": None, "n": None}
    return {"light": reading.light, "score": reading.score, "n": reading.n}


def as_csv(told: TwoSources) -> str:
    """One row per criterion for the shared result, and one for each of its perspectives."""
    rows = (cells for criterion in told.voices.compared.criteria for cells in _rows(criterion, told))
    return csv_text([HEADER, *rows], told.voices.now.language.tag)


def _rows(compared: ComparedCriterion, told: TwoSources) -> Iterator[list[object]]:
    names = [compared.criterion, told.voices.criterion(compared.criterion)]
    agreed = [light and (light.light or LEFT_OPEN) for light in told.agreed(compared.criterion)]
    yield [*names, OVERALL, *_cells(compared.overall, told), *agreed]
    for perspective, pair in compared.perspectives.items():
        yield [*names, perspective, *_cells(pair, told), None, None]


def _cells(pair: Pair, told: TwoSources) -> list[object]:
    sides = [cell for side in (pair.then, pair.now) for cell in _reading(side).values()]
    return [pair.verdict, *sides, told.voices.why(pair)]


def as_table(told: TwoSources) -> str:
    """What is compared and how, then part by part the criteria with their perspectives below them."""
    from qcheck.charts.dumbbell import dumbbell  # the parts in order; the charts are slow to load

    voices, compared = (
        told.voices,
        {criterion.criterion: criterion for criterion in told.voices.compared.criteria},
    )
    lines = [*_head(told), "", *line([voices.say(title) for title in TITLES], widths=WIDTHS), "─" * WIDTH]
    for block in dumbbell(voices).blocks:
        lines += ["", *wrap(block.title, WIDTH), ""] if block.title else []
        for row in block.rows:
            lines += _told(compared[row.criterion], told)
    return "\n".join((*lines, "", *wrap(voices.rule, WIDTH))) + "\n"


def _head(told: TwoSources) -> Iterator[str]:
    yield from wrap(told.title, WIDTH)
    for name, facts in zip((N_("Then"), N_("Now")), told.facts, strict=True):
        yield from wrap(f"{told.voices.say(name)}: {facts}", WIDTH)
    for note in told.voices.notes:
        yield from wrap(note, WIDTH)


def _told(compared: ComparedCriterion, told: TwoSources) -> Iterator[str]:
    voices = told.voices
    yield from _line(voices.criterion(compared.criterion), compared.overall, voices)
    for perspective, pair in compared.perspectives.items() if len(compared.perspectives) > 1 else ():
        yield from _line(voices.perspective(perspective), pair, voices, "    ")
    then, now = told.agreed(compared.criterion)
    if then or now:
        agreed = [_agreed(light, voices) for light in (then, now)]
        yield from line([voices.say("agreed"), "", *agreed, ""], "    ", WIDTHS)


def _line(title: str, pair: Pair, voices: Voices, indent: str = "") -> Iterator[str]:
    """A pair, or why there is none."""
    if pair.then is None or pair.now is None:
        yield from line([title, voices.verdict(None), "", "", ""], indent, WIDTHS)
        yield from (f"    {indent}{sentence}" for sentence in wrap(voices.why(pair), WIDTH - 4 - len(indent)))
        return
    values = [
        f"{light_in_words(rating.light, voices.now)} {rating.score}" for rating in (pair.then, pair.now)
    ]
    sheets = f"{pair.then.n} → {pair.now.n}"
    yield from line([title, voices.told(pair), *values, sheets], indent, WIDTHS)


def _agreed(agreed: AgreedLight | None, voices: Voices) -> str:
    if agreed is None:
        return "–"
    lights = {str(light): light for light in LIGHT_WORDS}
    return light_in_words(lights[agreed.light], voices.now) if agreed.light else voices.say("left open")


def as_svg(told: TwoSources) -> str:
    """The picture, drawn only when somebody asks for it: the charts are slow to load."""
    from qcheck.charts.dumbbell import dumbbell
    from qcheck.charts.dumbbell_layout import dumbbell_svg

    then, now = (side.agreed if side else {} for side in (told.then, told.now))
    agreed = agreements(then, now, told.voices)
    return dumbbell_svg(dumbbell(told.voices, agreed)) + "\n"


COMPARED_FORMATS: dict[str, Callable[[TwoSources], str]] = {
    "table": as_table,
    "json": as_json,
    "csv": as_csv,
    "svg": as_svg,
}
