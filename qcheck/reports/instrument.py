"""Figures about the questions of a catalogue as tables and as JSON, for spreadsheets and programs.

| column                         | meaning |
|--------------------------------|------------------------------------|
| `catalogue`, `version`, `phase` | the edition, and the phase in which was asked |
| `criterion`, `question`, `text`| ids, and the question's words |
| `asked`, `processes`           | how many were asked, in how many participation processes |
| `points`, `dk`, `na`, `open`   | how many gave an answer on the scale, could not say, said "not relevant"… |
| `skipped`, `not_relevant`      | shares, 0–1; empty where they are from too few |
| `dk:…`                         | the share of "cannot say" in each perspective |
| `distribution`                 | how many gave each answer, from low to high, with spaces between |
| `mean`, `sd`                   | of what the answers are worth, 0–100 |
| `item_rest`, `…_low`, `…_high` | corrected item–rest correlation with its 95 % interval, `…_n` its sheets |
| `alpha`, `…_low`, `…_high`     | Cronbach's alpha of the criterion with Feldt's interval, `…_n` its sheets |
| `seconds`, `…_at_least_n`      | the median in coarse steps (180: or longer), of so many people at least |
| `hints`                        | where to look |
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from qcheck.catalogue import Question
from qcheck.language import N_, Language
from qcheck.reports.csv_text import csv_text
from qcheck.reports.workbook.excel import About
from qcheck.reports.workbook.excel import xlsx as laid_out
from qcheck.reports.workbook.tab import Cell, Column, Kind, Tab
from qcheck.service import CatalogueFigures, EditionFigures, Fit
from qcheck.stats import CriterionFigures, Estimate, QuestionFigures, QuestionFit
from qcheck.wording import statistics as worded
from qcheck.wording.fit import FITS

FILE = (
    "catalogue", "version", "phase", "criterion", "question", "text", "asked", "processes", "points", "dk",
    "na", "open", "skipped", "not_relevant", "distribution", "mean", "sd", "item_rest", "item_rest_low",
    "item_rest_high", "item_rest_n", "alpha", "alpha_low", "alpha_high", "alpha_n", "seconds",
    "seconds_at_least_n",
)  # fmt: skip
KINDS = (Kind.TEXT, Kind.TEXT, Kind.LONG, Kind.NUMBER)
NOTHING_KNOWN = (None, None, None, None)

COLUMNS = (
    Column(N_("Phase"), 14),
    Column(N_("Criterion"), 24, Kind.LONG),
    Column(N_("Question"), 20),
    Column(N_("Wording"), 60, Kind.LONG),
    Column(N_("Asked"), 9, Kind.NUMBER),
    Column(N_("Processes"), 10, Kind.NUMBER),
    Column(N_("Answers on the scale"), 12, Kind.NUMBER),
    Column(N_("Cannot say"), 12, Kind.NUMBER),
    Column(N_("Not relevant"), 12, Kind.NUMBER),
    Column(N_("Left open"), 10, Kind.NUMBER),
    Column(N_("Distribution, from low to high"), 20),
    Column(N_("Mean (0–100)"), 10, Kind.DECIMAL),
    Column(N_("Spread (standard deviation)"), 12, Kind.DECIMAL),
    Column(N_("Item–rest correlation"), 12, Kind.DECIMAL),
    Column(N_("Interval from"), 9, Kind.DECIMAL),
    Column(N_("Interval to"), 9, Kind.DECIMAL),
    Column(N_("Sheets"), 9, Kind.NUMBER),
    Column(N_("Cronbach's alpha"), 12, Kind.DECIMAL),
    Column(N_("Interval from"), 9, Kind.DECIMAL),
    Column(N_("Interval to"), 9, Kind.DECIMAL),
    Column(N_("Seconds (median)"), 10, Kind.NUMBER),
    Column(N_("People, at least"), 10, Kind.NUMBER),
    Column(N_("Where to look"), 60, Kind.LONG),
)


def as_json(about: CatalogueFigures, words: Language) -> str:
    """All figures; null stands for what is from too few. Shares are 0–1, means 0–100."""
    whole = {
        "catalogue": about.id,
        "editions": [_edition(edition, words) for edition in about.editions],
        "fits": [_fit(fit, about, words) for fit in about.fits],
        "left_out": dict(about.left_out),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_csv(about: CatalogueFigures, words: Language) -> str:
    """One row for each question of an edition in a phase."""
    perspectives = sorted({key for _, _, figures in _questions(about) for key in figures.unknown})
    header = (*FILE, *(f"dk:{perspective}" for perspective in perspectives), "hints")
    rows = (
        (
            edition.catalogue.id, edition.figures.version, edition.figures.phase, criterion.criterion,
            figures.question, _text(edition, figures, words), *_counts(figures).values(),
            _rounded(figures.skipped, 4), _rounded(figures.not_relevant, 4),
            _distribution(figures), _rounded(figures.mean), _rounded(figures.deviation),
            *_four(figures.item_rest), *_four(criterion.alpha), *_seconds(figures),
            *(_rounded(figures.unknown.get(view), 4) for view in perspectives),
            " ".join(_hint_keys(figures)),
        )
        for edition, criterion, figures in _questions(about)
    )  # fmt: skip
    return csv_text([header, *rows], words.tag)


def as_xlsx(about: CatalogueFigures, words: Language, made: date) -> bytes:
    """A workbook with a tab for each edition."""
    by_edition: dict[str, list[list[Cell]]] = {}
    titles = {}
    for edition, criterion, figures in _questions(about):
        key = f"{edition.catalogue.id} {edition.figures.version}"
        titles[key] = edition.catalogue.title.say(words.tag)
        by_edition.setdefault(key, []).append(_cells(edition, criterion, figures, words))
    columns = tuple(Column(words.say(column.title), column.width, column.kind) for column in COLUMNS)
    tabs = [Tab(key, columns, rows, kept=3) for key, rows in by_edition.items()]
    if about.said:
        tabs.append(_fits(about, words))
    remarks = [[worded.said(remark, words)] for remark in _remarks(about)]
    remarks += [[sentence] for sentence in worded.left_out(about.left_out, words)]
    note = Tab(words.say("About these figures"), (Column(words.say("Note"), 100, Kind.LONG),), remarks)
    title = words.say("How the questions work: {catalogue}", catalogue=next(iter(titles.values()), about.id))
    return laid_out([*tabs, note], About(title, about.id, words.tag, made))


def _remarks(about: CatalogueFigures) -> tuple[str, ...]:
    timed = worded.is_timed(edition.figures for edition in about.editions)
    return (worded.NO_VERDICT, worded.SILENT, *([worded.HOW_MEASURED] if timed else ()))


def _fits(about: CatalogueFigures, words: Language) -> Tab:
    """What was said about questions: how often each mark, and every sentence."""
    titles = [words.say(title) for title in (N_("Edition"), N_("Question"), N_("Wording"), N_("People"))]
    marks = [words.say(mark) for mark in FITS.values()]
    columns = (
        *(
            Column(title, width, kind)
            for title, width, kind in zip(titles, (10, 20, 60, 9), KINDS, strict=True)
        ),
        *(Column(mark, 14, Kind.NUMBER) for mark in marks),
        Column(words.say("Sentences"), 80, Kind.LONG),
    )
    rows: list[list[Cell]] = [
        [
            fit.version,
            fit.question,
            about.wording(fit, words.tag),
            fit.people,
            *(fit.marks.get(Fit(mark), 0) for mark in FITS),
            "\n".join(one.text for one in fit.sentences),
        ]
        for fit in about.fits
    ]
    return Tab(words.say("Do the questions fit?"), columns, rows, kept=2)


def _fit(fit: QuestionFit, about: CatalogueFigures, words: Language) -> dict[str, object]:
    return {
        "version": fit.version,
        "phase": fit.phase,
        "question": fit.question,
        "text": about.wording(fit, words.tag) or None,
        "people": fit.people,
        "marks": {str(mark): number for mark, number in fit.marks.items()},
        "sentences": [
            {
                "text": one.text,
                "perspective": one.perspective,
                "language": one.language,
                "week": one.week,
            }
            for one in fit.sentences
        ],
    }


def _questions(
    about: CatalogueFigures,
) -> Iterator[tuple[EditionFigures, CriterionFigures, QuestionFigures]]:
    for edition in about.editions:
        for criterion in edition.figures.criteria:
            for figures in criterion.questions:
                yield edition, criterion, figures


def _cells(
    edition: EditionFigures, criterion: CriterionFigures, figures: QuestionFigures, words: Language
) -> list[Cell]:
    catalogue, phase = edition.catalogue, edition.figures.phase
    return [
        catalogue.phase(phase).title.say(words.tag) if phase else "",
        catalogue.criterion(criterion.criterion).title.say(words.tag),
        figures.question,
        _text(edition, figures, words),
        *_counts(figures).values(),
        _distribution(figures),
        *(_rounded(figures.mean), _rounded(figures.deviation)),
        *_four(figures.item_rest),
        *_four(criterion.alpha)[:3],
        *_seconds(figures),
        " ".join(worded.hints(figures, catalogue, words)),
    ]


def _edition(edition: EditionFigures, words: Language) -> dict[str, object]:
    about = edition.figures
    return {
        "version": about.version,
        "phase": about.phase,
        "checks": about.checks,
        "processes": about.processes,
        "criteria": [
            {
                "id": criterion.criterion,
                "alpha": _interval(criterion.alpha),
                "together": list(criterion.together),
                "questions": [_question(edition, figures, words) for figures in criterion.questions],
            }
            for criterion in about.criteria
        ],
    }


def _question(edition: EditionFigures, figures: QuestionFigures, words: Language) -> dict[str, object]:
    return {
        "id": figures.question,
        "text": _text(edition, figures, words),
        **_counts(figures),
        "skipped": _rounded(figures.skipped, 4),
        "unknown": {view: _rounded(share, 4) for view, share in figures.unknown.items()},
        "not_relevant": _rounded(figures.not_relevant, 4),
        "distribution": list(figures.distribution) if figures.distribution else None,
        "mean": _rounded(figures.mean),
        "sd": _rounded(figures.deviation),
        "item_rest": _interval(figures.item_rest),
        "seconds": {
            "median": figures.seconds.median,
            "at_least_n": figures.seconds.at_least,
            "processes": figures.seconds.processes,
        }
        if figures.seconds
        else None,
        "hints": _hint_keys(figures),
    }


def _counts(figures: QuestionFigures) -> dict[str, int | None]:
    """How many were asked, and how many of them gave which kind of answer."""
    answered = figures.answered
    return {
        "asked": answered.asked.n,
        "processes": answered.asked.processes,
        "points": answered.points,
        "dk": answered.dk,
        "na": answered.na,
        "open": answered.open,
    }


def _text(edition: EditionFigures, figures: QuestionFigures, words: Language) -> str:
    question: Question = edition.catalogue.questions[figures.question]
    return question.wording(edition.figures.phase).say(words.tag)


def _hint_keys(figures: QuestionFigures) -> list[str]:
    return [f"{hint}:{view}" if view else str(hint) for hint, view in figures.hints]


def _seconds(figures: QuestionFigures) -> tuple[int | None, int | None]:
    return (figures.seconds.median, figures.seconds.at_least) if figures.seconds else (None, None)


def _distribution(figures: QuestionFigures) -> str:
    return " ".join(map(str, figures.distribution or ()))


def _interval(about: Estimate | None) -> dict[str, object] | None:
    if about is None:
        return None
    value, low, high, n = _four(about)
    return {"value": value, "low": low, "high": high, "n": n}


def _four(about: Estimate | None) -> tuple[float | None, float | None, float | None, int | None]:
    if about is None:
        return NOTHING_KNOWN
    return _rounded(about.value, 3), _rounded(about.low, 3), _rounded(about.high, 3), about.n


def _rounded(value: float | None, places: int = 2) -> float | None:
    return None if value is None else round(value, places)
