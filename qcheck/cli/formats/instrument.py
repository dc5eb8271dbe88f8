"""Figures about questions on a terminal: a table for each edition and phase, with the hints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import wrap

from qcheck.cli.formats.for_terminals import line
from qcheck.language import N_, Language
from qcheck.reports.instrument import as_csv, as_json
from qcheck.service import CatalogueFigures, EditionFigures
from qcheck.stats import CriterionFigures, QuestionFigures
from qcheck.wording import statistics as worded

TITLES = (
    N_("Question"),
    N_("Asked"),
    N_("Left open"),
    N_("Cannot say"),
    N_("Not relevant"),
    N_("Distribution"),
    N_("Mean"),
    N_("SD"),
    N_("With the others"),
    N_("Seconds"),
)
WIDTHS = (24, 8, 8, 11, 9, 15, 6, 4, 22, 8)
WIDTH = sum(WIDTHS) + 2 * (len(WIDTHS) - 1)
NOTHING = N_("No check that may be looked at asks this catalogue yet.")


def as_table(about: CatalogueFigures, words: Language) -> str:
    """The figures of a catalogue as text for a terminal."""
    lines = [text for edition in about.editions for text in _edition(edition, words)]
    lines += _fits(about, words)
    if not lines:
        lines = [words.say(NOTHING), ""]
    for message in (
        *worded.left_out(about.left_out, words),
        words.say(worded.NO_VERDICT),
        words.say(worded.SILENT),
        *([words.say(worded.HOW_MEASURED)] if _is_timed(about) else ()),
    ):
        lines += wrap(message, WIDTH)
    return "".join(f"{text}\n" for text in lines)


def _is_timed(about: CatalogueFigures) -> bool:
    return worded.is_timed(edition.figures for edition in about.editions)


def _edition(edition: EditionFigures, words: Language) -> Iterator[str]:
    yield from wrap(worded.edition(edition.figures, edition.catalogue, words), WIDTH)
    yield "─" * WIDTH
    yield from line([words.say(title) for title in TITLES], widths=WIDTHS)
    yield "─" * WIDTH
    for criterion in edition.figures.criteria:
        yield from _criterion(criterion, edition, words)
    yield ""


def _criterion(criterion: CriterionFigures, edition: EditionFigures, words: Language) -> Iterator[str]:
    title = edition.catalogue.criterion(criterion.criterion).title.say(words.tag)
    alpha = f" · {worded.alpha(criterion.alpha, words)}" if criterion.alpha else ""
    yield from wrap(f"{title}{alpha}", WIDTH)
    for question in criterion.questions:
        yield from line(_cells(question, words), indent="  ", widths=WIDTHS)
        for hint in worded.hints(question, edition.catalogue, words):
            yield from wrap(f"→ {hint}", WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 6)


def _cells(question: QuestionFigures, words: Language) -> list[str]:
    asked, processes = question.answered.asked
    return [
        question.question,
        f"{asked} ({processes})",
        worded.percent(question.skipped),
        worded.percent(worded.unknown(question)),
        worded.percent(question.not_relevant),
        " ".join(map(str, question.distribution)) if question.distribution else "–",
        worded.decimal(question.mean, words, 0),
        worded.decimal(question.deviation, words, 0),
        worded.estimate(question.item_rest, words),
        worded.seconds(question.seconds, words),
    ]


def _fits(about: CatalogueFigures, words: Language) -> Iterator[str]:
    """What was said about questions."""
    if not about.said:
        return
    yield words.say("Does this question fit?")
    yield "─" * WIDTH
    for fit in about.fits:
        phase = f", {fit.phase}" if fit.phase else ""
        yield from wrap(f"{fit.question} ({fit.version}{phase}): {worded.fit(fit, words)}", WIDTH)
        for one in fit.sentences:
            yield from wrap(f"„{one.text}“", WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 5)
    yield ""


INSTRUMENT_FORMATS: dict[str, Callable[[CatalogueFigures, Language], str]] = {
    "table": as_table,
    "json": as_json,
    "csv": as_csv,
}
