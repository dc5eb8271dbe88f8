"""Saves what is changed on a sheet: every change of a form, or the one that the script sends. When this
returns it is on disk.
"""

from __future__ import annotations

from functools import partial

from starlette.responses import JSONResponse, Response

from qcheck.browser import own_mark, well_formed
from qcheck.language import N_
from qcheck.plain.sheet import fit
from qcheck.plain.sheet.own_sheet import Own, secret, too_late
from qcheck.service import LinkKind, NotNow, NotPossible, Saved, State, Wish
from qcheck.web.changes import Change, ClosingWritten, in_form, own_sent, sent
from qcheck.web.endpoint import Shared
from qcheck.web.kept_sheets import kept_by_way
from qcheck.web.visit import Visit, mark
from qcheck.wording import CLOSING

NO_REFUSALS: dict[str, str] = {}

QUICKLY_READ = 16_000
"""Bytes that are read while nobody else is listened to."""

NOT_UNDERSTOOD = N_("This could not be read. Please load the page again.")
ANOTHER_SHEET = N_(
    "By now this device has another person's sheet. Your answer does not belong there and was not saved."
)

YOUR_WORDS = N_("You had written: “{text}”")
CLOSED_MEANWHILE = N_("Not saved: the check has been closed meanwhile. What was saved before counts.")


def keep_form(visit: Visit, mine: Own, *, closing: bool = False) -> dict[str, str]:
    """Saves what the form changes; gives what could not be saved: the field and why, in the visitor's
    language.

    A form that was shown on another person's sheet changes nothing.
    """
    if visit.fields.get("sheet") != mark(mine.sheet):
        visit.turn()
    tongue, refused = visit.tongue(mine.access.catalogue), {}
    for change in in_form(visit.fields, closing):
        try:
            visit.service.moving.refuse_unfit(mine.access, visit.fields.get("edition", ""), change.about)
            change.keep(visit.service, mine.access)
        except NotPossible as refusal:
            refused[change.field(refusal)] = refusal.said(tongue) + _typed(visit, mine, change)
    return refused | (NO_REFUSALS if closing else fit.keep(visit, mine.access))


def save(visit: Visit) -> Response:
    """Saves one change for the script; says when, and the text that stands there now.

    422 with a sentence and the field where it is to be said: it never will be saved like this; with the way
    on, where the check is closed by now. 503: in a moment perhaps; the script tries again.
    """
    wish = sent(visit.body)
    if wish is None:
        return _refused(visit.tongue().say(NOT_UNDERSTOOD), 400)
    sheet = secret(visit)
    if wish.sheet != mark(sheet):
        return _refused(visit.tongue().say(ANOTHER_SHEET), 409)
    try:
        opened = visit.service.access.let_in(sheet)  # once for both
        visit.service.moving.refuse_unfit(opened, wish.edition, wish.change.about)
        saved = wish.change.keep(visit.service, opened)
    except NotNow as refusal:
        return _refused(refusal.said(visit.tongue()), 503)
    except NotPossible as refusal:
        if visit.service.access.open(sheet).state is State.CLOSED:
            return JSONResponse(
                {"said": visit.tongue().say(CLOSED_MEANWHILE), "onward": too_late(visit)}, 422
            )
        return JSONResponse({"said": refusal.said(visit.tongue()), "field": wish.change.field(refusal)}, 422)
    return _saved(wish.change, saved)


def save_together(visit: Visit) -> Shared[Wish, Saved] | None:
    """The same where nothing has to be looked up to see what is wished: an answer, or words beside one, for
    the sheet in this device's cookie.
    """
    kept = kept_by_way(visit.request.cookies, visit.link)
    wish = sent(visit.body) if kept and len(visit.body) <= QUICKLY_READ else None
    if kept is None or wish is None or wish.sheet != mark(kept.link):
        return None
    if isinstance(wish.change, ClosingWritten):
        return None
    try:
        edit = wish.change.edit()
    except NotPossible:
        return None
    own = Wish(kept.link, edit, wish.edition)
    return Shared(visit.service.queues.saving, own, partial(_saved, wish.change))


def save_own(visit: Visit) -> Response:
    """Saves for a browser what was typed on the organiser's own sheet, in the app's pages, when the field has
    gone. As with `save`.
    """
    wish = own_sent(visit.body)
    if wish is None or not well_formed(wish.link):
        return _refused(visit.tongue().say(NOT_UNDERSTOOD), 400)
    access = visit.service.access.open(wish.link)
    if (
        access.kind is not LinkKind.ORGANISE
        or not access.has_sheet
        or wish.sheet != own_mark(access.check_id)
    ):
        return _refused(visit.tongue().say(ANOTHER_SHEET), 409)
    try:
        saved = wish.keep(visit.service, access)
    except NotNow as refusal:
        return _refused(refusal.said(visit.tongue()), 503)
    except NotPossible as refusal:
        return _refused(refusal.said(visit.tongue()), 422)
    return JSONResponse({"at": saved.at.isoformat()})


def _typed(visit: Visit, mine: Own, change: Change) -> str:
    """The words that were typed for a question that stands on no page any more, so that they are not lost."""
    text = getattr(change, "text", "")
    if not text or change.about in mine.access.catalogue.questions or change.about in CLOSING:
        return ""
    return " " + visit.tongue(mine.access.catalogue).say(YOUR_WORDS, text=text)


def _saved(change: Change, saved: Saved) -> Response:
    """What the script is told: with the value that stands there, where something given long ago may have come
    too late for a newer answer.
    """
    told: dict[str, object] = {"at": saved.at.isoformat(), "text": saved.text}
    if change.is_late:
        told["value"] = None if saved.value is None else str(saved.value)
    return JSONResponse(told)


def _refused(said: str, status: int) -> Response:
    return JSONResponse({"said": said}, status)
