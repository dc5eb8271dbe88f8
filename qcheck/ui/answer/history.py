"""The history of a catalogue: its editions, the newest first, with what changed in each, why, and since when
it is here.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck.ui.kit import html, visitor, widgets, wrong_link
from qcheck.ui.kit.visitor import in_words, say
from qcheck.wording import history

CHANGE = Markup("<strong>{}:</strong> {}{}")
ASIDE = Markup('<br><span class="qc-aside">{}</span>')


def edition(told: history.ToldEdition) -> None:
    """One edition with its changes."""
    html.heading(say("Edition {version}", version=told.version), 2)
    html.paragraph(" · ".join(filter(None, (told.stage, told.since))), "qc-facts")
    html.paragraph(told.before)
    html.show(html.listed(map(_change, told.changes)))


def _change(change: history.ToldChange) -> Markup:
    notes = (*(say(history.INSTEAD_OF, text=text) for text in change.instead_of), change.why)
    return CHANGE.format(change.kind, change.what, Markup("").join(ASIDE.format(note) for note in notes))


def page() -> None:
    """The catalogue whose id stands in the address."""
    wanted = st.query_params.get("catalogue", "")
    editions = visitor.service().shelf.editions(wanted)
    offered = [stored_edition for stored_edition in editions if not stored_edition.is_draft]
    if not offered:
        html.heading(say("Editions of the questions"))
        html.paragraph(say("There are no such questions here."))
        wrong_link.door()
        return
    html.heading(say("Editions of the questions"))
    html.paragraph(in_words(offered[-1].catalogue.title), "qc-lead")
    for told in history.told([(one.catalogue, one.since) for one in offered], visitor.tongue()):
        edition(told)
    widgets.door(say("All questions"), "preview", {"catalogue": wanted})
