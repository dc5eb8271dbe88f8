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
    hint=N_("say on the page, or in a file for --map, that they are to be taken in"),
)
_PLACE = "place"
"""In the values of a complaint: where a file is damaged, which would tell what was answered."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """A sheet as it would come in, the place where it stands, and the hash by which it is known again."""

    found: FoundSheet
    perspective: PerspectiveId
    origin: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A file in the light of the rules: what fits, why it does not, and to which questions answers are left
    out, because they are not put to those who gave them.
    """

    found: Found
    fitting: tuple[Fitting, ...]
    problems: tuple[AnswerProblem, ...]
    left_out: Mapping[str, int]


def judged(
    found: Found,
    check: Check,
    questionnaire: Questionnaire,
    public_id: str,
    earlier: Sequence[EarlierEdition] = (),
) -> Judged:
    """What of this file may come into the check. `earlier` editions of its catalogue tell which answers to
    them still count.
    """
    if problems := tuple(_whole(found, check, questionnaire.catalogue, public_id)):
        return Judged(found, (), problems, {})
    read = fitting(found, Wordings(questionnaire.catalogue, check.phase, earlier))
    cleaning = _Cleaning(found.file, questionnaire)
    sheets = [each for sheet in read.sheets if (each := cleaning.sheet(sheet)) is not None]
    problems = tuple(cleaning.problems)
    if not problems and not sheets:
        is_left_out = not read.sheets and (read.unfinished or read.without_consent)
        problems = (AnswerProblem(found.file, (), ALL_LEFT_OUT if is_left_out else NOTHING_HERE),)
    if problems and check.mode is Mode.CONFIDENTIAL:
        problems = (AnswerProblem(found.file, (), SEALED_MISFIT),)
    return Judged(read, () if problems else tuple(_known_by(sheets)), problems, cleaning.left_out)


def _whole(found: Found, check: Check, catalogue: Catalogue, public_id: str) -> Iterable[AnswerProblem]:
    """What is wrong with the file as a whole."""
    if check.mode is Mode.CONFIDENTIAL:
        if found.kind is not FileKind.ANSWER_FILE:
            yield AnswerProblem(found.file, (), ONLY_SEALED)
            return
        if found.problems:
            yield from (_discreet(problem) for problem in found.problems[:1])
            return
        if not found.sealed:
            yield AnswerProblem(found.file, (), NOT_SEALED)
            return
    yield from found.problems
    if found.check and found.check != public_id:
        yield AnswerProblem(found.file, (), OTHER_CHECK)
    elif found.edition and found.edition.id != catalogue.id:
        yield AnswerProblem(found.file, (), Complaint(OTHER_CATALOGUE, (("id", found.edition.id),)))
    elif found.edition and found.kind is FileKind.ANSWER_FILE and found.phase != check.phase:
        phases = {each.id: InWords.of([each.title]) for each in catalogue.phases}
        phase = phases.get(found.phase or "", found.phase or "–")
        yield AnswerProblem(found.file, (), Complaint(OTHER_PHASE, (("phase", phase),)))


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

    def sheet(self, found: FoundSheet) -> tuple[FoundSheet, PerspectiveId] | None:
        """The sheet with what this check asks of its perspective; None where nothing is left of it."""
        whose = found.perspective
        if whose is None or whose not in self._questionnaire.perspectives:
            known = self._questionnaire.catalogue.perspectives
            titles = [InWords.of([each.title]) for each in known if each.id == whose]
            called = found.said or (titles[0] if titles else whose or "")
            said = Complaint(NOT_ASKED, (("perspective", called),))
            self._complain(found, said)
            return None
        asked = self._questionnaire.form(whose).all_ids
        self.left_out.update(question for question in found.answers if question not in asked)
        answers = {
            question: cleaned
            for question, answer in found.answers.items()
            if question in asked and (cleaned := self._answer(found, question, answer)) != Answer(None)
        }
        closings = {
            key: self._text(found, key, text) for key, text in found.closings.items() if key in CLOSING
        }
        closings = {key: text for key, text in closings.items() if text}
        if not answers and not closings:
            return None
        return replace(found, answers=answers, closings=closings), whose

    def _answer(self, found: FoundSheet, question: QuestionId, answer: Answer) -> Answer:
        evidence = answer.evidence and Evidence(
            self._text(found, question, answer.evidence.title),
            self._link(found, question, answer.evidence.link),
        )
        kept = None if evidence == Evidence("") else evidence
        return Answer(answer.value, self._text(found, question, answer.comment), kept)

    def _text(self, found: FoundSheet, question: str, text: str) -> str:
        """A text without what cannot be shown; a problem where it is too long. What stands for words that
        were taken out comes from nowhere else.
        """
        try:
            return text_rules.within(text_rules.cleaned(text.replace(REMOVED, "")), text_rules.COMMENT)
        except Invalid as refused:
            self._refuse(found, refused, question)
            return ""

    def _link(self, found: FoundSheet, question: str, text: str) -> str:
        try:
            return text_rules.address(text)
        except Invalid as refused:
            self._refuse(found, refused, question)
            return ""

    def _refuse(self, found: FoundSheet, refused: Invalid, question: str) -> None:
        values = tuple((key, str(value)) for key, value in refused.values.items())
        self._complain(found, Complaint(refused.message, values), question)

    def _complain(self, found: FoundSheet, complaint: Complaint, question: str = "") -> None:
        rows = (found.place.row,) if found.place.row else ()
        self.problems.append(AnswerProblem(self._file, rows, complaint, found.place.table, question))


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
