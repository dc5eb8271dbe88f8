"""The invitation of a check: what it is about, and the form that begins a sheet. Whoever has begun one on
this device is led to its next open topic.
"""

from __future__ import annotations

from functools import partial

from starlette.responses import RedirectResponse, Response

from qcheck.browser import ON_SHEETS
from qcheck.catalogue import EVERYBODY, PerspectiveId
from qcheck.language import N_
from qcheck.plain.sheet import ballot, navigation, notices, workshop_phase
from qcheck.plain.sheet.own_sheet import LATE
from qcheck.plain.sheet.perspective import choices
from qcheck.plain.sheet.rendering import page, page_once
from qcheck.service import Moment, NotNow, NotPossible, State, ToWrite, bare_code
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
    opened = entrance(visit)
    if opened.moment is Moment.VOTE:
        return ballot.paper(visit, opened)
    if rest := workshop_phase.resting(visit, opened):
        return rest
    is_late = opened.access.state is State.CLOSED and LATE in visit.request.query_params
    if opened.ends_by_code and not visit.by_script:
        return _ended(visit, opened, {})
    if is_late or not opened.may_join:
        return _closed(visit, opened, _shut(visit, opened, is_late))
    if opened.sheet is None:
        return _untouched(visit, opened)
    onward = RedirectResponse(
        visit.base + navigation.next_open(visit.service.answering.own_sheet(opened.access)), 303
    )
    if opened.kept:
        remember(visit.request, onward, opened.kept.name, opened.kept.value, path=ON_SHEETS)
    return onward


def begin(visit: Visit) -> Response:
    """POST …/begin: begins a sheet on this device. A phone that sends twice, or a device that has a sheet
    already, gets the same one.
    """
    ready = ready_to_begin(visit)
    if isinstance(ready, Response):
        return ready
    try:
        ready.write()
    except NotNow:
        raise
    except NotPossible as refusal:
        return _refused(visit, entrance(visit), refusal)
    return ready.outcome


def ready_to_begin(visit: Visit) -> Response | ToWrite[Response]:
    """The sheet that is to be begun, with the way to its first topic; else what is said instead."""
    opened = entrance(visit)
    if opened.sheet is not None or not opened.may_join:
        visit.turn()
    tongue, chosen = visit.tongue(opened.access.catalogue), visit.fields.get("perspective")
    if not chosen and choices(visit):
        return _invitation(visit, opened, {"perspective": tongue.say(NO_PERSPECTIVE)})
    if not visit.service.network_limits.sheets_begun.take(visit.sender):
        return _crowded(visit, opened)
    nonce = (
        visit.fields.get("nonce") or visit.service.joining.new_nonce()
    )  # without one, everybody would have the same sheet
    try:
        new = visit.service.joining.new_sheet(visit.access, PerspectiveId(chosen) if chosen else None, nonce)
    except NotNow:
        raise
    except NotPossible as refusal:
        return _refused(visit, opened, refusal)
    first = _first(opened, PerspectiveId(chosen) if chosen else None)
    return ToWrite(partial(visit.service.joining.begin, new), _taken_up(visit, opened, new.link, first))


def resume(visit: Visit) -> Response:
    """POST …/resume: goes on with a sheet that was begun on another device, by its personal code."""
    opened = entrance(visit)
    code = visit.fields.get("code", "")
    if not visit.service.network_limits.wrong_codes.may_try(visit.sender):
        return messages.message(visit, notices.TOO_MANY, opened)
    try:
        sheet = visit.service.joining.by_personal_code(visit.link, code)
    except NotNow:  # not a wrong code: nobody could look
        raise
    except NotPossible as refusal:
        visit.service.network_limits.wrong_codes.missed(visit.sender, f"{bare_code(code)} {visit.link}")
        return _not_this_code(visit, opened, {"code": refusal.said(visit.tongue(opened.access.catalogue))})
    return _taken_up(visit, opened, sheet, _onward(visit, opened, sheet), ELSEWHERE)


def _onward(visit: Visit, opened: Entrance, sheet: str) -> str:
    """Where whoever has typed a personal code goes on with this sheet."""
    if visit.service.participants.may_see_result(sheet):
        return "/result"
    if opened.access.state is State.CLOSED:
        return navigation.ANSWERS
    return navigation.next_open(visit.service.answering.own_sheet(sheet))


def _not_this_code(visit: Visit, opened: Entrance, errors: dict[str, str]) -> Response:
    """Where the code was typed: the invitation, or the page that says it is over. A code that came too late
    is told only that.
    """
    if opened.ends_by_code:
        return _ended(visit, opened, errors)
    if not opened.may_join:
        visit.turn()
    return _invitation(visit, opened, errors)


def _ended(visit: Visit, opened: Entrance, errors: dict[str, str]) -> Response:
    """The check has ended; whoever answered on another device, or on one that went round, sees the result by
    the personal code.
    """
    said = visit.tongue(opened.access.catalogue).say(notices.CLOSED.text)
    shown = {"message": notices.CLOSED, "text": said, "code": visit.fields.get("code", ""), "errors": errors}
    return page(visit, "ended", opened, shown, 422 if errors else 200)


def _closed(visit: Visit, opened: Entrance, said: messages.Message) -> Response:
    """Why nobody can answer; whoever has answered on this device can still look at what they said."""
    if opened.sheet is None or opened.access.state is not State.CLOSED or visit.by_script:
        return messages.message(visit, said, opened)
    text = visit.tongue(opened.access.catalogue).say(said.text)
    return page(visit, "closed", opened, {"message": said, "text": text, "onward": visit.base + said.way})


def _shut(visit: Visit, opened: Entrance, is_late: bool) -> messages.Message:
    """The message while nobody can answer; whoever answered is led to the result where they may see it."""
    said = notices.CLOSED_MEANWHILE if is_late else SHUT[opened.access.state]
    return (
        notices.SHARED[said]
        if said in notices.SHARED
        and opened.sheet
        and visit.service.participants.may_see_result(opened.access)
        else said
    )


def _first(opened: Entrance, chosen: PerspectiveId | None) -> str:
    """The address of the first topic of a fresh sheet."""
    access = opened.access
    (criterion, _), *_ = access.questionnaire.asked(access.perspective or chosen or EVERYBODY)
    return navigation.address_of(criterion.id)


def _taken_up(visit: Visit, opened: Entrance, sheet: str, step: str, where: str = "1") -> Response:
    """From now on this device goes on with this sheet; the next page sees from its address that the browser
    should have kept it, and whether it was begun on another one.
    """
    onward = RedirectResponse(f"{visit.base}{step}?{BEGUN}={where}", 303)
    kept = KeptSheet(opened.access.check_id, sheet).reached_by(visit.link)
    remember(visit.request, onward, kept.name, kept.value, path=ON_SHEETS)
    return onward


def _refused(visit: Visit, opened: Entrance, refusal: NotPossible) -> Response:
    """The invitation once more, with why no sheet could be begun."""
    said = refusal.said(visit.tongue(opened.access.catalogue))
    return _invitation(visit, opened, {"perspective": said})


def _crowded(visit: Visit, opened: Entrance) -> Response:
    """The invitation once more, with what was chosen: too many sheets were begun at this address."""
    response = _invitation(
        visit, opened, {"perspective": visit.tongue(opened.access.catalogue).say(CROWDED)}, 429
    )
    response.headers["Retry-After"] = "60"
    return response


def _untouched(visit: Visit, opened: Entrance) -> Response:
    """The invitation as everybody first sees it: drawn once, but for the word that makes a sheet one. What
    somebody sent along stands on a page of their own.
    """
    if visit.fields:
        return _invitation(visit, opened, {})
    asked = visit.request.query_params
    notes = (BEGUN in asked, NOT_BY_ADDRESS in asked, opened.deleted)
    return page_once(
        visit,
        "landing",
        opened,
        notes,
        {"nonce": visit.service.joining.new_nonce()},
        lambda: _shown(visit, opened, {}),
    )


def _invitation(visit: Visit, opened: Entrance, errors: dict[str, str], refused: int = 422) -> Response:
    shown = _shown(visit, opened, errors)
    return page(visit, "landing", opened, shown, refused if errors else 200)


def _shown(visit: Visit, opened: Entrance, errors: dict[str, str]) -> dict[str, object]:
    offered = choices(visit)
    views = tuple(PerspectiveId(perspective.id) for perspective in offered) or (
        opened.access.perspective or EVERYBODY,
    )
    return {
        "choices": offered,
        "length": opened.access.questionnaire.longest(views),
        "nonce": visit.fields.get("nonce") or visit.service.joining.new_nonce(),
        "chosen": visit.fields.get("perspective", ""),
        "code": visit.fields.get("code", ""),
        "forgetful": BEGUN in visit.request.query_params,
        "not_by_address": NOT_BY_ADDRESS in visit.request.query_params,
        "errors": errors,
    }
