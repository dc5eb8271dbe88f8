"""How each perspective answered each question: stacked bars from low to high, beside them the answers set
apart; and the same as tables.

The number in a stretch says how many; its place and its hatching say which answer. No meaning hangs on a
colour.
Read aloud, a bar is its answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from qcheck.catalogue import Apart, Criterion, PerspectiveId
from qcheck.charts import is_dark, light_symbol, ramp
from qcheck.scoring.values import CriterionProfile, Light, QuestionTally
from qcheck.ui.kit import html
from qcheck.wording import Voice

WIDE = 0.45
"""The share of a bar from which a stretch has room for the words of its answer."""

QUESTION = '<div class="qc-asked"><h3 class="qc-asked-text">{}</h3>{}</div>'
LINE = '<div class="qc-tally"><span class="qc-tally-name">{}</span>{}</div>'
BAR = Markup('<span class="qc-stack" role="img" aria-label="{}">{}</span>')
STRETCH = '<span aria-hidden="true" class="{}" style="flex-grow:{};background-color:{}">{}</span>'
SWATCH = '<li><span class="qc-swatch {}" style="background-color:{}" aria-hidden="true"></span>{}</li>'
DETAILS = Markup(
    '<details class="qc-details"><summary>{}</summary><div class="qc-scroll" tabindex="0" role="region" '
    'aria-label="{}">{}</div></details>'
)

Tallies = Mapping[PerspectiveId, QuestionTally]


def answers(row: CriterionProfile, criterion: Criterion, voice: Voice) -> Markup:
    """All questions of a criterion that were put to anybody, each with its perspectives; a key before, tables
    behind.
    """
    asked = [
        (voice.question(question.id), tallies)
        for question in criterion.questions
        if (tallies := _tallies(row, question.id))
    ]
    questions = html.joined(QUESTION, ((text, _lines(tallies, voice)) for text, tallies in asked))
    name = voice.say("The answers as tables")
    tables = html.NOTHING.join(_table(text, tallies, voice) for text, tallies in asked)
    return _key(voice) + questions + DETAILS.format(name, name, tables)


def _tallies(row: CriterionProfile, question: str) -> Tallies:
    found = (
        (p, tally)
        for p, rating in row.perspectives.items()
        for tally in rating.questions
        if tally.question == question
    )
    return dict(found)


def _key(voice: Voice) -> Markup:
    """The points of the scale, as their stretches look."""
    scale = voice.catalogue.scale
    points = zip(_kinds(scale.points), ramp(scale.points), scale.answers, strict=False)
    entries = ((kind, colour, option.label.say(voice.language.tag)) for kind, colour, option in points)
    return Markup('<ul class="qc-stack-key">{}</ul>').format(html.joined(SWATCH, entries))


def _lines(tallies: Tallies, voice: Voice) -> Markup:
    return html.joined(
        LINE, ((voice.perspective(p), _answered(tally, voice)) for p, tally in tallies.items())
    )


def _answered(tally: QuestionTally, voice: Voice) -> Markup:
    """The bar of one perspective and what stands beside it; or why there is none."""
    if tally.withheld:
        lock = html.drawn(light_symbol(Light.WITHHELD, 18))
        return _beside(lock + voice.say("There are too few answers to show them separately."))
    apart = _beside(
        " · ".join(_apart(tally, voice)) or ("" if any(tally.points) else voice.say("Not answered yet."))
    )
    if not any(tally.points):
        return apart
    said = ", ".join(
        f"{label}: {count}" for label, count in zip(_labels(voice), tally.points, strict=True) if count
    )
    return BAR.format(said, html.joined(STRETCH, _stretches(tally, voice))) + apart


def _beside(text: str | Markup) -> Markup:
    return Markup('<span class="qc-apart">{}</span>').format(text) if text else html.NOTHING


def _stretches(tally: QuestionTally, voice: Voice) -> Iterator[tuple[str, int, str, str]]:
    """How a stretch looks, how many it stands for, its colour, its words."""
    whole = sum(tally.points)
    for kind, count, colour, label in zip(
        _kinds(len(tally.points)), tally.points, ramp(len(tally.points)), _labels(voice), strict=True
    ):
        if count:
            yield kind, count, colour, f"{count} × {label}" if count >= WIDE * whole else str(count)


def _kinds(points: int) -> list[str]:
    """Every other point is hatched, and letters are white on the dark ones."""
    letters = ("dark" if is_dark(colour) else "" for colour in ramp(points))
    return [f"{kind} hatched" if place % 2 else kind for place, kind in enumerate(letters)]


def _apart(tally: QuestionTally, voice: Voice) -> Iterable[str]:
    """What is no point on the scale, each with its number."""
    given = (
        (voice.label(Apart.DK), tally.dk),
        (voice.label(Apart.NA), tally.na),
        (voice.say("not answered"), tally.open),
    )
    return (f"{count} × {label}" for label, count in given if count)


def _labels(voice: Voice) -> tuple[str, ...]:
    scale = voice.catalogue.scale
    return tuple(option.label.say(voice.language.tag) for option in scale.answers[: scale.points])


def _table(question: str, tallies: Tallies, voice: Voice) -> Markup:
    head = (
        voice.say("Perspective"),
        *_labels(voice),
        voice.label(Apart.DK),
        voice.label(Apart.NA),
        voice.say("not answered"),
    )
    return html.table(
        head,
        ((voice.perspective(p), *_numbers(tally, len(head) - 1, voice)) for p, tally in tallies.items()),
        question,
    )


def _numbers(tally: QuestionTally, cells: int, voice: Voice) -> tuple[str, ...]:
    if tally.withheld:
        return (voice.say("not shown"),) * cells
    return tuple(map(str, (*tally.points, tally.dk, tally.na, tally.open)))
