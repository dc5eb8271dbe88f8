"""The picture as a Plotly figure, for the page where one person looks closely: hovering a row explains it, a
row can be selected.

Drawn from the same `layout` as the SVG: pixels are the units of both axes, so that at `width` figure and SVG
are alike; a page of another width stretches the bands and leaves letters and symbols as they are. Show it
with `theme=None` and `CONFIG`.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Any  # plotly takes untyped dictionaries

from qcheck.charts.colours import CLEAR, FONT, FRAME, INK, PAPER, QUIET
from qcheck.charts.columns import Size
from qcheck.charts.drawing import Align, Box, Chip, Disc, Drawing, Item, Line, Pin, Stroke, Words, moved
from qcheck.charts.layout import layout
from qcheck.charts.measure import REGULAR, SEMIBOLD
from qcheck.charts.picture import Picture
from qcheck.charts.row import MARK_HEIGHT, SMALL_SIZE

if TYPE_CHECKING:
    import plotly.graph_objects as go

CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "responsive": True,
}
"""For `st.plotly_chart(config=…)`: nothing but the picture, and no offer to upload it."""

HOVER_LINE = 56  # letters
NOTHING = CLEAR
IN_PIXELS = {"xref": "x", "xsizemode": "pixel", "layer": "above"}
"""A shape that keeps its size at any width of the page, beside its `xanchor`."""

_Entry = dict[str, Any]
_ALIGNED = {Align.LEFT: "left", Align.MIDDLE: "center", Align.RIGHT: "right"}


def figure(
    picture: Picture, width: float = Size.LAPTOP, *, headings: bool = True, key: bool = True
) -> go.Figure:
    """The picture for a page at least this wide, in pixels. Every row is a point with `customdata=[criterion
    id]`.
    """
    return figure_of(layout(picture, width, headings=headings, key=key))


def figure_of(drawing: Drawing) -> go.Figure:
    """Any drawing as a figure."""
    import plotly.graph_objects as go  # half a second, spent only where a figure is shown

    return go.Figure(data=[_rings(drawing), _rows(drawing)], layout=_layout(drawing))


def _layout(drawing: Drawing) -> _Entry:
    axis = {"visible": False, "fixedrange": True, "automargin": False}
    return {
        "height": drawing.height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "xaxis": axis | {"range": [0, drawing.width]},
        "yaxis": axis | {"range": [drawing.height, 0]},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "font": {"family": FONT, "size": SMALL_SIZE, "color": INK},
        "hoverlabel": {
            "bgcolor": PAPER,
            "bordercolor": QUIET,
            "align": "left",
            "font": {"family": FONT, "size": 15, "color": INK},
        },
        "showlegend": False,
        "barmode": "overlay",
        "bargap": 0,
        "dragmode": False,
        "hovermode": "closest",
        "clickmode": "event+select",
        "shapes": [*_ground(drawing), *_symbols(drawing)],
        "annotations": [*_annotations(drawing)],
    }


def _rows(drawing: Drawing) -> _Entry:
    """An invisible bar over each row, to be hovered and selected anywhere."""
    rows = [(top, strip) for top, strip in drawing.placed if strip.criterion]
    return {
        "type": "bar",
        "orientation": "h",
        "base": drawing.width,
        "x": [-drawing.width for _ in rows],
        "y": [top + strip.height / 2 for top, strip in rows],
        "width": [strip.height for _, strip in rows],
        "customdata": [[strip.criterion] for _, strip in rows],
        "hovertext": [_hover(strip.hover) for _, strip in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": INK, "opacity": 0},
        "selected": {"marker": {"opacity": 0.05}},
        "unselected": {"marker": {"opacity": 0}},
    }


def _rings(drawing: Drawing) -> _Entry:
    rings = [disc for disc in _items(drawing, "band") if isinstance(disc, Disc)]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [ring.x for ring in rings],
        "y": [ring.y for ring in rings],
        "marker": {"size": 9, "color": PAPER, "opacity": 1, "line": {"color": QUIET, "width": 1.5}},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _items(drawing: Drawing, side: str) -> Iterator[Item]:
    """All items of one side, counted from the top of the whole picture."""
    for top, strip in drawing.placed:
        yield from (moved(item, 0, top) for item in getattr(strip, side))


def _ground(drawing: Drawing) -> Iterator[_Entry]:
    """Everything stretched with the page: boxes and lines, in the order of drawing, those that look alike in
    one path.
    """
    paths: dict[tuple[str, str, float, bool], list[str]] = {}
    for item in _items(drawing, "band"):
        if isinstance(item, Box):
            paths.setdefault((item.fill, item.fill, 0, False), []).append(_rectangle(item))
        elif isinstance(item, Line):
            paths.setdefault((NOTHING, item.colour, item.width, item.round), []).append(_segment(item))
    for (fill, colour, width, above), path in paths.items():
        line = {"color": colour, "width": width}
        yield {
            "type": "path",
            "path": " ".join(path),
            "fillcolor": fill,
            "line": line,
            "layer": "above" if above else "below",
        }


def _rectangle(box: Box) -> str:
    right, bottom = box.x + box.width, box.y + box.height
    return f"M{box.x:g},{box.y:g} H{right:g} V{bottom:g} H{box.x:g} Z"


def _segment(line: Line) -> str:
    return f"M{line.x1:g},{line.y1:g} L{line.x2:g},{line.y2:g}"


def _symbols(drawing: Drawing) -> Iterator[_Entry]:
    """Lights and the signs of the key: as many pixels from the left edge, and as large, at any width of the
    page; those on a band stay at their place of it.
    """
    for item in _items(drawing, "left"):
        if shape := _shape(item):
            yield IN_PIXELS | {"xanchor": 0} | shape
    for item in _items(drawing, "band"):
        if isinstance(item, Pin):
            yield from (IN_PIXELS | {"xanchor": item.x} | (_shape(part) or {}) for part in item.items)


def _shape(item: Item) -> _Entry | None:
    match item:
        case Box():
            return {"type": "path", "path": _rectangle(item), "fillcolor": item.fill, "line": {"width": 0}}
        case Line():
            return {
                "type": "path",
                "path": _segment(item),
                "fillcolor": NOTHING,
                "line": {"color": item.colour, "width": item.width},
            }
        case Stroke():
            path = " L".join(f"{x:g},{y:g}" for x, y in item.points)
            closed, fill = (" Z", item.fill) if item.fill else ("", NOTHING)
            return {
                "type": "path",
                "path": f"M{path}{closed}",
                "fillcolor": fill,
                "line": {"color": item.colour, "width": item.width},
            }
        case Disc():
            return _circle(item)
    return None


def _circle(disc: Disc) -> _Entry:
    corners = {
        "x0": disc.x - disc.radius,
        "x1": disc.x + disc.radius,
        "y0": disc.y - disc.radius,
        "y1": disc.y + disc.radius,
    }
    dash = f"{0.3 * disc.radius:g}px,{0.23 * disc.radius:g}px" if disc.dashed else "solid"
    return {
        "type": "circle",
        "fillcolor": disc.fill,
        "line": {"color": disc.outline, "width": disc.width, "dash": dash},
    } | corners


def _annotations(drawing: Drawing) -> Iterator[_Entry]:
    anchors = {"left": 0.0, "band": None, "right": drawing.width}
    for side, anchor in anchors.items():
        for item in _items(drawing, side):
            if isinstance(item, Words | Chip):
                yield _label(item, item.x if anchor is None else anchor)


def _label(item: Words | Chip, anchor: float) -> _Entry:
    """Words that keep their distance in pixels from `anchor`."""
    label = _chip(item) if isinstance(item, Chip) else _words(item)
    place = {
        "x": anchor,
        "xshift": item.x - anchor,
        "yanchor": "middle",
        "showarrow": False,
        "captureevents": False,
    }
    return place | label | {"text": escape(item.text, quote=False)}


def _words(words: Words) -> _Entry:
    font = {"size": words.size, "color": words.colour, "weight": words.weight}
    return {
        "y": words.y - 0.34 * words.size,
        "xanchor": _ALIGNED[words.align],
        "borderpad": 0,
        "borderwidth": 0,
        "font": font,
    }


def _chip(chip: Chip) -> _Entry:
    font = {
        "size": SMALL_SIZE,
        "color": INK if chip.strong else QUIET,
        "weight": SEMIBOLD if chip.strong else REGULAR,
    }
    frame = {"bordercolor": INK if chip.strong else FRAME, "borderwidth": 1, "borderpad": 1}
    size = {"width": chip.width - 4, "height": MARK_HEIGHT - 4}
    return (
        {"y": chip.y + MARK_HEIGHT / 2, "xanchor": "left", "align": "center", "bgcolor": PAPER, "font": font}
        | frame
        | size
    )


def _hover(sentences: str) -> str:
    """In lines, with nothing in them that Plotly would take for markup."""
    return "<br>".join(escape(line, quote=False) for line in wrap(sentences, HOVER_LINE))
