"""Applying to a trial: the form on its public side, and the applicant's own page."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from qcheck.addresses import TRIAL, trial_address
from qcheck.language import N_
from qcheck.plain.trial import form_fields
from qcheck.plain.trial.rendering import onward, trial_page
from qcheck.service import (
    ApplicationState,
    Form,
    NotPossible,
    OwnApplication,
    Several,
    Stale,
    TooLate,
    Trial,
    TrialLinkKind,
    UnknownLink,
)
from qcheck.web.messages import Message, message
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Elsewhere, Visit, settings
from qcheck.web.whole_address import whole

NO_TRIAL = Message(
    404,
    N_("This trial is not here"),
    N_("Perhaps its address was not copied completely, or it is over. Please ask whoever told you about it."),
    N_("To the start page"),
    out="/",
)
SENT_OFTEN = N_(
    "Very many applications have come from your network just now. What you typed stays here: please try "
    "again in a few minutes."
)
CHANGED = N_(
    "Your application has been changed in another window meanwhile. What you typed stands here: please look "
    "at it, and save once more."
)
STATES = {
    ApplicationState.SENT: N_(
        "Your application has arrived. It is not decided yet; the decision will stand on this page."
    ),
    ApplicationState.ACCEPTED: N_("Your application is accepted."),
    ApplicationState.DECLINED: N_("Your application was declined."),
}


def page(visit: Visit) -> Response:
    """The form, while one can apply; else that one cannot."""
    try:
        trial, form = visit.service.applying.form(_name(visit))
    except UnknownLink:
        return message(visit, NO_TRIAL)
    return _form(visit, trial, form, {"nonce": visit.service.applying.new_nonce()})


def send(visit: Visit) -> Response:
    """Takes the application and leads to the applicant's own page; what cannot be taken stays with why."""
    try:
        trial, form = visit.service.applying.form(_name(visit))
    except UnknownLink:
        return message(visit, NO_TRIAL)
    fields, tongue = visit.fields, visit.tongue()
    if not visit.service.network_limits.applications_sent.take(visit.sender):
        return _form(visit, trial, form, fields, status=429, said=tongue.say(SENT_OFTEN))
    nonce = fields.get("nonce") or visit.service.applying.new_nonce()
    try:
        link = visit.service.applying.apply(
            trial.name, fields, nonce, tongue.tag, settings().base_url, visit.sender
        )
    except Several as refused:
        reasons = {name: why.said(tongue) for name, why in refused.reasons.items()}
        return _form(visit, trial, form, fields, reasons, refused.status)
    except NotPossible as refused:
        return _form(visit, trial, form, fields, status=refused.status, said=refused.said(tongue))
    there = f"{trial_address(TrialLinkKind.APPLICATION, link)}?told=sent"
    return sent_on(visit, there + (f"&lang={visit.language_asked}" if visit.language_asked else ""))


def own(visit: Visit) -> Response:
    """The applicant's own page: how it stands, what was answered, and changing it until the last moment."""
    mine = own_application(visit)
    asked = mine.application.asked
    return _own_page(visit, mine, form_fields.typed(asked, mine.application.answers))


def change(visit: Visit) -> Response:
    """Saves what an applicant has changed in the own application."""
    mine, fields, tongue = own_application(visit), visit.fields, visit.tongue()
    revision = fields.get("revision", "")
    try:
        visit.service.applying.change(
            visit.trial, int(revision) if revision.isdecimal() else 0, fields, tongue.tag
        )
    except Several as refused:
        reasons = {name: why.said(tongue) for name, why in refused.reasons.items()}
        return _own_page(visit, mine, fields, reasons, refused.status)
    except Stale as refused:
        return _own_page(
            visit, own_application(visit), fields, status=refused.status, said=tongue.say(CHANGED)
        )
    except TooLate as refused:
        return _own_page(visit, mine, fields, status=refused.status, said=refused.said(tongue), late=True)
    return sent_on(visit, onward(visit, "", "changed"))


def sure(visit: Visit) -> Response:
    """Asks before it is taken back."""
    mine = own_application(visit)
    return trial_page(visit, mine.trial, "application_withdraw", {"application": mine.application})


def withdraw(visit: Visit) -> Response:
    """Withdraws the own application."""
    mine = own_application(visit)
    visit.service.applying.withdraw(visit.trial)
    return trial_page(visit, mine.trial, "application_gone", {"public": mine.trial.is_public})


def own_application(visit: Visit) -> OwnApplication:
    """The application behind the link of this visit; any other link of a trial leads to what it opens."""
    opened = visit.trial
    if opened.kind is not TrialLinkKind.APPLICATION:
        raise Elsewhere(trial_address(opened.kind, visit.link))
    return visit.service.applying.own(opened)


def _name(visit: Visit) -> str:
    return str(visit.request.path_params["name"])


def _form(
    visit: Visit,
    trial: Trial,
    form: Form,
    typed: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
    status: int = 200,
    said: str = "",
) -> Response:
    shown = {
        "form": form,
        "typed": form_fields.kept(typed),
        "nonce": typed.get("nonce", ""),
        "named": form_fields.named,
        "errors": errors or {},
        "refused": said,
        "is_open": visit.service.applying.is_open(trial),
        "until": until(visit, trial),
        "public": TRIAL.format(name=trial.name),
        "address": visit.request.url.path,
    }
    return trial_page(visit, trial, "apply", shown, status)


def _own_page(
    visit: Visit,
    mine: OwnApplication,
    typed: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
    status: int = 200,
    said: str = "",
    late: bool = False,
) -> Response:
    application, tongue = mine.application, visit.tongue()
    shown = {
        "application": application,
        "form": application.asked,
        "typed": form_fields.kept(typed),
        "named": form_fields.named,
        "errors": errors or {},
        "refused": said,
        "state": tongue.say(STATES[application.state]),
        "may_change": mine.may_change,
        "shows_form": mine.may_change or late,
        "answers": [
            (asked, application.said(asked, tongue.tag))
            for asked in application.asked.fields
            if asked.id in application.answers
        ],
        "until": until(visit, mine.trial),
        "own_address": whole(visit, trial_address(TrialLinkKind.APPLICATION, mine.written)),
        "pilot": trial_address(TrialLinkKind.PILOT, mine.pilot) if mine.pilot else "",
        "sent_at": tongue.moment(application.sent, mine.trial.zone),
    }
    return trial_page(visit, mine.trial, "application", shown, status)


def until(visit: Visit, trial: Trial) -> str:
    """Until when one may apply; empty where nobody can."""
    return visit.tongue().at(trial.apply_until, trial.zone) if trial.apply_until else ""
