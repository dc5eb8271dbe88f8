"""Small pieces of HTML for pages: a light, the legend of the lights, the band of one criterion, the answers
to one question.

Pictures are images, so that they also pass through `st.html`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from qcheck.catalogue import Apart, Catalogue, Scale
from qcheck.charts import answer_bar
from qcheck.charts.band import WITH_LETTERS, axis_items, band_items
from qcheck.charts.colours import BLACK, FRAME, INK, PAPER, QUIET, is_dark, ramp
from qcheck.charts.columns import Columns
from qcheck.charts.drawing import Align, Box, Drawing, Item, Strip, Words
from qcheck.charts.flow import Bit, flow
from qcheck.charts.measure import SEMIBOLD, width_of, wrapped
from qcheck.charts.picture import Picture, Row
from qcheck.charts.svg import draw, image, shapes
from qcheck.charts.symbols import light_items
from qcheck.language import Language
from qcheck.scoring.values import Light, QuestionTally
from qcheck.wording import LIGHT_WORDS, threshold

BAR_HEIGHT = 30
LABEL_SIZE = 14
ROOM_FOR_A_NUMBER = 16


def light_symbol(light: Light, size: float = 22, label: str = "") -> str:
    """A light alone, inside a line of text; silent for a screen reader where no `label` is given, because its
    word stands beside it.
    """
    symbol = shapes(light_items(light, size / 2, size / 2, size))
    box = f'width="{size:g}" height="{size:g}" viewBox="0 0 {size:g} {size:g}"'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{symbol}</svg>'
    return image(drawn, label, "vertical-align:-0.25em;margin-right:4px")


def legend(catalogue: Catalogue, language: Language, lights: Sequence[Light] = tuple(Light)) -> str:
    """*Was bedeuten die Ampeln?* as HTML: a definition list of symbol, name and word, threshold
    and meaning.
    """
    meanings = "".join(_meaning(light, catalogue, language) for light in lights)
    return f'<dl style="margin:0;padding:0">{meanings}</dl>'


def band(picture: Picture, row: Row, width: float = 480) -> str:
    """The band of one row with its axis as an image, `width` pixels wide, for the page of a criterion."""
    place = Columns(width, True, 0, 0, 0, 8, width - 8, 0, 0, 0)
    strips = (
        Strip(20, band=axis_items(picture, place, 14)),
        Strip(2 * WITH_LETTERS, band=band_items(picture, row, place, WITH_LETTERS, letters=True)),
    )
    return image(draw(Drawing(width, strips), row.spoken), row.spoken)


def distribution(tally: QuestionTally, scale: Scale, language: Language, width: float = 480) -> str:
    """The answers to one question as a stacked bar, low to high; apart from it `dk` and `na`; below, every
    answer with its number.

    Where there is nothing to draw, a sentence says why; a single answer is said, not drawn.
    """
    given = [*tally.points, tally.dk, tally.na]
    if tally.withheld:
        return _sentence(language.say(answer_bar.TOO_FEW))
    if not sum(given):
        return _sentence(answer_bar.nothing(tally, language))
    if sum(given) == 1:
        values = (*(option.value for option in scale.steps), Apart.DK, Apart.NA)
        return _sentence(scale.label(values[given.index(1)]).say(language.tag))
    labels = _labels(tally, scale, language)
    key = flow(
        (_entry(wrapped(label, width - 24, LABEL_SIZE, lines=1)[0], fill) for label, fill in labels),
        0,
        0,
        width,
        24,
    )
    bar = Strip(BAR_HEIGHT + 8, left=tuple(_bar(tally, width)))
    said = ", ".join(label for label, _ in labels)
    return image(draw(Drawing(width, (bar, Strip(key.bottom + 4, left=key.items))), said), said)


def _meaning(light: Light, catalogue: Catalogue, language: Language) -> str:
    words = LIGHT_WORDS[light]
    name = f"{language.say(words.title)}: {language.say(words.word)}"
    meaning = " ".join(
        filter(None, (language.say(words.meaning), threshold(light, catalogue.rules, language)))
    )
    term = f'<dt style="font-weight:600;margin-top:12px">{light_symbol(light)} {escape(name)}</dt>'
    return f'{term}<dd style="margin:2px 0 0 30px">{escape(meaning)}</dd>'


def _sentence(words: str) -> str:
    return f'<p style="margin:0;color:{INK}">{escape(words)}</p>'


def _labels(tally: QuestionTally, scale: Scale, language: Language) -> list[tuple[str, str]]:
    """Every point, then what was given apart, each with its number and the colour of its stretch."""
    said = [
        (f"{stretch.label}: {stretch.count}", stretch.colour)
        for stretch in answer_bar.stretches(tally.points, scale, language)
    ]
    fills = [PAPER] * len(answer_bar.apart(tally)) + [""]
    beside = zip(answer_bar.beside(tally, scale, language), fills, strict=False)
    return said + [(f"{label}: {count}", fill) for (label, count), fill in beside]


def _bar(tally: QuestionTally, width: float) -> Iterator[Item]:
    """The points without gaps, then `dk` and `na` set apart; all stretches to one measure."""
    apart = [count for _, count in answer_bar.apart(tally)]
    unit = (width - 1 - 8 * len(apart)) / (sum(tally.points) + sum(apart))
    x = 0.5
    for count, fill in zip(tally.points, ramp(len(tally.points)), strict=True):
        yield from _stretch(x, unit * count, count, fill) if count else ()
        x += unit * count
    for count in apart:
        yield from _stretch(x + 8, unit * count, count, PAPER)
        x += 8 + unit * count


def _stretch(x: float, width: float, count: int, fill: str) -> Iterator[Item]:
    yield Box(x, 0.5, width, BAR_HEIGHT, fill, outline=FRAME if fill == PAPER else PAPER)
    if width >= ROOM_FOR_A_NUMBER:
        yield Words(
            x + width / 2,
            BAR_HEIGHT / 2 + 6,
            str(count),
            15,
            SEMIBOLD,
            PAPER if is_dark(fill) else BLACK,
            Align.MIDDLE,
        )


def _entry(label: str, fill: str) -> Bit:
    swatch = (Box(0.5, 5.5, 13, 13, fill, outline=FRAME),) if fill else ()
    indent = 20 if fill else 0
    return Bit(
        indent + width_of(label, LABEL_SIZE),
        (*swatch, Words(indent, 17, label, LABEL_SIZE, colour=QUIET)),
        gap=18,
    )
