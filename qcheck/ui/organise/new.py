"""A new check on one page: which process, what is asked, when, how it is shown, and whether one answers
oneself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from qcheck.asking import Length, Questionnaire
from qcheck.catalogue import PerspectiveId, PhaseId
from qcheck.service import (
    LONGEST_TITLE,
    MADE_OFTEN,
    Access,
    Keeps,
    Letterhead,
    Mode,
    NewCheck,
    NotPossible,
    Offer,
    Scope,
)
from qcheck.ui.kit import catalogue_mistakes, html, signed_in, throttle, url_choices, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.organise import check_choices, letterhead, next_check, offer_words, piloting, viewers
from qcheck.ui.organise.check_choices import Dates
from qcheck.ui.organise.next_check import NOT_MYSELF


@dataclass(frozen=True, slots=True)
class Process:
    """Which process it is about; `before` is its last check, where there has been one."""

    title: str
    place: str
    before: Access | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, when, in which mode, and from which perspective one answers oneself, None where that is
    still open; `shares`: those who answer may see the result.
    """

    offer: Offer
    phase: PhaseId | None
    mode: Mode | None
    myself: str | None
    scope: Scope = Scope()  # noqa: RUF009 — frozen
    shares: bool = False

    @property
    def perspective(self) -> PerspectiveId | None:
        """From which perspective one answers; None for whoever only invites others."""
        return None if self.myself in (None, NOT_MYSELF) else PerspectiveId(str(self.myself))

    @property
    def phase_asked(self) -> PhaseId | None:
        """The phase, or as long as none is chosen the first one that is possible."""
        return self.phase or next(iter(self.offer.phases), None)

    @property
    def total(self) -> Length:
        """How long a sheet is: one's own, else the longest of the others."""
        questionnaire = Questionnaire(self.offer.catalogue, self.phase_asked, self.scope)
        return questionnaire.longest([self.perspective] if self.perspective else ())


@dataclass(frozen=True, slots=True)
class Draft:
    """A new check as it has been described so far. `no_trial`: why it cannot take part as it is wished."""

    process: Process
    asked: Asked
    keeps: Keeps
    dates: Dates
    letter: Letterhead
    no_trial: str = ""

    def lacking(self) -> Iterator[str]:
        """What is missing or wrong, from the top of the page down, by the key of its field."""
        if not self.process.title.strip():
            yield "new-title"
        if self.asked.phase != self.asked.phase_asked:
            yield "new-phase"
        if self.asked.mode is None:
            yield "new-mode"
        if self.asked.myself is None:
            yield "new-perspective"
        if not self.asked.total.questions:
            yield "new-pick"
        if self.dates.wrong():
            yield "new-later"
        if self.no_trial:
            yield piloting.FIELD


def which_process() -> Process:
    """Title and place, typed or those of the check before."""
    before = visitor.access() if visitor.link() else None
    html.heading(say("Another check of this process") if before else say("Start a new check"))
    signed_in.first()
    catalogue_mistakes.mistakes()
    with st.container(key="new-process"):
        return _the_same_process(before) if before else _new_process()


def _the_same_process(before: Access) -> Process:
    next_check.begin(before)
    html.paragraph(", ".join(filter(None, [before.title, before.place])), "qc-lead")
    return Process(before.title, before.place, before)


def _new_process() -> Process:
    example = say("such as: Traffic concept for the old town")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        title = url_choices.line(say("Which participation process is it about?"), "new-title", example)
    with right:
        where = say("town, district, county")
        place = url_choices.line(say("Place (optional)"), "new-place", where)
    html.most(LONGEST_TITLE)
    url_choices.missed("new-title", "" if title.strip() else say("Please give the process a title."))
    return Process(title, place, None)


def what_is_asked(before: Access | None) -> Asked:
    """All choices about the questions."""
    with st.container(key="new-step-what"):
        offer = check_choices.what()
    with st.container(key="new-step-when"):
        phase = check_choices.when(offer)
    with st.container(key="new-step-how"):
        mode = check_choices.how(offer.catalogue)
        shares = url_choices.ticked(say(viewers.SHARE), "new-shares")
    with st.container(key="new-step-who"):
        myself = check_choices.who(offer.catalogue, mode)
    asked = Asked(offer, phase, mode, myself)
    view = asked.perspective or offer.catalogue.perspective_ids[0]
    with st.container(key="new-pick"):
        scope = check_choices.which(offer, asked.phase_asked, view)
    if before:
        notes = ((words,) for words in next_check.said(before, offer, phase))
        html.show(html.joined('<p class="qc-done">{}</p>', notes))
    return Asked(offer, phase, mode, myself, scope, shares)


def the_rest(process: Process, asked: Asked) -> Draft:
    """What most need not touch: what remains, deadline, lines for the invitations."""
    with st.container(key="new-step-remains"):
        keeps = check_choices.remains()
    dates = check_choices.later()
    url_choices.missed("new-later", dates.wrong())
    letter, no_trial = letterhead.folded(process.before), piloting.with_a_new_check(asked.offer.catalogue.id)
    return Draft(process, asked, keeps, dates, letter, no_trial)


def how_long(asked: Asked) -> None:
    """Says how long the chosen questions take, or that nothing is asked yet."""
    total, nothing = asked.total, say("Please choose at least one criterion.")
    url_choices.missed("new-pick", "" if total.questions else nothing)
    if total.questions:
        long = offer_words.lasts(total)
        mine = say("Your check: {length}. You can stop and go on at any time.", length=long)
        longest = say("For each person: {length} at most.", length=long)
        html.paragraph(mine if asked.perspective else longest, "qc-total")
    elif not url_choices.is_wanted():
        html.paragraph(nothing, "qc-total")


def begin(draft: Draft) -> None:
    """Makes the check; whoever has a sheet goes there, whoever only invites others to the invitations."""
    asked, dates = draft.asked, draft.dates
    ends, deletes = dates.until()
    wish = NewCheck(
        draft.process.title,
        draft.process.place,
        asked.offer.catalogue.id,
        asked.phase,
        asked.scope,
        asked.perspective,
        Mode(str(asked.mode)),
        visitor.link(),
        dates.prepared,
        ends,
        dates.zone,
        shares=asked.shares,
        deletes=deletes,
        keeps=draft.keeps,
        letterhead=draft.letter,
    )
    whose = visitor.maker()
    if not visitor.service().network_limits.checks_made.take(throttle.sender()):
        raise NotPossible(MADE_OFTEN)
    created = visitor.service().organising.create_check(wish, whose)
    piloting.join_with(created)
    answers_now = asked.perspective and not dates.prepared
    visitor.go("check" if answers_now else "organise", {"link": created, "new": "1"})


def start_button(draft: Draft) -> None:
    """Makes the check where everything is there; else says what is missing."""
    missing = tuple(draft.lacking())
    url_choices.all_missed(missing)
    answers_now = draft.asked.perspective and not draft.dates.prepared
    label = say("Start the check") if answers_now else say("Create the check")
    if signed_in.first():
        return
    if st.button(label, type="primary", key="new-start"):
        if missing:
            url_choices.want_to_go_on()
            st.rerun()
        try:
            begin(draft)
        except NotPossible as refused:
            widgets.notice(letterhead.named(refused))


def page() -> None:
    """The form of a new check."""
    process = which_process()
    asked = what_is_asked(process.before)
    draft = the_rest(process, asked)
    how_long(asked)
    start_button(draft)
