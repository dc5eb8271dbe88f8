"""The discussion plan: what to talk about, why, with which questions and how long; to be rearranged, and
printed on one page.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from qcheck.agenda import MINUTES, Plan, Slot, Topic, moved
from qcheck.catalogue import CriterionId
from qcheck.charts import light_symbol
from qcheck.language import N_
from qcheck.ui.kit import html, widgets
from qcheck.ui.kit.visitor import count, say
from qcheck.ui.results import meanings, result_nav, result_view, talk_order
from qcheck.ui.results.result_view import ResultView
from qcheck.wording import flags_of_topics, prompts, reason_word, reasons, result


@dataclass(frozen=True, slots=True)
class TalkView(ResultView):
    """A result and its plan for the talk."""

    planned: Plan

    @property
    def order(self) -> tuple[str, ...]:
        """The criteria to talk about, the first one first."""
        return tuple(str(slot.topic.criterion) for slot in self.planned.slots)


TOPIC = Markup(
    '<section class="qc-topic"><div class="qc-topic-head"><h2 class="qc-h2">{number}. {title}</h2>'
    '<p class="qc-topic-light">{light} {result}{agreed}</p><p class="qc-minutes">{minutes}</p></div>'
    '<div class="qc-cols"><div><h3 class="qc-h3">{because}</h3>{reasons}</div>'
    '<div><h3 class="qc-h3">{ask}</h3>{prompts}</div></div><p class="qc-note-lines">{todo}</p></section>'
)
STEPS = (
    N_("Look at the light in silence: what surprises you?"),
    N_("Each side tells how it sees it, and why. The others listen."),
    N_("Talk about it. Then write down what you will do next, who does it and by when."),
)


def talk(view: TalkView) -> None:
    """The plan: minutes, topics, what is left for another time, how to go about it."""
    html.paragraph(
        say(
            "The topics are proposed by a fixed rule: first what is seen very differently, then red, "
            "then what else gives reason to talk. You can change the order, leave topics out and take "
            "others in."
        ),
        "qc-help qc-noprint",
    )
    time()
    with st.container(key="talk-many" if len(view.planned.slots) > 3 else "talk-topics"):
        for place, slot in enumerate(view.planned.slots):
            topic(view, place, slot)
    if not view.planned.slots:
        html.paragraph(say(talk_order.ALL_LEFT_OUT))
    if talk_order.can_go_back(view.shown):
        st.button(
            say("Back to the proposal"),
            key="talk-proposal",
            on_click=talk_order.as_proposed,
            args=(view.shown,),
        )
    left_over(view)
    html.heading(say("How to go about it"), 2)
    html.show(html.listed(map(say, STEPS), "qc-list qc-steps", "ol"))
    meanings.fold(
        flags_of_topics((*(slot.topic for slot in view.planned.slots), *view.planned.left)), view.voice
    )


def time() -> None:
    """How long the talk may take."""
    minutes = {
        str(minute): count("{number} minute", "{number} minutes", minute) for minute in talk_order.TIMES
    }
    with st.container(key="talk-time"):
        st.radio(
            say("How much time do you have for the topics?"),
            list(minutes),
            format_func=minutes.__getitem__,
            key="minutes",
            on_change=widgets.into_address,
            args=("minutes",),
            horizontal=True,
        )


def topic(view: TalkView, place: int, slot: Slot) -> None:
    """One topic with its reasons and questions, and what can be done with it."""
    rating, number = slot.topic.row.overall.rating, place + 1
    asked = (
        Markup("{}: <strong>{}</strong>").format(prompt.to, prompt.question)
        for prompt in prompts(slot.topic, view.voice)
    )
    html.show(
        TOPIC.format(
            number=number,
            title=linked_title(view, slot.topic),
            minutes=count("{number} minute", "{number} minutes", slot.minutes),
            light=html.drawn(light_symbol(rating.light, 24)),
            result=result(rating, view.voice),
            agreed=result_view.agreed_after(view.shown, slot.topic.criterion),
            because=say("Why this is a topic"),
            reasons=html.listed(reasons(slot.topic, view.voice)),
            ask=say("Questions for the talk"),
            prompts=html.listed(asked),
            todo=say("What we will do:"),
        )
    )
    result_nav.measure(view.shown, slot.topic.row)
    moves(view, place, slot.topic.criterion)


def moves(view: TalkView, place: int, criterion: CriterionId) -> None:
    """The buttons that put a topic up, down or aside."""
    number, last = place + 1, len(view.order) - 1
    with st.container(key=f"talk-moves-{criterion}", horizontal=True):
        button(
            view,
            say("Topic {place} up", place=number),
            "up",
            criterion,
            moved(view.order, criterion, -1),
            disabled=place == 0,
        )
        button(
            view,
            say("Topic {place} down", place=number),
            "down",
            criterion,
            moved(view.order, criterion, 1),
            disabled=place == last,
        )
        button(
            view,
            say("Leave out topic {place}", place=number),
            "out",
            criterion,
            tuple(other for other in view.order if other != criterion),
        )


def left_over(view: TalkView) -> None:
    """The other topics, each with its reasons in short; on paper in a few lines."""
    if not view.planned.left:
        return
    html.heading(say("Topics for another time"), 2)
    short = " · ".join(
        f"{view.voice.criterion(left_topic.criterion)} ({reason_word(left_topic.reason, view.voice)})"
        for left_topic in view.planned.left
    )
    html.show(Markup('<p class="qc-print-only">{}</p>').format(short))
    with st.container(key="talk-left"):
        for number, left_topic in enumerate(view.planned.left, len(view.order) + 1):
            with st.container(
                key=f"talk-left-{left_topic.criterion}", horizontal=True, vertical_alignment="center"
            ):
                light = html.drawn(light_symbol(left_topic.row.overall.rating.light, 22))
                html.show(
                    Markup('<p class="qc-left">{}. {} {}{}<br><span class="qc-aside">{}</span></p>').format(
                        number,
                        light,
                        linked_title(view, left_topic),
                        result_view.agreed_after(view.shown, left_topic.criterion),
                        in_short(view, left_topic),
                    )
                )
                button(
                    view,
                    say("Take in topic {place}", place=number),
                    "in",
                    left_topic.criterion,
                    (*view.order, left_topic.criterion),
                )


def button(
    view: TalkView,
    label: str,
    kind: str,
    criterion: str,
    new_order: tuple[str, ...],
    *,
    disabled: bool = False,
) -> None:
    """Something to do with a topic: afterwards the topics stand in another order."""
    st.button(
        label,
        key=f"talk-{kind}-{criterion}",
        on_click=rearrange,
        args=(view, criterion, kind, new_order),
        disabled=disabled,
    )


def rearrange(view: TalkView, criterion: str, kind: str, new_order: tuple[str, ...]) -> None:
    """Takes the new order; what has been moved is said, and the focus goes along with it."""
    st.session_state["talk-moved"] = (criterion, kind)
    talk_order.arrange(view.shown, new_order)


def announce_move(view: TalkView) -> None:
    """Tells a screen reader which topic has just been moved; page.js moves the focus to it."""
    criterion, kind = st.session_state.pop("talk-moved", (None, None))
    if criterion is not None:
        title = view.voice.criterion(criterion)
        if criterion in view.order:
            words = say("“{title}” is now topic {place}.", title=title, place=view.order.index(criterion) + 1)
        else:
            words = say("“{title}” is left out.", title=title)
        follow = " ".join(f"talk-{place}-{criterion}" for place in (kind, "moves", "left"))
        html.show(
            Markup('<p class="qc-sr" role="status" data-follow="{}" data-turn="{}">{}</p>').format(
                follow, ".".join(view.order), words
            )
        )


def linked_title(view: TalkView, a_topic: Topic) -> Markup:
    """The title of a topic, linked to the page of its criterion."""
    return html.anchor(
        view.voice.criterion(a_topic.criterion), "criterion", result_view.params(a_topic.criterion)
    )


def in_short(view: TalkView, a_topic: Topic) -> str:
    """The reasons of a topic, a word for each."""
    return ", ".join(reason_word(reason, view.voice) for reason in a_topic.reasons)


def talk_view() -> TalkView:
    """The result that the address names, with the plan of its talk: so many minutes, in this order."""
    shown = result_view.result()
    widgets.from_address("minutes", {str(minute): "" for minute in talk_order.TIMES}, str(MINUTES))
    return TalkView(shown, result_view.voice(shown), talk_order.planned(shown))


def page() -> None:
    """What to talk about first, to be rearranged and printed."""
    view = talk_view()
    result_nav.ways(view.shown, "talk")
    html.heading(say("Discussion plan"))
    html.paragraph(result_view.facts(view.shown), "qc-facts")
    with st.container(key="talk-invented"):
        result_view.invented(view.shown)
    with st.container(key="talk-said"):
        announce_move(view)
    result_view.nothing(view.shown)
    if view.planned.slots or view.planned.left:
        talk(view)
    elif result_view.has_answers(view.shown):
        html.paragraph(say(talk_order.NOTHING_URGENT))
    result_view.to_the_round(view.shown)
    result_view.to_paper_and_back(view.shown)
