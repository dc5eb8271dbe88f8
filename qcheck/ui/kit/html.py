"""Our own HTML: small pieces in which whatever people wrote comes out as text, because `Markup.format`
escapes it.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from qcheck import addresses
from qcheck.paragraphs import pieces
from qcheck.typography import unbroken
from qcheck.ui.kit import visitor
from qcheck.ui.kit.visitor import NONE, Params, say

NOTHING = Markup("")


def show(piece: Markup) -> None:
    """Draws a piece; nothing where there is nothing, which Streamlit would take for a mistake of ours."""
    if piece.strip():
        st.html(unbroken(piece))


def paragraph(text: str | Markup, kind: str = "") -> None:
    """Shows a paragraph."""
    show(Markup('<p class="qc-text {}">{}</p>').format(kind, text))


def passage(text: str, kind: str = "qc-text") -> None:
    """A longer text of a catalogue: its paragraphs, and its lists."""
    show(passages(text, kind))


def passages(text: str, kind: str = "") -> Markup:
    """A longer text of a catalogue, its paragraphs and lists, as a piece of a page."""
    mark = Markup(' class="{}"').format(kind) if kind else NOTHING
    return NOTHING.join(
        Markup("<p{}>{}</p>").format(mark, piece) if isinstance(piece, str) else listed(piece)
        for piece in pieces(text)
    )


def most(characters: int) -> None:
    """How long the text of the field above may be: said before, because nothing is cut."""
    paragraph(say("At most {most} characters.", most=visitor.tongue().whole(characters)), "qc-aside")


def heading(text: str, level: int = 1, marker: str = "") -> None:
    """A heading. The first-level one takes the focus when `marker` changes: a new page begins there for a
    screen reader.
    """
    focus = Markup(' tabindex="-1" data-page="{}"').format(marker or text) if level == 1 else NOTHING
    show(Markup('<h{0} class="qc-h{0}"{1}>{2}</h{0}>').format(level, focus, text))


def anchor(text: str | Markup, page: str, params: Params = NONE, *, kind: str = "") -> Markup:
    """A link to one of our pages, which loads it anew."""
    return Markup('<a class="{}" href="{}">{}</a>').format(kind, visitor.address(page, params), text)


def forgetting(link: str, words: str) -> Markup:
    """The way to take a link off the list of this device, behind what is said of it; nothing at the computer
    that shows all there are.
    """
    if visitor.at_this_computer():
        return NOTHING
    return Markup(' · <a href="{}">{}</a>').format(addresses.forget_address(link), words)


def listed(entries: Iterable[str | Markup], kind: str = "qc-list", element: str = "ul") -> Markup:
    """A list with these entries, as HTML."""
    return Markup('<{0} class="{1}">{2}</{0}>').format(
        element, kind, joined("<li>{}</li>", ((entry,) for entry in entries))
    )


def table(
    head: Iterable[str], rows: Iterable[tuple[str | Markup, ...]], caption: str = "", kind: str = ""
) -> Markup:
    """A table; the first cell of a row is its heading."""
    columns = joined('<th scope="col">{}</th>', ((title,) for title in head))
    body = joined("<tr>{}</tr>", ((_row(cells),) for cells in rows))
    named = Markup("<caption>{}</caption>").format(caption) if caption else NOTHING
    return Markup('<table class="qc-table {}">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(
        kind, named, columns, body
    )


def drawn(picture: str) -> Markup:
    """A piece from `charts`, which is HTML already and escapes what it says."""
    return Markup(picture)  # noqa: S704


def joined(template: str, rows: Iterable[tuple[object, ...]]) -> Markup:
    """The template once for each entry, filled in and put together."""
    return NOTHING.join(Markup(template).format(*values) for values in rows)  # noqa: S704  templates are ours


def _row(cells: tuple[str | Markup, ...]) -> Markup:
    return Markup('<th scope="row">{}</th>').format(cells[0]) + joined(
        "<td>{}</td>", ((cell,) for cell in cells[1:])
    )
