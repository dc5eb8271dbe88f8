"""Criteria × perspectives: what each group sees, beside the shared result; a table, and on a phone a card for
each criterion.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from qcheck.catalogue import EVERYBODY
from qcheck.charts import Cell, Column, Matrix, Row, light_symbol, matrix
from qcheck.scoring.values import Light
from qcheck.service import Mode
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.kit.catalogue_words import words
from qcheck.ui.kit.visitor import say
from qcheck.ui.results import meanings, result_nav, result_view
from qcheck.ui.results.result_view import ResultView
from qcheck.wording import CAPPED, LIGHT_WORDS, flags_beside


@dataclass(frozen=True, slots=True)
class MatrixView(ResultView):
    """A result and its table."""

    drawn: Matrix


TABLE = Markup(
    '<div class="qc-scroll" tabindex="0" role="region" aria-label="{name}">'
    '<table class="qc-matrix" role="table" style="min-width:{width}rem">'
    '<caption class="qc-sr">{name}</caption><thead role="rowgroup"><tr role="row">'
    '<th scope="col" role="columnheader"><span class="qc-sr">{criterion}</span></th>{columns}'
    '<th scope="col" role="columnheader" class="qc-together">{together}</th></tr></thead>'
    '<tbody role="rowgroup">{rows}</tbody></table></div>'
)
"""The roles say again what the elements are: on a phone the rows look like cards, and some browsers would
forget the table then.
"""
COLUMN = '<th scope="col" role="columnheader">{}<small>{}{}</small></th>'
LINE = Markup(
    '<tr role="row"><th scope="row" role="rowheader">{way}<span class="qc-marks">{marks}</span></th>{cells}'
    '<td role="cell" class="qc-together" data-title="{together}">{overall}</td></tr>'
)
CELL = '<td role="cell" data-title="{}"{}>{}</td>'
SEEN = Markup(
    '<span class="qc-cell">{light}<b aria-hidden="true">{number}</b><span class="qc-word" '
    'aria-hidden="true">{word}</span>'
    '<span class="qc-sr">{spoken}</span></span>'
)
NOTE = '<small class="qc-note" aria-hidden="true">{}</small>'


def table(view: MatrixView, name: str, rows: Iterable[Row]) -> Markup:
    """A table of these criteria."""
    columns = html.joined(
        COLUMN, ((column.title, lock(column), column.sheets) for column in view.drawn.columns)
    )
    lines = html.NOTHING.join(line(view, row) for row in rows)
    width = 13.5 + 6.4 * (len(view.drawn.columns) + 1)
    return TABLE.format(
        name=name,
        width=f"{width:g}",
        criterion=say("Criterion"),
        columns=columns,
        together=together(view),
        rows=lines,
    )


def lock(column: Column) -> Markup:
    """The sign of a perspective that is too small to be shown."""
    return html.drawn(light_symbol(Light.WITHHELD, 16)) if column.withheld else html.NOTHING


def line(view: MatrixView, row: Row) -> Markup:
    """One criterion: its name and marks, what each perspective sees, the shared result with its spread."""
    seen = (
        (column.title, no_light(seen_cell), cell(seen_cell))
        for column, seen_cell in zip(view.drawn.columns, view.drawn.cells[row.criterion], strict=True)
    )
    return LINE.format(
        way=html.anchor(row.title, "criterion", result_view.params(row.criterion)),
        marks=result_view.chips(row.marks) + result_view.agreed(view.shown, row.criterion),
        cells=html.joined(CELL, seen),
        together=together(view),
        overall=overall(row),
    )


def together(view: MatrixView) -> str:
    """What the last column is called: whose view it is, where it is nobody else's."""
    return view.drawn.view or say("All perspectives")


def no_light(seen_cell: Cell) -> Markup:
    """Cells of criteria that ask the perspective nothing are set back."""
    return Markup(' class="qc-unasked"') if seen_cell.light is None else html.NOTHING


def cell(seen_cell: Cell) -> Markup:
    """The cell of the table with what one perspective sees."""
    light = html.NOTHING if seen_cell.light is None else html.drawn(light_symbol(seen_cell.light, 22))
    return SEEN.format(
        light=light, number=seen_cell.number, word=seen_cell.word, spoken=seen_cell.spoken
    ) + notes(seen_cell.note)


def overall(row: Row) -> Markup:
    """The shared result, with its spread or whose view it is."""
    light, number = html.drawn(light_symbol(row.light, 26)), "" if row.score is None else row.number
    said = row.spoken.removeprefix(f"{row.title}: ")
    between = ", ".join(filter(None, (row.span, row.view)))
    return SEEN.format(
        light=light, number=number, word=row.word, spoken=f"{said}, {between}" if row.span else said
    ) + notes(between)


def notes(text: str) -> Markup:
    """The small word below a light; nothing where there is none."""
    return html.joined(NOTE, [(text,)]) if text else html.NOTHING


def key(view: MatrixView) -> Markup:
    """What the signs mean that stand in cells, but were not among those counted."""
    lights_shown = {seen_cell.light for cells in view.drawn.cells.values() for seen_cell in cells} - {
        row.light for row in view.drawn.by_need
    }
    lights = (
        (html.drawn(light_symbol(light, 20)), say(LIGHT_WORDS[light].word))
        for light in Light
        if light in lights_shown
    )
    entries = [Markup("{} {}").format(*light) for light in lights]
    empty = [say("empty: not asked")] if None in lights_shown else []
    return html.listed([*entries, *empty], "qc-counts qc-key")


def reading(view: MatrixView) -> str:
    """How to read the table, and how the last column comes about."""
    if not view.drawn.view:
        return say(
            "See how each group sees the criteria, and beside it the result across all perspectives: "
            "each perspective counts the "
            "same, however many people it has."
        )
    if EVERYBODY in view.shown.sheets:
        return say(
            "No perspective has enough sheets to be shown by itself. Here all sheets are put together, "
            "and each counts the same."
        )
    return say(
        "Only one perspective can be shown. The last column is its view alone, not a result across all."
    )


def whole(view: MatrixView) -> None:
    """The tables: part by part in the catalogue's order, or one by need to talk."""
    html.paragraph(reading(view), "qc-help")
    if view.drawn.missing and view.shown.mode is Mode.OPEN:
        html.paragraph(
            say("No answers from: {perspectives}.", perspectives=view.voice.listed(view.drawn.missing)),
            "qc-aside",
        )
    order = {"catalogue": say("as in the catalogue"), "need": say("by need to talk")}
    with st.container(key="matrix-order"):
        widgets.from_address("order", order)
        st.radio(
            say("Order"),
            list(order),
            format_func=order.__getitem__,
            key="order",
            on_change=widgets.into_address,
            args=("order",),
            horizontal=True,
        )
    if st.query_params.get("order") == "need":
        by_need(view)
    else:
        by_part(view)
    html.show(key(view))
    capped = {
        CAPPED
        for row in view.shown.profile.criteria
        for rating in row.perspectives.values()
        if rating.capped_by
    }
    meanings.fold(flags_beside(view.shown.profile.criteria, view.voice) | capped, view.voice)


def by_part(view: MatrixView) -> None:
    """A table for each part."""
    for block in view.drawn.blocks:
        if block.title:
            html.heading(block.title, 2)
        html.show(result_view.counts(block))
        html.show(table(view, block.title or say("Criteria and perspectives"), block.rows))


def by_need(view: MatrixView) -> None:
    """One table in the order of need to talk; before it, what each part has of each light."""
    for block in view.drawn.blocks:
        if block.title:
            html.heading(block.title, 2)
        html.show(result_view.counts(block))
    html.heading(say("By need to talk"), 2)
    html.paragraph(
        say("First what is seen very differently, then red, then the other reasons to talk."), "qc-aside"
    )
    html.show(table(view, say("Criteria and perspectives"), view.drawn.by_need))


def page() -> None:
    """The criteria of the result in the address as each perspective sees them."""
    shown = result_view.result()
    drawn = matrix(shown.profile, shown.catalogue, visitor.tongue(), result_view.agreed_marks(shown))
    view = MatrixView(shown, result_view.voice(shown), drawn)
    result_nav.ways(shown, "matrix")
    html.heading(say("Perspectives side by side"))
    html.paragraph(result_view.facts(shown), "qc-facts")
    result_view.invented(shown)
    result_view.nothing(shown)
    result_nav.only_one_view(shown)
    if result_nav.several(shown):
        whole(view)
        html.paragraph(words(shown.catalogue, "disclaimer_result"), "qc-aside")
    result_view.way_back(shown)
