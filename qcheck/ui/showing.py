"""Whose result is shown: that of the check whose link stands in the address, or the example; and pieces of profile pages."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck.scoring.values import CriterionProfile
from qcheck.service import Result
from qcheck.ui import here
from qcheck.ui.here import Params
from qcheck.ui.html import anchor, show
from qcheck.wording import Voice, marks
from qcheck.wording import result as outcome_of


def result() -> Result:
    """The result to show. Raises UnknownLink."""
    service = here.service()
    return service.example() if "example" in st.query_params else service.result(here.link() or "")


def voice(shown: Result) -> Voice:
    """The words for it."""
    return Voice(shown.catalogue, shown.phase, here.tongue())


def params(criterion: str | None = None) -> Params:
    """The address of a page about the same result."""
    return {"example": st.query_params.get("example"), "criterion": criterion}


def has_answers(shown: Result) -> bool:
    """Whether there is any sheet, be it one of a group too small to be shown."""
    return any(number is None or number for number in shown.sheets.values())


def facts(shown: Result) -> str:
    """Process, place, phase, from how many sheets, and by which catalogue: one line."""
    count = here.tongue().count
    views = [number for number in shown.sheets.values() if number is None or number]
    sheets = sum(number or 0 for number in views)
    people = count("{number} sheet", "{number} sheets", sheets) if sheets else ""
    several = count("from {number} perspective", "from {number} perspectives", len(views)) if len(views) > 1 else ""
    asked = f"{shown.catalogue.title.say(here.tongue().tag)} {shown.catalogue.version}"
    phase = here.phase_title(shown.catalogue, shown.phase)
    return " · ".join(filter(None, [shown.title, shown.place, phase, f"{people} {several}".strip(), asked]))


def outcome(row: CriterionProfile, told_by: Voice) -> str:
    """A row without its title: light, word, number and marks."""
    return ", ".join([outcome_of(row.overall.rating, told_by), *(mark.text for mark in marks(row, told_by))])


def invented(shown: Result) -> None:
    """Says of the example that it is one."""
    if shown.is_example:
        say, tag = here.tongue().say, here.tongue().tag
        words = shown.intro.say(tag) if shown.intro else say("An invented example")
        way = anchor(say("Check a process of your own"), "new", here.ELSEWHERE)
        show(Markup('<p class="qc-invented">{} <span class="qc-noprint">{}</span></p>').format(words, way))
