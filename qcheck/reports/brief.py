"""The most important things at the beginning, for whoever reads no further."""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.agenda import comparisons
from qcheck.reports.document import Block, Bullets, Heading
from qcheck.reports.named_criteria import otherwise_agreed, quoted
from qcheck.reports.occasion import in_numbers
from qcheck.reports.outcomes import still_to_do
from qcheck.reports.source import Source
from qcheck.scoring.values import CriterionProfile
from qcheck.service import Result
from qcheck.wording import Voice

MOST = 3


def in_brief(source: Source, voice: Voice) -> Iterator[Block]:
    """How many answered, what works, where there is most to do, where views differ most, what is planned."""
    if items := tuple(_items(source, voice)):
        yield Heading(voice.say("In brief"))
        yield Bullets(items)


def _items(source: Source, voice: Voice) -> Iterator[str]:
    result, say = source.result, voice.say
    profile = result.profile
    if numbers := in_numbers(result, voice):
        yield numbers
    if profile.strengths:
        yield say("What works well: {criteria}.", criteria=_names(profile.strengths, result, voice))
    if profile.fields_of_action:
        listed = _names(profile.fields_of_action, result, voice)
        yield say("There is most to do here: {criteria}.", criteria=listed)
    if apart := comparisons(profile).differently[:MOST]:
        listed = quoted((row.criterion for row in apart), voice)
        yield say("The perspectives see this most differently: {criteria}.", criteria=listed)
    yield from _agreed(result, voice)
    if planned := still_to_do(result):
        yield voice.count("{number} measure is planned.", "{number} measures are planned.", len(planned))


def _agreed(result: Result, voice: Voice) -> Iterator[str]:
    lights = [kept.light for kept in result.agreed.values()]
    if own := [light for light in lights if light]:
        yield voice.count(
            "On {number} criterion the group has agreed on a light of its own.",
            "On {number} criteria the group has agreed on a light of its own.",
            len(own),
        )
    if left_open := len(lights) - len(own):
        yield voice.count(
            "On {number} criterion the group has deliberately left the light open.",
            "On {number} criteria the group has deliberately left the light open.",
            left_open,
        )


def _names(rows: tuple[CriterionProfile, ...], result: Result, voice: Voice) -> str:
    """Criteria in a sentence, each with what was agreed where that is something else."""
    return voice.listed(_name(row, result, voice) for row in rows)


def _name(row: CriterionProfile, result: Result, voice: Voice) -> str:
    called, agreed = quoted((row.criterion,), voice), otherwise_agreed(row, result, voice)
    return f"{called} ({agreed})" if agreed else called
