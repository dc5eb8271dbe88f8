"""What the pictures of a result show: the profile, the perspectives side by side, then and now."""

from __future__ import annotations

from qcheck import charts
from qcheck.catalogue import CriterionId
from qcheck.charts import Matrix, Picture, picture
from qcheck.charts.dumbbell import Dumbbell, dumbbell
from qcheck.language import Language, language
from qcheck.reports.source import Source
from qcheck.wording import AgreedMark, Voice, agreed_marks
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
    then, now = (Voice(each.questionnaire, words) for each in (both.then, both.now))
    return dumbbell(
        Voices(then, now, both.compared),
        agreements(both.then.agreed, both.now.agreed, Voices(then, now, both.compared)),
    )


def _agreed(source: Source, words: Language) -> dict[CriterionId, AgreedMark]:
    return agreed_marks(source.result.agreed, Voice(source.result.questionnaire, words))
