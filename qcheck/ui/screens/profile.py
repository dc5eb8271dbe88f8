"""The traffic-light profile: the picture, what goes well, what to talk about, and the same as a table."""

from __future__ import annotations

from html import escape

import streamlit as st

from qcheck.charts import CONFIG, Picture, Row, Size, band, figure, image, legend, light_symbol, picture, svg
from qcheck.scoring.values import CriterionProfile
from qcheck.ui import here, showing, widgets

say, count, tag = here.tongue().say, here.tongue().count, here.tongue().tag


def explore(part: Picture, key: str) -> None:
    """The figure of one part; selecting a row opens its criterion."""
    event = st.plotly_chart(
        figure(part, headings=False),
        config=CONFIG,
        key=key,
        theme=None,
        on_select="rerun",
        selection_mode="points",
        alt=say("The same stands in the table below."),
    )
    if event.selection.points:
        here.go("criterion", showing.params(event.selection.points[0]["customdata"][0]))


def narrow(part: Picture, row: Row) -> str:
    """A row on a narrow screen: a link with light, title, word, number and band."""
    way = escape(here.address("criterion", showing.params(row.criterion)), quote=True)
    text = f"<strong>{escape(row.title)}</strong><br>{escape(', '.join([row.word, *(mark.text for mark in row.marks)]))}"
    number = f"<strong>{escape(row.number)}</strong><br><small>{escape(row.span)}</small>"
    scored = "" if row.score is None else f'<span class="qc-row-band">{band(part, row, 320)}</span>'
    cells = f'<span class="qc-row-text">{text}</span><span class="qc-row-number{"" if scored else " none"}">{number}</span>{scored}'
    return f'<a class="qc-row" href="{way}">{light_symbol(row.light, 30)}{cells}</a>'


def counts(part: Picture) -> str:
    """How many criteria of a part have which light."""
    [block] = part.blocks
    entries = (f"<li>{light_symbol(each.light, 22)} <strong>{each.number}</strong> {escape(each.word)}</li>" for each in block.counts)
    return f'<ul class="qc-counts">{"".join(entries)}</ul>'


def table(parts: tuple[Picture, ...]) -> str:
    """The whole picture in words and numbers."""
    titles = (say("Criterion"), say("Light"), say("Score, 0 to 100"), say("Lowest to highest"), say("Marks"))
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    body = "".join(table_row(row) for part in parts for row in part.rows)
    return f'<div class="qc-scroll" tabindex="0" role="region" aria-label="{escape(say("Profile as a table"), quote=True)}"><table class="qc-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def table_row(row: Row) -> str:
    """One criterion in words and numbers."""
    way = widgets.anchor(row.title, "criterion", showing.params(row.criterion))
    marks = ", ".join(mark.text for mark in row.marks)
    cells = "".join(f"<td>{escape(text)}</td>" for text in (row.word, row.number, row.span, marks))
    return f'<tr><th scope="row">{way}</th>{cells}</tr>'


def entry(row: CriterionProfile) -> str:
    """A criterion of a short list: the way to it, and its result."""
    way = widgets.anchor(voice.criterion(row.criterion), "criterion", showing.params(row.criterion))
    return f"<li>{way} – {escape(showing.outcome(row, voice))}</li>"


def short_list(title: str, rows: tuple[CriterionProfile, ...], nothing: str) -> str:
    """Strengths or fields of action."""
    content = f'<ol class="qc-list">{"".join(map(entry, rows))}</ol>' if rows else f"<p>{escape(nothing)}</p>"
    return f'<section><h2 class="qc-h2">{escape(title)}</h2>{content}</section>'


shown = showing.result()
voice = showing.voice(shown)
drawn = picture(shown.profile, shown.catalogue, here.tongue())
answered = any(number is None or number for number in shown.sheets.values())

widgets.heading(say("Traffic-light profile"))
widgets.paragraph(showing.facts(shown), "qc-facts")
showing.invented(shown)
if not answered:
    widgets.paragraph(say("There are no answers yet. As soon as there are, this page shows your profile."), "qc-lead")
else:
    if drawn.view:
        widgets.paragraph(drawn.view, "qc-lead")
    widgets.paragraph(widgets.words(shown.catalogue, "disclaimer_result"), "qc-help")
    for index, part in enumerate(drawn.parts):
        if part.blocks[0].title:
            widgets.heading(part.blocks[0].title, 2)
        widgets.html(counts(part))
        with st.container(key=f"profile-wide-{index}"):
            explore(part, f"figure-{index}")
        with st.container(key=f"profile-narrow-{index}"):
            widgets.items((narrow(part, row) for row in part.rows), "qc-rows")
        with st.container(key=f"profile-print-{index}"):
            widgets.html(image(svg(part, Size.PRINT, headings=False), say("The same stands in the table below.")))
    profile = shown.profile
    good = short_list(say("What goes well"), profile.strengths, say("No criterion is green yet."))
    talk = short_list(say("What to talk about"), profile.fields_of_action, say("No criterion is red or yellow."))
    widgets.html(f'<div class="qc-cols">{good}{talk}</div>')
    widgets.html(f'<details class="qc-details"><summary>{escape(say("The profile as a table"))}</summary>{table(drawn.parts)}</details>')
    with st.expander(say("What do the lights mean?")):
        widgets.html(legend(shown.catalogue, here.tongue()))
    for name in ("open_good", "open_next"):
        said = [remark.comment for remark in shown.closing if remark.question == name]
        if said:
            widgets.heading(widgets.words(shown.catalogue, name), 2)
            widgets.html("".join(f'<blockquote class="qc-quote">{escape(each)}</blockquote>' for each in said))
with st.container(key="onward", horizontal=True, gap="medium"):
    if answered:
        widgets.html(f'<button type="button" class="qc-button" data-print="1">{escape(say("Print"))}</button>')
    if not shown.is_example:
        widgets.door(say("Back to the check"), "check")
    else:
        widgets.door(say("To the start page"), "", here.ELSEWHERE)
if shown.catalogue.texts.independence:
    widgets.paragraph(shown.catalogue.texts.independence.say(tag), "qc-aside")
