"""What the signs of a page mean: the lights, and the flags that stand there."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st
from markupsafe import Markup

from qcheck.charts import legend
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import say
from qcheck.wording import FlagWords, Voice, explained

KEY = Markup('<div class="qc-meanings"><h3 class="qc-h3">{}</h3><dl>{}</dl></div>')


def fold(marks: Collection[FlagWords], voice: Voice) -> None:
    """To be folded out: all lights, and the `marks` that stand on this page."""
    with st.expander(say("What do the lights and marks mean?")):
        html.show(html.drawn(legend(voice.catalogue, visitor.tongue())))
        flags(marks, voice)


def flags(marks: Collection[FlagWords], voice: Voice) -> None:
    """Each flag with its rule; nothing where there is none."""
    if entries := explained(marks, voice):
        meanings = html.joined('<dt><span class="qc-mark">{}</span></dt><dd>{}</dd>', entries)
        html.show(KEY.format(say("The marks"), meanings))
