"""What was typed in for sheets on paper: one row a person, one key an answer. A table's common sheet is a row
as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qcheck.catalogue import AnswerValue, Apart, PerspectiveId, QuestionId, Scale
from qcheck.language import N_, Language
from qcheck.service import EnteredSheet, PaperForm

APART = {"d": Apart.DK, "n": Apart.NA}
NOT_A_KEY = N_(
    "Question {place}: “{typed}” is no answer. Please type 1 to {points}, d or n, or leave it empty."
)
NO_NUMBER = N_(
    "Comment “{typed}”: please begin the line with the number of its question, such as 3: …; what was "
    "written at the end begins with A or B."
)
NO_PERSPECTIVE = N_("Please choose one of the perspectives, in this row or above for all.")
NO_SUCH_QUESTION = N_("Comment “{typed}”: there is no question with this number.")
NONCE, LABEL, WHOSE, SAID = "row-", "label-", "whose-", "said-"
"""The beginnings of the names of a row's fields, before its number; behind the number and a dash stands the
question of an answer.
"""
ALL = "whose"
"""The field for the perspective of all rows that name none of their own."""
TEN = 10
_ABOUT = re.compile(r"\s*(\d{1,3}|[A-Za-z])\s*[:.)–-]\s*(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it was typed: `cells` by question, `said` are its comments. `refused` says why it could not be
    saved; `wrong` are the questions it is about, and `WHOSE` where the perspective is missing.
    """

    nonce: str
    label: str = ""
    perspective: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    refused: str = ""
    wrong: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not any(self.cells.values()) and not self.said.strip()


@dataclass(frozen=True, slots=True)
class Read:
    """A row as it is meant."""

    answers: Mapping[QuestionId, AnswerValue]
    comments: Mapping[QuestionId, str]
    closing: Mapping[str, str]


class Unreadable(Exception):
    """Something was typed that is no answer, or is missing, in these fields."""

    def __init__(self, words: str, fields: frozenset[str] = frozenset()) -> None:
        super().__init__(words)
        self.fields = fields


def cell(row: object, question: str) -> str:
    """The name of the field for a row's answer to a question."""
    return f"{row}-{question}"


def typed(fields: Mapping[str, str], form: PaperForm) -> Iterator[Line]:
    """The rows of the form that was sent, in their order; a row is known by its nonce."""
    for name in (name for name in fields if name.startswith(NONCE)):
        row = name.removeprefix(NONCE)
        cells = {
            question.id: fields.get(cell(row, question.id), "").strip() for _, question in form.questions
        }
        whose = fields.get(WHOSE + row, "") or fields.get(ALL, "")
        yield Line(fields[name], fields.get(LABEL + row, ""), whose, cells, fields.get(SAID + row, ""))


def read(line: Line, form: PaperForm, closing: tuple[str, ...], tongue: Language) -> Read:
    """What a row means; Unreadable, with all that is wrong, where it has a key or a comment that means
    nothing.
    """
    numbers = {number: question.id for number, (_, question) in enumerate(form.questions, 1)}
    answers, wrong = _answers(line, form, tongue)
    reasons = list(wrong.values())
    comments: dict[QuestionId, str] = {}
    words: dict[str, str] = {}
    for comment in filter(str.strip, re.split(r"\n(?=\s*(?:\d{1,3}|[A-Za-z])\s*[:.)–-])", line.said)):
        try:
            _comment(comment.strip(), numbers, closing, comments, words, tongue)
        except Unreadable as why:
            reasons.append(str(why))
    fields = frozenset(wrong)
    if form.access.catalogue.perspectives and not line.perspective:
        reasons.append(tongue.say(NO_PERSPECTIVE))
        fields |= {WHOSE}
    if reasons:
        raise Unreadable(" ".join(reasons), fields)
    return Read(answers, comments, words)


def again(entered: EnteredSheet, nonce: str, form: PaperForm, closing: tuple[str, ...]) -> Line:
    """A sheet that was taken back, as a row to be put right."""
    keys: dict[AnswerValue, str] = {value: key for key, value in APART.items()}
    numbers = {question.id: number for number, (_, question) in enumerate(form.questions, 1)}
    said = [
        f"{numbers[question]}: {text}" for question, text in entered.comments.items() if question in numbers
    ]
    said += [f"{_letter(closing.index(key))}: {text}" for key, text in entered.closing.items() if text]
    cells = {str(question): keys.get(value, str(value)) for question, value in entered.answers.items()}
    return Line(nonce, entered.label, str(entered.perspective), cells, "\n".join(said))


def letters(closing: tuple[str, ...]) -> dict[str, str]:
    """The closing questions by the letter with which comments on them begin."""
    return {_letter(place): key for place, key in enumerate(closing)}


def perspective(line: Line) -> PerspectiveId | None:
    return PerspectiveId(line.perspective) if line.perspective else None


def _letter(place: int) -> str:
    return "ABCDEFGH"[place]


def _answers(
    line: Line, form: PaperForm, tongue: Language
) -> tuple[dict[QuestionId, AnswerValue], dict[str, str]]:
    """The answers of a row, and for each question whose key is none why."""
    answers: dict[QuestionId, AnswerValue] = {}
    wrong: dict[str, str] = {}
    for place, (_, question) in enumerate(form.questions, 1):
        key = line.cells.get(question.id, "")
        scale = form.access.catalogue.scale_of(question)
        known = keys_of(scale)
        if key and key.casefold() not in known:
            wrong[question.id] = tongue.say(NOT_A_KEY, place=place, typed=key[:10], points=scale.points)
        elif key:
            answers[QuestionId(question.id)] = known[key.casefold()]
    return answers, wrong


def keys_of(scale: Scale) -> dict[str, AnswerValue]:
    """What can be typed for the answers of a scale; 0 for the tenth of ten, so that one key is enough."""
    points: dict[str, AnswerValue] = {str(value): value for value in range(1, scale.points + 1)}
    return points | APART | ({"0": TEN} if scale.points == TEN else {})


def _comment(
    text: str,
    numbers: Mapping[int, str],
    closing: tuple[str, ...],
    comments: dict[QuestionId, str],
    words: dict[str, str],
    tongue: Language,
) -> None:
    if (match := _ABOUT.fullmatch(text)) is None:
        raise Unreadable(tongue.say(NO_NUMBER, typed=text[:40]))
    about, said = match[1].upper(), match[2].strip()
    if about.isdecimal() and int(about) in numbers:
        question = QuestionId(numbers[int(about)])
        comments[question] = "\n\n".join(filter(None, (comments.get(question), said)))
    elif about in (known := letters(closing)):
        words[known[about]] = "\n\n".join(filter(None, (words.get(known[about]), said)))
    else:
        raise Unreadable(tongue.say(NO_SUCH_QUESTION, typed=text[:40]))
