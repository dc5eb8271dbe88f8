"""What the pictures of a result show: the profile, the perspectives side by side, then and now."""

from __future__ import annotations

from qcheck import charts
from qcheck.catalogue import CriterionId
from qcheck.charts import Matrix, Picture, picture
from qcheck.charts.dumbbell import Dumbbell, dumbbell
from qcheck.language import Language, language
from qcheck.reports import method, occasion
from qcheck.reports.drawings import Subject
from qcheck.reports.pictures import Belonging
from qcheck.reports.source import Source
from qcheck.wording import AgreedMark, Voice, agreed_marks, turnout
from qcheck.wording.then_and_now import Voices, agreements


def profile(source: Source) -> Picture:
    """The traffic-light profile, with what was agreed."""
    result, words = source.result, language(source.language)
    return picture(result.profile, result.catalogue, words, _agreed(source, words))


def matrix(source: Source) -> Matrix:
    """How each perspective sees each criterion."""
    result, words = source.result, language(source.language)
    return charts.matrix(result.profile, result.catalogue, words, _agreed(source, words))


def then_and_now(source: Source) -> Dumbbell:
    """This check beside the one before; ValueError where there is none."""
    if (both := source.earlier) is None:
        raise ValueError("there is no earlier check")
    words = language(source.language)
    then, now = (Voice(check.questionnaire, words) for check in (both.then, both.now))
    return dumbbell(
        Voices(then, now, both.compared),
        agreements(both.then.agreed, both.now.agreed, Voices(then, now, both.compared)),
    )


def belonging(source: Source, subject: Subject) -> Belonging:
    """What a picture of this subject says around itself, so that nobody on a web page takes it for something
    else.
    """
    voice = Voice(source.result.questionnaire, language(source.language))
    phase = voice.questionnaire.phase_title(source.language)
    days = _two_days(source, voice) if isinstance(subject, Dumbbell) else method.period(source, voice)
    sheets = "" if isinstance(subject, Dumbbell) else turnout.in_all(source.result.sheets, voice)
    return Belonging(
        process=occasion.subject(source.result, voice),
        seen=" · ".join(filter(None, (subject.title, phase, days, sheets))),
        foot=method.footer(voice),
    )


def _two_days(source: Source, voice: Voice) -> str:
    both, day = source.earlier, voice.language.day
    if both is None or both.then_day is None or both.now_day is None:
        return ""
    return voice.listed((day(both.then_day), day(both.now_day)))


def _agreed(source: Source, words: Language) -> dict[CriterionId, AgreedMark]:
    return agreed_marks(source.result.agreed, Voice(source.result.questionnaire, words))
