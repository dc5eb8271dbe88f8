"""A table of another survey tool, a row for each response → sheets, or all that does not fit.

LimeSurvey, Microsoft Forms, Google Forms, Kobo and EUSurvey lay their exports out differently: lines about
the survey above the heads, a row of codes and one of texts, grids whose title stands before each of their
questions. The row of heads is the one in which most questions are recognised.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from qcheck.catalogue import EVERYBODY, Catalogue, PerspectiveId, QuestionId
from qcheck.importing import header_words
from qcheck.importing.column_map import NOTHING_SAID, TAKE_IN, ColumnMap
from qcheck.importing.consent import Agreeing
from qcheck.importing.found import FileKind, Found, FoundColumn, FoundSheet, Place
from qcheck.importing.grids import Grid
from qcheck.importing.meanings import Meanings, comment, evidence
from qcheck.importing.problems import AnswerProblem, Complaint
from qcheck.importing.wide_columns import UNKNOWN, Columns, Meant, Role
from qcheck.language import N_
from qcheck.loading.problems import shown
from qcheck.records import Answer

MOST_STRANGE = 40
LOOKED_AT = 20
"""Rows among which the heads are looked for."""

_OWN_ID = re.compile(r"\s*(?:;|\(ID\d+\))\s*$")
SAYING = frozenset({Role.ANSWER, Role.COMMENT, Role.EVIDENCE, Role.CLOSING})
NO_HEADS = Complaint(
    N_("no column of this table is a question of this catalogue"),
    hint=N_("say on the page, or in a file about the columns (--map), which column is which question"),
)
NO_PERSPECTIVE = Complaint(
    N_("no column of this table says the perspective"),
    hint=N_("choose one perspective for the whole file, or say which column has it"),
)
TWO_COLUMNS = N_("two columns both mean the question '{question}': {heads}")
ONE_OF_THEM = N_("say of one of them that it is to be ignored, or what it means")


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a table: for each column its head as it is shown, and all that stands there, one row below
    the other; the rows of responses below them. `asks`: whether any of them is a question.
    """

    asks: bool
    shown: tuple[str, ...]
    all: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[int, list[str]], ...]


def read_wide(
    grid: Grid, file: str, catalogue: Catalogue, columns: Columns, said: ColumnMap = NOTHING_SAID
) -> Found:
    """The responses in this table, whose columns are understood by `columns`."""
    heads = heads_of(grid, columns)
    meant = [columns.meant(*heads_of_column) for heads_of_column in zip(heads.shown, heads.all, strict=True)]
    reading = _Reading(file, grid.name, catalogue, said)
    for meaning in meant:
        if isinstance(meaning, Complaint):
            reading.complain((), meaning)
    known = [meaning if isinstance(meaning, Meant) else UNKNOWN for meaning in meant]
    reading.compare(heads.shown, known)
    reading.take(heads.rows, known)
    contents = reading.found(
        _with_role(heads.shown, known, Role.UNKNOWN), _with_role(heads.shown, known, Role.ASIDE)
    )
    return replace(contents, columns=tuple(_columns(heads, known)))


def heads_of(grid: Grid, columns: Columns) -> Heads:
    """The row in which most questions are recognised, the first of several, and the row of texts below it
    where there is one; the first row where nothing is recognised.
    """
    beginning = grid.rows[:LOOKED_AT]
    numbers = [sum(map(columns.is_question, cells)) for _, cells in beginning]
    first = numbers.index(max(numbers))
    if first and numbers[first] and 2 * numbers[first - 1] >= numbers[first]:  # codes above their texts
        first -= 1
    asked = [place for place, cell in enumerate(beginning[first][1]) if columns.is_question(cell)]
    last = first
    if asked and first + 1 < len(beginning):
        below = beginning[first + 1][1]
        texts = [place for place in asked if place < len(below) and columns.is_text(below[place])]
        last = first + (2 * len(texts) >= len(asked))
    stacked = [cells for _, cells in beginning[first : last + 1]]
    width = max(len(cells) for _, cells in grid.rows)
    every = [tuple(cells[place] if place < len(cells) else "" for cells in stacked) for place in range(width)]
    rows = grid.rows[last + 1 :]
    if rows and _are_tags(rows[0][1]):
        rows = rows[1:]
    used = [place for place in range(width) if any(every[place]) or _is_filled(rows, place)]
    return Heads(
        bool(asked),
        tuple(_unlike([_shown(every[place], place) for place in used])),
        tuple(every[place] for place in used),
        tuple(
            (number, [cells[place] if place < len(cells) else "" for place in used]) for number, cells in rows
        ),
    )


def _are_tags(cells: list[str]) -> bool:
    """Whether this row holds nothing but tags of the Humanitarian Exchange Language, as Kobo writes them."""
    return all(cell.lstrip().startswith("#") for cell in cells if cell.strip())


def _is_filled(rows: tuple[tuple[int, list[str]], ...], place: int) -> bool:
    return any(place < len(cells) and cells[place].strip() for _, cells in rows)


def _shown(stacked: tuple[str, ...], place: int) -> str:
    """The first head that says something; a column without any by its letters."""
    return next((" ".join(head.split()) for head in stacked if head.strip()), f"({_letters(place)})")


def _letters(place: int) -> str:
    letters = ""
    while place >= 0:
        place, rest = divmod(place, 26)
        letters, place = chr(65 + rest) + letters, place - 1
    return letters


def _unlike(heads: list[str]) -> Iterator[str]:
    """Heads that stand there twice get a number, so that each can be named."""
    times: Counter[str] = Counter()
    for head in heads:
        times[head] += 1
        yield head if times[head] == 1 else f"{head} ({times[head]})"


def _columns(heads: Heads, meant: list[Meant]) -> Iterator[FoundColumn]:
    for place, (head, meaning) in enumerate(zip(heads.shown, meant, strict=True)):
        example = next((cells[place] for _, cells in heads.rows if cells[place].strip()), "")
        yield FoundColumn(head, meaning.word, shown(example, 40))


def _with_role(heads: tuple[str, ...], meant: list[Meant], role: Role) -> tuple[str, ...]:
    return tuple(head for head, meaning in zip(heads, meant, strict=True) if meaning.role is role)


class _Reading:
    """Takes the rows of one table, and notes what does not fit."""

    def __init__(self, file: str, table: str, catalogue: Catalogue, said: ColumnMap) -> None:
        meanings = Meanings(catalogue, in_words=True)
        self._file, self._table, self._catalogue, self._said = file, table, catalogue, said
        self._perspective = cache(lambda cell: meanings.perspective(said.perspective_word(_unmarked(cell))))
        self._answer = cache(
            lambda cell, question: meanings.answer(said.answer_word(_unmarked(cell)), question)
        )
        self._complaints: defaultdict[tuple[Complaint, str], list[int]] = defaultdict(list)
        self._sheets: list[FoundSheet] = []
        self._silent: list[int] = []
        self._strange: dict[Role, dict[str, None]] = {Role.PERSPECTIVE: {}, Role.ANSWER: {}}
        self._unfinished = self._without_consent = 0

    def complain(self, rows: tuple[int, ...], complaint: Complaint, question: str = "") -> None:
        """Notes that this holds in these rows."""
        self._complaints[complaint, question].extend(rows)

    def compare(self, heads: tuple[str, ...], meant: list[Meant]) -> None:
        """What is wrong with the columns as a whole: no question, no perspective, a question twice."""
        asked: defaultdict[Meant, list[str]] = defaultdict(list)
        for head, meaning in zip(heads, meant, strict=True):
            asked[meaning].append(head)
        roles = {meaning.role for meaning in meant}
        if Role.ANSWER not in roles:
            self.complain((), NO_HEADS)
        elif not (Role.PERSPECTIVE in roles or self._said.perspective or not self._catalogue.perspectives):
            self.complain((), NO_PERSPECTIVE)
        for meaning, named in asked.items():
            if len(named) > 1 and meaning.role in (Role.ANSWER, Role.COMMENT, Role.EVIDENCE):
                said = ", ".join(f"'{shown(head)}'" for head in named)
                values = (("question", meaning.about), ("heads", said))
                self.complain((), Complaint(TWO_COLUMNS, values, ONE_OF_THEM))

    def take(self, rows: tuple[tuple[int, list[str]], ...], meant: list[Meant]) -> None:
        """Each row with something said in it is a sheet, but for those that are to be left out."""
        agreeing = Agreeing(rows, meant)
        for number, cells in rows:
            said = [(meaning, cell) for meaning, cell in zip(meant, cells, strict=True) if cell.strip()]
            if not any(meaning.role in SAYING for meaning, _ in said):
                self._silent.append(number)
                continue
            if self._is_left_out(cells, meant, agreeing):
                continue
            answers, closings = self._answers(number, said), _closings(said)
            self._sheets.append(
                FoundSheet(
                    self._file,
                    Place(self._table, number),
                    *self._whose(number, said),
                    answers=answers,
                    closings=closings,
                    label=_first(said, Role.LABEL),
                    mark=_first(said, Role.MARK),
                    origin=_first(said, Role.ORIGIN),
                )
            )

    def _is_left_out(self, cells: list[str], meant: list[Meant], agreeing: Agreeing) -> bool:
        """Whether this response stays outside: nobody has sent it off, or whoever did has not agreed."""
        sent = [cell.strip() for meaning, cell in zip(meant, cells, strict=True) if meaning.role is Role.SENT]
        is_unfinished, has_not_agreed = bool(sent) and not any(sent), not agreeing.agrees(cells)
        self._unfinished += is_unfinished
        self._without_consent += has_not_agreed
        return (is_unfinished and self._said.unfinished != TAKE_IN) or (
            has_not_agreed and self._said.without_consent != TAKE_IN
        )

    def found(self, unmatched: tuple[str, ...], aside: tuple[str, ...]) -> Found:
        """All that came of it."""
        problems = tuple(
            AnswerProblem(self._file, tuple(rows), complaint, self._table, question)
            for (complaint, question), rows in self._complaints.items()
        )
        in_order = tuple(sorted(problems, key=lambda problem: problem.rows))
        return Found(
            self._file,
            FileKind.WIDE,
            tuple(self._sheets),
            in_order,
            unmatched=unmatched,
            aside=aside,
            silent=tuple(self._silent),
            strange_views=tuple(self._strange[Role.PERSPECTIVE])[:MOST_STRANGE],
            strange_answers=tuple(self._strange[Role.ANSWER])[:MOST_STRANGE],
            unfinished=self._unfinished,
            without_consent=self._without_consent,
        )

    def _whose(self, row: int, said: list[tuple[Meant, str]]) -> tuple[PerspectiveId | None, str]:
        """The perspective of a row, and what stands there where it is none."""
        if not self._catalogue.perspectives:
            return EVERYBODY, ""
        cell = _first(said, Role.PERSPECTIVE) or self._said.perspective
        if (NO_PERSPECTIVE, "") in self._complaints:
            return None, ""
        meant = self._perspective(cell)
        if isinstance(meant, Complaint):
            self.complain((row,), meant)
            self._strange[Role.PERSPECTIVE].setdefault(cell)
            return None, cell
        return meant, ""

    def _answers(self, row: int, said: list[tuple[Meant, str]]) -> Mapping[QuestionId, Answer]:
        parts: defaultdict[str, dict[Role, str]] = defaultdict(dict)
        for meaning, cell in said:
            if meaning.role in (Role.ANSWER, Role.COMMENT, Role.EVIDENCE):
                parts[meaning.about].setdefault(meaning.role, cell)
        given = {QuestionId(question): self._given(row, question, cells) for question, cells in parts.items()}
        return {question: answer for question, answer in given.items() if answer != Answer(None)}

    def _given(self, row: int, question: str, cells: Mapping[Role, str]) -> Answer:
        value = self._answer(cells.get(Role.ANSWER, ""), question)
        if isinstance(value, Complaint):
            self.complain((row,), value, question)
            self._strange[Role.ANSWER].setdefault(" ".join(cells[Role.ANSWER].split()))
            value = None
        return Answer(value, comment(cells.get(Role.COMMENT, "")), evidence(cells.get(Role.EVIDENCE, "")))


def _unmarked(cell: str) -> str:
    """An answer without markup and HTML's names of signs, as LimeSurvey keeps both, without the semicolon
    that Microsoft Forms sets behind what can be chosen beside others, and without EUSurvey's own id of it.
    """
    return _OWN_ID.sub("", header_words.without_markup(cell))


def _first(said: list[tuple[Meant, str]], role: Role) -> str:
    return next((" ".join(cell.split()) for meaning, cell in said if meaning.role is role), "")


def _closings(said: list[tuple[Meant, str]]) -> dict[str, str]:
    return {
        meaning.about: words
        for meaning, cell in said
        if meaning.role is Role.CLOSING and (words := comment(cell))
    }
