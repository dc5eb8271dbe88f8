"""What an organiser of a process sees first: which of its measures are due, what was promised, what became of
it.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from qcheck.language import N_
from qcheck.service import Access, FollowedMeasure, LoopBack, MeasureState, State
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.kit.visitor import count, say
from qcheck.ui.organise import before_and_after
from qcheck.wording import due_dates

SHOWN = 3
"""So many of each list stand there at once; the others are behind a click."""
ENTRY = Markup('{}<br><span class="qc-aside">{}</span>')
ONE_LINE = Markup('<p class="qc-aside">{} {}</p>')
MORE = Markup('<details class="qc-fold"><summary>{}</summary>{}</details>')

DUE_SINCE = N_("Was to be done by {day}. Is it, and has it helped?")
DUE_TODAY = N_("Is to be done by today. Is it, and has it helped?")
CALLED_DONE = N_("Called done on {day}. Has it helped? People have not been asked yet.")
ASKED_AGAIN = N_("Was to be done by {day}. People have been asked again: {result}")
IS_ASKED = N_("A re-check has been running since {day}.")
ENDED = {MeasureState.DONE: N_("Done on {day}."), MeasureState.DROPPED: N_("Dropped on {day}.")}


def lists(access: Access) -> None:
    """The three lists, as far as there is something in them; one line where nothing is due in a check that
    has not ended yet, because there people come for the check.
    """
    back = visitor.service().rechecks.loop_back(access)
    with widgets.place("loop-back"):
        if not back.due and (access.state is not State.CLOSED or not back.measures.measures):
            html.show(ONE_LINE.format(_in_one_line(back), html.anchor(say("Measures"), "measures")))
            return
        _list(say("What is due"), say("No measure of this process is due."), back, back.due)
        _list(say("What was promised"), "", back, back.promised)
        _list(say("What became of it"), "", back, back.became)
        html.show(Markup("<p>{}</p>").format(html.anchor(say("All measures"), "measures")))


def of_measure(followed: FollowedMeasure, back: LoopBack) -> str:
    """Where a measure stands, in a sentence or two."""
    measure, day = followed.measure, visitor.tongue().day
    if followed.running:
        return say(IS_ASKED, day=day(followed.running.made))
    result = before_and_after.in_one_line(followed)
    if followed in back.promised:
        said = due_dates.said(measure, visitor.tongue())
        return " · ".join(filter(None, (f"{say('By when')}: {said}" if said else "", result)))
    if followed in back.due and measure.state not in ENDED and measure.due:
        if result:
            return say(ASKED_AGAIN, day=day(measure.due), result=result)
        return say(DUE_TODAY) if measure.due == back.measures.today else say(DUE_SINCE, day=day(measure.due))
    since = measure.since or back.measures.today
    if followed in back.due:
        return say(CALLED_DONE, day=day(since))
    return " ".join(filter(None, (say(ENDED[measure.state], day=day(since)), measure.reason, result)))


def _in_one_line(back: LoopBack) -> str:
    """Says in one line that nothing is due, and in numbers what was promised and what has become of it."""
    promised, became = len(back.promised), len(back.became)
    numbers = (
        count("{number} measure is promised.", "{number} measures are promised.", promised)
        if promised
        else "",
        count("{number} is done or dropped.", "{number} are done or dropped.", became) if became else "",
    )
    return " ".join(filter(None, (say("No measure of this process is due."), *numbers)))


def _list(title: str, nothing: str, back: LoopBack, followed: Sequence[FollowedMeasure]) -> None:
    if not followed:
        html.paragraph(nothing) if nothing else None
        return
    html.heading(title, 2)
    entries = [_entry(measure, back) for measure in followed]
    html.show(html.listed(entries[:SHOWN], "qc-shelf"))
    if rest := entries[SHOWN:]:
        more = count("{number} more", "{number} more", len(rest))
        html.show(MORE.format(more, html.listed(rest, "qc-shelf")))


def _entry(followed: FollowedMeasure, back: LoopBack) -> Markup:
    measure = followed.measure
    way = html.anchor(measure.what, "recheck", {"measure": measure.id}, kind="qc-shelved")
    about = (measure.who, of_measure(followed, back))
    return ENTRY.format(way, " · ".join(filter(None, about)))
