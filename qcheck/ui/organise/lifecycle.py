"""A check's life in the organiser's hands: open it, close it, open it again; when it ends."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from qcheck import life
from qcheck.language import local
from qcheck.service import Access, Mode, State
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.organise import date_fields, deletion
from qcheck.wording import rounds

QUESTION = Markup(
    '<p class="qc-text qc-label" role="status" data-follow="check-{deed}-not" data-turn="{deed}">{asked}</p>'
)


def stands(access: Access) -> None:
    """Where the check stands, what its mode means as long as there are answers, until when, and when what of
    it is deleted.
    """
    tongue = visitor.tongue()
    minimum = access.catalogue.rules.minimum_group
    html.paragraph(_state(access), "qc-lead")
    if access.emptied is None:
        html.paragraph(f"{rounds.named(access.mode, tongue)} {rounds.meaning(access.mode, minimum, tongue)}")
    html.paragraph(deletion.told(access))


def steps(access: Access) -> None:
    """What can be done with it now; nothing once its answers are gone."""
    if access.emptied is not None:
        return
    service, link = visitor.service(), access.link
    with st.container(key="organise-steps"):
        if access.state is State.PREPARED:
            if st.button(say("Open the check"), key="check-open", type="primary"):
                widgets.wish(
                    lambda: service.organising.start_check(link),
                    say("The check is running: now it can be answered."),
                )
        elif access.state is State.OPEN:
            _closing(access)
        elif access.mode is Mode.OPEN:
            _resuming(access)
        else:
            html.paragraph(say("A confidential check that is closed stays closed."), "qc-aside")


def end(access: Access) -> None:
    """The day and time at which it closes itself, of a check that is not closed."""
    html.paragraph(say("At this moment the check closes itself. Leave the day empty to close it yourself."))
    shown = _as_typed(access)
    day, time = date_fields.fields("end", lambda label, key, _: inputs.line(label, key, shown[key]))
    zone = date_fields.zone("end-zone", access.life.zone)
    if st.button(say("Save the deadline"), key="end-save"):
        widgets.wish(
            lambda: visitor.service().organising.schedule(
                access.link, date_fields.moment(day, time, zone), zone
            ),
            say("The deadline is saved."),
        )


def _state(access: Access) -> str:
    tongue, zone = visitor.tongue(), access.life.zone
    if access.state is State.PREPARED:
        prepared = say("Prepared: you can hand out the links; answers can be given as soon as you open it.")
        return " ".join(filter(None, (prepared, _closes_itself(access))))
    end = life.end(access.life)
    if access.state is State.CLOSED:
        return say("Closed on {moment}.", moment=visitor.at(end, zone))
    if access.ends:
        return say("The check is running. {closes}", closes=_closes_itself(access))
    return say("Open until you close it, at most until {day}.", day=tongue.day(local(end, zone).date()))


def _closes_itself(access: Access) -> str:
    if access.ends is None:
        return ""
    return say("The check closes itself on {moment}.", moment=visitor.at(access.ends, access.life.zone))


def _closing(access: Access) -> None:
    """Closing asks once more. An open round can be opened again; a confidential check closes for good, and
    says so before, too.
    """
    if access.mode is Mode.OPEN:
        _closing_for_now(access)
    else:
        _closing_for_good(access)


def _closing_for_now(access: Access) -> None:
    if _wanted(access, "close", say("Close the check")):
        question = say(
            "Do you want to end the check now? Then nobody can answer or change anything any more. What "
            "was given stays. "
            "You can start it again at any time; it is then deleted on the same day as now."
        )
        _asked_again("close", question, say("Yes, end it now"), say("No, keep it running"), _close(access))


def _closing_for_good(access: Access) -> None:
    with st.expander(say("Close the check and see the results"), key="check-closing"):
        html.paragraph(
            say(
                "Closing is for good: from then on nobody can answer or change anything, and the check "
                "cannot be opened again. You "
                "see the results at once."
            )
        )
        if _wanted(access, "close", say("Close for good")):
            question, yes = (
                say("Do you really want to close the check for good?"),
                say("Yes, close it now, for good"),
            )
            _asked_again("close", question, yes, say("No, keep it running"), _close(access))


def _resuming(access: Access) -> None:
    """Starting once more asks, too: everybody who has a link can change what the result was made of."""
    if _wanted(access, "reopen", say("Open the check again")):
        question = say(
            "Do you want to start the check again now? Then everybody with a link can answer and change "
            "answers again. It is deleted on the same day as now."
        )
        _asked_again(
            "reopen", question, say("Yes, start it again"), say("No, leave it ended"), _resume(access)
        )


def _wanted(access: Access, deed: str, label: str) -> bool:
    """The button of a deed; whether it was pressed, and the deed is to be asked about again."""
    if st.session_state.get(_asked(deed)) == access.link:
        return True
    if st.button(label, key=f"check-{deed}"):
        st.session_state[_asked(deed)] = access.link
        st.rerun()
    return False


def _asked_again(deed: str, question: str, yes: str, no: str, do: Callable[[], None]) -> None:
    """The question, and yes or no to it; the focus goes to the no, so that a key pressed twice does
    nothing.
    """
    html.show(QUESTION.format(deed=deed, asked=question))
    with st.container(key=f"{deed}-again", horizontal=True):
        if st.button(yes, key=f"check-{deed}-really", type="primary"):
            del st.session_state[_asked(deed)]
            do()
        if st.button(no, key=f"check-{deed}-not"):
            del st.session_state[_asked(deed)]
            st.rerun()


def _asked(deed: str) -> str:
    """Session key: the link of the check of which this deed was asked for once, and is asked about again."""
    return f"{deed}-asked"


def _close(access: Access) -> Callable[[], None]:
    done = say("The check is closed.")
    return lambda: widgets.wish(lambda: visitor.service().organising.end_check(access.link), done)


def _resume(access: Access) -> Callable[[], None]:
    done = say("The check is running again.")
    return lambda: widgets.wish(lambda: visitor.service().organising.resume_check(access.link), done)


def _as_typed(access: Access) -> dict[str, str]:
    """The chosen end as the fields have it."""
    if access.life.ends is None:
        return {"end-day": "", "end-time": ""}
    ends = local(access.life.ends, access.life.zone)
    return {"end-day": date_fields.written(ends.date()), "end-time": f"{ends:%H:%M}"}
