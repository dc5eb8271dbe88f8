"""Where views differ, between perspectives and within one; either side in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import TypeAlias

from qcheck.agenda import comparisons, sides
from qcheck.catalogue import EVERYBODY, PerspectiveId, QuestionId
from qcheck.reports.document import Block, Heading, Paragraph
from qcheck.reports.source import Source
from qcheck.reports.talk import named
from qcheck.scoring.values import CriterionProfile, Flag, Rating
from qcheck.wording import Voice
from qcheck.wording.flag_reasons import basis, blind_spot

Seen: TypeAlias = tuple[PerspectiveId, int]
"""Who sees something, and how many points it has for them."""


def differ(source: Source, voice: Voice) -> Iterator[Block]:
    """The criteria that perspectives see differently, the widest distance first, then those on which people
    of one perspective are divided; left out where nobody can differ.
    """
    profile, say = source.result.profile, voice.say
    several = comparisons(profile)
    apart = [row for row in profile.criteria if any(_divided(row, voice))]
    if not (several.differently or several.alike or apart):
        return
    yield Heading(say("Where views differ"))
    if several.differently:
        yield Heading(say("Between the perspectives"), 2)
        yield from (named(row, " ".join(both_sides(row, voice)), voice) for row in several.differently)
    elif several.alike:
        yield Paragraph(say("Between the perspectives there is no marked difference."))
    if apart:
        yield Heading(say("Within one perspective"), 2)
        yield from (named(row, " ".join(_divided(row, voice)), voice) for row in apart)


def both_sides(row: CriterionProfile, voice: Voice) -> Iterator[str]:
    """Who sees it more favourably and who less, on how many questions, and which of these lies furthest
    apart.
    """
    if () not in (both := sides(row)):
        higher, lower = (
            voice.listed(
                f"{voice.perspective(perspective)} ({row.comparison.scores[perspective]})"
                for perspective in side
            )
            for side in both
        )
        yield voice.say(
            "Seen more favourably by {higher}, less favourably by {lower}.", higher=higher, lower=lower
        )
    yield basis(row, voice)
    if widest := _widest(row, voice):
        yield widest
    if Flag.BLIND_SPOT in row.overall.rating.flags:
        yield blind_spot(row, voice)


def _divided(row: CriterionProfile, voice: Voice) -> Iterator[str]:
    """Who is divided, and on which questions, as far as these are told."""
    for perspective, rating in row.perspectives.items():
        if Flag.DISAGREEMENT in rating.flags:
            yield _apart(perspective, rating, voice)


def _apart(perspective: PerspectiveId, rating: Rating, voice: Voice) -> str:
    whose = voice.perspective(perspective) if perspective != EVERYBODY else voice.say("all together")
    asked = [tally.question for tally in rating.questions if tally.disagreement]
    if not asked:
        return voice.say("{whose}: the answers are far apart.", whose=whose)
    questions = voice.listed(
        voice.say("“{question}”", question=_quoted(question, voice)) for question in asked
    )
    return voice.say("{whose}: the answers are far apart on {questions}.", whose=whose, questions=questions)


def _widest(row: CriterionProfile, voice: Voice) -> str:
    """The shared question on which the perspectives lie furthest apart, as far as its answers are shown."""
    apart = [
        (spread, question) for question in row.comparison.questions if (spread := _spread(row, question))
    ]
    if len(row.comparison.questions) < 2 or not apart:
        return ""
    ((highest, top), (lowest, bottom)), question = max(apart, key=_width)
    return voice.say(
        "They lie furthest apart on “{question}” ({highest} {top}, {lowest} {bottom}).",
        question=_quoted(question, voice),
        highest=voice.perspective(highest),
        top=top,
        lowest=voice.perspective(lowest),
        bottom=bottom,
    )


def _quoted(question: QuestionId, voice: Voice) -> str:
    """A question as it stands within a sentence, without its own full stop."""
    return voice.question(question).removesuffix(".")


def _width(apart: tuple[tuple[Seen, Seen], QuestionId]) -> int:
    (_, top), (_, bottom) = apart[0]
    return top - bottom


def _spread(row: CriterionProfile, question: QuestionId) -> tuple[Seen, Seen] | None:
    """Who has the highest and who the lowest mean on a question; None where fewer than two are shown, or all
    are alike.
    """
    means = [
        (perspective, tally.mean)
        for perspective, tally in row.tallies(question).items()
        if tally.mean is not None and perspective in row.comparison.scores
    ]
    if len(means) < 2:
        return None
    highest, lowest = max(means, key=itemgetter(1)), min(means, key=itemgetter(1))
    return (highest, lowest) if highest[1] > lowest[1] else None
