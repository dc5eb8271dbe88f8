"""The forms in which the measures of a process leave the command line: a new form is one writer and one line
here.

| column of the CSV     | meaning                                                                   |
|-----------------------|---------------------------------------------------------------------------|
| `id`                  | of the measure, the same for good                                         |
| `what`, `who`, `with` | what is to be done, by whom, with whom                                    |
| `criteria`            | ids with spaces between them; empty: for the whole process                |
| `titles`              | their titles                                                              |
| `due`, `by_when`      | the day; the words, where a day alone does not say it                     |
| `success`             | how it will be recognised                                                 |
| `urgency`             | `high`, `medium`, `low`                                                   |
| `state`, `since`      | `open`, `begun`, `done`, `dropped`; the day since when, if it was changed |
| `reason`              | why it is in this state                                                   |
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from textwrap import wrap

from qcheck.cli.formats.for_terminals import line
from qcheck.language import N_, Language
from qcheck.reports.csv_text import csv_text
from qcheck.service import Measure, MeasureList
from qcheck.wording import due_dates
from qcheck.wording.measures import state_in_words

HEADER = (
    "id",
    "what",
    "criteria",
    "titles",
    "who",
    "with",
    "due",
    "by_when",
    "success",
    "urgency",
    "state",
    "since",
    "reason",
)
WIDTHS = (18, 38, 22, 16)
"""Of the columns by when, what, who and state; with two spaces between them 100 in all."""
WIDTH = sum(WIDTHS) + 2 * (len(WIDTHS) - 1)
TITLES = (N_("By when"), N_("What"), N_("Who"), N_("State"))
NOTHING_DUE = N_("No measure is due by that day.")
NOTHING_WRITTEN = N_("No measure has been written yet.")
Writer = Callable[[MeasureList, Sequence[Measure], Language], str]


def as_table(measure_list: MeasureList, wanted: Sequence[Measure], words: Language) -> str:
    """What is to be done by when, the measures with their criteria below them."""
    head = ", ".join(filter(None, (measure_list.access.title, measure_list.access.place)))
    lines = [
        *wrap(head, WIDTH),
        "",
        *line([words.say(title) for title in TITLES], widths=WIDTHS),
        "─" * WIDTH,
    ]
    for measure in wanted:
        lines += line(
            (
                due_dates.said(measure, words) or "–",
                measure.what,
                measure.who or "–",
                state_in_words(measure.state, None, "", words),
            ),
            widths=WIDTHS,
        )
        about = ", ".join(measure_list.criterion(one, words.tag) for one in measure.criteria)
        lines += line((" ", f"→ {about}", "", ""), widths=WIDTHS) if about else []
    if not wanted:
        lines.append(words.say(NOTHING_DUE) if measure_list.measures else words.say(NOTHING_WRITTEN))
    return "\n".join(lines) + "\n"


def as_json(measure_list: MeasureList, wanted: Sequence[Measure], words: Language) -> str:
    """All of each measure. Where nothing was said, texts are empty and days null."""
    about = {
        "title": measure_list.access.title,
        "place": measure_list.access.place,
        "as_of": measure_list.today.isoformat(),
    }
    measures = [_facts(measure_list, measure, words) for measure in wanted]
    return json.dumps(about | {"measures": measures}, ensure_ascii=False, indent=2) + "\n"


def _facts(measure_list: MeasureList, measure: Measure, words: Language) -> dict[str, object]:
    return {
        "id": measure.id,
        "what": measure.what,
        "criteria": [
            {"id": criterion, "title": measure_list.criterion(criterion, words.tag)}
            for criterion in measure.criteria
        ],
        "who": measure.who,
        "with": measure.partners,
        "due": measure.due.isoformat() if measure.due else None,
        "by_when": measure.by_when,
        "success": measure.success,
        "urgency": measure.urgency,
        "state": measure.state,
        "since": measure.since.isoformat() if measure.since else None,
        "reason": measure.reason,
        "revision": measure.revision,
        "changed": measure.changed.isoformat() if measure.changed else None,
    }


def as_csv(measure_list: MeasureList, wanted: Sequence[Measure], words: Language) -> str:
    """A row for each measure."""
    return csv_text([HEADER, *(_cells(measure_list, measure, words) for measure in wanted)], words.tag)


def _cells(measure_list: MeasureList, measure: Measure, words: Language) -> list[str]:
    told = _facts(measure_list, measure, words)
    titles = ", ".join(measure_list.criterion(one, words.tag) for one in measure.criteria)
    cells = told | {"criteria": " ".join(measure.criteria), "titles": titles}
    return [str(cells[name] or "") for name in HEADER]


def as_ics(measure_list: MeasureList, wanted: Sequence[Measure], words: Language) -> str:
    """A calendar, without those that have no day."""
    from qcheck.measure_calendar import calendar

    return calendar(measure_list, wanted, words).decode()


MEASURE_FORMATS: dict[str, Writer] = {"table": as_table, "json": as_json, "csv": as_csv, "ics": as_ics}
