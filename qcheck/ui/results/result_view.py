"""The result that a page shows (that of the check whose link stands in the address, or the example), and
pieces that several pages show of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from qcheck.catalogue import EVERYBODY, CriterionId
from qcheck.charts import Block, light_symbol
from qcheck.language import N_
from qcheck.scoring.values import CriterionProfile
from qcheck.service import LinkKind, Result
from qcheck.ui.kit import check_state, visitor, widgets
from qcheck.ui.kit.html import NOTHING, anchor, drawn, joined, listed, show
from qcheck.ui.kit.visitor import Params, count, in_words, say
from qcheck.wording import AgreedMark, Mark, Voice, agreed_mark, edition, marked, marks
from qcheck.wording import agreed_marks as marks_of_agreed
from qcheck.wording import result as outcome_of
from qcheck.wording.deletion import elsewhere, gone

NOT_YET = N_(
    "This check is confidential. You will see its results as soon as it has closed. So nobody can tell "
    "what was added last."
)
NO_ANSWERS = N_("There are no answers yet. As soon as there are, this page shows your profile.")

CHOSEN = ("example", "order", "topics", "minutes", "other")
"""Parameters that pages about a result hand on to each other."""


@dataclass(frozen=True, slots=True)
class ResultView:
    """What a page about a result is drawn from: the result and the words for it."""

    shown: Result
    voice: Voice


def visited() -> ResultView:
    """The result that the address asks for. Raises UnknownLink."""
    shown = result()
    return ResultView(shown, voice(shown))


def result() -> Result:
    """The result to show. Raises UnknownLink."""
    service = visitor.service()
    return (
        service.results.example()
        if "example" in st.query_params
        else service.results.result(visitor.link() or "")
    )


def voice(shown: Result) -> Voice:
    """The words for it."""
    return Voice(shown.questionnaire, visitor.tongue())


def params(criterion: str | None = None) -> Params:
    """The address of a page about the same result; what was chosen on one of its pages goes along."""
    return {name: st.query_params.get(name) for name in CHOSEN} | {"criterion": criterion}


def has_answers(shown: Result) -> bool:
    """Whether there is any sheet, be it one of a group too small to be shown."""
    return any(number is None or number for number in shown.sheets.values())


def nothing(shown: Result) -> None:
    """Says why there is nothing to show yet, where that is so; and of what remained, that there are no
    answers behind it any more.
    """
    if shown.emptied is not None:
        day, with_result = visitor.tongue().day(shown.emptied), not shown.profile.criteria
        show(Markup('<p class="qc-done">{}</p>').format(gone(day, visitor.tongue(), with_result=with_result)))
    elif shown.left_behind:
        show(Markup('<p class="qc-done">{}</p>').format(elsewhere(visitor.tongue())))
    elif not has_answers(shown):
        words = say(NO_ANSWERS if shown.released else NOT_YET)
        until = "" if shown.released else check_state.closes_itself(visitor.access())
        show(Markup('<p class="qc-text qc-lead">{} {}</p>').format(words, until))


def counts(block: Block) -> Markup:
    """How many criteria of a part have each light: all that is said of several together."""
    lights = (
        (drawn(light_symbol(in_light.light, 22)), in_light.number, in_light.word) for in_light in block.counts
    )
    return listed((Markup("{} <strong>{}</strong> {}").format(*light) for light in lights), "qc-counts")


def chips(row_marks: Iterable[Mark]) -> Markup:
    """Marks as short words in frames."""
    framed = (("strong" if mark.strong else "", mark.sentence, mark.text) for mark in row_marks)
    return joined('<span class="qc-mark {}" title="{}">{}</span> ', framed)


def agreed_marks(shown: Result) -> dict[CriterionId, AgreedMark]:
    """The marks of what is agreed, for pictures of the result."""
    return marks_of_agreed(shown.agreed, voice(shown))


def agreed(shown: Result, criterion: CriterionId) -> Markup:
    """What is agreed, in a frame beside the computed light; nothing where nothing is."""
    if (kept := shown.agreed.get(criterion)) is None:
        return NOTHING
    mark = agreed_mark(kept, voice(shown))
    return _framed(mark, mark.text)


def agreed_after(shown: Result, criterion: CriterionId) -> Markup:
    """The same behind other words."""
    mark = agreed(shown, criterion)
    return Markup(" {}").format(mark) if mark else NOTHING


def agreed_whole(shown: Result, criterion: CriterionId) -> Markup:
    """The same with its day, the reason, who sees it otherwise, and the agreements before it; nothing where
    nothing is agreed.
    """
    if (kept := shown.agreed.get(criterion)) is None:
        return NOTHING
    mark = agreed_mark(kept, voice(shown))
    otherwise = say("Minority view") + ": " + mark.minority if mark.minority else ""
    why = " · ".join(filter(None, (mark.day, mark.reason, otherwise)))
    before = joined("<br>{}", ((sentence,) for sentence in mark.earlier))
    return Markup('{}<br><span class="qc-aside">{}{}</span>').format(_framed(mark, mark.long), why, before)


def _framed(mark: AgreedMark, words: str) -> Markup:
    light = Markup("{} ").format(drawn(light_symbol(mark.light, 18))) if mark.light else NOTHING
    return Markup('<span class="qc-mark strong" title="{}">{}{}</span>').format(mark.sentence, light, words)


def to_the_round(shown: Result, criterion: CriterionId | None = None) -> None:
    """The way to the round of agreement, or to one criterion in it, for those who organise."""
    if shown.kind is not LinkKind.ORGANISE or not has_answers(shown):
        return
    with st.container(key="to-agree"):
        if criterion:
            label = (
                say("Change what is agreed") if criterion in shown.agreed else say("Agree on this criterion")
            )
            widgets.door(label, "agree", {"criterion": criterion})
        else:
            widgets.door(say("Agree together: the round of agreement"), "agree")


def to_paper_and_back(shown: Result) -> None:
    """The last line of a page that is printed: to paper, and back."""
    with _last_line():
        button = Markup('<button type="button" class="qc-button" data-print="1">{}</button>')
        show(button.format(say("Print")))
        _back(shown)


def way_back(shown: Result) -> None:
    """The last line of any other page."""
    with _last_line():
        _back(shown)


def _last_line() -> DeltaGenerator:
    return st.container(key="onward", horizontal=True, gap="medium", vertical_alignment="center")


def _back(shown: Result) -> None:
    """The way back to the check, for those who may organise it; whoever only sees results is at home here."""
    if shown.is_example:
        widgets.door(say("To the start page"), "", visitor.ELSEWHERE)
    elif shown.kind is LinkKind.ORGANISE:
        widgets.door(say("Back to the check"), "check")


def facts(shown: Result) -> str:
    """Process, place, phase, from how many sheets, and by which catalogue: one line."""
    views = {perspective: number for perspective, number in shown.sheets.items() if number is None or number}
    sheets = sum(number or 0 for number in views.values())
    people = count("{number} sheet", "{number} sheets", sheets) if sheets else ""
    raised = max((sum(by_perspective.values()) for by_perspective in shown.hands.values()), default=0)
    hands = (
        count("among them {number} that was counted", "among them {number} that were counted", raised)
        if raised
        else ""
    )
    seen = [perspective for perspective, number in views.items() if number and perspective != EVERYBODY]
    several = (
        count("from {number} perspective", "from {number} perspectives", len(seen)) if len(seen) > 1 else ""
    )
    asked = edition(shown.catalogue, visitor.tongue())
    phase = shown.questionnaire.phase_title(visitor.tag())
    sheets_of = f"{people} {several}".strip()
    today = "" if shown.is_example else say("as of {day}", day=_as_of(shown))
    told = (shown.title, shown.place, phase, sheets_of, hands, _unseen(shown), asked, today)
    return " · ".join(filter(None, told))


def _as_of(shown: Result) -> str:
    """Today, while answers are there; of what remained, the day on which it stood so."""
    if shown.figures_alone and shown.as_of is not None:
        return visitor.tongue().day(shown.as_of)
    return visitor.day(datetime.now(UTC))


def _unseen(shown: Result) -> str:
    """How many perspectives have too few sheets to be shown; empty for none."""
    if not (withheld := sum(number is None for number in shown.sheets.values())):
        return ""
    return count(
        "{number} perspective with too few sheets to be shown",
        "{number} perspectives with too few sheets to be shown",
        withheld,
    )


def outcome(row: CriterionProfile, told_by: Voice) -> str:
    """A row without its title: light, word, number and marks."""
    return ", ".join([outcome_of(row.overall.rating, told_by), *marked(marks(row, told_by), told_by)])


def invented(shown: Result) -> None:
    """Says of the example that it is one."""
    if shown.is_example:
        visitor.tag()
        words = in_words(shown.intro) if shown.intro else say("An invented example")
        way = anchor(say("Start a check of your own"), "new", visitor.ELSEWHERE)
        show(Markup('<p class="qc-invented">{} <span class="qc-noprint">{}</span></p>').format(words, way))
