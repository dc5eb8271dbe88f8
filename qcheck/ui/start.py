"""The start: what a check gives, the ways to begin, the checks known here, and why one can begin at once."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck import addresses
from qcheck.language import N_
from qcheck.ui.kit import html, signed_in, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.organise import deletion, trials
from qcheck.ui.organise.device_shelf import shelves
from qcheck.ui.results.small_profile import small_profile
from qcheck.ui.workbench import begin

REASONS = (
    (N_("Without signing in"), N_("No password, no tracking. Each answer is saved at once.")),
    (
        N_("Every light explains itself"),
        N_("From which answers, by which rule, and what would change it."),
    ),
    (
        N_("Small groups stay hidden"),
        N_("In a confidential check a small group is never shown by itself."),
    ),
)
"""Why one can begin at once: heading and sentence of each."""
WITH_ACCOUNTS = {
    "shelf": (
        N_("Goes without an account"),
        N_("An account is for whoever wants a shelf. No tracking; each answer is saved at once."),
    ),
    "create": (
        N_("Answering needs no account"),
        N_("Only whoever begins a check signs in. No tracking; each answer is saved at once."),
    ),
}
"""The first of them, where one can sign in with an account, or has to in order to begin something."""

CODE = Markup(
    '<form class="qc-code-form" action="{action}" method="get"><label for="code">{label}</label>'
    '<span><input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" '
    'maxlength="200" required aria-describedby="go-on">{language}'
    '<button class="qc-button" type="submit">{go}</button></span>'
    '<small id="go-on">{again}</small></form>'
)
LEAD = Markup('{} <span class="qc-roomy">{}</span> {}')
"""Who answers is left out where the screen is small: the doors say more there."""
REASON = '<section><h2 class="qc-h3">{}</h2><p>{}</p></section>'


def promise() -> None:
    """What this is, in three lines."""
    html.heading(say("Assessing participation together"))
    html.paragraph(
        LEAD.format(
            say("What works in a participation process, and what should you talk about?"),
            say("Administration, politics, civil society and residents answer from their own point of view."),
            say("Traffic lights show the result."),
        ),
        "qc-lead",
    )


def doors() -> None:
    """The ways to begin: a check, a workshop, the example."""
    with st.container(key="start-doors", horizontal=True, vertical_alignment="center"):
        widgets.door(say("Start a new check"), "new", visitor.ELSEWHERE, primary=True)
        widgets.outside(say("Start a workshop"), addresses.WORKSHOP, "begin-workshop")
        widgets.door(say("See an example"), "profile", {"link": None, "example": "1"})
    html.paragraph(
        say("The short check takes about five minutes, alone or together with others."), "qc-aside"
    )


def code() -> None:
    """The door for whoever was given a code: the field is right here."""
    tag = st.query_params.get("lang")
    language = Markup('<input type="hidden" name="lang" value="{}">').format(tag) if tag else html.NOTHING
    html.show(
        CODE.format(
            action=addresses.JOIN,
            label=say("Were you given a code?"),
            language=language,
            go=say("Take part"),
            again=say("Begun already? With the same code or link you go on, on this device."),
        )
    )


def reasons() -> None:
    """Why one can begin at once."""
    first = WITH_ACCOUNTS.get(visitor.settings().sign_in, REASONS[0])
    told = ((say(title), say(why)) for title, why in (first, *REASONS[1:]))
    html.show(Markup('<div class="qc-reasons">{}</div>').format(html.joined(REASON, told)))


def more() -> None:
    """For whoever wants to read on first."""
    with st.container(key="start-more", horizontal=True, gap="medium", vertical_alignment="center"):
        widgets.door(say("See all questions"), "preview", visitor.ELSEWHERE)
        widgets.door(say("All processes"), "processes", visitor.ELSEWHERE)
        widgets.outside(say("How to run a check"), addresses.GUIDE, "guide")
        if begin.may_begin() or begin.known():
            widgets.door(say("Write a questionnaire"), "write", visitor.ELSEWHERE)
        trials.door()
        trials.public_door()


def page() -> None:
    """What a check gives beside the doors, then what this device knows, at last the reasons."""
    deletion.done()
    with st.container(key="start"):
        with st.container(key="start-words"):
            promise()
            doors()
            code()
        with st.container(key="start-picture"):
            html.show(small_profile())
            later = html.anchor(
                say("Then and now: the example a year before"), "compare", {"link": None, "example": "1"}
            )
            html.show(Markup('<p class="qc-text qc-aside">{}</p>').format(later))
    html.show(signed_in.door())
    shelves()
    trials.shelf()
    reasons()
    more()
