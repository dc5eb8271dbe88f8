"""A few rows of the example's profile for the start page: what a check gives, in our own drawing."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from qcheck.catalogue import EVERYBODY
from qcheck.charts import Picture, Row, image, light_symbol, picture, strip_alone
from qcheck.scoring.values import Light
from qcheck.service import Result
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import count, say
from qcheck.ui.results import result_view
from qcheck.wording import CAPPED, Voice
from qcheck.wording.initials import initials

ROWS = 6
"""So many criteria stand beside the doors; on a phone the first three of them, one of each light."""
NARROW = "\u00a0"

FIGURE = Markup(
    '<figure class="qc-mini"><ul>{rows}</ul><figcaption>{about}<br><span class="qc-mini-key">{letters}</span>'
    "</figcaption></figure>"
)
ROW = (
    '<li>{}<span class="qc-mini-text"><strong>{}</strong> <small>{}</small></span>'
    '<span class="qc-mini-band">{}</span><b>{}</b></li>'
)

LIGHTS = (Light.GREEN, Light.YELLOW, Light.RED)


def small_profile() -> Markup:
    """The rows in the visitor's language, and whose they are; drawn once for all visitors."""
    example, kept = visitor.service().results.example(), visitor.service().page_memories.examples
    return kept.recall(visitor.tag(), id(example), lambda: _figure(example))


def _figure(example: Result) -> Markup:
    voice = result_view.voice(example)
    whole = picture(example.profile, example.catalogue, visitor.tongue())
    views = {str(view): voice.perspective(view) for view in example.sheets if view != EVERYBODY}
    letters = initials(views)
    rows = html.joined(ROW, (_row(row, whole, letters) for row in _some(whole)))
    return FIGURE.format(rows=rows, about=_about(example), letters=_key(views, letters, voice))


def _some(whole: Picture) -> list[Row]:
    """The first criterion of each light, then others in order."""
    shown = [row for row in whole.rows if row.score is not None]
    first = [next((row for row in shown if row.light is light), None) for light in LIGHTS]
    return list(dict.fromkeys([*filter(None, first), *shown]))[:ROWS]


def _row(row: Row, whole: Picture, letters: Mapping[str, str]) -> tuple[str | Markup, ...]:
    light = html.drawn(light_symbol(row.light, 24))
    band = html.drawn(image(strip_alone(row, letters, whole.yellow_from, whole.green_from), row.hover))
    return light, row.title, _word(row), band, row.number


def _word(row: Row) -> str:
    """The light in a word, and what holds it below its number: without that, a high number would belie it."""
    return " · ".join([row.word, *(mark.text for mark in row.marks if mark.words is CAPPED)])


def _about(example: Result) -> str:
    """Whose rows these are, and that nobody has said so."""
    sheets = sum(number or 0 for number in example.sheets.values())
    many = count("{number} sheet", "{number} sheets", sheets)
    views = count("from {number} perspective", "from {number} perspectives", len(example.sheets))
    return say("Invented example: {process}, {sheets}", process=example.title, sheets=f"{many} {views}")


def _key(views: Mapping[str, str], letters: Mapping[str, str], voice: Voice) -> str:
    named = " · ".join(f"{letters[perspective]}{NARROW}{title}" for perspective, title in views.items())
    return voice.say("{letters}; bar: all together", letters=named)
