"""What a profile gives reason to talk about: what works, where there is most to do, and what stayed open."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qcheck.catalogue import EVERYBODY
from qcheck.reports.document import Block, Bullets, Heading, Paragraph
from qcheck.reports.lights import in_one_line
from qcheck.reports.named_criteria import is_unanswered, otherwise_agreed, quoted, without_answers
from qcheck.reports.occasion import missing
from qcheck.reports.source import Source
from qcheck.scoring.values import CriterionProfile, Flag, Light
from qcheck.service import Result
from qcheck.wording import FLAG_WORDS, LIGHT_WORDS, Voice, why
from qcheck.wording.flag_reasons import of_the_perspective

UNKNOWN = (Flag.KNOWLEDGE_GAP, Flag.OFTEN_NOT_RELEVANT)


def works(source: Source, voice: Voice) -> Iterator[Block]:
    """The criteria in good shape, the highest first."""
    profile = source.result.profile
    yield Heading(voice.say("What works well"))
    if not profile.strengths:
        yield Paragraph(voice.say("No criterion is green so far."))
        return
    green = [row for row in profile.criteria if row.overall.rating.light is Light.GREEN]
    for row in profile.strengths:
        yield named(row, _with_meaning(row, source.result, voice), voice)
    if more := [row for row in green if row not in profile.strengths]:
        listed = quoted((row.criterion for row in more), voice)
        yield Paragraph(voice.say("Green as well: {criteria}.", criteria=listed))


def needs_action(source: Source, voice: Voice) -> Iterator[Block]:
    """The criteria with the lowest results, red before yellow."""
    fields = source.result.profile.fields_of_action
    if fields:
        yield Heading(voice.say("Where there is most to do"))
        for row in fields:
            yield named(row, _with_meaning(row, source.result, voice), voice)


def stayed_open(source: Source, voice: Voice) -> Iterator[Block]:
    """What nothing can be said of yet, what many do not know, what is not shown, and what was left open."""
    items = tuple(_open(source.result, voice))
    yield Heading(voice.say("What stayed open"))
    if items:
        yield Bullets(items)
    else:
        yield Paragraph(voice.say("For every criterion there is a result, and no group is missing."))


def _open(result: Result, voice: Voice) -> Iterator[str]:
    if unanswered := without_answers(result.profile.criteria, voice):
        yield unanswered
    without_light = _without_light(result, voice)
    for row in result.profile.criteria:
        if row.criterion in without_light:
            yield without_light[row.criterion]
        for sentence in within(row, UNKNOWN, voice):
            yield f"{voice.criterion(row.criterion)}: {sentence}"
    for criterion, kept in result.agreed.items():
        if kept.light is None:
            yield f"{voice.criterion(criterion)}: {voice.say('deliberately left open in the talk')}."
    if few := [
        voice.perspective(p) for p, number in result.sheets.items() if number is None and p != EVERYBODY
    ]:
        yield voice.say("Too few to show them separately: {perspectives}.", perspectives=voice.listed(few))
    if absent := missing(result, voice):
        yield absent


def _without_light(result: Result, voice: Voice) -> dict[str, str]:
    """Why criteria have no light; those with the same reason are named together, at the first of them."""
    rows = [row for row in result.profile.criteria if not is_unanswered(row)]
    together: dict[str, list[CriterionProfile]] = {}
    for row in rows:
        if (light := row.overall.rating.light) in (Light.GREY, Light.WITHHELD):
            reason = " ".join((f"{voice.say(LIGHT_WORDS[light].word)}.", *why(row, voice, marked=False)))
            together.setdefault(reason, []).append(row)
    return {
        first.criterion: f"{_named(first, more, voice)}: {reason}"
        for reason, (first, *more) in together.items()
    }


def _named(first: CriterionProfile, more: list[CriterionProfile], voice: Voice) -> str:
    if not more:
        return voice.criterion(first.criterion)
    return quoted((row.criterion for row in (first, *more)), voice)


def within(row: CriterionProfile, flags: Collection[Flag], voice: Voice) -> Iterator[str]:
    """What stands out within single perspectives; by its mark alone where the answers are gone."""
    several = len(row.perspectives) > 1
    for perspective, rating in row.perspectives.items():
        if rating.questions:
            yield from of_the_perspective(rating, perspective if several else None, voice, flags)
        else:
            whose = f"{voice.perspective(perspective)}: " if several else ""
            raised = (flag for flag in rating.flags if flag in flags)
            yield from (f"{whose}{voice.say(FLAG_WORDS[flag].mark)}." for flag in raised)


def named(row: CriterionProfile, words: str, voice: Voice) -> Paragraph:
    return Paragraph(words, label=voice.criterion(row.criterion))


def _with_meaning(row: CriterionProfile, result: Result, voice: Voice) -> str:
    meaning = voice.catalogue.criterion(row.criterion).meaning
    said = f"{'; '.join(filter(None, (in_one_line(row, voice), otherwise_agreed(row, result, voice))))}."
    return f"{said} {meaning.say(voice.language.tag)}" if meaning else said
