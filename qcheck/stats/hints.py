"""Where the figures about a question give reason to look at it; METHOD's numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qcheck.catalogue import PerspectiveId
from qcheck.stats.values import CriterionFigures, Hint, QuestionFigures

MANY_SKIPPED, MANY_UNKNOWN, MANY_NOT_RELEVANT = 0.1, 0.3, 0.3
NEARLY_ALL = 0.7
GOES_ALONG = 0.2
SLOWEST = 0.1


def hinted(figures: QuestionFigures) -> QuestionFigures:
    """The figures with their hints."""
    return replace(figures, hints=tuple(_hints(figures)))


def slowest(criteria: tuple[CriterionFigures, ...]) -> tuple[CriterionFigures, ...]:
    """The figures of an edition with the hint at the slowest tenth of its questions. Steps are coarse, so
    that several may be as slow as each other: where they are more than a tenth, none of them is named.
    """
    medians = [question.seconds.median for one in criteria for question in one.questions if question.seconds]

    def is_slow(about: QuestionFigures) -> bool:
        seconds = about.seconds
        return seconds is not None and sum(median >= seconds.median for median in medians) <= SLOWEST * len(
            medians
        )

    return tuple(
        replace(
            one,
            questions=tuple(
                replace(question, hints=(*question.hints, (Hint.SLOW, None)))
                if is_slow(question)
                else question
                for question in one.questions
            ),
        )
        for one in criteria
    )


def _hints(about: QuestionFigures) -> Iterator[tuple[Hint, PerspectiveId | None]]:
    if (about.skipped or 0) > MANY_SKIPPED:
        yield Hint.SKIPPED, None
    for perspective, share in about.unknown.items():
        if share > MANY_UNKNOWN:
            yield Hint.UNKNOWN, perspective
    if (about.not_relevant or 0) > MANY_NOT_RELEVANT:
        yield Hint.NOT_RELEVANT, None
    if about.distribution and about.distribution[-1] / sum(about.distribution) >= NEARLY_ALL:
        yield Hint.CEILING, None
    if about.distribution and about.distribution[0] / sum(about.distribution) >= NEARLY_ALL:
        yield Hint.FLOOR, None
    if about.item_rest and about.item_rest.value < GOES_ALONG:
        yield Hint.APART, None
