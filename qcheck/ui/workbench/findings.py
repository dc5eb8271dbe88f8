"""What is wrong in a draft, and what is worth a second look: beside each form, and all of it, each leading to
its place.
"""

from __future__ import annotations

from collections import Counter

import streamlit as st

from qcheck.authoring import WHOLE, Finding, Item
from qcheck.ui.kit import html, widgets
from qcheck.ui.kit.visitor import count, say
from qcheck.ui.workbench import accepting, bench, wording
from qcheck.ui.workbench.bench import Bench

MOST = 30
"""So many stand in a list; whoever has more mends these first."""


def of_item(on: Bench, item: Item) -> None:
    """What concerns the item of this form."""
    own = [finding for finding in _shown(on) if finding.item == item]
    with widgets.place("bench-findings"):
        said = dict.fromkeys((finding.problem.warning, _said(finding)) for finding in own)
        for is_hint, words in said:
            shown = st.warning if is_hint else st.error
            shown(widgets.plain(words))
        for finding in {accepting.name_of(finding): finding for finding in own}.values():
            accepting.accepting(on, finding)


def summary(on: Bench) -> None:
    """How much is to be done, in a line that opens."""
    findings, gaps = _apart(_shown(on))
    mistakes = [finding for finding in findings if not finding.problem.warning]
    hints = len(findings) - len(mistakes) + len(gaps)
    with widgets.place("bench-summary"):
        if not findings and not gaps:
            html.paragraph(say("Everything is in order."), "qc-aside")
            return
        words = [
            count("{number} thing still to do", "{number} things still to do", len(mistakes))
            if mistakes
            else "",
            count("{number} hint", "{number} hints", hints) if hints else "",
        ]
        with st.expander(" · ".join(filter(None, words)), key="bench-all-findings"):
            if hints:
                html.paragraph(say("Hints keep you from nothing: you may publish with them."), "qc-aside")
            for tag, number in gaps.items():
                _gap(tag, number)
            listed(on, findings)


def _shown(on: Bench) -> tuple[Finding, ...]:
    """What forms can mend: why questions changed is asked in one language, and in no form any more."""
    return tuple(
        finding
        for finding in on.opened.draft.findings
        if not (finding.problem.path.startswith("changes[") and wording.untranslated(finding))
    )


def _apart(findings: tuple[Finding, ...]) -> tuple[tuple[Finding, ...], Counter[str]]:
    """What is found, and how many texts are missing in which language: these stand in one line each."""
    gaps = Counter(tag for finding in findings for tag in wording.untranslated(finding))
    return tuple(finding for finding in findings if not wording.untranslated(finding)), gaps


def _gap(tag: str, number: int) -> None:
    language = bench.language_name(tag)
    html.paragraph(
        count(
            "{language}: {number} text is missing.",
            "{language}: {number} texts are missing.",
            number,
            language=language,
        )
    )
    st.button(
        say("Go to the languages side by side"),
        key=f"bench-gap-{tag}",
        type="tertiary",
        on_click=bench.choose,
        args=(WHOLE, bench.LANGUAGES),
    )


def _said(finding: Finding) -> str:
    return " ".join(filter(None, (wording.problem(finding), wording.advice(finding))))


def listed(on: Bench, findings: tuple[Finding, ...], name: str = "finding") -> None:
    """Each of them with the way to its place; `name` tells two lists of a page apart."""
    for number, finding in enumerate(findings[:MOST]):
        where = wording.name(on.opened.draft, finding.item)
        kind = say("Hint") if finding.problem.warning else say("To do")
        html.paragraph(f"{kind}: {_said(finding)}")
        st.button(
            widgets.plain(say("Go to: {place}", place=where)),
            key=f"bench-{name}-{number}",
            type="tertiary",
            on_click=bench.choose,
            args=(finding.item,),
        )
