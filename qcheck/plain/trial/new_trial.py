"""The page on which a trial is begun."""

from __future__ import annotations

from starlette.responses import Response

from qcheck.addresses import trial_address
from qcheck.language import N_
from qcheck.plain.trial.rendering import TEMPLATES, remembered
from qcheck.service import MADE_OFTEN, NotPossible, TrialLinkKind
from qcheck.web.rendering import sent_on
from qcheck.web.signed_in import signed_in
from qcheck.web.visit import Visit, settings

NOT_HERE = N_("To begin a trial you need a link. Please ask whoever runs this qcheck for one.")


def page(visit: Visit) -> Response:
    """The form, for whoever may begin one."""
    if may_begin(visit):
        visit.maker()
    return _form(visit, "", {})


def begin(visit: Visit) -> Response:
    """Makes the trial and leads to its settings; its link is remembered on this device."""
    title = visit.fields.get("title", "")
    if not may_begin(visit):
        return _form(visit, title, {}, 403)
    whose = visit.maker()
    if not visit.service.network_limits.checks_made.take(visit.sender):
        return _form(visit, title, {"title": visit.tongue().say(MADE_OFTEN)}, 429)
    try:
        link = visit.service.trials.make(title, whose)
    except NotPossible as refused:
        return _form(visit, title, {"title": refused.said(visit.tongue())}, refused.status)
    there = f"{trial_address(TrialLinkKind.COORDINATE, link)}/settings{visit.in_language}"
    return remembered(visit, link, sent_on(visit, there))


def may_begin(visit: Visit) -> bool:
    """Whoever sits at this computer; everybody, where the operator has said so."""
    return settings().trials == "everybody" or visit.at_this_computer


def _form(visit: Visit, title: str, errors: dict[str, str], status: int = 200) -> Response:
    shown = {
        "typed": title,
        "errors": errors,
        "told": "",
        "in_language": visit.in_language,
        "may": may_begin(visit),
        "not_here": NOT_HERE,
        "trial": None,
        **signed_in(visit),
    }
    return TEMPLATES.page(visit, "begin", None, shown, status)
