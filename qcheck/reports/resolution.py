"""The draft of a resolution: what a council could decide, to be edited before it does."""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.reports.document import Block, Bullets, Heading, Paragraph, Role
from qcheck.reports.named_criteria import quoted
from qcheck.reports.occasion import subject, without_result
from qcheck.reports.outcomes import in_one_line, in_order, still_to_do
from qcheck.reports.source import Source
from qcheck.scoring.values import Light
from qcheck.wording import Voice


def draft(source: Source, voice: Voice) -> Iterator[Block]:
    """Taking note, the measures, what has none yet, and when to hear of it again; left out where there is
    nothing to take note of.
    """
    say, planned = voice.say, in_order(still_to_do(source.result))
    if without_result(source.result, voice) and not (planned or source.result.agreed):
        return
    yield Heading(say("Draft resolution"))
    yield Paragraph(
        say("A proposal, to be edited: what stands in square brackets is to be filled in."), Role.NOTE
    )
    yield Bullets(tuple(_points(source, voice)), numbered=True)
    if planned:
        yield Heading(say("Measures that the draft refers to"), 2)
        yield Bullets(tuple(in_one_line(measure, voice) for measure in planned), numbered=True)


def _points(source: Source, voice: Voice) -> Iterator[str]:
    result, say = source.result, voice.say
    yield say(
        "The [council or committee] takes note of the result of the self-assessment of participation in "
        "“{subject}”.",
        subject=subject(result, voice),
    )
    if still_to_do(result):
        yield say("The administration is asked to carry out the measures listed below within its competence.")
    if open_topics := _without_measure(source):
        yield say(
            "On these criteria the administration makes proposals by [date]: {criteria}.",
            criteria=quoted(open_topics, voice),
        )
    yield say("The administration reports to the [council or committee] by [date] on what has become of it.")
    yield say("Those who have answered are told of this resolution.")


def _without_measure(source: Source) -> tuple[str, ...]:
    """The criteria that are red, as agreed or else as computed, and for which nothing is planned."""
    result = source.result
    planned = {criterion for measure in result.measures for criterion in measure.criteria}
    return tuple(
        row.criterion
        for row in result.profile.criteria
        if _light(source, row.criterion, row.overall.rating.light) is Light.RED
        and row.criterion not in planned
    )


def _light(source: Source, criterion: str, computed: Light) -> Light | None:
    for about, kept in source.result.agreed.items():
        if about == criterion:
            return Light(kept.light) if kept.light else None
    return computed
