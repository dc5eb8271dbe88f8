"""What the sheet as one file gives back → a sheet like any other that was found in a file.

An answer belongs to its question only where the wording is the one that is asked now, or one that the newer
edition says means the same: the file carries a hash of what was read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qcheck import answer_files
from qcheck.answer_files import AnswerFile, Given, NotAnAnswerFile, Seal
from qcheck.catalogue import Catalogue, PerspectiveId, QuestionId
from qcheck.importing.found import Edition, FileKind, Found, FoundSheet
from qcheck.importing.meanings import OFF_SCALE, POSSIBLE, UNKNOWN_PERSPECTIVE, Answers
from qcheck.importing.problems import AnswerProblem, Complaint, InWords
from qcheck.importing.wordings import Wordings
from qcheck.records import Answer, Evidence


def read_answer_file(
    source: bytes, name: str, catalogue: Catalogue, wordings: Wordings, seal: Seal | None
) -> Found:
    """The sheet in this answer file, which the `seal` of its check opens where it is sealed. Nothing is
    raised.
    """
    try:
        read = answer_files.read(source, seal)
    except NotAnAnswerFile as trouble:
        return Found(name, FileKind.ANSWER_FILE, problems=(_unreadable(trouble, name),))
    version = read.catalogue.version
    fitting = {
        question: given
        for question, given in read.answers.items()
        if wordings.has_hash(question, given.wording, version)
    }
    problems = (*_whose(read, name, catalogue), *_off_scale(fitting, name, catalogue))
    answers = {question: _answer(given) for question, given in fitting.items()}
    sheet = _sheet(read, answers, name, catalogue)
    return Found(
        name,
        FileKind.ANSWER_FILE,
        () if problems else (sheet,),
        problems,
        Edition(read.catalogue.id, read.catalogue.version),
        read.check,
        unmatched=tuple(wordings.called(answer, version) for answer in read.answers if answer not in fitting),
        phase=read.phase,
        sealed=read.was_sealed,
    )


def _unreadable(trouble: NotAnAnswerFile, name: str) -> AnswerProblem:
    values = tuple((key, str(value)) for key, value in trouble.values.items())
    return AnswerProblem(name, (), Complaint(trouble.message, values))


def _sheet(
    read: AnswerFile, answers: Mapping[QuestionId, Answer], name: str, catalogue: Catalogue
) -> FoundSheet:
    """The sheet with those of its answers that fit the catalogue."""
    return FoundSheet(
        name,
        perspective=PerspectiveId(read.perspective),
        answers=answers,
        closings={key: text for key, text in read.closing.items() if text.strip()},
        origin=read.sheet,
        number=read.number,
        fit={
            question: (frozenset(said.marks), said.text)
            for question, said in read.fit.items()
            if question in catalogue.questions
        },
        once=read.once,
    )


def _whose(read: AnswerFile, name: str, catalogue: Catalogue) -> tuple[AnswerProblem, ...]:
    known = catalogue.perspective_ids
    if read.perspective in known:
        return ()
    titles = InWords.of([perspective.title for perspective in catalogue.perspectives])
    values = (("cell", read.perspective), ("possible", titles))
    return (AnswerProblem(name, (), Complaint(UNKNOWN_PERSPECTIVE, values, POSSIBLE)),)


def _off_scale(
    answers: Mapping[QuestionId, Given], name: str, catalogue: Catalogue
) -> Iterator[AnswerProblem]:
    for question, given in answers.items():
        scale = catalogue.scale_of(catalogue.questions[question])
        if given.value is not None and given.value not in [option.value for option in scale.answers]:
            values = (("cell", str(given.value)), ("possible", Answers(scale, in_words=True).possible))
            yield AnswerProblem(name, (), Complaint(OFF_SCALE, values, POSSIBLE), question=question)


def _answer(given: Given) -> Answer:
    evidence = Evidence(given.evidence_title, given.evidence_link)
    return Answer(given.value, given.comment, None if evidence == Evidence("") else evidence)
