"""Answers in a file → profile, through the same rooms as the answers of a check in the app."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from qcheck import disclosure, scoring
from qcheck.asking import Questionnaire
from qcheck.catalogue import EVERYBODY
from qcheck.disclosure import ShownAnswers
from qcheck.importing import AnswerProblem, read_answers
from qcheck.records import Mode, Sheet, State
from qcheck.scoring.rating import without_score
from qcheck.scoring.values import CriterionProfile, Light, Overall, Profile, Rating
from qcheck.service.ground import assembly
from qcheck.service.ground.check_values import Round
from qcheck.service.ground.result_values import Result


class UnusableAnswers(Exception):
    """The file has problems, and nothing is computed from it."""

    def __init__(self, problems: tuple[AnswerProblem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def profile_of_answers(
    source: bytes,
    name: str,
    questionnaire: Questionnaire,
    mode: Mode,
    only: Collection[str] | None = None,
) -> Profile:
    """The profile of the answers in this CSV file. `only` narrows what is reported, the scope of the
    questionnaire what is asked. Raises UnusableAnswers.

    A file does not say which criteria were put to people. One that nobody answered is taken as not asked: not
    relevant, without perspectives; never where a withheld perspective was asked, because that would tell of
    its answers.
    """
    sheets = _sheets(source, name, questionnaire)
    profile = disclosure.profile(questionnaire, scoring.frame(questionnaire, sheets), mode, only)
    return _told(profile)


def result_of_answers(source: bytes, name: str, about: Round) -> tuple[Result, ShownAnswers | None]:
    """The whole result of the answers in this CSV file, with its comments, and the answers sheet by sheet as
    far as they may leave. Raises UnusableAnswers.
    """
    sheets = _sheets(source, name, about.questionnaire)
    result = assembly.result(about, sheets, {})
    answers = disclosure.answers(about.questionnaire, sheets, about.mode)
    return replace(result, profile=_told(result.profile), state=State.CLOSED), answers


def _sheets(source: bytes, name: str, questionnaire: Questionnaire) -> tuple[Sheet, ...]:
    answers = read_answers(source, name, questionnaire.catalogue)
    if answers.problems:
        raise UnusableAnswers(answers.problems)
    return answers.sheets


def _told(profile: Profile) -> Profile:
    """With what nobody answered taken as not asked."""
    return replace(
        profile,
        criteria=tuple(_silent(row) if _is_unanswered(row, profile) else row for row in profile.criteria),
    )


def _silent(row: CriterionProfile) -> CriterionProfile:
    return CriterionProfile(row.criterion, Overall(without_score(Light.NOT_RELEVANT), None, None, ()), {})


def _is_unanswered(row: CriterionProfile, profile: Profile) -> bool:
    """False where a perspective is withheld as a whole: whether it answered must not be seen. The group of
    all speaks for everybody.
    """
    whole = row.perspectives.get(EVERYBODY)
    if whole is not None:
        return not _has_answers(whole)
    hidden = any(profile.sheets.get(perspective) is None for perspective in row.perspectives)
    return bool(row.perspectives) and not hidden and not any(map(_has_answers, row.perspectives.values()))


def _has_answers(rating: Rating) -> bool:
    """Also where it is not told how many there are."""
    why = rating.explanation
    told = why.points + why.points_left_out + why.dk + why.na + why.open
    return rating.light is Light.WITHHELD or told > why.open or (told == 0 and why.sheets > 0)
