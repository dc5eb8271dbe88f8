"""Fast entry of sheets on paper: one row a person, one key an answer. A table's common sheet is a row as
well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from starlette.responses import Response

from qcheck.catalogue import AnswerValue, Apart, PerspectiveId, QuestionId, Scale
from qcheck.language import N_, Language
from qcheck.live.rendering import page
from qcheck.service import NotPossible, PaperForm
from qcheck.web.visit import Visit

ROWS = 5
"""Empty rows to begin with."""
APART = {"d": Apart.DK, "n": Apart.NA}
NOT_A_KEY = N_(
    "Question {place}: “{typed}” is no answer. Please type 1 to {points}, d or n, or leave it empty."
)
NO_NAME = N_("Paper {place}")
NONCE, LABEL, WHOSE = "row-", "label-", "whose-"
"""The beginnings of the names of a row's fields, before its number; behind the number and a dash stands the
question of an answer.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it was typed: `cells` by question. `refused` says why it could not be saved; `wrong` are the
    questions it is about.
    """

    nonce: str
    label: str
    perspective: str
    cells: Mapping[str, str]
    refused: str = ""
    wrong: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not any(self.cells.values())


class _Unreadable(Exception):
    """Something was typed that is no answer, at these questions."""

    def __init__(self, words: str, questions: frozenset[str]) -> None:
        super().__init__(words)
        self.questions = questions


def paper(visit: Visit) -> Response:
    """Empty rows, and what has been entered so far."""
    return _page(visit, visit.service.collecting.paper_form(visit.access), _empty(visit))


def keep_paper(visit: Visit) -> Response:
    """Saves every row that can be saved; the others stay as they were typed, with the reason."""
    form = visit.service.collecting.paper_form(visit.access)
    lines = [_kept(visit, form, line) for line in _typed(visit, form) if not line.is_empty]
    refused = [line for line in lines if line.refused]
    return _page(
        visit, form, refused or _empty(visit), saved=len(lines) - len(refused), status=422 if refused else 200
    )


def _page(visit: Visit, form: PaperForm, lines: list[Line], saved: int = 0, status: int = 200) -> Response:
    catalogue = form.access.catalogue
    entered = [each for each in visit.service.collecting.sheets(visit.access) if each.label]
    shown = {
        "link": visit.link,
        "access": form.access,
        "perspectives": visit.service.joining.choices(visit.access),
        "questions": form.questions,
        "points": catalogue.scale.points,
        "scale": catalogue.scale,
        "lines": lines,
        "saved": saved,
        "entered": entered,
        "next": len(entered) + 1,
        "names": {"nonce": NONCE, "label": LABEL, "whose": WHOSE},
        "cell": _cell,
    }
    return page(visit, "paper", catalogue, shown, status)


def _empty(visit: Visit) -> list[Line]:
    return [Line(visit.service.joining.new_nonce(), "", "", {}) for _ in range(ROWS)]


def _typed(visit: Visit, form: PaperForm) -> Iterator[Line]:
    """The rows of the form that was sent, in their order; a row is known by its nonce."""
    fields = visit.fields
    for name in (name for name in fields if name.startswith(NONCE)):
        row = name.removeprefix(NONCE)
        cells = {
            question.id: fields.get(_cell(row, question.id), "").strip() for _, question in form.questions
        }
        yield Line(fields[name], fields.get(LABEL + row, ""), fields.get(WHOSE + row, ""), cells)


def _cell(row: object, question: str) -> str:
    """The name of the field for a row's answer to a question."""
    return f"{row}-{question}"


def _kept(visit: Visit, form: PaperForm, line: Line) -> Line:
    """The row after it was saved; with the reason where it was not."""
    tongue, scale = visit.tongue(form.access.catalogue), form.access.catalogue.scale
    numbers = {question.id: number for number, (_, question) in enumerate(form.questions, 1)}
    label = line.label or tongue.say(
        NO_NAME, place=sum(bool(each.label) for each in visit.service.collecting.sheets(visit.access)) + 1
    )
    whose = PerspectiveId(line.perspective) if line.perspective else None
    try:
        visit.service.collecting.enter_sheet(
            visit.access, whose, label, _read(line, scale, numbers, tongue), line.nonce
        )
    except _Unreadable as why:
        return Line(line.nonce, line.label, line.perspective, line.cells, str(why), why.questions)
    except NotPossible as refusal:
        return Line(line.nonce, line.label, line.perspective, line.cells, refusal.said(tongue))
    return line


def _read(
    line: Line, scale: Scale, numbers: Mapping[str, int], tongue: Language
) -> dict[QuestionId, AnswerValue]:
    known: dict[str, AnswerValue] = {str(value): value for value in range(1, scale.points + 1)} | APART
    typed = {question: cell.casefold() for question, cell in line.cells.items() if cell}
    if wrong := [question for question, cell in typed.items() if cell not in known]:
        said = (
            tongue.say(NOT_A_KEY, place=numbers[each], typed=line.cells[each][:10], points=scale.points)
            for each in wrong
        )
        raise _Unreadable(" ".join(said), frozenset(wrong))
    return {QuestionId(question): known[cell] for question, cell in typed.items()}
