"""Then and now: this check beside another one of the same process, in a picture, a table and plain sentences.

The other check stands in the address by its own link: whoever looks sees of each check what that link shows,
and nothing more.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from qcheck.charts import CONFIG, Size, image, light_symbol
from qcheck.charts.dumbbell import Agreed, Dumbbell, dumbbell
from qcheck.charts.dumbbell_layout import dumbbell_figure, dumbbell_svg
from qcheck.comparing import ComparedCriterion, Pair, Reading, Verdict
from qcheck.language import N_
from qcheck.service import Measure, NotPossible, Result, TwoChecks, UnknownLink
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import count, say
from qcheck.ui.results import other_check, result_nav, result_view
from qcheck.wording import LIGHT_WORDS, Voice, deletion, edition, rounds
from qcheck.wording.measures import measure_in_short
from qcheck.wording.then_and_now import Voices, agreements, of_modes

SIDE = Markup('<p class="qc-text"><strong>{}</strong> {} <span class="qc-noprint">{}</span></p>')
CHIP = Markup('<span class="qc-mark qc-nobreak {}">{}</span>')
AS_TABLE = Markup(
    '<details class="qc-details"><summary>{0}</summary><div class="qc-scroll" tabindex="0" role="region" '
    'aria-label="{0}">{1}</div></details>'
)
NOTHING_YET = N_("There is nothing to put side by side yet.")
NOTHING_REMAINS = N_("Of one of the two checks no result remains, so nothing can be put side by side.")
NOT_YET = N_(
    "One of the two checks is confidential and still running. Both can be put side by side as soon as it "
    "has closed."
)


@dataclass(frozen=True, slots=True)
class ComparedView:
    """Two checks side by side, the words for them, what was agreed, and their picture."""

    both: TwoChecks
    voices: Voices
    agreed: Agreed
    drawn: Dumbbell


def view_of(both: TwoChecks) -> ComparedView:
    """The comparison in the visitor's language."""
    then, now = (Voice(check.questionnaire, visitor.tongue()) for check in (both.then, both.now))
    voices = Voices(then, now, both.compared)
    agreed = agreements(both.then.agreed, both.now.agreed, voices)
    return ComparedView(both, voices, agreed, dumbbell(voices, agreed))


def is_alike(both: TwoChecks) -> bool:
    """Whether both checks asked by the same edition of the same catalogue."""
    return catalogue(both.then) == catalogue(both.now)


def facts(result: Result, day: str, *, named: bool) -> str:
    """One of the two checks in a line: its day, phase, mode and sheets; its catalogue where that has to be
    `named`.
    """
    sheets = sum(number or 0 for number in result.sheets.values())
    people = count("{number} sheet", "{number} sheets", sheets) if sheets else ""
    phase = result.questionnaire.phase_title(visitor.tag())
    mode = rounds.mode(result.mode, visitor.tongue())
    gone = deletion.in_list(result.emptied, visitor.tongue())
    return " · ".join(filter(None, (day, phase, mode, people, gone, catalogue(result) if named else "")))


def catalogue(result: Result) -> str:
    """What was asked, by which edition."""
    return edition(result.catalogue, visitor.tongue())


def sides(view: ComparedView) -> None:
    """Which two checks these are, each the way to its own profile."""
    both = view.both
    told = (
        (say("Then:"), both.then, both.then_day, both.then_link),
        (say("Now:"), both.now, both.now_day, both.now_link),
    )
    for name, result, day, link in told:
        words = facts(result, visitor.tongue().day(day) if day else "", named=not is_alike(both))
        params = {"link": link, "other": None}
        way = html.anchor(say("Traffic-light profile"), "profile", params) if link else html.NOTHING
        html.show(SIDE.format(name, words, way))


def head(view: ComparedView) -> None:
    """The title, both checks, and what has to be known before one compares."""
    both = view.both
    html.heading(view.voices.title)
    asked = catalogue(both.now) if is_alike(both) else ""
    html.paragraph(" · ".join(filter(None, (both.now.title, both.now.place, asked))), "qc-facts")
    sides(view)
    result_view.invented(both.then)
    for note in (*view.voices.notes, *of_modes(both.then.mode, both.now.mode, visitor.tongue())):
        html.paragraph(note, "qc-lead")
    html.paragraph(view.voices.rule, "qc-help")


def in_numbers(view: ComparedView) -> None:
    """How many criteria have changed, are about the same, and cannot be compared: no sum, no ranking."""
    rows = view.drawn.rows
    order = [*Verdict, None]
    words = Counter(row.verdict for row in sorted(rows, key=lambda row: order.index(row.told)))
    entries = (Markup("<strong>{}</strong> {}").format(number, word) for word, number in words.items())
    html.show(html.listed(entries, "qc-counts"))


def parts(view: ComparedView) -> None:
    """The picture, part by part: the figure on wide screens, drawings on narrow ones and in print."""
    alternative = say("The same stands in the table below.")
    for index, part in enumerate(view.drawn.parts):
        [block] = part.blocks
        if block.title:
            html.heading(block.title, 2)
        with st.container(key=f"profile-wide-compared-{index}"):
            st.plotly_chart(
                dumbbell_figure(part), config=CONFIG, key=f"compared-{index}", theme=None, alt=alternative
            )
        for kind, size in (("narrow", Size.PHONE), ("print", Size.PRINT)):
            with st.container(key=f"profile-{kind}-compared-{index}"):
                html.show(html.drawn(image(dumbbell_svg(part, size, headings=False), alternative)))


def table(view: ComparedView) -> Markup:
    """The picture in words and numbers, with each perspective below its criterion."""
    titles = (say("Criterion"), say("Comparison"), say("Then"), say("Now"), say("Sheets"))
    shown = {row.criterion for row in view.drawn.rows}
    rows = (
        cells
        for criterion in view.both.compared.criteria
        if criterion.criterion in shown
        for cells in lines(view, criterion)
    )
    return AS_TABLE.format(say("The comparison as a table"), html.table(titles, rows))


def lines(view: ComparedView, criterion: ComparedCriterion) -> list[tuple[str | Markup, ...]]:
    """A criterion with what was agreed and planned, then its perspectives where there are several."""
    title = Markup("<strong>{}</strong>{}").format(
        view.voices.criterion(criterion.criterion), in_between(view, criterion)
    )
    several = criterion.perspectives.items() if len(criterion.perspectives) > 1 else ()
    return [
        (title, *cells(view, criterion.overall)),
        *(
            (Markup("– {}").format(view.voices.perspective(perspective)), *cells(view, pair))
            for perspective, pair in several
        ),
    ]


def cells(view: ComparedView, pair: Pair) -> tuple[str | Markup, ...]:
    """The verdict, both values and both numbers of sheets; or why there are none."""
    verdict = view.voices.told(pair)
    if pair.then is None or pair.now is None:
        return f"{verdict}: {view.voices.in_short(pair)}", "–", "–", "–"
    chip = CHIP.format("strong" if pair.verdict is Verdict.CHANGED else "", verdict)
    return chip, reading(view, pair.then), reading(view, pair.now), f"{pair.then.n}\u00a0→\u00a0{pair.now.n}"


def reading(view: ComparedView, value: Reading) -> Markup:
    """A light by its sign and its name, with its score."""
    name = view.voices.say(LIGHT_WORDS[value.light].title)
    return Markup('<span class="qc-nobreak">{} {}, {}</span>').format(
        html.drawn(light_symbol(value.light, 18)), name, value.score
    )


def in_between(view: ComparedView, criterion: ComparedCriterion) -> Markup:
    """What was agreed on the criterion after each check, and the measures that came from the earlier one."""
    agreed = [mark.long for mark in view.agreed.get(criterion.criterion, ())]
    planned = [
        measure_in_short(measure, visitor.tongue())
        for measure in view.both.then.measures
        if criterion.criterion in measure.criteria
    ]
    return html.joined('<br><span class="qc-aside">{}</span>', ((line,) for line in (*agreed, *planned)))


def measures_in_between(view: ComparedView) -> None:
    """The measures that came from the earlier check, each with what it is for."""
    if measures := view.both.then.measures:
        html.heading(say("Measures in between"), 2)
        html.show(html.listed(_measure(view, measure) for measure in measures))


def _measure(view: ComparedView, measure: Measure) -> Markup:
    known = {criterion.criterion for criterion in view.both.compared.criteria}
    named = ", ".join(
        view.voices.criterion(criterion) for criterion in measure.criteria if criterion in known
    )
    aim = named if measure.criteria else say("for the whole process")
    told = measure_in_short(measure, visitor.tongue())
    return Markup('{}<br><span class="qc-aside">{}</span>').format(told, aim)


def not_compared(view: ComparedView) -> None:
    """What cannot be compared, each with its reason in words."""
    shown = {row.criterion for row in view.drawn.rows}
    criteria = [criterion for criterion in view.both.compared.criteria if criterion.criterion in shown]
    entries = [
        Markup("<strong>{}</strong>: {}").format(title, why)
        for criterion in criteria
        for title, why in unlike(view, criterion)
    ]
    if entries:
        html.heading(say("What cannot be compared, and why"), 2)
        html.show(html.listed(entries))


def unlike(view: ComparedView, criterion: ComparedCriterion) -> list[tuple[str, str]]:
    """The criterion where its results cannot be compared, else those of its perspectives that cannot."""
    title = view.voices.criterion(criterion.criterion)
    if not criterion.overall.is_comparable:
        return [(title, view.voices.why_whole(criterion))]
    return [
        (f"{title}, {view.voices.perspective(perspective)}", view.voices.why(pair))
        for perspective, pair in criterion.perspectives.items()
        if not pair.is_comparable
    ]


def whole(view: ComparedView) -> None:
    """All there is to see of two checks with results."""
    if not view.drawn.rows:
        gone = any(check.emptied and not check.profile.criteria for check in (view.both.then, view.both.now))
        html.paragraph(say(NOTHING_REMAINS if gone else NOTHING_YET), "qc-lead")
        return
    in_numbers(view)
    parts(view)
    html.show(table(view))
    measures_in_between(view)
    not_compared(view)


def page() -> None:
    """The comparison in the address; where another check is still to be chosen, the ways to one."""
    shown = result_view.result()
    try:
        both, refused = other_check.compared(), None
    except (UnknownLink, NotPossible) as why:
        both, refused = None, why
    result_nav.ways(shown, "compare")
    if both is None or both.not_released:
        beside_nothing(shown, both, refused)
        return
    view = view_of(both)
    head(view)
    whole(view)
    other_check.choose_another()
    result_view.to_paper_and_back(shown)


def beside_nothing(shown: Result, both: TwoChecks | None, refused: UnknownLink | NotPossible | None) -> None:
    """Why there is no comparison yet, and the ways to one."""
    html.heading(say("Then and now"))
    html.paragraph(result_view.facts(shown), "qc-facts")
    if refused:
        other_check.refused(refused)
    if both:
        html.paragraph(say(NOT_YET), "qc-lead")
    other_check.choose(shown)
    result_view.way_back(shown)
