"""One criterion on the page of a result: why its light is what it is, the answers behind it,
what was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from qcheck.catalogue import EVERYBODY, Criterion, PerspectiveId, Question, Scale
from qcheck.charts import Picture, Row, answer_bar, strip
from qcheck.disclosure import Remark
from qcheck.language import N_
from qcheck.scoring.values import CriterionProfile, Flag, Light, QuestionTally, Rating
from qcheck.service import Result
from qcheck.wording import (
    CLOSE_CALL,
    LIGHT_WORDS,
    Voice,
    each_once,
    heading_of_why,
    number,
    of_hands,
    removed_words,
    why,
)
from qcheck.wording.flag_reasons import between

CLOSE_CALL_ALONE = N_("close to the threshold")
"""Where no light's word stands beside it."""
BETWEEN = frozenset({Flag.DIFFERENCE, Flag.STRONG_DIFFERENCE, Flag.BLIND_SPOT})


@dataclass(frozen=True, slots=True)
class Answers:
    """How one perspective answered a question: how often each point, and in words what is no point; empty
    where that is not shown.
    """

    who: str
    points: tuple[int, ...]
    apart: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answers, which are those of its scale."""

    text: str
    answers: tuple[Answers, ...]
    scale: Scale


@dataclass(frozen=True, slots=True)
class Said:
    """A comment or evidence, and whose or on which question it is, as far as that may be told."""

    comment: str
    lang: str
    title: str
    address: str
    about: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one perspective sees in the table: its letter's column, the number or the word in its place, and
    the light.
    """

    text: str
    light: str


@dataclass(frozen=True, slots=True)
class Told:
    """A criterion with everything that folds out below it. `difference` says who sees it highest and who
    lowest; `marks` are what stands in frames beside its light, each once with all whom it is about.
    """

    row: Row
    strip: Markup
    heading: str
    why: tuple[str, ...]
    asked: tuple[Asked, ...]
    said: tuple[Said, ...]
    difference: str
    marks: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def scale(self) -> Scale | None:
        """The scale of all its questions; None where they have several."""
        first = self.asked[0].scale if self.asked else None
        return (
            first
            if first and all(question.scale.answers == first.answers for question in self.asked)
            else None
        )


def told(result: Result, drawn: Picture, letters: Mapping[str, str], voice: Voice) -> dict[str, Told]:
    """Every criterion of the result by its id."""
    rows = {row.criterion: row for row in drawn.rows}
    return {
        criterion.criterion: _told(criterion, rows[criterion.criterion], result, letters, voice)
        for criterion in result.profile.criteria
    }


def _told(
    profile: CriterionProfile, row: Row, result: Result, letters: Mapping[str, str], voice: Voice
) -> Told:
    criterion = result.catalogue.criterion(profile.criterion)
    differs = bool(profile.comparison.scores) and not BETWEEN.isdisjoint(profile.overall.rating.flags)
    return Told(
        row=row,
        strip=Markup(strip(row, letters)),  # noqa: S704  numbers and letters of ours
        heading=heading_of_why(profile.overall.rating, voice),
        why=(*why(profile, voice), *of_hands(profile, result.hands, voice)),
        asked=tuple(_asked(profile, criterion, voice)),
        said=tuple(_said(remark, voice) for remark in result.remarks if _belongs(remark, criterion)),
        difference=between(profile, voice) if differs else "",
        marks=tuple(_marks(row, voice)),
        cells=tuple(_cell(profile.perspectives.get(p), voice) for p in _columns(result)),
    )


def _marks(row: Row, voice: Voice) -> Iterator[str]:
    for words, names in each_once(row.marks, voice):
        said = voice.say(words.mark if words is not CLOSE_CALL else CLOSE_CALL_ALONE)
        yield f"{said}: {names}" if names else said


def said_in_closing(remark: Remark, voice: Voice) -> Said:
    """A comment that belongs to no criterion."""
    return _said(remark, voice)


def _columns(result: Result) -> list[PerspectiveId]:
    """The perspectives that have a column in the table: those that are told at all."""
    return [p for p, number in result.sheets.items() if number and (p != EVERYBODY or len(result.sheets) > 1)]


def _cell(rating: Rating | None, voice: Voice) -> Cell:
    if rating is None:
        return Cell("–", "")
    return Cell(
        number(rating, voice), voice.say(LIGHT_WORDS[rating.light].title) if rating.score is not None else ""
    )


def _asked(profile: CriterionProfile, criterion: Criterion, voice: Voice) -> Iterator[Asked]:
    for question in criterion.questions:
        shown = tuple(
            _answers(p, tally, voice)
            for p, tally in profile.tallies(question.id).items()
            if profile.perspectives[p].light is not Light.WITHHELD
        )
        if shown:
            yield Asked(voice.question(question.id), shown, voice.catalogue.scale_of(question))


def _answers(perspective: str, tally: QuestionTally, voice: Voice) -> Answers:
    who = "" if not voice.catalogue.perspectives else voice.perspective(perspective)
    if tally.withheld:
        return Answers(who, (), voice.say(answer_bar.TOO_FEW))
    apart = answer_bar.times(answer_bar.beside(tally, voice.scale_of(tally.question), voice.language))
    return Answers(
        who,
        tally.points if any(tally.points) else (),
        apart or ("" if any(tally.points) else answer_bar.nothing(tally, voice.language)),
    )


def former(result: Result, voice: Voice) -> tuple[Asked, ...]:
    """Questions that the check asks no longer like this, with the answers that were given to them."""
    return tuple(
        Asked(
            question.text.say(voice.language.tag),
            tuple(_former(whose, tally, question.scale, voice) for whose, tally in question.tallies.items()),
            question.scale,
        )
        for question in result.former
    )


def _former(whose: str, tally: QuestionTally, scale: Scale, voice: Voice) -> Answers:
    who = voice.perspective(whose) if voice.catalogue.perspectives else ""
    apart = answer_bar.times(answer_bar.beside(tally, scale, voice.language))
    return Answers(who, tally.points if any(tally.points) else (), apart)


def _belongs(remark: Remark, criterion: Criterion) -> bool:
    return remark.criterion == criterion.id or any(
        question.id == remark.question for question in criterion.questions
    )


def _said(remark: Remark, voice: Voice) -> Said:
    whose = voice.perspective(remark.perspective) if remark.perspective not in (None, EVERYBODY) else ""
    question = voice.question(remark.question) if remark.question in voice.catalogue.questions else ""
    several = bool(question) and len(_asked_together(remark, voice)) > 1
    noted = remark.evidence
    return Said(
        comment=removed_words.told(remark.comment, voice.language),
        lang=voice.written_in,
        title=removed_words.told(noted.title or noted.link, voice.language) if noted else "",
        address=noted.link if noted else "",
        about=" · ".join(filter(None, (whose, question if several else ""))),
    )


def _asked_together(remark: Remark, voice: Voice) -> tuple[Question, ...]:
    """The questions that stand in the same criterion in this phase."""
    criterion, everybody = (
        voice.catalogue.criterion(_criterion(remark, voice)),
        voice.catalogue.perspective_ids,
    )
    return voice.questionnaire.put_to(criterion, everybody)


def _criterion(remark: Remark, voice: Voice) -> str:
    return next(
        criterion.id
        for criterion in voice.catalogue.every_criterion
        if any(q.id == remark.question for q in criterion.questions)
    )
