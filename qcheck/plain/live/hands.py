"""Hands counted in the room, question by question: there a hand is a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from qcheck.catalogue import EVERYBODY, AnswerValue, PerspectiveId, QuestionId
from qcheck.language import N_
from qcheck.life import NOT_OPEN
from qcheck.plain.live.rendering import page
from qcheck.service import Access, Invalid, NotPossible
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit
from qcheck.workshop import USUAL, Sight

NO_NUMBER = N_("“{typed}” is not a number of hands.")
NOTHING: Mapping[str, str] = {}
WHOLE = "whole"
"""In place of a field: what is said once, at the head, because it is about no single number."""
TO = "to:"
"""The beginning of what a button says that leads to another question."""


def hands(visit: Visit) -> Response:
    """One question with a field for each perspective and answer, and what has been counted so far."""
    return _page(visit, _place(visit), NOTHING)


def keep_hands(visit: Visit) -> Response:
    """Saves the hands of a question and goes on to the next; with what is no number the page stays as it was
    typed.
    """
    place = _place(visit)
    refused = _refused(visit, place)
    if refused:
        return _page(visit, place, refused, 422)
    then = visit.fields.get("then", "")
    if then == "back":
        return sent_on(visit, f"/lead/{visit.link}{visit.in_language}")
    following = _following(visit, place, then)
    _on_the_wall(visit, following, then)
    return _page(visit, following, NOTHING, saved=True)


def _following(visit: Visit, place: int, then: str) -> int:
    """The question to which a button leads, counted from 1; each button saves first."""
    last = len(visit.service.collecting.paper_form(visit.access).questions)
    wanted = then.removeprefix(TO)
    if then.startswith(TO) and _is_number(wanted):
        return min(max(1, int(wanted)), last)
    return min(place + (1 if then == "on" else 0), last)


def _on_the_wall(visit: Visit, place: int, then: str) -> None:
    """The statement that is read out, where that is wished; once it is shown, the wall goes along from
    question to question.
    """
    if not visit.service.facilitating.has_workshop(visit.access):
        return
    room = visit.service.facilitating.led(visit.access)
    if then == "hide":
        visit.service.facilitating.show(visit.access, room.revision, USUAL[room.stage.station])
    elif then == "show" or (room.stage.sight is Sight.STATEMENT and (then == "on" or then.startswith(TO))):
        visit.service.facilitating.show(visit.access, room.revision, Sight.STATEMENT, place - 1)


def _place(visit: Visit) -> int:
    """The number of the question on the page, from 1, as form or address say it; 1 where they say nothing
    that is one.
    """
    asked = visit.fields.get("question") or visit.request.query_params.get("question", "1")
    last = len(visit.service.collecting.paper_form(visit.access).questions)
    return min(max(1, int(asked)), last) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1


def _refused(visit: Visit, place: int) -> dict[str, str]:
    """Saves what can be saved; gives what could not, by field."""
    form = visit.service.collecting.paper_form(visit.access)
    tongue, asked = visit.tongue(form.access.catalogue), form.questions[place - 1][1]
    scale, question = form.access.catalogue.scale_of(asked), QuestionId(asked.id)
    refused: dict[str, str] = {}
    for perspective in _perspectives(visit):
        typed = {
            option.value: visit.fields.get(_field(perspective, option.value), "").strip()
            for option in scale.answers
        }
        wrong = {
            _field(perspective, value): text for value, text in typed.items() if text and not _is_number(text)
        }
        refused |= {field: tongue.say(NO_NUMBER, typed=text[:20]) for field, text in wrong.items()}
        if wrong or not any(_field(perspective, value) in visit.fields for value in typed):
            continue
        numbers: dict[AnswerValue, int] = {value: int(text) for value, text in typed.items() if text}
        try:
            visit.service.collecting.count_hands(visit.access, perspective, question, numbers)
        except Invalid as refusal:
            refused[_field(perspective, scale.answers[0].value)] = refusal.said(tongue)
        except NotPossible as refusal:
            refused[WHOLE] = refusal.said(tongue)
    return refused


def _page(
    visit: Visit, place: int, refused: Mapping[str, str], status: int = 200, *, saved: bool = False
) -> Response:
    counted = visit.service.collecting.hands(visit.access)
    form = visit.service.collecting.paper_form(visit.access)
    catalogue = form.access.catalogue
    criterion, question = form.questions[place - 1]
    by_perspective = {
        counted_hands.perspective: counted_hands.numbers
        for counted_hands in counted
        if counted_hands.question == question.id
    }
    stand = {
        _field(whose, value): str(number)
        for whose, numbers in by_perspective.items()
        for value, number in numbers.items()
    }
    concerned = form.access.questionnaire.asked_to(question)
    shown = {
        "link": visit.link,
        "access": form.access,
        "criterion": criterion,
        "question": question,
        "place": place,
        "last": len(form.questions),
        "perspectives": [
            choice for choice in visit.service.joining.choices(visit.access) if choice.id in concerned
        ],
        "everybody": EVERYBODY,
        "options": catalogue.scale_of(question).answers,
        "numbers": visit.fields if refused else stand,
        "refused": refused,
        "ended": _ended(visit, form.access),
        "saved": saved,
        "counted": {counted_hands.question for counted_hands in counted},
        "questions": form.questions,
        "workshop": visit.service.facilitating.has_workshop(visit.access),
        "field_of": _field,
        "on_wall": _is_on_the_wall(visit, place),
    }
    return page(visit, "hands", catalogue, shown, status)


def _ended(visit: Visit, access: Access) -> str:
    """Why nothing can be counted now; empty while it can."""
    why = NOT_OPEN.get(access.state)
    return visit.tongue(access.catalogue).say(why) if why else ""


def _is_on_the_wall(visit: Visit, place: int) -> bool:
    if not visit.service.facilitating.has_workshop(visit.access):
        return False
    stage = visit.service.facilitating.led(visit.access).stage
    return stage.sight is Sight.STATEMENT and stage.page == place - 1


def _field(whose: PerspectiveId, value: AnswerValue) -> str:
    """The name of the field for the hands of a perspective that gave this answer."""
    return f"{whose}-{value}"


def _perspectives(visit: Visit) -> list[PerspectiveId]:
    return [PerspectiveId(choice.id) for choice in visit.service.joining.choices(visit.access)] or [EVERYBODY]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6
