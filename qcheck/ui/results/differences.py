"""Where we see it differently: each criterion with its perspectives as rings on one band, the widest distance
first.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from qcheck.agenda import comparisons
from qcheck.charts import light_symbol
from qcheck.scoring.values import CriterionProfile
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.catalogue_words import words
from qcheck.ui.kit.visitor import say
from qcheck.ui.results import meanings, result_nav, result_view
from qcheck.ui.results.result_view import ResultView
from qcheck.ui.results.ring_band import rings
from qcheck.wording import compared, flags_beside, marks, not_compared, shared_questions
from qcheck.wording.lights import thresholds

CRITERION = Markup(
    '<section class="qc-compared"><h3 class="qc-h3">{light} {way}</h3>'
    '<p class="qc-marks">{marks} <span class="qc-aside">{basis}</span></p>{rings}{said}</section>'
)


def seen_differently(view: ResultView, rows: Iterable[CriterionProfile]) -> None:
    """The criteria with a flag between perspectives, and a question to begin with."""
    html.heading(say("Here you see it differently"), 2)
    cards = html.NOTHING.join(criterion(view, row) for row in rows)
    html.show(
        cards or Markup('<p class="qc-text">{}</p>').format(say("No criterion is seen very differently."))
    )
    if cards:
        question = words(view.shown.catalogue, "difference_prompt")
        html.paragraph(Markup("{}: <strong>{}</strong>").format(say("To talk about"), question))


def seen_alike(view: ResultView, rows: Iterable[CriterionProfile]) -> None:
    """The criteria without such a flag."""
    if entries := html.NOTHING.join(criterion(view, row) for row in rows):
        html.heading(say("Here you are closer together"), 2)
        html.show(Markup('<div class="qc-alike">{}</div>').format(entries))


def criterion(view: ResultView, row: CriterionProfile) -> Markup:
    """One criterion: its light, its rings, and what there is to say."""
    return CRITERION.format(
        light=html.drawn(light_symbol(row.overall.rating.light, 24, result_view.outcome(row, view.voice))),
        way=html.anchor(view.voice.criterion(row.criterion), "criterion", result_view.params(row.criterion)),
        marks=result_view.chips(marks(row, view.voice)) + result_view.agreed(view.shown, row.criterion),
        basis=shared_questions(row, view.voice),
        rings=rings(row, view.voice),
        said=html.listed(told) if (told := compared(row, view.voice)) else html.NOTHING,
    )


def left_out(view: ResultView, rows: Iterable[CriterionProfile]) -> None:
    """What cannot be compared, each with the reason."""
    ways = (
        (
            html.anchor(view.voice.criterion(row.criterion), "criterion", result_view.params(row.criterion)),
            not_compared(row, view.voice),
        )
        for row in rows
    )
    if entries := [Markup("{}: {}").format(*way) for way in ways]:
        html.heading(say("Here nothing can be compared"), 2)
        html.show(html.listed(entries))


def whole(view: ResultView) -> None:
    """Draws the three lists: what is seen differently, what is seen alike, and what cannot be compared."""
    rules, all_rows = view.shown.catalogue.rules, comparisons(view.shown.profile)
    html.paragraph(
        say(
            "Each ring is a perspective: the further to the right, the better it sees the criterion. "
            "Each perspective gets only "
            "questions that it can answer. So only what was put to all of them is compared, and the "
            "scores can differ from those in"
            " the profile. From {difference} points apart it is marked as a difference, from {strong} "
            "as a strong one.",
            difference=rules.difference,
            strong=rules.strong_difference,
        ),
        "qc-help",
    )
    html.paragraph(thresholds(rules, visitor.tongue()), "qc-aside")
    if (
        all_rows.differently or all_rows.alike
    ):  # where nothing can be compared, nothing can be said to be near
        seen_differently(view, all_rows.differently)
    seen_alike(view, all_rows.alike)
    left_out(view, all_rows.not_compared)
    meanings.fold(flags_beside((*all_rows.differently, *all_rows.alike), view.voice), view.voice)


def page() -> None:
    """Where the perspectives of the result in the address differ."""
    view = result_view.visited()
    result_nav.ways(view.shown, "differences")
    html.heading(say("Where we see it differently"))
    html.paragraph(result_view.facts(view.shown), "qc-facts")
    result_view.invented(view.shown)
    result_view.nothing(view.shown)
    result_nav.only_one_view(view.shown)
    if result_nav.several(view.shown):
        whole(view)
    result_view.way_back(view.shown)
