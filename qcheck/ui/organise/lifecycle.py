"""A check's life in the organiser's hands: open it, close it, open it again; when it ends, and when
everything is deleted.
"""

from __future__ import annotations

from datetime import date

import streamlit as st
from markupsafe import Markup

from qcheck import life
from qcheck.language import local
from qcheck.service import Access, Mode, State
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.organise import date_fields
from qcheck.wording import rounds

ASKED = "close-asked"
"""Session key: the link of the check whose closing was asked for once, and is asked about again."""

QUESTION = Markup(
    '<p class="qc-text qc-label" role="status" data-follow="check-close-not" data-turn="close">{}</p>'
)


def stands(access: Access) -> None:
    """Where the check stands, what its mode means, until when, and when everything is deleted."""
    tongue = visitor.tongue()
    minimum = access.catalogue.rules.minimum_group
    html.paragraph(_state(access), "qc-lead")
    html.paragraph(f"{rounds.named(access.mode, tongue)} {rounds.meaning(access.mode, minimum, tongue)}")
    html.paragraph(say("On {day} everything is deleted.", day=tongue.day(access.deletes)))


def steps(access: Access) -> None:
    """What can be done with it now."""
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
            if st.button(say("Open the check again"), key="check-reopen"):
                widgets.wish(
                    lambda: service.organising.resume_check(link), say("The check is running again.")
                )
        else:
            html.paragraph(say("A confidential check that is closed stays closed."), "qc-aside")


def end(access: Access) -> None:
    """The day and time at which it closes itself, of a check that is not closed."""
    html.paragraph(say("At this moment the check closes itself. Leave the day empty to close it yourself."))
    shown = _as_typed(access)
    day, time = date_fields.fields(
        "end", lambda label, key, _: st.text_input(label, value=shown[key], key=key)
    )
    zone = date_fields.zone("end-zone", access.life.zone)
    if st.button(say("Save the deadline"), key="end-save"):
        widgets.wish(
            lambda: visitor.service().organising.schedule(
                access.link, date_fields.moment(day, time, zone), zone
            ),
            say("The deadline is saved."),
        )


def deletion(access: Access) -> None:
    """The day of deletion; and deleting at once, after a question."""
    html.paragraph(
        say(
            "On this day everything is deleted, from the database too. Leave it empty for twelve months "
            "after the end."
        )
    )
    shown = date_fields.written(access.deletes)
    typed = st.text_input(say("Day of deletion (such as 31.03.2027)"), value=shown, key="delete-day")
    if st.button(say("Save the day"), key="delete-day-save"):
        widgets.wish(
            lambda: visitor.service().organising.keep_until(access.link, _day(typed)),
            say("The day of deletion is saved."),
        )


def delete_now(access: Access) -> None:
    """Deleting asks once more, and says what will be gone."""
    html.paragraph(say("This deletes the check with everyone's answers and comments. It cannot be undone."))
    sure = st.checkbox(say("Yes, delete everything"), key="check-sure")
    if st.button(say("Delete the check"), key="check-delete", disabled=not sure):
        visitor.service().organising.delete(access.link)
        visitor.go("", {"link": None, "deleted": "1"})


def _state(access: Access) -> str:
    tongue, zone = visitor.tongue(), access.life.zone
    if access.state is State.PREPARED:
        prepared = say("Prepared: you can hand out the links; answers can be given as soon as you open it.")
        return " ".join(filter(None, (prepared, _closes_itself(access))))
    end = life.end(access.life)
    if access.state is State.CLOSED:
        return say("Closed on {moment} ({zone}).", moment=tongue.moment(end, zone), zone=tongue.zone(zone))
    if access.ends:
        return say("The check is running. {closes}", closes=_closes_itself(access))
    return say("Open until you close it, at most until {day}.", day=tongue.day(local(end, zone).date()))


def _closes_itself(access: Access) -> str:
    tongue, ends, zone = visitor.tongue(), access.ends, access.life.zone
    if ends is None:
        return ""
    words = {"moment": tongue.moment(ends, zone), "zone": tongue.zone(zone)}
    return say("The check closes itself on {moment} ({zone}).", **words)


def _closing(access: Access) -> None:
    """Closing asks once more. An open round can be opened again; a confidential check closes for good, and
    says so before, too.
    """
    if access.mode is Mode.OPEN:
        _closing_for_now(access)
    else:
        _closing_for_good(access)


def _closing_for_now(access: Access) -> None:
    if st.session_state.get(ASKED) != access.link:
        if st.button(say("Close the check"), key="check-close"):
            st.session_state[ASKED] = access.link
            st.rerun()
        return
    _asked_again(
        access,
        say(
            "Do you want to end the check now? Then nobody can answer or change anything any more. What "
            "was given stays. "
            "You can start it again at any time; it is then deleted on the same day as now."
        ),
        say("Yes, end it now"),
    )


def _closing_for_good(access: Access) -> None:
    with st.expander(say("Close the check and see the results"), key="check-closing"):
        html.paragraph(
            say(
                "Closing is for good: from then on nobody can answer or change anything, and the check "
                "cannot be opened again. You "
                "see the results at once."
            )
        )
        sure = st.checkbox(say("Yes, everybody has had the time to answer"), key="close-sure")
        if st.button(say("Close for good"), key="check-close", disabled=not sure):
            st.session_state[ASKED] = access.link
        if sure and st.session_state.get(ASKED) == access.link:
            question = say("Do you really want to close the check for good?")
            _asked_again(access, question, say("Yes, close it now, for good"))


def _asked_again(access: Access, question: str, yes: str) -> None:
    """The question, and yes or no to it; the focus goes to the no, so that a key pressed twice
    ends nothing.
    """
    html.show(QUESTION.format(question))
    with st.container(key="close-again", horizontal=True):
        if st.button(yes, key="check-close-really", type="primary"):
            del st.session_state[ASKED]
            _close(access)
        if st.button(say("No, keep it running"), key="check-close-not"):
            del st.session_state[ASKED]
            st.rerun()


def _close(access: Access) -> None:
    widgets.wish(lambda: visitor.service().organising.end_check(access.link), say("The check is closed."))


def _as_typed(access: Access) -> dict[str, str]:
    """The chosen end as the fields have it."""
    if access.life.ends is None:
        return {"end-day": "", "end-time": ""}
    ends = local(access.life.ends, access.life.zone)
    return {"end-day": date_fields.written(ends.date()), "end-time": f"{ends:%H:%M}"}


def _day(typed: str) -> date | None:
    return date_fields.day(typed) if typed.strip() else None
