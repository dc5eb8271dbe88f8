"""The most important things at the beginning, for whoever reads no further."""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.agenda import comparisons
from qcheck.reports.document import Block, Bullets, Heading
from qcheck.reports.named_criteria import quoted
from qcheck.reports.occasion import in_numbers
from qcheck.reports.outcomes import still_to_do
from qcheck.reports.source import Source
from qcheck.scoring.values import CriterionProfile
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
        yield say("What works well: {criteria}.", criteria=_names(profile.strengths, voice))
    if profile.fields_of_action:
        yield say("There is most to do here: {criteria}.", criteria=_names(profile.fields_of_action, voice))
    if apart := comparisons(profile).differently[:MOST]:
        yield say("The perspectives see this most differently: {criteria}.", criteria=_names(apart, voice))
    if agreed := [kept for kept in result.agreed.values() if kept.light]:
        yield voice.count(
            "On {number} criterion the group has agreed on a light of its own.",
            "On {number} criteria the group has agreed on a light of its own.",
            len(agreed),
        )
    if planned := still_to_do(result):
        yield voice.count("{number} measure is planned.", "{number} measures are planned.", len(planned))


def _names(rows: tuple[CriterionProfile, ...], voice: Voice) -> str:
    return quoted((row.criterion for row in rows), voice)
