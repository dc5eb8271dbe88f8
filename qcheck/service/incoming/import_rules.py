"""Which of the sheets that were found in a file may come into a check, and as what. Pure.

Nobody adds sheets on behalf of others to a confidential check: there only files come in that were sealed by
whoever answered.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, PerspectiveId, QuestionId
from qcheck.importing import (
    AnswerProblem,
    Complaint,
    EarlierEdition,
    FileKind,
    Found,
    FoundSheet,
    InWords,
    Wordings,
    fitting,
)
from qcheck.language import N_
from qcheck.records import REMOVED, Answer, Check, Evidence, Mode
from qcheck.refusals import Invalid
from qcheck.service.ground import text_rules
from qcheck.wording import CLOSING

ONLY_SEALED = Complaint(
    N_(
        "a confidential check takes no answers that somebody brings for others: whoever filled in four could "
        "work out the fifth"
    ),
    hint=N_(
        "these ways stay open: a link, a computer at the place, and the sheet as one file, whose answer "
        "files are sealed"
    ),
)
NOT_SEALED = Complaint(
    N_("this answer file is not sealed, and a confidential check takes sealed ones alone"),
    hint=N_("hand out the sheet as one file of this very check; it seals its answer files"),
)
SEALED_MISFIT = Complaint(
    N_("this answer file does not fit this check; it stays sealed, so more cannot be said"),
    hint=N_("perhaps it was made with an older edition of the sheet, or damaged"),
)
OTHER_CHECK = Complaint(N_("this file was made for another check"))
OTHER_CATALOGUE = N_("this file was made for another catalogue: {id}")
OTHER_PHASE = N_("this file was made for another phase of the process: {phase}")
NOT_ASKED = N_("this check asks nothing from the perspective '{perspective}'")
NOTHING_HERE = Complaint(N_("there is no answer in this file that this check asks for"))
ALL_LEFT_OUT = Complaint(
    N_("every response in this table is left out"),
    hint=N_("say on the page, or in a file about the columns (--map), that they are to be taken in"),
)
_PLACE = "place"
"""In the values of a complaint: where a file is damaged, which would tell what was answered."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """A sheet as it would come in, the place where it stands, and the hash by which it is known again."""

    read: FoundSheet
    perspective: PerspectiveId
    origin: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A file in the light of the rules: what fits, why it does not, and to which questions answers are left
    out, because they are not put to those who gave them.
    """

    source: Found
    fitting: tuple[Fitting, ...]
    problems: tuple[AnswerProblem, ...]
    left_out: Mapping[str, int]


def judged(
    source: Found,
    check: Check,
    questionnaire: Questionnaire,
    public_id: str,
    earlier: Sequence[EarlierEdition] = (),
) -> Judged:
    """What of this file may come into the check. `earlier` editions of its catalogue tell which answers to
    them still count.
    """
    if problems := tuple(_whole(source, check, questionnaire.catalogue, public_id)):
        return Judged(source, (), problems, {})
    read = fitting(source, Wordings(questionnaire.catalogue, check.phase, earlier))
    cleaning = _Cleaning(source.file, questionnaire)
    sheets = [clean for sheet in read.sheets if (clean := cleaning.sheet(sheet)) is not None]
    problems = tuple(cleaning.problems)
    if not problems and not sheets:
        is_left_out = not read.sheets and (read.unfinished or read.without_consent)
        problems = (AnswerProblem(source.file, (), ALL_LEFT_OUT if is_left_out else NOTHING_HERE),)
    if problems and check.mode is Mode.CONFIDENTIAL:
        problems = (AnswerProblem(source.file, (), SEALED_MISFIT),)
    return Judged(read, () if problems else tuple(_known_by(sheets)), problems, cleaning.left_out)


def _whole(source: Found, check: Check, catalogue: Catalogue, public_id: str) -> Iterable[AnswerProblem]:
    """What is wrong with the file as a whole."""
    if check.mode is Mode.CONFIDENTIAL:
        if source.kind is not FileKind.ANSWER_FILE:
            yield AnswerProblem(source.file, (), ONLY_SEALED)
            return
        if source.problems:
            yield from (_discreet(problem) for problem in source.problems[:1])
            return
        if not source.sealed:
            yield AnswerProblem(source.file, (), NOT_SEALED)
            return
    yield from source.problems
    if source.check and source.check != public_id:
        yield AnswerProblem(source.file, (), OTHER_CHECK)
    elif source.edition and source.edition.id != catalogue.id:
        yield AnswerProblem(source.file, (), Complaint(OTHER_CATALOGUE, (("id", source.edition.id),)))
    elif source.edition and source.kind is FileKind.ANSWER_FILE and source.phase != check.phase:
        phases = {phase.id: InWords.of([phase.title]) for phase in catalogue.phases}
        called = phases.get(source.phase or "", source.phase or "–")
        yield AnswerProblem(source.file, (), Complaint(OTHER_PHASE, (("phase", called),)))


def _discreet(problem: AnswerProblem) -> AnswerProblem:
    """A problem that tells nothing of what stands in a sealed file."""
    complaint = problem.complaint
    if problem.question or _PLACE in dict(complaint.values) or len(complaint.values) > 1:
        return AnswerProblem(problem.file, (), SEALED_MISFIT)
    return problem


class _Cleaning:
    """Makes of sheets what may be kept, and notes what cannot."""

    def __init__(self, file: str, questionnaire: Questionnaire) -> None:
        self._file, self._questionnaire = file, questionnaire
        self.problems: list[AnswerProblem] = []
        self.left_out: Counter[str] = Counter()

    def sheet(self, sheet: FoundSheet) -> tuple[FoundSheet, PerspectiveId] | None:
        """The sheet with what this check asks of its perspective; None where nothing is left of it."""
        whose = sheet.perspective
        if whose is None or whose not in self._questionnaire.perspectives:
            known = self._questionnaire.catalogue.perspectives
            titles = [InWords.of([perspective.title]) for perspective in known if perspective.id == whose]
            called = sheet.said or (titles[0] if titles else whose or "")
            said = Complaint(NOT_ASKED, (("perspective", called),))
            self._complain(sheet, said)
            return None
        asked = self._questionnaire.form(whose).all_ids
        self.left_out.update(question for question in sheet.answers if question not in asked)
        answers = {
            question: cleaned
            for question, answer in sheet.answers.items()
            if question in asked and (cleaned := self._answer(sheet, question, answer)) != Answer(None)
        }
        closings = {
            key: self._text(sheet, key, text) for key, text in sheet.closings.items() if key in CLOSING
        }
        closings = {key: text for key, text in closings.items() if text}
        if not answers and not closings:
            return None
        return replace(sheet, answers=answers, closings=closings), whose

    def _answer(self, sheet: FoundSheet, question: QuestionId, answer: Answer) -> Answer:
        evidence = answer.evidence and Evidence(
            self._text(sheet, question, answer.evidence.title),
            self._link(sheet, question, answer.evidence.link),
        )
        kept = None if evidence == Evidence("") else evidence
        return Answer(answer.value, self._text(sheet, question, answer.comment), kept)

    def _text(self, sheet: FoundSheet, question: str, text: str) -> str:
        """A text without what cannot be shown; a problem where it is too long. What stands for words that
        were taken out comes from nowhere else.
        """
        try:
            return text_rules.within(text_rules.cleaned(text.replace(REMOVED, "")), text_rules.COMMENT)
        except Invalid as refused:
            self._refuse(sheet, refused, question)
            return ""

    def _link(self, sheet: FoundSheet, question: str, text: str) -> str:
        try:
            return text_rules.address(text)
        except Invalid as refused:
            self._refuse(sheet, refused, question)
            return ""

    def _refuse(self, sheet: FoundSheet, refused: Invalid, question: str) -> None:
        values = tuple((key, str(value)) for key, value in refused.values.items())
        self._complain(sheet, Complaint(refused.message, values), question)

    def _complain(self, sheet: FoundSheet, complaint: Complaint, question: str = "") -> None:
        rows = (sheet.place.row,) if sheet.place.row else ()
        self.problems.append(AnswerProblem(self._file, rows, complaint, sheet.place.table, question))


def _known_by(sheets: Iterable[tuple[FoundSheet, PerspectiveId]]) -> Iterable[Fitting]:
    """Each sheet with its hash: by its id where it has one, else by all that it says. Two that say the same
    in one file are two sheets.
    """
    times: Counter[str] = Counter()
    for sheet, whose in sheets:
        said = content(sheet, whose)
        times[said] += 1
        known_by = ["id", sheet.origin] if sheet.origin else ["content", said, sheet.mark, times[said]]
        yield Fitting(sheet, whose, sha256(json.dumps(known_by).encode()).hexdigest())


def content(sheet: FoundSheet, perspective: PerspectiveId) -> str:
    """All that a sheet says, in one text."""
    return said_of(perspective, sheet.answers) + json.dumps(sorted(sheet.closings.items()))


def said_of(perspective: PerspectiveId, answers: Mapping[QuestionId, Answer]) -> str:
    """All answers of a sheet in one text; the same for the same answers."""
    rows = sorted((question, str(answer.value), answer.comment) for question, answer in answers.items())
    return json.dumps([perspective, rows])
