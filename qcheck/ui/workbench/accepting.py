"""A hint that does not hold here is left as it is, for a reason that stands in the questionnaire."""

from __future__ import annotations

import streamlit as st

from qcheck.authoring import WHOLE, Finding, Plain, SetValue
from qcheck.loading.messages import NAMES, Advice
from qcheck.ui.kit import widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import bench
from qcheck.ui.workbench.bench import Bench

WHERE = ("lint", "accepted")


def accepting(on: Bench, finding: Finding) -> None:
    """A field for the reason, behind a line that unfolds; nothing for hints that cannot be accepted."""
    name = name_of(finding)
    if not name:
        return
    key = f"bench-accept-{name}-{finding.item.id}"
    with st.expander(say("Leave it as it is, for a reason"), key=f"{key}-fold"), st.form(key, border=False):
        why = st.text_input(say("Why does this hint not hold here?"), key=f"{key}-why")
        if st.form_submit_button(say("Let it stand"), key=f"{key}-now") and why.strip():
            _accept(on, finding, name, " ".join(why.split()))
            st.rerun()


def name_of(finding: Finding) -> str:
    """What the hint is called where it is accepted; empty where it cannot be."""
    advice = finding.problem.message.message
    return NAMES.get(advice, "") if isinstance(advice, Advice) and finding.problem.warning else ""


def _accept(on: Bench, finding: Finding, name: str, why: str) -> None:
    draft = on.opened.draft
    stored = draft.value(WHOLE, WHERE)
    before = stored if isinstance(stored, list) else []
    at = finding.item.id or str(draft.value(WHOLE, ("id",)))
    entry: Plain = {"at": at, "warning": name, "why": {on.language: why}}
    bench.change(on.link, SetValue(WHOLE, WHERE, [*before, entry], was=stored))


def accepted(on: Bench) -> None:
    """All that is accepted, each with the way to be reminded of it again."""
    stored = on.opened.draft.value(WHOLE, WHERE)
    entries = [content for content in stored if isinstance(content, dict)] if isinstance(stored, list) else []
    for number, entry in enumerate(entries):
        why = entry.get("why")
        said = next(iter(why.values()), "") if isinstance(why, dict) else why
        st.markdown(widgets.plain(f"{entry.get('at')}: {said}"))
        left: Plain = [content for place, content in enumerate(entries) if place != number]
        st.button(
            say("Show this hint again"),
            key=f"bench-accepted-{number}",
            type="tertiary",
            on_click=bench.changing,
            args=(on.link, SetValue(WHOLE, WHERE, left or None, was=stored)),
        )
