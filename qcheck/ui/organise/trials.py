"""The trials of questionnaires that this computer or this device knows, and the way to begin one."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck import addresses, browser
from qcheck.service import Trial, TrialLinkKind
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.kit.visitor import say


def may_begin() -> bool:
    """Whoever sits at this computer; everybody, where the operator has said so."""
    return visitor.settings().trials == "everybody" or visitor.at_this_computer()


def known() -> tuple[tuple[Trial, str, TrialLinkKind], ...]:
    """The trials of this computer or device, each with the link to coordinate it or to a pilot's page."""
    trials = visitor.service().trials
    if visitor.at_this_computer():
        return tuple((trial, link, TrialLinkKind.COORDINATE) for trial, link in trials.everything_here())
    opened = trials.known(browser.remembered(st.context.cookies.get(browser.COOKIE)))
    return tuple((link.trial, link.written, link.kind) for link in opened)


def shelf() -> None:
    """The trials as a list; drawn only where somebody asks for it, as the checks are."""
    if not (trials := known()):
        return
    fold = st.expander(f"{say('Trials of questionnaires')} ({len(trials)})", key="trials", on_change="rerun")
    if fold.open:
        with fold:
            html.show(html.listed((_entry(*trial) for trial in trials), "qc-shelf"))


def door() -> None:
    """The link to the page on which a trial is begun, for whoever may begin one."""
    if may_begin():
        widgets.outside(say("Try a questionnaire out"), addresses.NEW_TRIAL, "begin-trial")


def public_door() -> None:
    """The link to the list of trials with a public page, where there is one."""
    if visitor.service().trials.all_public():
        widgets.outside(say("Trials: dates and taking part"), browser.ON_TRIALS, "public-trials")


def _entry(trial: Trial, link: str, kind: TrialLinkKind) -> Markup:
    way = visitor.spoken(addresses.trial_address(kind, link))
    purpose = say("to take part") if kind is TrialLinkKind.PILOT else say("to coordinate")
    deleted = say("Everything is deleted on {day}", day=visitor.tongue().day(trial.deletes))
    forget = html.forgetting(link, say("Remove from this list (the trial stays)"))
    return Markup('<a class="qc-shelved" href="{}">{}</a><br><span class="qc-aside">{}{}</span>').format(
        way, trial.title, f"{purpose} · {deleted}", forget
    )
