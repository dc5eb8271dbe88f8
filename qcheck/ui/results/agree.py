"""The round of agreement: a team that answered alone goes through what is red, a close call or seen
differently, one criterion a page, with what it agrees on and the first measure; one person leads, with a
projector.

What is agreed is in the store, the place and the beginning are in the address: the round can be left and
taken up again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import streamlit as st
from markupsafe import Markup

from qcheck.agenda import agenda, to_settle
from qcheck.catalogue import CriterionId
from qcheck.charts import light_symbol
from qcheck.scoring.values import CriterionProfile
from qcheck.service import AgreedLight, LinkKind, UnknownLink
from qcheck.ui.kit import html, url_params, visitor, widgets
from qcheck.ui.kit.visitor import count, in_words, say
from qcheck.ui.results import agreed_fields, result_nav, result_view, round_measures
from qcheck.ui.results.result_view import ResultView
from qcheck.wording import CLOSE_CALL, agreed_mark, edition, prompts, reasons, result
from qcheck.wording.agreed_lights import before

END = "-"
"""In the address in place of a criterion: behind the last one."""
FORGOTTEN = timedelta(hours=6)
"""A round that began so long ago is another day's; its time begins anew."""


@dataclass(frozen=True, slots=True)
class RoundView(ResultView):
    """The criteria of the round in order, the one on this page (None: the end), and what is agreed."""

    rows: tuple[CriterionProfile, ...]
    row: CriterionProfile | None
    agreed: Mapping[CriterionId, AgreedLight]

    @property
    def left(self) -> int:
        """How many criteria of the round have no agreement yet."""
        return sum(row.criterion not in self.agreed for row in self.rows)


def visited() -> RoundView:
    """The round on the check in the address, for its organiser."""
    link = visitor.link() or ""
    visitor.service().access.open(link, LinkKind.ORGANISE)
    shown = result_view.result()
    rows = to_settle(shown.profile)
    wanted = st.query_params.get("criterion")
    by_id = {str(row.criterion): row for row in shown.profile.criteria}
    first = next((row for row in rows if row.criterion not in shown.agreed), None)
    row = None if wanted == END else by_id.get(wanted or "", first)
    return RoundView(shown, result_view.voice(shown), rows, row, shown.agreed)


def turn(current: CriterionId | None, criterion: str) -> None:
    """Goes to another criterion once what is typed here is saved; stays where a measure cannot be."""
    if current and round_measures.add_typed(current):
        return
    url_params.put("criterion", criterion)


def begin_anew() -> None:
    """Begins to count the time of the round from now on."""
    url_params.put("begun", str(int(datetime.now(UTC).timestamp())))


def criterion(view: RoundView, row: CriterionProfile) -> None:
    """The criterion on this page: how it came out, why it is talked about, what is agreed and planned."""
    html.heading(view.voice.criterion(row.criterion), marker=row.criterion)
    html.paragraph(_place(view, row), "qc-aside")
    asked = edition(view.shown.catalogue, visitor.tongue())
    html.paragraph(" · ".join(filter(None, (view.shown.title, view.shown.place, asked))), "qc-facts")
    with widgets.place("agree-unknown"):
        if (wanted := st.query_params.get("criterion")) and wanted != row.criterion:
            html.paragraph(say("The criterion in the address does not belong to this check."), "qc-help")
    html.show(
        Markup('<p class="qc-result">{} <strong>{}</strong></p>').format(
            html.drawn(light_symbol(row.overall.rating.light, 34)), result_view.outcome(row, view.voice)
        )
    )
    views = (
        Markup("{} {}: {}").format(
            html.drawn(light_symbol(rating.light, 22)),
            view.voice.perspective(whose),
            result(rating, view.voice),
        )
        for whose, rating in (row.perspectives.items() if len(row.perspectives) > 1 else ())
    )
    html.show(html.listed(views, "qc-counts qc-key") if len(row.perspectives) > 1 else html.NOTHING)
    told, typed = st.columns(2, gap="large")
    with told:
        talk(view, row)
    with typed:
        html.heading(say("What you agree on"), 2)
        kept = view.agreed.get(row.criterion)
        agreed_fields.fields(row.criterion, kept, agreed_fields.latest_revision(row.criterion), view.voice)
        earlier(view, row.criterion)
        criterion = view.shown.catalogue.criterion(row.criterion)
        round_measures.measures(row, criterion, view.voice.phase)


def talk(view: RoundView, row: CriterionProfile) -> None:
    """Why this criterion is here, and the questions that open the talk."""
    topic = next((topic for topic in agenda(view.shown.profile) if topic.criterion == row.criterion), None)
    because = [*(reasons(topic, view.voice) if topic else ())]
    if row.overall.rating.close_call:
        because.append(say(CLOSE_CALL.sentence))
    asked = [
        Markup("{}: <strong>{}</strong>").format(prompt.to, prompt.question)
        for prompt in (prompts(topic, view.voice) if topic else ())
    ] or [
        Markup("{}").format(
            in_words(view.shown.catalogue.criterion(row.criterion).talk_prompt(view.voice.phase))
        )
    ]
    for title, said in (
        (say("Questions for the talk"), filter(None, asked)),
        (say("Why this is a topic"), because),
    ):
        html.heading(title, 2)
        html.show(html.listed(said))


def earlier(view: RoundView, criterion: CriterionId) -> None:
    """What was agreed before, also what was taken back; and taking back what holds."""
    history = visitor.service().agreements.agreements_on(visitor.link() or "", criterion)
    with st.container(key="agree-earlier"):
        if past := [before(agreement, view.voice) for agreement in history[1:] if not agreement.withdrawn]:
            html.show(html.joined('<p class="qc-aside">{}</p>', ((sentence,) for sentence in past)))
        st.button(
            say("Take the agreement back"),
            key=f"agree-back-{criterion}",
            on_click=agreed_fields.take_back,
            args=(criterion,),
            disabled=criterion not in view.agreed,
            type="tertiary",
        )


def onward(view: RoundView, row: CriterionProfile) -> None:
    """Back and forth in the round."""
    ids = [str(other.criterion) for other in view.rows]
    place = ids.index(row.criterion) if row.criterion in ids else -1
    back = ids[place - 1] if place > 0 else None
    forth = ids[place + 1] if place + 1 < len(ids) else END
    with st.container(key="agree-onward", horizontal=True):
        st.button(
            say("Back"), key="agree-prev", on_click=turn, args=(row.criterion, back), disabled=back is None
        )
        st.button(say("Next"), key="agree-next", on_click=turn, args=(row.criterion, forth), type="primary")


def side(view: RoundView) -> None:
    """What is left, the time used, and each criterion of the round."""
    html.heading(say("Round of agreement"), 2)
    left = count("{number} criterion left", "{number} criteria left", view.left)
    html.show(Markup('<p class="qc-text"><strong>{}</strong></p>').format(left))
    used()
    current = view.row.criterion if view.row else None
    for number, row in enumerate(view.rows, 1):
        kept, waits = view.agreed.get(row.criterion), row.criterion in agreed_fields.unsaved()
        mark = say("not saved yet") if waits else agreed_mark(kept, view.voice).text if kept else ""
        st.button(
            widgets.plain(f"{number}. {view.voice.criterion(row.criterion)}{mark and f' – {mark}'}"),
            key=f"agree-to-{row.criterion}",
            on_click=turn,
            args=(current, str(row.criterion)),
            type="primary" if row.criterion == current else "secondary",
            width="stretch",
        )
    st.button(
        say("To the end of the round"),
        key="agree-to-end",
        on_click=turn,
        args=(current, END),
        width="stretch",
    )
    st.button(say("Begin the time anew"), key="agree-anew", on_click=begin_anew, type="tertiary")


@st.fragment(run_every=20)
def used() -> None:
    """How long the round has taken so far; nothing below it moves when the number changes."""
    minutes = int((datetime.now(UTC) - _begun()).total_seconds() // 60)
    html.show(
        Markup('<p class="qc-text">{}</p>').format(
            count("{number} minute used", "{number} minutes used", minutes)
        )
    )


def end(view: RoundView) -> None:
    """Behind the last criterion: what was agreed, and where it goes from here."""
    html.heading(say("What you agreed on"), marker=END)
    if view.left:
        html.paragraph(
            count("{number} criterion is still open.", "{number} criteria are still open.", view.left),
            "qc-lead",
        )
    for row in view.shown.profile.criteria:
        if row.criterion in view.agreed:
            whole = result_view.agreed_whole(view.shown, row.criterion)
            planned = html.listed(round_measures.in_short(row.criterion))
            html.show(
                Markup('<section><h2 class="qc-h3">{}</h2><p class="qc-text">{}</p>{}</section>').format(
                    view.voice.criterion(row.criterion), whole, planned
                )
            )
    with st.container(key="agree-doors", horizontal=True, gap="medium"):
        widgets.door(say("Traffic-light profile"), "profile", primary=True)
        widgets.door(say("Measures"), "measures")
        widgets.door(say("Discussion plan"), "talk")


def _place(view: RoundView, row: CriterionProfile) -> str:
    ids = [other.criterion for other in view.rows]
    if row.criterion not in ids:
        return say("not one of the criteria of this round")
    return say("{place} of {all}", place=ids.index(row.criterion) + 1, all=len(ids))


def _begun() -> datetime:
    """When the round began, as the address says; now, where it says nothing or a time long ago."""
    now = datetime.now(UTC)
    text = st.query_params.get("begun", "")
    moment = datetime.fromtimestamp(int(text), UTC) if text.isdecimal() and len(text) < 11 else None
    return moment if moment and now - FORGOTTEN < moment <= now else now


def _note_place(view: RoundView) -> None:
    """Keeps place and beginning in the address: a reload goes on there, and agreeing turns no page."""
    begun = str(int(_begun().timestamp()))
    if st.query_params.get("begun") != begun:
        url_params.put("begun", begun)
    if "criterion" not in st.query_params:
        url_params.put("criterion", view.row.criterion if view.row else END)


def page() -> None:
    """The round on the check in the address."""
    try:
        view = visited()
    except UnknownLink:
        agreed_fields.rescued()
        raise
    result_nav.ways(view.shown, "agree")
    if not result_view.has_answers(view.shown) or not (view.rows or view.row):
        html.heading(say("Round of agreement"))
        result_view.nothing(view.shown)
        if result_view.has_answers(view.shown):
            html.paragraph(
                say("There is nothing to settle: no criterion is red, a close call or seen differently."),
                "qc-lead",
            )
        result_view.way_back(view.shown)
        return
    _note_place(view)
    if view.shown.figures_alone:
        result_view.nothing(view.shown)
    main, beside = st.columns([10, 3], gap="large")
    with beside, st.container(key="agree-side"):
        side(view)
    with main:
        if view.row:
            criterion(view, view.row)
            onward(view, view.row)
        else:
            end(view)
    result_view.way_back(view.shown)
