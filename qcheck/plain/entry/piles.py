"""A whole pile of paper from one perspective: how many ticked each answer, question by question. As with
raised hands, which count in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response

from qcheck import addresses
from qcheck.catalogue import EVERYBODY, AnswerValue, PerspectiveId, Question, QuestionId
from qcheck.language import N_
from qcheck.plain.entry.rendering import page
from qcheck.service import NotPossible, PaperForm
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit
from qcheck.wording.scales import by_scale

NO_NUMBER = N_("“{typed}” is no number of sheets.")
SEEN = "seen-"
"""The beginning of the field that says what stood in a row when the page was drawn: a row that nobody changed
here is not saved, so that a second window keeps what it has saved meanwhile.
"""
Counted = Mapping[AnswerValue, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A question with its fields: what stands in them, what stood there, what is wrong, and their sum."""

    question: Question
    number: int
    title: object
    cells: Mapping[AnswerValue, str]
    seen: str
    total: int
    refused: str = ""


def piles(visit: Visit) -> Response:
    """All questions of the chosen perspective, with what has been counted."""
    return _page(visit, _whose(visit), {})


def keep_piles(visit: Visit) -> Response:
    """Saves each question that was changed here; where a number is none, the page stays as it was typed."""
    whose = _whose(visit)
    refused = _refused(visit, whose)
    if refused:
        return _page(visit, whose, refused, 422)
    query = {"whose": whose, "saved": "1"} | ({"lang": visit.language_asked} if visit.language_asked else {})
    return sent_on(visit, f"{addresses.entering(visit.link, 'piles')}?{urlencode(query)}")


def _refused(visit: Visit, whose: PerspectiveId) -> dict[str, str]:
    """Saves what can be saved; why not, by question."""
    form = visit.service.collecting.paper_form(visit.access)
    tongue, refused = visit.tongue(form.access.catalogue), dict[str, str]()
    for question in _asked(form, whose):
        typed = _typed(visit, form, question)
        if _written(typed) == visit.fields.get(SEEN + question.id, ""):
            continue
        if wrong := [text for text in typed.values() if text and not _is_number(text)]:
            refused[question.id] = tongue.say(NO_NUMBER, typed=wrong[0][:20])
            continue
        counted = {value: int(text) for value, text in typed.items() if text}
        try:
            visit.service.collecting.count_hands(visit.access, whose, QuestionId(question.id), counted)
        except NotPossible as refusal:
            refused[question.id] = refusal.said(tongue)
    return refused


def _page(visit: Visit, whose: PerspectiveId, refused: Mapping[str, str], status: int = 200) -> Response:
    counted = {
        hands.question: hands.numbers
        for hands in visit.service.collecting.hands(visit.access)
        if hands.perspective == whose
    }
    form = visit.service.collecting.paper_form(visit.access)
    asked = _asked(form, whose)
    rows = {
        question.id: _row(visit, form, (number, question), counted.get(QuestionId(question.id), {}), refused)
        for number, question in enumerate(asked, 1)
    }
    by_answers = by_scale(form.access.catalogue, asked)
    shown = {
        "perspectives": visit.service.joining.choices(visit.access),
        "whose": whose,
        "rows": list(rows.values()),
        "tables": [(scale.answers, [rows[question.id] for question in some]) for scale, some in by_answers],
        "phase": form.access.phase,
        "refused": refused,
        "saved": "saved" in visit.request.query_params and not refused,
        "code": form.code,
        "seen": SEEN,
        "field_of": _field,
        "workshop": visit.service.facilitating.has_workshop(visit.access),
    }
    return page(visit, "piles", form.access, shown, status)


def _row(
    visit: Visit,
    form: PaperForm,
    numbered: tuple[int, Question],
    counted: Counted,
    refused: Mapping[str, str],
) -> Row:
    number, question = numbered
    answers = form.access.catalogue.scale_of(question).answers
    stand = {option.value: str(counted.get(option.value, "") or "") for option in answers}
    cells = _typed(visit, form, question) if refused else stand
    title = next(criterion.title for criterion, one in form.questions if one.id == question.id)
    total = sum(int(text) for text in cells.values() if _is_number(text))
    return Row(question, number, title, cells, _written(stand), total, refused.get(question.id, ""))


def _typed(visit: Visit, form: PaperForm, question: Question) -> dict[AnswerValue, str]:
    return {
        option.value: visit.fields.get(_field(question.id, option.value), "").strip()
        for option in form.access.catalogue.scale_of(question).answers
    }


def _asked(form: PaperForm, whose: PerspectiveId) -> list[Question]:
    questionnaire = form.access.questionnaire
    return [question for _, question in form.questions if whose in questionnaire.asked_to(question)]


def _whose(visit: Visit) -> PerspectiveId:
    """The perspective that is chosen; the first one where none is."""
    asked = visit.fields.get("whose", "") or visit.request.query_params.get("whose", "")
    offered = [choice.id for choice in visit.service.joining.choices(visit.access)]
    return PerspectiveId(asked if asked in offered else offered[0] if offered else EVERYBODY)


def _written(cells: Mapping[AnswerValue, str]) -> str:
    return ",".join(cells.values())


def _field(question: str, value: AnswerValue) -> str:
    """The name of the field for the sheets on which this answer is ticked."""
    return f"{question}-{value}"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6
