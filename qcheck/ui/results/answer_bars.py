"""How each perspective answered each question: stacked bars from low to high, beside them the answers set
apart; and the same as tables.

The number in a stretch says how many; its place and its hatching say which answer. No meaning hangs on a
colour. Read aloud, a bar is its answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from qcheck.catalogue import Apart, Criterion, PerspectiveId, Scale
from qcheck.charts import answer_bar, light_symbol
from qcheck.charts.answer_bar import Stretch
from qcheck.scoring.values import CriterionProfile, Light, QuestionTally
from qcheck.ui.kit import html
from qcheck.wording import Voice
from qcheck.wording.scales import common_scale

MOST_SIGNS = 40
"""Of an answer whose words can stand in a stretch."""
WIDE = 0.45
"""The share of a bar from which a stretch has room for the words of its answer."""

QUESTION = '<div class="qc-asked"><h3 class="qc-asked-text">{}</h3>{}</div>'
LINE = '<div class="qc-tally"><span class="qc-tally-name">{}</span>{}</div>'
BAR = Markup('<span class="qc-stack" role="img" aria-label="{}">{}</span>')
WORDED = Markup("{} <b>× {}</b>")
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
    asked = [(question, tallies) for question in criterion.questions if (tallies := row.tallies(question.id))]
    common = common_scale(voice.catalogue, (question for question, _ in asked))
    questions = html.joined(
        QUESTION,
        (
            (
                voice.question(question.id),
                (html.NOTHING if common else _key(voice.scale_of(question.id), voice))
                + _lines(tallies, voice),
            )
            for question, tallies in asked
        ),
    )
    name = voice.say("The answers as tables")
    tables = html.NOTHING.join(_table(question.id, tallies, voice) for question, tallies in asked)
    return (_key(common, voice) if common else html.NOTHING) + questions + DETAILS.format(name, name, tables)


def _key(scale: Scale, voice: Voice) -> Markup:
    """The points of a scale, as their stretches look."""
    points = answer_bar.key(scale, voice.language)
    entries = ((_kind(point), point.colour, point.label) for point in points)
    return Markup('<ul class="qc-stack-key">{}</ul>').format(html.joined(SWATCH, entries))


def _lines(tallies: Tallies, voice: Voice) -> Markup:
    return html.joined(
        LINE, ((voice.perspective(p), _answered(tally, voice)) for p, tally in tallies.items())
    )


def _answered(tally: QuestionTally, voice: Voice) -> Markup:
    """The bar of one perspective and what stands beside it; or why there is none."""
    if tally.withheld:
        lock = html.drawn(light_symbol(Light.WITHHELD, 18))
        return _beside(lock + voice.say(answer_bar.TOO_FEW))
    scale = voice.scale_of(tally.question)
    told = answer_bar.times(answer_bar.beside(tally, scale, voice.language))
    if not any(tally.points):
        return _beside(told or answer_bar.nothing(tally, voice.language))
    stretches = answer_bar.stretches(tally.points, scale, voice.language)
    said = answer_bar.spoken((stretch.label, stretch.count) for stretch in stretches)
    return BAR.format(said, html.joined(STRETCH, _drawn(stretches))) + _beside(told)


def _beside(text: str | Markup) -> Markup:
    return Markup('<span class="qc-apart">{}</span>').format(text) if text else html.NOTHING


def _drawn(stretches: Sequence[Stretch]) -> Iterator[tuple[str, int, str, str | Markup]]:
    """How a stretch looks, how many it stands for, its colour, its words."""
    whole = sum(stretch.count for stretch in stretches)
    for stretch in stretches:
        words: str | Markup = str(stretch.count)
        if stretch.count >= WIDE * whole and len(stretch.label) <= MOST_SIGNS:
            words = WORDED.format(stretch.count, stretch.label)
        if stretch.count:
            yield _kind(stretch), stretch.count, stretch.colour, words


def _kind(stretch: Stretch) -> str:
    """The classes of a stretch: letters are white on dark ones, every other one is hatched."""
    return f"{'dark' if stretch.is_dark else ''}{' hatched' if stretch.is_hatched else ''}"


def _table(question: str, tallies: Tallies, voice: Voice) -> Markup:
    head = (
        voice.say("Perspective"),
        *(stretch.label for stretch in answer_bar.key(voice.scale_of(question), voice.language)),
        voice.label_of(question, Apart.DK),
        voice.label_of(question, Apart.NA),
        voice.say("not answered"),
    )
    return html.table(
        head,
        ((voice.perspective(p), *_numbers(tally, len(head) - 1, voice)) for p, tally in tallies.items()),
        voice.question(question),
    )


def _numbers(tally: QuestionTally, cells: int, voice: Voice) -> tuple[str, ...]:
    if tally.withheld:
        return (voice.say("not shown"),) * cells
    return tuple(map(str, (*tally.points, tally.dk, tally.na, tally.open)))
