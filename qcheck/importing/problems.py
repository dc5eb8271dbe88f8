"""What is wrong with a file of answers, in plain words and with the rows as a spreadsheet numbers them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from qcheck.catalogue import Text
from qcheck.language import N_, Language
from qcheck.loading.problems import likely

NO_NAMES: Mapping[str, str] = MappingProxyType({})
OF_A_QUESTION = N_("“{question}”")

NAMED_ROWS = 10
"""So many rows of one problem are named, the others counted."""


@dataclass(frozen=True, slots=True)
class InWords:
    """The same said in several languages, each with its tag; the first is for all others."""

    by_language: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, texts: Sequence[Text], template: Sequence[str] = ()) -> InWords:
        """These texts in a row, in every language that one of them has. `template`: what is written around
        each, such as `{} (4)`.
        """
        around = template or ["{}"] * len(texts)
        languages = dict.fromkeys(tag for text in texts for tag in text.root)
        return cls(
            tuple(
                (
                    tag,
                    ", ".join(
                        pattern.format(text.say(tag)) for pattern, text in zip(around, texts, strict=True)
                    ),
                )
                for tag in languages
            )
        )

    def say(self, tag: str) -> str:
        """In the language with this tag, or in the first one."""
        return dict(self.by_language).get(tag, self.by_language[0][1] if self.by_language else "")


Value: TypeAlias = str | InWords


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, without the place: the same complaint about many rows is one problem.

    `values` fill the `{names}` of the message and of the hint, which says what to do about it; `question` is
    the id of one. `near` lists the words among which a likely fix may be found for the first of the values;
    it wins over the hint.
    """

    message: str
    values: tuple[tuple[str, Value], ...] = ()
    hint: str = ""
    near: tuple[str, ...] = field(default=(), compare=False)

    def said(self, language: Language, names: Mapping[str, str] = NO_NAMES) -> str:
        """The message, and below it the hint, indented. `names` are the questions by their ids, in words."""
        values = {
            key: value if isinstance(value, str) else value.say(language.tag) for key, value in self.values
        }
        if "question" in values:
            values["question"] = names.get(values["question"], values["question"])
        lines = [language.say(self.message, **values), self._hint(language, values)]
        return "\n    ".join(filter(None, lines))

    def _hint(self, language: Language, values: Mapping[str, str]) -> str:
        if meant := likely(next(iter(values.values())), self.near) if self.near else None:
            return meant.said(language)
        return language.say(self.hint, **values) if self.hint else ""


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """A complaint about rows of a file; row 1 is the first row of the file. Without rows it is about the
    whole file. `table` is the worksheet, where there are several, `question` the id of the question that it
    is about, where it is about one and the complaint does not name it.
    """

    file: str
    rows: tuple[int, ...]
    complaint: Complaint
    table: str = ""
    question: str = ""

    def said(self, language: Language, names: Mapping[str, str] = NO_NAMES) -> str:
        """`file: worksheet: rows: question: message`, below it the hint, indented. `names` are the questions
        by their ids, in words.
        """
        return ": ".join(filter(None, [self.file, self.below(language, names)]))

    def below(self, language: Language, names: Mapping[str, str] = NO_NAMES) -> str:
        """The same where the file is named above."""
        said = (*self._place(language, names), self.complaint.said(language, names))
        return ": ".join(filter(None, said))

    def _place(self, language: Language, names: Mapping[str, str]) -> tuple[str, ...]:
        name = names.get(self.question, "")
        return (
            self.table,
            _rows(self.rows, language),
            language.say(OF_A_QUESTION, question=name) if name else self.question,
        )


class NotReadable(Exception):
    """The file cannot be read on from here; `row` is 0 where the trouble is with the whole file."""

    def __init__(self, *complaints: Complaint, row: int = 0) -> None:
        super().__init__(*(complaint.message for complaint in complaints))
        self.complaints = complaints
        self.row = row


def _rows(rows: tuple[int, ...], language: Language) -> str:
    """Says the number of the others only where there are two or more of them: a single one is named as
    quickly.
    """
    named = [str(row) for row in (rows if len(rows) <= NAMED_ROWS + 1 else rows[:NAMED_ROWS])]
    listed = _listed(named, len(rows) - len(named), language)
    return language.count("row {rows}", "rows {rows}", len(rows), rows=listed) if rows else ""


def _listed(named: list[str], more: int, language: Language) -> str:
    if more:
        return language.say(N_("{rows} and {more} more"), rows=", ".join(named), more=more)
    if len(named) < 2:
        return "".join(named)
    return language.say(N_("{rows} and {last}"), rows=", ".join(named[:-1]), last=named[-1])
