"""Which other check of the process this one is put beside: from a list, or by a link that is pasted."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck.service import LinkKind, NotPossible, Result, TwoChecks, UnknownLink, cleaned_link
from qcheck.ui.kit import html, inputs, throttle, url_params, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.organise import next_check, sibling_checks

FIELD = "compare-other"


def compared() -> TwoChecks | None:
    """The two checks in the address; None as long as no other one is chosen. Raises UnknownLink or
    NotPossible where the other link does not do.
    """
    service, other = visitor.service(), st.query_params.get("other", "")
    if "example" in st.query_params:
        return service.comparing.example()
    return service.comparing.through_time(visitor.link() or "", other) if other else None


def refused(why: UnknownLink | NotPossible) -> None:
    """Why the other link does not do, where another one can be chosen; whoever tries many is slowed down."""
    if isinstance(why, UnknownLink):
        throttle.slowed_down(throttle.sender(), st.query_params.get("other", ""))
    widgets.notice(why)


def choose(shown: Result) -> None:
    """The ways to another check: the process's others for whoever organises it, and a field for a link."""
    html.paragraph(
        say(
            "Here you see what has changed between two checks of a process: the same questions, asked again "
            "after some time. Choose the other check."
        )
    )
    if shown.kind is LinkKind.ORGANISE:
        listed()
    by_link()


def choose_another() -> None:
    """The ways to another check, to be folded out below a comparison."""
    if "example" in st.query_params:
        return
    html.show(html.anchor(say("Choose another check"), "compare", {"other": None}, kind="qc-noprint"))


def listed() -> None:
    """The other checks of the process, each the way to a comparison with it."""
    others = visitor.service().known_checks.other_checks(visitor.link() or "")
    entries = (
        Markup('{}<br><span class="qc-aside">{}</span>').format(
            html.anchor(
                say("Check of {day}", day=visitor.day(other.opened)),
                "compare",
                {"other": other.link},
                kind="qc-shelved",
            ),
            sibling_checks.facts(other),
        )
        for other in others
    )
    if others:
        html.heading(say("Other checks of this process"), 2)
        html.show(html.listed(entries, "qc-shelf"))
    else:
        html.paragraph(say("This process has no other check yet."))
        widgets.door(say("The same check once more"), "new", {next_check.LIKE: next_check.SAME})


def by_link() -> None:
    """A field for the link of another check, to its results or to organise it."""
    html.heading(say("By its link"), 2)
    inputs.line(say("Link of another check of this process"), FIELD, on_change=_take_over)
    told = say("The link to its results is enough. You see of each check what its link shows.")
    html.paragraph(told, "qc-aside")
    st.button(say("Put side by side"), key="compare-go", on_click=_take_over)


def _take_over() -> None:
    """What was pasted, into the address; something that is no link is said by what the address then opens."""
    if typed := str(st.session_state.get(FIELD, "")).strip():
        url_params.put("other", cleaned_link(typed) or typed[:200])
