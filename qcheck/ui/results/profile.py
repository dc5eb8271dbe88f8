"""The traffic-light profile: the picture, what goes well, what to talk about, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from qcheck.charts import CONFIG, Picture, Row, Size, band, figure, image, light_symbol, picture, svg
from qcheck.scoring.values import CriterionProfile
from qcheck.service import Result
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.catalogue_words import CLOSING, words
from qcheck.ui.kit.visitor import in_words, say
from qcheck.ui.results import former_answers, meanings, quotes, result_nav, result_view, talk_order
from qcheck.ui.results.result_view import ResultView
from qcheck.wording import flags_beside, marked, moving, removed_words


@dataclass(frozen=True, slots=True)
class ProfileView(ResultView):
    """A result and its picture."""

    drawn: Picture


def parts(view: ProfileView) -> None:
    """The picture, part by part: the figure on wide screens, links on narrow ones, the drawing in print."""
    for index, part in enumerate(view.drawn.parts):
        [block] = part.blocks
        if block.title:
            html.heading(block.title, 2)
        html.show(result_view.counts(block))
        with st.container(key=f"profile-wide-{index}"):
            explore(part, f"figure-{index}")
        with st.container(key=f"profile-narrow-{index}"):
            if not index and part.key.letters:
                html.paragraph(whose_rings(part), "qc-aside")
            html.show(html.listed((narrow(view, part, row) for row in part.rows), "qc-rows"))
        with st.container(key=f"profile-print-{index}"):
            html.show(
                html.drawn(
                    image(svg(part, Size.PRINT, headings=False), say("The same stands in the table below."))
                )
            )


def whose_rings(part: Picture) -> str:
    """Which letter is whose, where the picture has no room for its key."""
    named = " · ".join(letter.replace(" ", "\u00a0", 1) for letter in part.key.letters)
    return say("{letters}; bar: all together", letters=named)


def explore(part: Picture, key: str) -> None:
    """The figure of one part; selecting a row opens its criterion."""
    chart = figure(part, headings=False)
    alt = say("The same stands in the table below.")
    event = st.plotly_chart(
        chart, config=CONFIG, key=key, theme=None, on_select="rerun", selection_mode="points", alt=alt
    )
    if event.selection.points:
        visitor.go("criterion", result_view.params(event.selection.points[0]["customdata"][0]))


def narrow(view: ProfileView, part: Picture, row: Row) -> Markup:
    """A row on a narrow screen: a link with light, title, word, number and band."""
    said = ", ".join([row.word, *marked(row.marks, view.voice)])
    text = Markup('<span class="qc-row-text"><strong>{}</strong><br>{} {}</span>').format(
        row.title, said, result_view.agreed(view.shown, row.criterion)
    )
    kind = "none" if row.score is None else ""
    number = Markup('<span class="qc-row-number {}"><strong>{}</strong><br><small>{}</small></span>').format(
        kind, row.number, row.span
    )
    on_band = html.NOTHING
    if row.score is not None:
        on_band = Markup('<span class="qc-row-band" aria-hidden="true">{}</span>').format(
            html.drawn(band(part, row, 320))
        )
    cells = html.drawn(light_symbol(row.light, 30)) + text + number + on_band
    return html.anchor(cells, "criterion", result_view.params(row.criterion), kind="qc-row")


def table(view: ProfileView) -> Markup:
    """The whole picture in words and numbers."""
    titles = (say("Criterion"), say("Light"), say("Score, 0 to 100"), say("Lowest to highest"), say("Marks"))
    whole = html.table(titles, (cells(view, row) for row in view.drawn.rows))
    label = say("Profile as a table")
    inner = Markup('<div class="qc-scroll" tabindex="0" role="region" aria-label="{}">{}</div>').format(
        label, whole
    )
    return Markup('<details class="qc-details"><summary>{}</summary>{}</details>').format(
        say("The profile as a table"), inner
    )


def cells(view: ProfileView, row: Row) -> tuple[str | Markup, ...]:
    """One criterion in words and numbers."""
    way = html.anchor(row.title, "criterion", result_view.params(row.criterion))
    marks = ", ".join(marked(row.marks, view.voice))
    return (
        way,
        row.word,
        row.number,
        row.span,
        Markup(" ").join(filter(None, (marks, result_view.agreed(view.shown, row.criterion)))),
    )


def agreements(view: ProfileView) -> None:
    """What is agreed, each beside the computed light, with its day, reason, minority view and the agreements
    before it; nothing where there is nothing.
    """
    for row in view.shown.profile.criteria:
        if row.criterion in view.shown.agreed:
            way = html.anchor(
                view.voice.criterion(row.criterion), "criterion", result_view.params(row.criterion)
            )
            html.show(
                Markup('<p class="qc-text">{}: {} {}</p>').format(
                    way,
                    result_view.outcome(row, view.voice),
                    result_view.agreed_whole(view.shown, row.criterion),
                )
            )


def outcomes(view: ProfileView) -> None:
    """What was agreed and planned, of a check of which no figures remained."""
    if view.shown.agreed:
        html.heading(say("What was agreed"), 2)
        agreed = (
            (view.voice.criterion(criterion), result_view.agreed_whole(view.shown, criterion))
            for criterion in view.shown.agreed
        )
        html.show(html.listed(Markup("{}: {}").format(*line) for line in agreed))
    if view.shown.measures:
        html.heading(say("Measures"), 2)
        html.show(html.listed(measure.what for measure in view.shown.measures))


def short_list(
    view: ProfileView, title: str, rows: Iterable[CriterionProfile], nothing: str | Markup
) -> Markup:
    """Strengths or topics of the talk: each the way to its criterion, and its result."""
    ways = (
        (
            html.anchor(view.voice.criterion(row.criterion), "criterion", result_view.params(row.criterion)),
            row,
        )
        for row in rows
    )
    entries = [Markup("{} – {}").format(way, result_view.outcome(row, view.voice)) for way, row in ways]
    content = html.listed(entries, element="ol") if entries else Markup("<p>{}</p>").format(nothing)
    return Markup('<section><h2 class="qc-h2">{}</h2>{}</section>').format(title, content)


def no_strength(view: ProfileView) -> Markup:
    """Where nothing is green yet: what comes nearest, so that a talk can begin with it."""
    none = say("No criterion is green yet.")
    rows = [row for row in view.shown.profile.criteria if row.overall.rating.score is not None]
    if not rows:
        return Markup("{}").format(none)
    highest = max(rows, key=lambda row: row.overall.rating.score or 0)
    way = html.anchor(
        view.voice.criterion(highest.criterion), "criterion", result_view.params(highest.criterion)
    )
    outcome = result_view.outcome(highest, view.voice)
    return Markup("{} {}: {} – {}").format(none, say("The highest so far"), way, outcome)


def no_topic(view: ProfileView) -> str:
    """Why there is none to talk about: somebody left them all out, or nothing gives reason to."""
    if talk_order.planned(view.shown).left:
        return say(talk_order.ALL_LEFT_OUT)
    return say(talk_order.NOTHING_URGENT)


def closing(view: ProfileView) -> None:
    """What was written in closing, as far as it may be shown."""
    for name in CLOSING:
        if said := [
            (removed_words.told(remark.comment, visitor.tongue()),)
            for remark in view.shown.closing
            if remark.question == name
        ]:
            html.heading(words(view.shown.catalogue, name, view.voice.phase), 2)
            mark = quotes.marked(view.voice)
            html.show(html.joined(f'<blockquote class="qc-quote"{mark}>{{}}</blockquote>', said))
    if others := [remark for remark in view.shown.closing if remark.question is None]:
        html.heading(say("What else was said"), 2)
        html.paragraph(
            say("Comments whose topic is not told, because it would show who wrote them."), "qc-help"
        )
        html.show(html.NOTHING.join(quotes.quote(remark, view.voice) for remark in others))


def whole(view: ProfileView) -> None:
    """Everything there is to see of a profile with answers."""
    if view.drawn.view:
        html.paragraph(view.drawn.view, "qc-lead")
    html.paragraph(words(view.shown.catalogue, "disclaimer_result"), "qc-help")
    parts(view)
    good = short_list(view, say("What goes well"), view.shown.profile.strengths, no_strength(view))
    talk = short_list(
        view,
        say("What to talk about"),
        (slot.topic.row for slot in talk_order.planned(view.shown).slots),
        no_topic(view),
    )
    html.show(Markup('<div class="qc-cols">{}{}</div>').format(good, talk))
    if view.shown.agreed:
        html.heading(say("What was agreed"), 2)
        agreements(view)
    html.show(table(view))
    former_answers.folded(view.shown)
    meanings.fold(flags_beside(view.shown.profile.criteria, view.voice), view.voice)
    closing(view)


def paper_head(shown: Result) -> None:
    """On paper the process stands on top, where the screen has the name of the app."""
    title = ", ".join(filter(None, (shown.title, shown.place)))
    html.show(Markup('<p class="qc-print-only qc-print-title">{}</p>').format(title))


def page() -> None:
    """The profile of the result in the address."""
    shown = result_view.result()
    drawn = picture(shown.profile, shown.catalogue, visitor.tongue(), result_view.agreed_marks(shown))
    view = ProfileView(shown, result_view.voice(shown), drawn)
    result_nav.ways(shown, "profile")
    paper_head(shown)
    html.heading(say("Traffic-light profile"))
    html.paragraph(result_view.facts(shown), "qc-facts")
    if before := moving.asked_before(shown.moved, visitor.tongue()):
        html.paragraph(say("Asked {editions}.", editions="; ".join(before)), "qc-aside")
    result_view.invented(shown)
    result_view.nothing(shown)
    if result_view.has_answers(shown):
        whole(view)
    elif shown.emptied is not None:
        outcomes(view)
    result_view.to_the_round(shown)
    result_view.to_paper_and_back(shown)
    if shown.catalogue.texts.independence:
        html.paragraph(in_words(shown.catalogue.texts.independence), "qc-aside")
