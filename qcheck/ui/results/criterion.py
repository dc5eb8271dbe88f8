"""One criterion: why its light is what it is, what was answered and said, what could help, and what to talk
about.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from qcheck.agenda import agenda
from qcheck.catalogue import Text
from qcheck.charts import Size, distribution, image, light_symbol, svg, views
from qcheck.scoring.values import Light, Rating
from qcheck.ui.kit import html, visitor
from qcheck.ui.results import answer_bars, meanings, quotes, result_nav, result_view
from qcheck.wording import flags_within, heading_of_why, of_hands, prompts, result, why, why_perspective

say, tag = visitor.tongue().say, visitor.tongue().tag
FOLD = Markup('<details class="qc-fold"><summary>{light} {title}</summary>{why}</details>')


def neighbours() -> tuple[str | None, str | None]:
    """The criteria before and after this one in the profile."""
    ids = [each.criterion for each in shown.profile.criteria]
    position = ids.index(row.criterion)
    return (ids[position - 1] if position else None, ids[position + 1] if position + 1 < len(ids) else None)


def questions(rating: Rating) -> Markup:
    """How the one perspective answered, question by question."""
    scale, tongue = shown.catalogue.scale, visitor.tongue()
    answers = (
        (voice.question(tally.question), html.drawn(distribution(tally, scale, tongue)))
        for tally in rating.questions
    )
    return html.joined('<div class="qc-answers"><p>{}</p>{}</div>', answers)


def folds() -> Iterable[Markup]:
    """Each of several perspectives with its light; folded out, why."""
    for perspective, rating in row.perspectives.items():
        title = f"{voice.perspective(perspective)}: {result(rating, voice)}"
        reasons = html.listed(why_perspective(row, perspective, voice))
        yield FOLD.format(light=html.drawn(light_symbol(rating.light, 24)), title=title, why=reasons)


def answers() -> None:
    """The answers behind the light: of the one perspective there is, or of each of them, side by side."""
    if len(row.perspectives) > 1:
        html.heading(say("The perspectives"), 2)
        drawn, alternative = views(row, voice), say("The same stands in words below.")
        with st.container(key="profile-wide-views"):
            html.show(html.drawn(image(svg(drawn, Size.LAPTOP, headings=False), alternative)))
        with st.container(key="profile-narrow-views"):
            html.show(html.drawn(image(svg(drawn, Size.PHONE, headings=False), alternative)))
        html.show(html.NOTHING.join(folds()))
        html.heading(say("The answers"), 2)
        html.show(answer_bars.answers(row, criterion, voice))
    elif row.perspectives:
        html.heading(say("The answers"), 2)
        html.show(html.NOTHING.join(map(questions, row.perspectives.values())))


def said() -> None:
    """Comments and evidence, as far as they may be shown."""
    asked = {question.id for question in criterion.questions}
    remarks = [
        remark for remark in shown.remarks if remark.question in asked or remark.criterion == criterion.id
    ]
    if remarks:
        html.heading(say("Comments and evidence"), 2)
        html.show(html.NOTHING.join(quotes.quote(remark, voice) for remark in remarks))


def advice() -> None:
    """What could help, evidence to look for, and the question to talk about."""
    help_for = {Light.RED: criterion.actions.red, Light.YELLOW: criterion.actions.yellow}
    text(say("What could help"), help_for.get(row.overall.rating.light))
    talk()
    text(say("What can show it"), criterion.evidence)
    text(say("Where this criterion comes from"), criterion.source)


def text(title: str, words: Text | None) -> None:
    """A text of the catalogue under its heading, if there is one."""
    if words:
        html.heading(title, 2)
        html.paragraph(words.say(tag))


def talk() -> None:
    """The questions for the talk: of a topic, to whom each goes; else the criterion's own, if it has one."""
    topic = next((each for each in agenda(shown.profile) if each.criterion == row.criterion), None)
    if topic and len(row.perspectives) > 1:
        html.heading(say("To talk about"), 2)
        html.show(
            html.listed(
                Markup("{}: <strong>{}</strong>").format(prompt.to, prompt.question)
                for prompt in prompts(topic, voice)
            )
        )
    else:
        text(say("To talk about"), criterion.prompt)


shown = result_view.result()
voice = result_view.voice(shown)
rows = {str(each.criterion): each for each in shown.profile.criteria}
wanted = st.query_params.get("criterion", "")
if wanted not in rows or not result_view.has_answers(shown):
    visitor.go("profile", result_view.params())
row = rows[wanted]
criterion = shown.catalogue.criterion(wanted)
own = not shown.is_example and sum(number or 0 for number in shown.sheets.values()) == 1

result_nav.ways(shown, "criterion")
st.set_page_config(page_title=f"{criterion.title.say(tag)} · qcheck")
html.heading(criterion.title.say(tag), marker=wanted)
if criterion.meaning:
    html.paragraph(criterion.meaning.say(tag), "qc-help")
light = html.drawn(light_symbol(row.overall.rating.light, 34))
html.show(
    Markup('<p class="qc-result">{} <strong>{}</strong> {}</p>').format(
        light, result_view.outcome(row, voice), result_view.agreed(shown, row.criterion)
    )
)
html.heading(heading_of_why(row.overall.rating, voice), 2)
html.show(html.listed((*why(row, voice, own=own), *of_hands(row, shown.hands, voice))))
answers()
said()
advice()
meanings.fold(flags_within(row, voice), voice)
before, after = neighbours()
with st.container(key="onward", horizontal=True, gap="medium"):
    for label, target in ((say("Previous criterion"), before), (say("Next criterion"), after)):
        if target:  # an ordinary link: Streamlit's own to the same page leaves the address as it was
            html.show(html.anchor(label, "criterion", result_view.params(target)))
    html.show(html.anchor(say("Back to the profile"), "profile", result_view.params()))
