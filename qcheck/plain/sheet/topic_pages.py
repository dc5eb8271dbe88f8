"""One page for each topic, and one for the closing questions: drawn from the store, saved as a form, then on
to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from starlette.responses import Response

from qcheck.catalogue import Criterion, Question
from qcheck.language import N_, OWN_NAMES
from qcheck.plain.sheet import fit, navigation
from qcheck.plain.sheet.own_sheet import LATE, Own, own, own_sheet, revised
from qcheck.plain.sheet.question_fields import closing_texts, keys, shown
from qcheck.plain.sheet.rendering import page, page_once
from qcheck.plain.sheet.saved_changes import keep_form
from qcheck.service import SECONDS, OwnSheet, State
from qcheck.web import fit_fields
from qcheck.web.changes import in_form
from qcheck.web.entrance import entrance
from qcheck.web.field_names import ADDRESS, ANSWER, SEEN, TEXT, TITLE
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Elsewhere, Visit, mark
from qcheck.wording import CLOSING, words_around
from qcheck.wording.scales import common_prompt

NOTHING: Mapping[str, str] = {}
_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")

WAYS: Mapping[str, Callable[[Own, OwnSheet, str], str | None]] = {
    "on": lambda mine, sheet, step: navigation.after(sheet, step, in_a_room=mine.moment is not None),
    "back": lambda _mine, sheet, step: navigation.before(sheet, step),
    "overview": lambda _mine, _sheet, _step: navigation.OVERVIEW,
}
"""Where a button leads, by its value; any other stays on the page."""

CHANGED = "change"
"""In the address of a page that was opened from the list of one's answers: what is to be changed there, by
its name on that list.
"""


def topic(visit: Visit) -> Response:
    """GET …/t/{criterion}: the questions of a topic; one that is not asked (any more) leads on to the next
    that is.
    """
    mine, sheet = own_sheet(visit)
    return _topic(visit, mine, sheet, NOTHING)


def keep_topic(visit: Visit) -> Response:
    """Saves a topic and goes on; with what could not be saved the page is shown again, each reason at its
    field.
    """
    mine = _mine(visit)
    refused = keep_form(visit, mine)
    sheet = visit.service.answering.own_sheet(mine.sheet)  # opened anew: saving may have finished it
    return (
        _topic(visit, mine, sheet, refused)
        if refused and not _may_leave(visit)
        else _onward(visit, mine, sheet, visit.request.path_params["criterion"])
    )


def _may_leave(visit: Visit) -> bool:
    """Whether one may go elsewhere although something was refused: our script keeps it in its field, and the
    way is not the one that counts the page as done.
    """
    is_kept = visit.by_script and "kept" in visit.fields
    return is_kept and visit.fields.get("then") in ("back", "overview")


def closing(visit: Visit) -> Response:
    """GET …/closing: the closing questions, answered in free words."""
    mine, sheet = own_sheet(visit)
    return _closing(visit, mine, sheet, NOTHING)


def keep_closing(visit: Visit) -> Response:
    """POST …/closing: saves the closing questions as a topic is saved."""
    mine = _mine(visit, closing=True)
    refused = keep_form(visit, mine, closing=True)
    sheet = visit.service.answering.own_sheet(mine.sheet)  # opened anew: saving may have finished it
    return (
        _closing(visit, mine, sheet, refused)
        if refused and not _may_leave(visit)
        else _onward(visit, mine, sheet, navigation.CLOSING)
    )


def _mine(visit: Visit, *, closing: bool = False) -> Own:
    """The visitor's own sheet for a form that was sent; who sends something after the end of the answering is
    told that it came too late.
    """
    opened = entrance(visit)
    if (
        opened.moment
        and opened.access.state is State.CLOSED
        and not visit.by_script
        and any(in_form(visit.fields, closing))
    ):
        raise Elsewhere(f"{visit.base}?{LATE}=1")
    return own(visit, opened)


def _topic(visit: Visit, mine: Own, sheet: OwnSheet, refused: Mapping[str, str]) -> Response:
    step = visit.request.path_params["criterion"]
    asked = next((pair for pair in sheet.asked if pair[0].id == step), None)
    if asked is None and refused and sheet.asked:  # the topic went with another edition: its words are shown
        asked = sheet.asked[0]
    if asked is None:
        visit.turn(navigation.next_open(sheet))
    if _is_untouched(visit, mine, sheet):
        return page_once(
            visit,
            "topic",
            mine,
            (step, sheet.perspective),
            _of_the_sheet(visit, mine),
            lambda: _shown(visit, mine, sheet, asked, NOTHING),
        )
    return page(visit, "topic", mine, _shown(visit, mine, sheet, asked, refused), 422 if refused else 200)


def _of_the_sheet(visit: Visit, mine: Own) -> dict[str, str]:
    """What no other sheet has: never kept in a page that is drawn for several."""
    word = fit_fields.once(visit.fields) or visit.service.feedback.new_word()
    code = visit.service.joining.personal_code(mine.access)
    return {"mark": mark(mine.sheet), "code": code, "once": word}


def _is_untouched(visit: Visit, mine: Own, sheet: OwnSheet) -> bool:
    """Whether the page is the same for everybody who comes by this invitation from this perspective: nothing
    has been said yet, and nothing was sent or asked for.
    """
    by_invitation = mine.kept is not None and not mine.access.label
    has_said = sheet.given or sheet.closing or fit.GIVEN in visit.request.query_params
    is_new = by_invitation and not (has_said or visit.fields or _changed(visit))
    return is_new and not revised(visit, mine)


def _shown(
    visit: Visit,
    mine: Own,
    sheet: OwnSheet,
    asked: tuple[Criterion, tuple[Question, ...]],
    refused: Mapping[str, str],
) -> dict[str, object]:
    criterion, questions = asked
    phase = sheet.phase_told_at(criterion.id)
    around = _around(visit, mine, sheet, criterion.id, refused)
    return {
        "criterion": criterion,
        "questions": shown(sheet, questions, visit.fields, refused),
        "prompt": common_prompt(mine.access.catalogue, questions),
        "keys_of": keys(sheet),
        "fit": fit.asks_fit(visit, mine.access, refused),
        "phase": phase,
        "begun": sheet.parts_begun,
        **around,
        "says_how": around["is_first"] or phase is not None,
    }


def _closing(visit: Visit, mine: Own, sheet: OwnSheet, refused: Mapping[str, str]) -> Response:
    content = {"texts": closing_texts(sheet, visit.fields, refused)}
    return page(
        visit,
        "closing",
        mine,
        content | _around(visit, mine, sheet, navigation.CLOSING, refused),
        422 if refused else 200,
    )


def _around(
    visit: Visit, mine: Own, sheet: OwnSheet, step: str, refused: Mapping[str, str]
) -> dict[str, object]:
    way = navigation.steps(sheet)
    return {
        "form": "answers",
        "action": visit.base + navigation.address_of(step) + _from_the_list(visit, "?"),
        "from_the_list": bool(_changed(visit)),
        **_of_the_sheet(visit, mine),
        "zone": mine.access.life.zone,
        "position": way.index(step) + 1,
        "topics": len(way) - 1,
        "is_first": step == way[0],
        "edition": mine.access.edition,
        "steps": list(SECONDS),
        "revised": revised(visit, mine),
        "left_open": _left_open(sheet, step),
        "each_alone": all(len(questions) == 1 for _, questions in sheet.asked),
        "answered": sheet.answered,
        "total": sheet.total or 1,
        "errors": {field: _named(visit, mine, field, why) for field, why in refused.items()},
    }


def _left_open(sheet: OwnSheet, step: str) -> str:
    """Where a question before this page is open; empty where none is."""
    way = navigation.steps(sheet)
    earlier = sheet.next_open if sheet.next_open in way[: way.index(step)] else None
    return navigation.address_of(earlier) if earlier else ""


FIELDS: Mapping[str, str] = {
    ANSWER: N_("Answer"),
    TEXT: N_("Comment"),
    TITLE: N_("Evidence"),
    ADDRESS: N_("Address on the web"),
}
"""What the fields are called at the head of a page on which something could not be saved."""


def _named(visit: Visit, mine: Own, field: str, why: str) -> str:
    """The reason with the field in front of it, because it stands far from that."""
    tongue = visit.tongue(mine.access.catalogue)
    if field.startswith(fit_fields.SENTENCE):
        return f"{tongue.say(fit.ABOUT)}: {why}"
    if (question := field.removeprefix(TEXT)) in CLOSING:
        return f"{words_around(mine.access.catalogue, question, tongue, mine.access.phase)}: {why}"
    kind = next(word for prefix, word in FIELDS.items() if field.startswith(prefix))
    return f"{tongue.say(kind)}: {why}"


def _onward(visit: Visit, mine: Own, sheet: OwnSheet, step: str) -> Response:
    """To where the pressed button leads: back to the list of answers for whoever came from there."""
    pressed = visit.fields.get("then", "")
    if pressed == "on" and (changed := _changed(visit)):
        return sent_on(visit, f"{visit.base}{navigation.ANSWERS}#q-{changed}")
    if pressed.startswith(fit.PRESSED):
        about = pressed.removeprefix(fit.PRESSED)
        return sent_on(visit, visit.base + navigation.address_of(step) + _thanked(visit, about))
    below = WAYS[pressed](mine, sheet, step) if pressed in WAYS else None
    return sent_on(visit, visit.base + (below or navigation.address_of(step) + _staying(visit, pressed)))


def _staying(visit: Visit, pressed: str) -> str:
    """On the same page: in another language, or at the question whose answer was taken back."""
    if pressed in OWN_NAMES:
        return f"?lang={pressed}{_from_the_list(visit, '&')}"
    back = visit.fields.get("back", "")
    return _from_the_list(visit, "?") + (f"#q-{back}" if SEEN + ANSWER + back in visit.fields else "")


def _thanked(visit: Visit, question: str) -> str:
    """The same page, at the question about which something was said; each time another address, or a browser
    would not load it again.
    """
    if not _NAME.fullmatch(question):
        return _from_the_list(visit, "?")
    turn = fit_fields.once(visit.fields)[:6]
    return f"?{fit.GIVEN}={question}&turn={turn}{_from_the_list(visit, '&')}#q-{question}"


def _changed(visit: Visit) -> str:
    """What whoever came from the list of answers wants to change; empty for everybody else."""
    wanted = visit.request.query_params.get(CHANGED, "")
    return wanted if _NAME.fullmatch(wanted) else ""


def _from_the_list(visit: Visit, before: str) -> str:
    changed = _changed(visit)
    return f"{before}{CHANGED}={changed}" if changed else ""
