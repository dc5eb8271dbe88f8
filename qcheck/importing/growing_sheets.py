"""Sheets grow as rows come in one by one; whatever is wrong with a row becomes a problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from qcheck.catalogue import AnswerValue, PerspectiveId, QuestionId
from qcheck.importing.meanings import Meanings, alike, comment, evidence
from qcheck.importing.problems import NAMED_ROWS, AnswerProblem, Complaint
from qcheck.importing.tables import Cells
from qcheck.language import N_
from qcheck.loading.problems import shown
from qcheck.records import Answer, Sheet, SheetId

TWO_ANSWERS = N_("sheet '{sheet}' answers the question '{question}' more than once")
SEVERAL_SPELLINGS = N_("these names may mean the same sheet: {names}")
ONE_SPELLING = N_(
    "write the name in the same way in every row; names of different sheets must differ in more than that"
)
TWO_PERSPECTIVES = N_("sheet '{sheet}' stands under more than one perspective: {perspectives}")


NOTHING_GONE: Mapping[str, str] = {}


@dataclass(slots=True)
class _Growing:
    """A sheet whose rows are still coming in: where each perspective and question stood first, and the
    answers.
    """

    first: int = 0
    perspectives: dict[PerspectiveId, int] = field(default_factory=dict)
    questions: dict[QuestionId, int] = field(default_factory=dict)
    answers: dict[QuestionId, Answer] = field(default_factory=dict)


class GrowingSheets:
    """The sheets of a file and the complaints about it.

    Most cells of a file say the same, so what each of them means is looked up once. Rows about questions that
    have `gone` with an earlier edition, by id, are passed over, and those of them that come are `left`.
    """

    def __init__(self, meanings: Meanings, gone: Mapping[str, str] = NOTHING_GONE) -> None:
        self._sheet, self._perspective = cache(meanings.sheet), cache(meanings.perspective)
        self._question, self._answer = cache(meanings.question), cache(meanings.answer)
        self._given = cache(_given)
        self._growing: defaultdict[SheetId, _Growing] = defaultdict(_Growing)
        self._complaints: defaultdict[Complaint, set[int]] = defaultdict(set)
        self._gone = gone
        self.left: dict[str, str] = {}

    def take(self, rows: Iterable[tuple[int, Cells | Complaint]]) -> None:
        """Adds rows, each with its number in the spreadsheet, to their sheets."""
        for row, cells in rows:
            if isinstance(cells, Complaint):
                self.complain([row], cells)
            elif (name := cells[2].strip()) in self._gone:
                self.left[name] = self._gone[name]
            else:
                self._take(row, cells)

    def complain(self, rows: Iterable[int], *complaints: Complaint) -> None:
        """Notes that each of these complaints holds in each of these rows."""
        for complaint in complaints:
            self._complaints[complaint].update(rows)

    def sheets(self) -> tuple[Sheet, ...]:
        """In the order in which they begin. Only where there are no problems: each sheet has its one
        perspective.
        """
        return tuple(
            Sheet(name, next(iter(growing.perspectives)), growing.answers)
            for name, growing in self._growing.items()
        )

    def first_row(self, sheet: SheetId) -> int:
        """The row in which this sheet begins."""
        return self._growing[sheet].first

    def problems(self, file: str) -> tuple[AnswerProblem, ...]:
        """In the order of their first rows; what is wrong with the whole file comes first."""
        for name, growing in self._growing.items():
            if len(growing.perspectives) > 1:
                perspectives = ", ".join(growing.perspectives)
                values = (("sheet", shown(name)), ("perspectives", perspectives))
                self.complain(growing.perspectives.values(), Complaint(TWO_PERSPECTIVES, values))
        self._compare_names()
        problems = (
            AnswerProblem(file, tuple(sorted(rows)), complaint)
            for complaint, rows in self._complaints.items()
        )
        return tuple(sorted(problems, key=lambda problem: problem.rows))

    def _compare_names(self) -> None:
        """Three sheets under two spellings each must not pass as six."""
        spellings: defaultdict[str, list[SheetId]] = defaultdict(list)
        for name in self._growing:
            spellings[alike(name)].append(name)
        for names in spellings.values():
            if len(names) > 1:
                said = ", ".join(f"'{shown(name)}'" for name in names[:NAMED_ROWS])
                self.complain(
                    (self._growing[name].first for name in names),
                    Complaint(SEVERAL_SPELLINGS, (("names", said),), ONE_SPELLING),
                )

    def _take(self, row: int, cells: Cells) -> None:
        sheet, perspective = self._sheet(cells[0]), self._perspective(cells[1])
        question = self._question(cells[2])
        answer = self._answer(cells[3], "" if isinstance(question, Complaint) else question)
        for meaning in (sheet, perspective, question, answer):
            if isinstance(meaning, Complaint):
                self.complain([row], meaning)
        if isinstance(sheet, Complaint):
            return
        growing = self._growing[sheet]
        growing.first = growing.first or row
        if not isinstance(perspective, Complaint):
            growing.perspectives.setdefault(perspective, row)
        if not isinstance(question, Complaint):
            self._note(
                row,
                sheet,
                question,
                None if isinstance(answer, Complaint) else self._given(answer, *cells[4:]),
            )

    def _note(self, row: int, sheet: SheetId, question: QuestionId, given: Answer | None) -> None:
        growing = self._growing[sheet]
        first = growing.questions.setdefault(question, row)
        if first != row:
            self.complain(
                [first, row], Complaint(TWO_ANSWERS, (("sheet", shown(sheet)), ("question", question)))
            )
        elif given is not None:
            growing.answers[question] = given


def _given(answer: AnswerValue | None, remark: str, note: str) -> Answer | None:
    """What a row says; None where it says nothing."""
    given = Answer(answer, comment(remark), evidence(note))
    return None if given == Answer(None) else given
