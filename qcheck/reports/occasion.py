"""Why there is a report, on what, and who took part in it."""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.catalogue import EVERYBODY, PerspectiveId
from qcheck.language import N_
from qcheck.reports import method
from qcheck.reports.document import Block, Facts, Heading, NumberCell, Paragraph, Role, Table
from qcheck.reports.source import Source
from qcheck.service import Result
from qcheck.wording import Voice, rounds, turnout

NOT_YET = N_("The check has not ended yet. Its result can be shown when it has.")
ANSWERED = N_(
    "How well is participation working in “{title}”? People who carry the process or take part in it have "
    "answered questions on this, each from their own perspective. Their answers give a traffic light for "
    "each criterion. It shows how they see it, and is meant to make it easier to talk."
)
TO_COME = N_(
    "How well is participation working in “{title}”? People who carry the process or take part in it are "
    "asked about this, each from their own perspective. As soon as there are enough answers, each criterion "
    "gets a traffic light. It shows how they see it, and is meant to make it easier to talk."
)
IN_ALL = N_("A sheet holds the answers of one person or of one table. In all: {sheets}.")
IN_ALL_BUT_SMALL = N_(
    "A sheet holds the answers of one person or of one table. Together, without the groups that are too "
    "small: {sheets}."
)


def occasion(source: Source, voice: Voice) -> Iterator[Block]:
    """Occasion, subject, phase and period."""
    result, say = source.result, voice.say
    yield Heading(say("Occasion and subject"))
    is_to_come = without_result(result, voice) and not result.emptied
    yield Paragraph(say(TO_COME if is_to_come else ANSWERED, title=title(result, voice)), Role.LEAD)
    if result.intro:
        yield Paragraph(result.intro.say(voice.language.tag))
    own = (
        (say("Occasion"), source.letterhead.purpose),
        (say("Subject"), subject(result, voice)),
        (say("Invited by"), source.letterhead.sender),
    )
    yield Facts((*((name, words) for name, words in own if words), *method.provenance(source, voice).rows))


def subject(result: Result, voice: Voice) -> str:
    """The process and its place."""
    return ", ".join(filter(None, (title(result, voice), result.place)))


def title(result: Result, voice: Voice) -> str:
    """What the process is called; a file of answers does not say it, and then it is what was asked."""
    return result.title or voice.catalogue.title.say(voice.language.tag)


def participants(source: Source, voice: Voice) -> Iterator[Block]:
    """Who took part: sheets by perspective, whoever is missing, and what the mode means for what is shown."""
    result, say = source.result, voice.say
    yield Heading(say("Who took part"))
    if nothing := without_result(result, voice):
        yield Paragraph(nothing)
        return
    counted = dict(turnout.by_perspective(result.sheets, voice))
    if counted:
        yield Table(
            caption=say("Sheets by perspective"),
            titles=(say("Perspective"), say("Sheets")),
            rows=tuple(
                (voice.perspective(perspective), NumberCell(_number(result, perspective, voice)))
                for perspective in counted
            ),
            widths=(3, 2),
        )
    if in_all := turnout.in_all(result.sheets, voice):
        yield Paragraph(say(IN_ALL if _is_whole(result) else IN_ALL_BUT_SMALL, sheets=in_all))
    if not counted and not turnout.in_all(result.sheets, voice):
        yield Paragraph(say("How many took part is hidden here."))
    if absent := missing(result, voice):
        yield Paragraph(absent)


def in_numbers(result: Result, voice: Voice) -> str:
    """How many sheets are in the result, and from how many groups; empty where none is told."""
    whose = [
        perspective for perspective, number in result.sheets.items() if number and perspective != EVERYBODY
    ]
    if not (in_all := turnout.in_all(result.sheets, voice)):
        return ""
    if len(whose) > 1:
        return voice.say("This result holds {sheets} from {groups} groups.", sheets=in_all, groups=len(whose))
    return voice.say("This result holds {sheets}.", sheets=in_all)


def without_result(result: Result, voice: Voice) -> str:
    """Why there is no result at all, in a sentence; empty where there is one."""
    if not result.released:
        return voice.say(NOT_YET)
    if result.emptied and not result.profile.criteria:
        return method.gone(result, voice)
    if not result.sheets:
        return voice.say(rounds.NO_ANSWERS)
    return turnout.too_few(result.profile, voice)


def missing(result: Result, voice: Voice) -> str:
    """The perspectives that are asked and have no sheet, in a sentence; empty where there is none, or where
    it cannot be told.
    """
    if set(result.sheets) <= {EVERYBODY}:
        return ""
    asked = result.questionnaire.perspectives
    absent = [voice.perspective(perspective) for perspective in asked if perspective not in result.sheets]
    return (
        voice.say("The view of these is missing: {perspectives}.", perspectives=voice.listed(absent))
        if absent
        else ""
    )


def _is_whole(result: Result) -> bool:
    """Whether the number in all holds every group."""
    return EVERYBODY in result.sheets or None not in result.sheets.values()


def _number(result: Result, perspective: PerspectiveId, voice: Voice) -> str:
    number = result.sheets[perspective]
    return rounds.few(voice.catalogue.rules.minimum_group, voice.language) if number is None else str(number)
