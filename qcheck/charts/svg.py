"""The picture as SVG: on screens that refresh themselves, in print, on the command line.

Inline in pages of our own; through `st.html`, which lets no SVG pass, as an `image`. Plain elements and
attributes only: no classes, no references, no style sheet. Every word that comes from a catalogue or a person
is escaped.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from html import escape

from qcheck.charts.colours import FONT, FRAME, INK, PAPER, QUIET
from qcheck.charts.columns import Size
from qcheck.charts.drawing import (
    Align,
    Box,
    Chip,
    Disc,
    Drawing,
    Item,
    Line,
    Pin,
    Strip,
    Stroke,
    Words,
    moved,
)
from qcheck.charts.layout import layout
from qcheck.charts.measure import REGULAR, SEMIBOLD, width_of
from qcheck.charts.picture import Picture
from qcheck.charts.row import MARK_HEIGHT, SMALL_SIZE


def svg(picture: Picture, width: float = Size.WIDE, *, headings: bool = True, key: bool = True) -> str:
    """The whole picture; below some 620 pixels each band stands under its title. See `layout` for `headings`
    and `key`.
    """
    return draw(
        layout(picture, width, headings=headings, key=key),
        picture.title,
        "\n".join(row.spoken for row in picture.rows),
    )


def draw(drawing: Drawing, title: str, description: str = "") -> str:
    """A drawing as an image with a name, and a description where there is more to say."""
    size = (
        f'width="{_n(drawing.width)}" height="{_n(drawing.height)}" viewBox="0 0 {_n(drawing.width)} '
        f'{_n(drawing.height)}"'
    )
    said = f"<desc>{_text(description)}</desc>" if description else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{_text(title)}" '
        f'font-family="{_text(FONT)}" '
        f'style="display:block;max-width:100%;height:auto"><title>{_text(title)}</title>{said}'
        f'<rect width="{_n(drawing.width)}" height="{_n(drawing.height)}" fill="{PAPER}"/>'
        f"{''.join(_strip(top, strip, drawing.width) for top, strip in drawing.placed)}</svg>"
    )


def image(drawn: str, alternative: str, style: str = "max-width:100%;height:auto") -> str:
    """An SVG as an `<img>` that carries it along, for `st.html`; an empty `alternative` where it is mere
    decoration.
    """
    source = b64encode(drawn.encode()).decode()
    return f'<img alt="{_text(alternative)}" src="data:image/svg+xml;base64,{source}" style="{style}">'


def shapes(items: Iterable[Item]) -> str:
    """Some items as SVG elements."""
    return "".join(_element(item) for item in items)


def _strip(top: float, strip: Strip, width: float) -> str:
    hover = (
        (
            f'<title>{_text(strip.hover)}</title><rect width="{_n(width)}" height="{_n(strip.height)}" '
            f'fill="{PAPER}"/>'
        )
        if strip.hover
        else ""
    )
    return f'<g transform="translate(0 {_n(top)})">{hover}{shapes(strip.items)}</g>'


def _element(item: Item) -> str:
    match item:
        case Words():
            return _words(item)
        case Chip():
            return _chip(item)
        case Box():
            return _box(item)
        case Line():
            return _line(item)
        case Disc():
            return _disc(item)
        case Pin():
            return shapes(moved(part, item.x, 0) for part in item.items)
    return _stroke(item)


def _line(line: Line) -> str:
    cap = ' stroke-linecap="round"' if line.round else ""
    ends = f'x1="{_n(line.x1)}" y1="{_n(line.y1)}" x2="{_n(line.x2)}" y2="{_n(line.y2)}"'
    return f'<line {ends} stroke="{line.colour}" stroke-width="{_n(line.width)}"{cap}/>'


def _words(words: Words) -> str:
    place = f'x="{_n(words.x)}" y="{_n(words.y)}" font-size="{_n(words.size)}" fill="{words.colour}"'
    weight = "" if words.weight == REGULAR else f' font-weight="{words.weight}"'
    anchor = "" if words.align is Align.LEFT else f' text-anchor="{words.align}"'
    width = _n(width_of(words.text, words.size, words.weight))
    return (
        f'<text {place}{weight}{anchor} textLength="{width}" '
        f'lengthAdjust="spacingAndGlyphs">{_text(words.text)}</text>'
    )


def _chip(chip: Chip) -> str:
    colour, weight = (INK, SEMIBOLD) if chip.strong else (FRAME, REGULAR)
    frame = (
        f'x="{_n(chip.x + 0.5)}" y="{_n(chip.y + 0.5)}" width="{_n(chip.width - 1)}" '
        f'height="{MARK_HEIGHT - 1}" rx="3"'
    )
    words = Words(
        chip.x + chip.width / 2,
        chip.y + 15.2,
        chip.text,
        SMALL_SIZE,
        weight,
        INK if chip.strong else QUIET,
        Align.MIDDLE,
    )
    return f'<rect {frame} fill="{PAPER}" stroke="{colour}"/>{_words(words)}'


def _box(box: Box) -> str:
    radius = f' rx="{_n(box.radius)}"' if box.radius else ""
    outline = f' stroke="{box.outline}"' if box.outline else ""
    size = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    return f'<rect {size}{radius} fill="{box.fill}"{outline}/>'


def _disc(disc: Disc) -> str:
    line = f' stroke="{disc.outline}" stroke-width="{_n(disc.width)}"' if disc.width else ""
    dash = f' stroke-dasharray="{_n(0.3 * disc.radius)} {_n(0.23 * disc.radius)}"' if disc.dashed else ""
    circle = (
        f'<circle cx="{_n(disc.x)}" cy="{_n(disc.y)}" r="{_n(disc.radius)}" fill="{disc.fill}"{line}{dash}'
    )
    return f"{circle}><title>{_text(disc.name)}</title></circle>" if disc.name else f"{circle}/>"


def _stroke(stroke: Stroke) -> str:
    path = " ".join(f"{'L' if place else 'M'}{_n(x)} {_n(y)}" for place, (x, y) in enumerate(stroke.points))
    fill = f'fill="{stroke.fill}"' if stroke.fill else 'fill="none" stroke-linecap="round"'
    closed = "Z" if stroke.fill else ""
    return (
        f'<path d="{path}{closed}" {fill} stroke="{stroke.colour}" stroke-width="{_n(stroke.width)}" '
        f'stroke-linejoin="round"/>'
    )


def _text(words: str) -> str:
    """Escaped for text and attributes alike; control characters, which XML does not know, are left out."""
    return escape("".join(letter for letter in words if letter.isprintable() or letter in "\n\u00ad\u200b"))


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
