"""One criterion: why its light is what it is, what was answered and said, what could help, and what to talk about."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from qcheck.catalogue import PerspectiveId
from qcheck.charts import Size, distribution, image, light_symbol, svg, views
from qcheck.disclosure import Remark
from qcheck.scoring.values import CriterionProfile, Light, Rating
from qcheck.ui import here, showing, widgets
from qcheck.wording import heading_of_why, result, why, why_perspective

say, tag = here.tongue().say, here.tongue().tag
ADVICE = {Light.RED: "red", Light.YELLOW: "yellow"}


def neighbours() -> tuple[str | None, str | None]:
    """The criteria before and after this one in the profile."""
    ids = [each.criterion for each in shown.profile.criteria]
    position = ids.index(row.criterion)
    return (ids[position - 1] if position else None, ids[position + 1] if position + 1 < len(ids) else None)


def sentences(told: Iterable[str]) -> str:
    """An explanation, a sentence an entry."""
    return f'<ul class="qc-list">{"".join(f"<li>{escape(sentence)}</li>" for sentence in told)}</ul>'


def questions(rating: Rating) -> str:
    """How one perspective answered, question by question."""
    tongue, scale = here.tongue(), shown.catalogue.scale
    return "".join(
        f'<div class="qc-answers"><p>{escape(voice.question(tally.question))}</p>{distribution(tally, scale, tongue)}</div>'
        for tally in rating.questions
    )


def perspective(id_: PerspectiveId, rating: Rating) -> str:
    """One of several perspectives: its light; folded out, why, and its answers."""
    summary = f"{light_symbol(rating.light, 24)} {escape(voice.perspective(id_))}: {escape(result(rating, voice))}"
    return (
        f'<details class="qc-fold"><summary>{summary}</summary>{sentences(why_perspective(row, id_, voice))}{questions(rating)}</details>'
    )


def answers() -> None:
    """The answers behind the light: of the one perspective there is, or of each in its fold."""
    if len(row.perspectives) > 1:
        widgets.heading(say("The perspectives"), 2)
        drawn = views(row, voice)
        with st.container(key="profile-wide-views"):
            widgets.html(image(svg(drawn, Size.LAPTOP, headings=False), say("The same stands in words below.")))
        with st.container(key="profile-narrow-views"):
            widgets.html(image(svg(drawn, Size.PHONE, headings=False), say("The same stands in words below.")))
        widgets.html("".join(perspective(id_, rating) for id_, rating in row.perspectives.items()))
    elif row.perspectives:
        widgets.heading(say("The answers"), 2)
        widgets.html("".join(map(questions, row.perspectives.values())))


def said() -> None:
    """Comments and evidence, as far as they may be shown."""
    questions = {question.id for question in criterion.questions}
    remarks = [remark for remark in shown.remarks if remark.question in questions]
    if not remarks:
        return
    widgets.heading(say("Comments and evidence"), 2)
    for remark in remarks:
        whose = voice.perspective(remark.perspective) if remark.perspective and shown.catalogue.perspectives else ""
        comment = f"<p>{escape(remark.comment)}</p>" if remark.comment else ""
        about = " · ".join(filter(None, [whose, voice.question(remark.question)]))
        widgets.html(
            f'<blockquote class="qc-quote">{comment}{evidence(remark)}<footer class="qc-aside">{escape(about)}</footer></blockquote>'
        )


def evidence(remark: Remark) -> str:
    """Where it can be verified; a link only where it leads to the web."""
    noted = remark.evidence
    if noted is None:
        return ""
    title = escape(noted.title or noted.link)
    if noted.link:
        title = f'<a href="{escape(noted.link, quote=True)}" rel="noopener noreferrer nofollow">{title}</a>'
    return f"<p>{escape(say('Evidence'))}: {title}</p>"


def advice() -> None:
    """What could help, evidence to look for, and the question to talk about."""
    rating = row.overall.rating
    words = getattr(criterion.actions, ADVICE[rating.light]) if rating.light in ADVICE else None
    for title, text in (
        (say("What could help"), words),
        (say("To talk about"), criterion.prompt),
        (say("What can show it"), criterion.evidence),
        (say("Where this criterion comes from"), criterion.source),
    ):
        if text:
            widgets.heading(title, 2)
            widgets.paragraph(text.say(tag))


def rows_of(profile_rows: tuple[CriterionProfile, ...]) -> dict[str, CriterionProfile]:
    """The profile's rows by criterion."""
    return {each.criterion: each for each in profile_rows}


shown = showing.result()
voice = showing.voice(shown)
rows = rows_of(shown.profile.criteria)
wanted = st.query_params.get("criterion", "")
if wanted not in rows:
    here.go("profile", showing.params())
row = rows[wanted]
criterion = shown.catalogue.criterion(wanted)
own = not shown.is_example and sum(number or 0 for number in shown.sheets.values()) == 1

widgets.html(widgets.anchor(say("Back to the profile"), "profile", showing.params(), kind="qc-noprint"))
widgets.heading(criterion.title.say(tag), marker=wanted)
if criterion.meaning:
    widgets.paragraph(criterion.meaning.say(tag), "qc-help")
widgets.html(
    f'<p class="qc-result">{light_symbol(row.overall.rating.light, 34)} <strong>{escape(showing.outcome(row, voice))}</strong></p>'
)
widgets.heading(heading_of_why(row.overall.rating, voice), 2)
widgets.html(sentences(why(row, voice, own=own)))
answers()
said()
advice()
before, after = neighbours()
with st.container(key="onward", horizontal=True, gap="medium"):
    for label, target in ((say("Previous criterion"), before), (say("Next criterion"), after)):
        if target:
            widgets.door(label, "criterion", showing.params(target))
