"""A result as one link shows it: whole, or the part that the organiser has chosen for it."""

from __future__ import annotations

from dataclasses import replace
from random import SystemRandom

from qcheck.catalogue import Criterion
from qcheck.disclosure import Remark, narrowed, narrowed_remarks
from qcheck.records import AgreedLight, Shows
from qcheck.service.ground.result_values import Result


def shown(result: Result, shows: Shows) -> Result:
    """The part of the result that `shows` chooses; what was said of the whole process stays with
    the whole.
    """
    if shows.everything:
        return result
    profile = narrowed(result.profile, shows)
    criteria = {row.criterion for row in profile.criteria}
    said = narrowed_remarks((*result.remarks, *result.closing), shows, result.questionnaire, SystemRandom())
    placed = {id(remark): _criterion(remark, result.catalogue.every_criterion) for remark in said}
    return replace(
        result,
        shows=shows,
        former=(),
        profile=profile,
        remarks=tuple(remark for remark in said if placed[id(remark)] in criteria),
        closing=tuple(remark for remark in said if placed[id(remark)] is None)
        if shows.criteria is None
        else (),
        topics=tuple(topic for topic in result.topics if topic in criteria),
        hands=result.hands if shows.perspectives else {},
        agreed={
            criterion: _agreed(kept, shows)
            for criterion, kept in result.agreed.items()
            if criterion in criteria
        },
        measures=tuple(
            measure
            for measure in result.measures
            if criteria.intersection(measure.criteria) or (shows.criteria is None and not measure.criteria)
        ),
    )


def _criterion(remark: Remark, criteria: tuple[Criterion, ...]) -> str | None:
    """To which criterion a remark belongs; None for the closing questions, and for one whose topic cannot be
    told.
    """
    if remark.question is None:
        return remark.criterion
    return next(
        (
            criterion.id
            for criterion in criteria
            if any(question.id == remark.question for question in criterion.questions)
        ),
        None,
    )


def _agreed(kept: AgreedLight, shows: Shows) -> AgreedLight:
    """A minority view tells who sees it otherwise; so it does of the agreements before."""
    if shows.perspectives:
        return kept
    return replace(kept, minority="", earlier=tuple(_agreed(earlier, shows) for earlier in kept.earlier))
