"""Moving a check in words: what would become of its answers, question by question and all together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qcheck.asking import Questionnaire
from qcheck.catalogue import Change, QuestionId
from qcheck.editions import AnswersFate
from qcheck.language import N_, Language
from qcheck.wording import editions

TITLE = N_("From edition {old} to edition {new}")
NOT_TOLD = N_(
    "It cannot be told what has changed between these two editions, because one in between is not here or "
    "does not say it. So only what is exactly the same goes on to count."
)
GONE = N_("No longer asked about: {criteria}")
ON_GONE = N_(
    "On these criteria there are {agreed} agreed lights and {planned} measures of this check. They stay with "
    "the process."
)
NEW = N_("New: {text}")
SUMMARY = N_("{fate}: {number}")
ASKED_BEFORE = N_("until {day} by edition {old}, since then by {new}")
FORMER = N_("Answers to earlier questions")
NOT_SCORED = N_("These answers are shown and not scored: the check asks these questions no longer like this.")


@dataclass(frozen=True, slots=True)
class MovedQuestion:
    """A line of the list: a question as it was, as it is (empty where it is gone), what becomes of its
    answers, how many there are (None where that may not be said), and why it changed.
    """

    id: str
    before: str
    after: str
    fate: str
    number: int | None
    why: tuple[str, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class MovedCriterion:
    """A criterion with the questions that stood in it."""

    title: str
    questions: tuple[MovedQuestion, ...]


def listed(
    then: Questionnaire,
    now: Questionnaire,
    fates: Iterable[AnswersFate],
    numbers: Mapping[QuestionId, int] | None,
    words: Language,
) -> tuple[MovedCriterion, ...]:
    """The questions of the check so far by criterion, in their order."""
    by_question = {fate.question: fate for fate in fates}
    moved = []
    for criterion in then.criteria:
        lines = tuple(
            _line(by_question[QuestionId(question.id)], then, now, numbers, words)
            for question in criterion.questions
            if question.id in by_question
        )
        if lines:
            moved.append(MovedCriterion(criterion.title.say(words.tag), lines))
    return tuple(moved)


def summary(fates: Iterable[AnswersFate], words: Language) -> tuple[str, ...]:
    """How many questions have which fate, those that go on to count first."""
    said: dict[str, int] = {}
    for of_question in sorted(fates, key=lambda answers: answers.fate.rank):
        fate = editions.fate(of_question, words)
        said[fate] = said.get(fate, 0) + 1
    return tuple(words.say(SUMMARY, fate=fate, number=number) for fate, number in said.items())


def new_questions(now: Questionnaire, new: Iterable[QuestionId], words: Language) -> tuple[str, ...]:
    """What is asked in addition; a question with other answers to choose from is asked anew."""
    return tuple(now.questions[question].wording(now.phase).say(words.tag) for question in new)


def _line(
    answers: AnswersFate,
    then: Questionnaire,
    now: Questionnaire,
    numbers: Mapping[QuestionId, int] | None,
    words: Language,
) -> MovedQuestion:
    before = then.questions[answers.question].wording(then.phase).say(words.tag)
    after = " · ".join(
        now.questions[question].wording(now.phase).say(words.tag)
        for question in answers.to
        if question in now.questions
    )
    return MovedQuestion(
        answers.question,
        before,
        "" if after == before else after,
        editions.fate(answers, words),
        None if numbers is None else numbers.get(answers.question, 0),
        tuple(dict.fromkeys(_reasons(answers.why, words))),
        answers.fate.is_carried,
    )


def _reasons(changes: Iterable[Change], words: Language) -> Iterator[str]:
    return (change.why.say(words.tag) for change in changes)


def asked_before(moved: Iterable[tuple[date, str, str]], words: Language) -> tuple[str, ...]:
    """By which editions a check asked before the present one: until which day, by which, by which since."""
    return tuple(words.say(ASKED_BEFORE, day=words.day(day), old=old, new=new) for day, old, new in moved)
