"""The invitation of a check: what it is about, and the form that begins a sheet. Whoever has begun one on
this device is led to its next open topic.
"""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from qcheck.browser import ON_SHEETS
from qcheck.catalogue import EVERYBODY, PerspectiveId
from qcheck.language import N_
from qcheck.service import Moment, NotNow, NotPossible, State, bare_code
from qcheck.sheet import ballot, navigation, notices, workshop_phase
from qcheck.sheet.own_sheet import LATE
from qcheck.sheet.perspective import choices
from qcheck.sheet.rendering import page, page_once
from qcheck.web import messages
from qcheck.web.cookies import remember
from qcheck.web.entrance import BEGUN, ELSEWHERE, NOT_BY_ADDRESS, Entrance, entrance
from qcheck.web.kept_sheets import KeptSheet
from qcheck.web.visit import Visit

NO_PERSPECTIVE = N_("Please choose from which perspective you answer.")
CROWDED = N_(
    "Very many sheets have been begun from your network just now. Your invitation stays good: please "
    "try again in a minute. With mobile "
    "data instead of the Wi-Fi it works at once."
)
SHUT = {State.PREPARED: notices.PREPARED, State.CLOSED: notices.CLOSED}
"""What is said while nobody can answer."""


def enter(visit: Visit) -> Response:
    """GET /a/{link}: the invitation, the next open topic of the sheet begun here, or the page that says why
    nobody can answer now.
    """
    found = entrance(visit)
    if found.moment is Moment.VOTE:
        return ballot.paper(visit, found)
    if rest := workshop_phase.resting(visit, found):
        return rest
    is_late = found.access.state is State.CLOSED and LATE in visit.request.query_params
    if found.ends_by_code and not visit.by_script:
        return _ended(visit, found, {})
    if is_late or not found.may_join:
        return _closed(visit, found, _shut(visit, found, is_late))
    if found.sheet is None:
        return _untouched(visit, found)
    onward = RedirectResponse(
        visit.base + navigation.next_open(visit.service.answering.own_sheet(found.access)), 303
    )
    if found.kept:
        remember(visit.request, onward, found.kept.name, found.kept.value, path=ON_SHEETS)
    return onward


def begin(visit: Visit) -> Response:
    """POST …/begin: begins a sheet on this device. A phone that sends twice, or a device that has a sheet
    already, gets the same one.
    """
    found = entrance(visit)
    if found.sheet is not None or not found.may_join:
        visit.turn()
    tongue, chosen = visit.tongue(found.access.catalogue), visit.fields.get("perspective")
    if not chosen and choices(visit):
        return _invitation(visit, found, {"perspective": tongue.say(NO_PERSPECTIVE)})
    if not visit.service.limits.sheets_begun.take(visit.sender):
        return _crowded(visit, found)
    nonce = (
        visit.fields.get("nonce") or visit.service.joining.new_nonce()
    )  # without one, everybody would have the same sheet
    try:
        sheet = visit.service.joining.join(visit.access, PerspectiveId(chosen) if chosen else None, nonce)
    except NotNow:
        raise
    except NotPossible as refusal:
        return _invitation(visit, found, {"perspective": refusal.said(tongue)})
    return _taken_up(visit, found, sheet, _first(found, PerspectiveId(chosen) if chosen else None))


def resume(visit: Visit) -> Response:
    """POST …/resume: goes on with a sheet that was begun on another device, by its personal code."""
    found = entrance(visit)
    code = visit.fields.get("code", "")
    if not visit.service.limits.guesses.may_try(visit.sender):
        return messages.message(visit, notices.TOO_MANY, found)
    try:
        sheet = visit.service.joining.by_personal_code(visit.link, code)
    except NotNow:  # not a wrong code: nobody could look
        raise
    except NotPossible as refusal:
        visit.service.limits.guesses.missed(visit.sender, f"{bare_code(code)} {visit.link}")
        return _not_this_code(visit, found, {"code": refusal.said(visit.tongue(found.access.catalogue))})
    return _taken_up(visit, found, sheet, _onward(visit, found, sheet), ELSEWHERE)


def _onward(visit: Visit, found: Entrance, sheet: str) -> str:
    """Where whoever has typed a personal code goes on with this sheet."""
    if visit.service.participants.may_see_result(sheet):
        return "/result"
    if found.access.state is State.CLOSED:
        return navigation.ANSWERS
    return navigation.next_open(visit.service.answering.own_sheet(sheet))


def _not_this_code(visit: Visit, found: Entrance, errors: dict[str, str]) -> Response:
    """Where the code was typed: the invitation, or the page that says it is over. A code that came too late
    is told only that.
    """
    if found.ends_by_code:
        return _ended(visit, found, errors)
    if not found.may_join:
        visit.turn()
    return _invitation(visit, found, errors)


def _ended(visit: Visit, found: Entrance, errors: dict[str, str]) -> Response:
    """The check has ended; whoever answered on another device, or on one that went round, sees the result by
    the personal code.
    """
    said = visit.tongue(found.access.catalogue).say(notices.CLOSED.text)
    shown = {"message": notices.CLOSED, "text": said, "code": visit.fields.get("code", ""), "errors": errors}
    return page(visit, "ended", found, shown, 422 if errors else 200)


def _closed(visit: Visit, found: Entrance, said: messages.Message) -> Response:
    """Why nobody can answer; whoever has answered on this device can still look at what they said."""
    if found.sheet is None or found.access.state is not State.CLOSED or visit.by_script:
        return messages.message(visit, said, found)
    text = visit.tongue(found.access.catalogue).say(said.text)
    return page(visit, "closed", found, {"message": said, "text": text, "onward": visit.base + said.way})


def _shut(visit: Visit, found: Entrance, is_late: bool) -> messages.Message:
    """The message while nobody can answer; whoever answered is led to the result where they may see it."""
    said = notices.CLOSED_MEANWHILE if is_late else SHUT[found.access.state]
    return (
        notices.SHARED[said]
        if said in notices.SHARED and found.sheet and visit.service.participants.may_see_result(found.access)
        else said
    )


def _first(found: Entrance, chosen: PerspectiveId | None) -> str:
    """The address of the first topic of a fresh sheet."""
    access = found.access
    (criterion, _), *_ = access.questionnaire.asked(access.perspective or chosen or EVERYBODY)
    return navigation.address_of(criterion.id)


def _taken_up(visit: Visit, found: Entrance, sheet: str, step: str, where: str = "1") -> Response:
    """From now on this device goes on with this sheet; the next page sees from its address that the browser
    should have kept it, and whether it was begun on another one.
    """
    onward = RedirectResponse(f"{visit.base}{step}?{BEGUN}={where}", 303)
    kept = KeptSheet(found.access.check_id, sheet).reached_by(visit.link)
    remember(visit.request, onward, kept.name, kept.value, path=ON_SHEETS)
    return onward


def _crowded(visit: Visit, found: Entrance) -> Response:
    """The invitation once more, with what was chosen: too many sheets were begun at this address."""
    response = _invitation(
        visit, found, {"perspective": visit.tongue(found.access.catalogue).say(CROWDED)}, 429
    )
    response.headers["Retry-After"] = "60"
    return response


def _untouched(visit: Visit, found: Entrance) -> Response:
    """The invitation as everybody first sees it: drawn once, but for the word that makes a sheet one. What
    somebody sent along stands on a page of their own.
    """
    if visit.fields:
        return _invitation(visit, found, {})
    asked = visit.request.query_params
    notes = (BEGUN in asked, NOT_BY_ADDRESS in asked, found.deleted)
    return page_once(
        visit,
        "landing",
        found,
        notes,
        {"nonce": visit.service.joining.new_nonce()},
        lambda: _shown(visit, found, {}),
    )


def _invitation(visit: Visit, found: Entrance, errors: dict[str, str], refused: int = 422) -> Response:
    shown = _shown(visit, found, errors)
    return page(visit, "landing", found, shown, refused if errors else 200)


def _shown(visit: Visit, found: Entrance, errors: dict[str, str]) -> dict[str, object]:
    offered = choices(visit)
    views = tuple(PerspectiveId(each.id) for each in offered) or (found.access.perspective or EVERYBODY,)
    return {
        "choices": offered,
        "length": found.access.questionnaire.longest(views),
        "nonce": visit.fields.get("nonce") or visit.service.joining.new_nonce(),
        "chosen": visit.fields.get("perspective", ""),
        "code": visit.fields.get("code", ""),
        "forgetful": BEGUN in visit.request.query_params,
        "not_by_address": NOT_BY_ADDRESS in visit.request.query_params,
        "errors": errors,
    }
