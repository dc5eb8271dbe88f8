"""What figures about questions say in words: never a verdict, always where to look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from qcheck.catalogue import Catalogue, PerspectiveId
from qcheck.language import N_, Language
from qcheck.stats import Estimate, Hint, InstrumentFigures, Number, QuestionFigures, QuestionFit, Seconds
from qcheck.wording.fit import FITS

Why = TypeVar("Why", bound=StrEnum)

HINTS: Mapping[Hint, str] = {
    Hint.SKIPPED: N_("Many leave this open. Is it worded clearly, does it stand in the right place?"),
    Hint.UNKNOWN: N_("{perspective} often cannot say. Should they be asked this at all?"),
    Hint.NOT_RELEVANT: N_("Often not relevant here. Would a filter or an add-on module help?"),
    Hint.CEILING: N_("Nearly all give the highest answer. Does the question tell anything apart?"),
    Hint.FLOOR: N_("Nearly all give the lowest answer. Does the question tell anything apart?"),
    Hint.APART: N_(
        "The answers go along little with those to the other questions of the criterion. Does it ask about "
        "something else, or about two things at once?"
    ),
    Hint.SLOW: N_("Among the slowest tenth of the questions. Is it long, or hard to understand?"),
}

NO_VERDICT = N_(
    "These figures are about the questions, not about those who answered, and they are no verdict. The "
    "questions of a criterion are building blocks, not repeated measurements of one thing: a low alpha is no "
    "defect."
)
SILENT = N_(
    "What is from too few is left out: shares from 10 answers on, in a perspective from 5, distribution and "
    "mean from 5, correlations and alpha from 30 sheets that answer all of these questions, seconds from 10 "
    "people."
)
HOW_MEASURED = N_(
    "Seconds were measured where the organisers wished it, on the devices of those who allowed it: from the "
    "answer before to this one, with the first question of a topic from the moment its page stood there. "
    "Paper, files and browsers without scripts are not in there."
)


def said(message: str, words: Language) -> str:
    """A sentence that holds for all figures, in this language."""
    return words.say(message)


def left_out(counted: Mapping[Why, int], words: Language) -> list[str]:
    """How many checks are in no figure, and why."""
    return [_left_out(why.value, number, words) for why, number in counted.items()]


def _left_out(why: str, number: int, words: Language) -> str:
    if why == "too_early":
        return words.count(
            "{number} confidential check is not over, and not in here.",
            "{number} confidential checks are not over, and not in here.",
            number,
        )
    if why == "gone":
        return words.count(
            "The answers of {number} check are no longer here.",
            "The answers of {number} checks are no longer here.",
            number,
        )
    return words.count(
        "The catalogue of {number} check cannot be read.",
        "The catalogues of {number} checks cannot be read.",
        number,
    )


def hints(about: QuestionFigures, catalogue: Catalogue, words: Language) -> list[str]:
    """The hints about a question as sentences."""
    return [
        words.say(HINTS[hint], perspective=perspective_title(catalogue, perspective, words))
        for hint, perspective in about.hints
    ]


def lines(about: QuestionFigures, catalogue: Catalogue, words: Language) -> list[str]:
    """The figures about a question, in two lines; the second one where enough have answered."""
    told = (
        f"{words.say('Asked')}: {number(about.answered.asked, words)}",
        _share(words.say("Left open"), about.skipped, about.answered.open),
        _unknown(about, catalogue, words),
        _share(words.say("Not relevant"), about.not_relevant),
        f"{words.say('Seconds')}: {seconds_with_numbers(about.seconds, words)}" if about.seconds else "",
    )
    both = " · ".join(filter(None, told)), " · ".join(_distribution(about, words))
    return [sentence for sentence in both if sentence]


def _unknown(about: QuestionFigures, catalogue: Catalogue, words: Language) -> str:
    """In which perspective how many could not say; empty where nobody could not."""
    told = ", ".join(
        f"{perspective_title(catalogue, view, words)} {percent(share)}"
        for view, share in about.unknown.items()
        if share
    )
    return f"{words.say('Cannot say')}: {told}" if told else ""


def _distribution(about: QuestionFigures, words: Language) -> Iterator[str]:
    if not about.distribution:
        return
    told = " – ".join(map(str, about.distribution))
    yield f"{words.say('Distribution, from low to high')}: {told}"
    yield f"{words.say('Mean (0–100)')}: {decimal(about.mean, words, 0)}"
    yield f"{words.say('SD')}: {decimal(about.deviation, words, 0)}"
    if about.item_rest:
        rest = estimate(about.item_rest, words)
        sheets = words.count("{number} sheet", "{number} sheets", about.item_rest.n)
        yield f"{words.say('With the others')}: {rest}, {sheets}"


def _share(title: str, share: float | None, few: int = 0) -> str:
    if share is None:
        return f"{title}: {few}" if few else ""
    return f"{title}: {percent(share)}"


def perspective_title(catalogue: Catalogue, perspective: PerspectiveId | None, words: Language) -> str:
    """The title of a perspective; of all together, where they are one group."""
    titles = {known.id: known.title.say(words.tag) for known in catalogue.perspectives}
    return titles.get(perspective or "", words.say("All together"))


def edition(about: InstrumentFigures, catalogue: Catalogue, words: Language) -> str:
    """Which edition, in which phase, from how much."""
    phase = catalogue.phase(about.phase).title.say(words.tag) if about.phase else ""
    checks = words.count("{number} check", "{number} checks", about.checks)
    processes = words.count("{number} process", "{number} processes", about.processes)
    title = f"{catalogue.title.say(words.tag)} {about.version}"
    return " · ".join(filter(None, (title, phase, f"{checks}, {processes}")))


def number(about: Number, words: Language) -> str:
    """From how many, such as `40 (3 processes)`."""
    return f"{about.n} ({words.count('{number} process', '{number} processes', about.processes)})"


def percent(share: float | None) -> str:
    """A share as a whole number of hundredths; a dash where it is not told."""
    return "–" if share is None else f"{share:.0%}".replace("%", " %")


def estimate(about: Estimate | None, words: Language) -> str:
    """A figure with its interval, such as `0.41 (0.12 to 0.63)`; a dash where it is not told."""
    if about is None:
        return "–"
    value, low, high = (decimal(figure, words) for figure in about[:3])
    return words.say("{value} ({low} to {high})", value=value, low=low, high=high)


def seconds(about: Seconds | None, words: Language) -> str:
    """How long a question takes, such as `15 s`; a dash where it is not told."""
    if about is None:
        return "–"
    if about.or_more:
        return words.say("{seconds} s or more", seconds=about.median)
    return words.say("{seconds} s", seconds=about.median)


def seconds_with_numbers(about: Seconds, words: Language) -> str:
    """The same with how often it was measured."""
    times = words.say("from at least {least} people", least=about.at_least)
    processes = words.count("{number} process", "{number} processes", about.processes)
    return f"{seconds(about, words)} ({times}, {processes})"


def is_timed(editions: Iterable[InstrumentFigures]) -> bool:
    """Whether seconds are told of any question."""
    return any(
        question.seconds for edition in editions for one in edition.criteria for question in one.questions
    )


def fit(about: QuestionFit, words: Language) -> str:
    """How many said something about a question, and what."""
    people = words.count("{number} person", "{number} people", about.people)
    marks = (f"{number} × {words.say(FITS[mark.value])}" for mark, number in about.marks.items())
    return ", ".join((people, *marks))


def alpha(about: Estimate, words: Language) -> str:
    """Cronbach's alpha with its interval and its sheets."""
    figure = estimate(about, words)
    return words.count(
        "Cronbach's alpha {figure}, {number} sheet",
        "Cronbach's alpha {figure}, {number} sheets",
        about.n,
        figure=figure,
    )


def unknown(about: QuestionFigures) -> float | None:
    """The highest share of "cannot say" in any perspective; None where none is told."""
    return max(about.unknown.values(), default=None)


def decimal(value: float | None, words: Language, places: int = 2) -> str:
    """A figure as it is written in this language; a dash where it is not told."""
    if value is None:
        return "–"
    text = f"{value:.{places}f}".replace("-", "−")
    return text.replace(".", ",") if words.locale.language == "de" else text
