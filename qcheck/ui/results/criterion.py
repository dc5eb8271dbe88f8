"""One criterion: why its light is what it is, what was answered and said, what could help, and what to talk
about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from qcheck.agenda import agenda
from qcheck.catalogue import Criterion, Text
from qcheck.charts import Size, distribution, image, light_symbol, svg, views
from qcheck.scoring.values import CriterionProfile, Light, Rating
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import in_words, say
from qcheck.ui.results import answer_bars, meanings, quotes, result_nav, result_view
from qcheck.ui.results.result_view import ResultView
from qcheck.wording import flags_within, heading_of_why, of_hands, prompts, result, why, why_perspective
from qcheck.wording.scales import is_cut


@dataclass(frozen=True, slots=True)
class CriterionView(ResultView):
    """One criterion of a result: how it came out, and what the catalogue says of it."""

    row: CriterionProfile
    criterion: Criterion


FOLD = Markup('<details class="qc-fold"><summary>{light} {title}</summary>{why}</details>')


def neighbours(view: CriterionView) -> tuple[str | None, str | None]:
    """The criteria before and after this one in the profile."""
    ids = [criterion.criterion for criterion in view.shown.profile.criteria]
    position = ids.index(view.row.criterion)
    return (ids[position - 1] if position else None, ids[position + 1] if position + 1 < len(ids) else None)


def questions(view: CriterionView, rating: Rating) -> Markup:
    """How the one perspective answered, question by question."""
    tongue = visitor.tongue()
    scales = ((tally, view.voice.scale_of(tally.question)) for tally in rating.questions)
    answers = (
        (
            view.voice.question(tally.question),
            html.drawn(distribution(tally, scale, tongue)),
            html.listed(option.label.say(tongue.tag) for option in scale.steps)
            if is_cut(scale, tongue.tag)
            else html.NOTHING,
        )
        for tally, scale in scales
    )
    return html.joined('<div class="qc-answers"><p>{}</p>{}{}</div>', answers)


def folds(view: CriterionView) -> Iterable[Markup]:
    """Each of several perspectives with its light; folded out, why."""
    for perspective, rating in view.row.perspectives.items():
        title = f"{view.voice.perspective(perspective)}: {result(rating, view.voice)}"
        reasons = html.listed(why_perspective(view.row, perspective, view.voice))
        yield FOLD.format(light=html.drawn(light_symbol(rating.light, 24)), title=title, why=reasons)


def answers(view: CriterionView) -> None:
    """The answers behind the light: of the one perspective there is, or of each of them, side by side."""
    if len(view.row.perspectives) > 1:
        html.heading(say("The perspectives"), 2)
        drawn, alternative = views(view.row, view.voice), say("The same stands in words below.")
        with st.container(key="profile-wide-views"):
            html.show(html.drawn(image(svg(drawn, Size.LAPTOP, headings=False), alternative)))
        with st.container(key="profile-narrow-views"):
            html.show(html.drawn(image(svg(drawn, Size.PHONE, headings=False), alternative)))
        html.show(html.NOTHING.join(folds(view)))
        if not view.shown.figures_alone:
            html.heading(say("The answers"), 2)
            html.show(answer_bars.answers(view.row, view.criterion, view.voice))
    elif view.row.perspectives and not view.shown.figures_alone:
        html.heading(say("The answers"), 2)
        html.show(html.NOTHING.join(questions(view, rating) for rating in view.row.perspectives.values()))


def said(view: CriterionView) -> None:
    """Comments and evidence, as far as they may be shown."""
    asked = {question.id for question in view.criterion.questions}
    remarks = [
        remark
        for remark in view.shown.remarks
        if remark.question in asked or remark.criterion == view.criterion.id
    ]
    if remarks:
        html.heading(say("Comments and evidence"), 2)
        html.show(html.NOTHING.join(quotes.quote(remark, view.voice) for remark in remarks))


def advice(view: CriterionView) -> None:
    """What could help, evidence to look for, and the question to talk about."""
    advised = view.criterion.advice(view.voice.phase)
    help_for = {Light.RED: advised.red, Light.YELLOW: advised.yellow}
    text(say("What could help"), help_for.get(view.row.overall.rating.light))
    result_nav.measure(view.shown, view.row)
    talk(view)
    text(say("What can show it"), view.criterion.evidence)
    text(say("Where this criterion comes from"), view.criterion.source)


def text(title: str, words: Text | None) -> None:
    """A text of the catalogue under its heading, if there is one."""
    if words:
        html.heading(title, 2)
        html.passage(in_words(words))


def talk(view: CriterionView) -> None:
    """The questions for the talk: of a topic, to whom each goes; else the criterion's own, if it has one."""
    topic = next(
        (topic for topic in agenda(view.shown.profile) if topic.criterion == view.row.criterion), None
    )
    if topic and len(view.row.perspectives) > 1:
        html.heading(say("To talk about"), 2)
        html.show(
            html.listed(
                Markup("{}: <strong>{}</strong>").format(prompt.to, prompt.question)
                for prompt in prompts(topic, view.voice)
            )
        )
    else:
        text(say("To talk about"), view.criterion.talk_prompt(view.voice.phase))


def visited() -> CriterionView:
    """The criterion in the address; without one that is in the result, back to the profile."""
    shown = result_view.result()
    rows = {str(criterion.criterion): criterion for criterion in shown.profile.criteria}
    wanted = st.query_params.get("criterion", "")
    if wanted not in rows or not result_view.has_answers(shown):
        visitor.go("profile", result_view.params())
    return CriterionView(shown, result_view.voice(shown), rows[wanted], shown.catalogue.criterion(wanted))


def head(view: CriterionView) -> None:
    """The ways to the other pages, the criterion and its light."""
    result_nav.ways(view.shown, "criterion")
    result_view.nothing(view.shown)
    title = in_words(view.criterion.title)
    st.set_page_config(page_title=f"{title} · qcheck")
    html.heading(title, marker=view.criterion.id)
    html.passage(in_words(view.criterion.meaning), "qc-text qc-help")
    html.show(
        Markup('<p class="qc-result">{} <strong>{}</strong></p>').format(
            html.drawn(light_symbol(view.row.overall.rating.light, 34)),
            result_view.outcome(view.row, view.voice),
        )
    )
    if view.row.criterion in view.shown.agreed:
        html.show(
            Markup('<p class="qc-text">{}</p>').format(
                result_view.agreed_whole(view.shown, view.row.criterion)
            )
        )


def reasons(view: CriterionView) -> None:
    """Why the light is what it is, and what hands in the room add to it."""
    own = not view.shown.is_example and sum(number or 0 for number in view.shown.sheets.values()) == 1
    html.heading(heading_of_why(view.row.overall.rating, view.voice), 2)
    hands = of_hands(view.row, view.shown.hands, view.voice)
    html.show(html.listed((*why(view.row, view.voice, own=own), *hands)))


def onward(view: CriterionView) -> None:
    """To the criteria before and after this one, and back to the profile."""
    before, after = neighbours(view)
    result_view.to_the_round(view.shown, view.row.criterion)
    with st.container(key="onward", horizontal=True, gap="medium"):
        for label, target in ((say("Previous criterion"), before), (say("Next criterion"), after)):
            if target:  # an ordinary link: Streamlit's own to the same page leaves the address as it was
                html.show(html.anchor(label, "criterion", result_view.params(target)))
        html.show(html.anchor(say("Back to the profile"), "profile", result_view.params()))


def page() -> None:
    """A criterion of the result in the address."""
    view = visited()
    head(view)
    reasons(view)
    answers(view)
    said(view)
    advice(view)
    meanings.fold(flags_within(view.row, view.voice), view.voice)
    onward(view)
