"""The talk card: what to talk about, why, with which questions and how long; to be rearranged, and printed on
one page.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck.agenda import MINUTES, Slot, Topic, moved
from qcheck.charts import light_symbol
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.results import meanings, result_nav, result_view, talk_order
from qcheck.wording import flags_of_topics, prompts, reason_word, reasons, result

say, count = visitor.tongue().say, visitor.tongue().count

TOPIC = Markup(
    '<section class="qc-topic"><div class="qc-topic-head"><h2 class="qc-h2">{number}. {way}</h2>'
    '<p class="qc-topic-light">{light} {result}</p><p class="qc-minutes">{minutes}</p></div>'
    '<div class="qc-cols"><div><h3 class="qc-h3">{because}</h3>{reasons}</div>'
    '<div><h3 class="qc-h3">{ask}</h3>{prompts}</div></div><p class="qc-note-lines">{agreed}</p></section>'
)
STEPS = (
    say("Look at the light in silence: what surprises you?"),
    say("Each side describes its experience. The others listen."),
    say("Talk about it. Then write down what you will do next, who does it and by when."),
)


def talk() -> None:
    """The card: time, topics, what is left for another time, how to go about it."""
    html.paragraph(
        say(
            "The topics are proposed by a fixed rule: first what is seen very differently, then red, "
            "then what else gives reason to talk. You can change the order, leave topics out and take "
            "others in."
        ),
        "qc-help qc-noprint",
    )
    time()
    with st.container(key="talk-many" if len(planned.slots) > 3 else "talk-topics"):
        for place, slot in enumerate(planned.slots):
            topic(place, slot)
    if not planned.slots:
        html.paragraph(say("You have left out every topic."))
    if talk_order.can_go_back(shown):
        st.button(
            say("Back to the proposal"), key="talk-proposal", on_click=talk_order.as_proposed, args=(shown,)
        )
    left_over()
    html.heading(say("How to go about it"), 2)
    html.show(html.listed(STEPS, "qc-list qc-steps", "ol"))
    meanings.fold(flags_of_topics((*(slot.topic for slot in planned.slots), *planned.left)), voice)


def time() -> None:
    """How long the talk may take."""
    minutes = {str(each): count("{number} minute", "{number} minutes", each) for each in talk_order.TIMES}
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


def topic(place: int, slot: Slot) -> None:
    """One topic with its reasons and questions, and what can be done with it."""
    rating, number = slot.topic.row.overall.rating, place + 1
    asked = (
        Markup("{}: <strong>{}</strong>").format(prompt.to, prompt.question)
        for prompt in prompts(slot.topic, voice)
    )
    html.show(
        TOPIC.format(
            number=number,
            way=way(slot.topic),
            minutes=count("{number} minute", "{number} minutes", slot.minutes),
            light=html.drawn(light_symbol(rating.light, 24)),
            result=result(rating, voice),
            because=say("Why this is a topic"),
            reasons=html.listed(reasons(slot.topic, voice)),
            ask=say("Questions for the talk"),
            prompts=html.listed(asked),
            agreed=say("What we will do:"),
        )
    )
    criterion, last = slot.topic.criterion, len(order) - 1
    with st.container(key=f"talk-moves-{criterion}", horizontal=True):
        button(
            say("Topic {place} up", place=number),
            "up",
            criterion,
            moved(order, criterion, -1),
            disabled=place == 0,
        )
        button(
            say("Topic {place} down", place=number),
            "down",
            criterion,
            moved(order, criterion, 1),
            disabled=place == last,
        )
        button(
            say("Leave out topic {place}", place=number),
            "out",
            criterion,
            tuple(each for each in order if each != criterion),
        )


def left_over() -> None:
    """The other topics, each with its reasons in short; on paper in a few lines."""
    if not planned.left:
        return
    html.heading(say("Topics for another time"), 2)
    short = " · ".join(
        f"{voice.criterion(each.criterion)} ({reason_word(each.reason, voice)})" for each in planned.left
    )
    html.show(Markup('<p class="qc-print-only">{}</p>').format(short))
    with st.container(key="talk-left"):
        for number, each in enumerate(planned.left, len(order) + 1):
            with st.container(
                key=f"talk-left-{each.criterion}", horizontal=True, vertical_alignment="center"
            ):
                light = html.drawn(light_symbol(each.row.overall.rating.light, 22))
                html.show(
                    Markup('<p class="qc-left">{}. {} {}<br><span class="qc-aside">{}</span></p>').format(
                        number, light, way(each), in_short(each)
                    )
                )
                button(
                    say("Take in topic {place}", place=number), "in", each.criterion, (*order, each.criterion)
                )


def button(
    label: str, kind: str, criterion: str, new_order: tuple[str, ...], *, disabled: bool = False
) -> None:
    """Something to do with a topic: afterwards the topics stand in another order."""
    st.button(
        label,
        key=f"talk-{kind}-{criterion}",
        on_click=rearrange,
        args=(criterion, kind, new_order),
        disabled=disabled,
    )


def rearrange(criterion: str, kind: str, new_order: tuple[str, ...]) -> None:
    """Takes the new order; what has been moved is said, and the focus goes along with it."""
    talk_order.arrange(shown, new_order)
    st.session_state["talk-moved"] = (criterion, kind)


def said() -> None:
    """What has just been moved, for a screen reader; page.js lets the focus follow."""
    criterion, kind = st.session_state.pop("talk-moved", (None, None))
    if criterion is not None:
        title = voice.criterion(criterion)
        if criterion in order:
            words = say("“{title}” is now topic {place}.", title=title, place=order.index(criterion) + 1)
        else:
            words = say("“{title}” is left out.", title=title)
        follow = " ".join(f"talk-{place}-{criterion}" for place in (kind, "moves", "left"))
        html.show(
            Markup('<p class="qc-sr" role="status" data-follow="{}" data-turn="{}">{}</p>').format(
                follow, ".".join(order), words
            )
        )


def way(each: Topic) -> Markup:
    """Its title, which leads to the criterion."""
    return html.anchor(voice.criterion(each.criterion), "criterion", result_view.params(each.criterion))


def in_short(each: Topic) -> str:
    """Its reasons in a word each."""
    return ", ".join(reason_word(reason, voice) for reason in each.reasons)


shown = result_view.result()
voice = result_view.voice(shown)
widgets.from_address("minutes", {str(each): "" for each in talk_order.TIMES}, str(MINUTES))
planned = talk_order.planned(shown)
order = tuple(str(slot.topic.criterion) for slot in planned.slots)
result_nav.ways(shown, "talk")
html.heading(say("Discussion plan"))
html.paragraph(result_view.facts(shown), "qc-facts")
with st.container(key="talk-invented"):
    result_view.invented(shown)
with st.container(key="talk-said"):
    said()
result_view.nothing(shown)
if planned.slots or planned.left:
    talk()
elif result_view.has_answers(shown):
    html.paragraph(
        say(
            "There is nothing urgent to discuss: every criterion that can be shown is green, and "
            "nowhere are the views far apart."
        )
    )
with st.container(key="onward", horizontal=True):
    html.show(
        Markup('<button type="button" class="qc-button" data-print="1">{}</button>').format(say("Print"))
    )
