"""What every report says of its own making: what was asked and when, how a light comes about, and that it is
no seal of quality.
"""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.catalogue import Catalogue
from qcheck.language import N_, Language
from qcheck.reports.document import Block, Bullets, Facts, Heading, Paragraph, Role
from qcheck.reports.source import Source
from qcheck.scoring.values import Light
from qcheck.service import Mode, Result
from qcheck.wording import (
    LIGHT_WORDS,
    Voice,
    deletion,
    edition,
    explained,
    extent,
    flags_beside,
    moving,
    rounds,
    turnout,
    words_around,
)
from qcheck.wording.scales import worth

NO_TOTAL = N_("There is no total score and no comparison with other processes or towns.")
NO_SEAL = N_("Self-assessment, no seal of quality")
AVERAGE = N_(
    "On each sheet, the average of a criterion's questions is its score, if at least half of the questions "
    "that apply, and at least two where there are several, are assessed."
)
WEIGHTED = N_(
    "On each sheet, the average of a criterion's questions, weighted as the catalogue says, is its score, if "
    "at least half of the questions that apply, and at least two where there are several, are assessed."
)
WITHHELD = N_(
    "Where too few of the questions are answered the light stays grey, and groups of fewer than {minimum} "
    "sheets are not shown and do not count in the result."
)
GREY = N_(
    "Where too few of the questions are answered the light stays grey: that is an open question and no bad "
    "result."
)


def footer(voice: Voice) -> str:
    """What stands on every page: what it is, and by which catalogue."""
    return f"{voice.say(NO_SEAL)} · {catalogue(voice.catalogue, voice.language)}"


def as_of(source: Source, voice: Voice) -> str:
    """On which day a report was made: what is agreed and planned goes on after the answers."""
    return voice.say("as of {day}", day=voice.language.day(source.made))


def catalogue(asked: Catalogue, language: Language) -> str:
    """The catalogue with its version and, where it says so, that it is on trial."""
    named = edition(asked, language)
    status = asked.status_words(language.tag)
    return f"{named} ({status})" if status else named


def provenance(source: Source, voice: Voice) -> Facts:
    """Catalogue and version, phase, mode, sheets and days of a check, and what all of it is."""
    asked = (voice.say("Catalogue"), catalogue(voice.catalogue, voice.language))
    before = "; ".join(moving.asked_before(source.result.moved, voice.language))
    editions = ((voice.say("Asked"), before),) if before else ()
    return Facts(
        (*circumstances(source, voice), asked, *editions, (voice.say("What it is"), voice.say(NO_SEAL)))
    )


def circumstances(source: Source, voice: Voice) -> tuple[tuple[str, str], ...]:
    """Phase, days, sheets and mode of a check, and what of its catalogue was asked."""
    result, say = source.result, voice.say
    rows = (
        (say("Phase"), result.questionnaire.phase_title(voice.language.tag)),
        (say("Period"), period(source, voice)),
        (say("Sheets"), sheets(result, voice)),
        (say("Mode"), _begun_large(rounds.mode(result.mode, voice.language))),
        (say("Asked about"), extent(result.questionnaire, voice.language)),
    )
    return tuple((name, words) for name, words in rows if words)


def period(source: Source, voice: Voice) -> str:
    """The days between which the answers came in; the last one alone where the first is not known."""
    first, last, day = source.result.opened, source.result.as_of, voice.language.day
    if first and last and first != last:
        return voice.say("{first} to {last}", first=day(first), last=day(last))
    known = last or first
    return day(known) if known else ""


def sheets(result: Result, voice: Voice) -> str:
    """How many of each perspective, in one line: the word "sheets" stands once, for all together."""
    told = tuple(
        f"{voice.perspective(perspective)}: {result.sheets[perspective] or counted}"
        for perspective, counted in turnout.by_perspective(result.sheets, voice)
    )
    in_all = turnout.in_all(result.sheets, voice)
    return f"{in_all} ({'; '.join(told)})" if told and in_all else in_all or "; ".join(told)


def rule(result: Result, voice: Voice) -> tuple[str, ...]:
    """How a light comes about, in six sentences."""
    rules = voice.catalogue.rules
    return (
        worth(voice),
        voice.say(WEIGHTED if any(q.weight != 1 for q in voice.catalogue.questions.values()) else AVERAGE),
        voice.say(
            "The sheets of a perspective are averaged, and then the perspectives: each counts the same, "
            "however many people have answered from it."
        ),
        voice.say(
            "From {green} points on, rounded, the light is green, from {yellow} on yellow, below that red.",
            green=rules.green_from,
            yellow=rules.yellow_from,
        ),
        voice.say(
            "Where a key question is below {yellow} points on average, the light is yellow at most.",
            yellow=rules.yellow_from,
        ),
        voice.say(WITHHELD, minimum=rules.minimum_group)
        if result.mode is Mode.CONFIDENTIAL
        else voice.say(GREY),
    )


def method(source: Source, voice: Voice) -> Iterator[Block]:
    """The section on method: the rule, what lights and marks mean, and what all of it is not."""
    result = source.result
    yield Heading(voice.say("How the lights come about"))
    yield Bullets(rule(result, voice), numbered=True)
    yield Paragraph(voice.say(NO_TOTAL))
    yield from _meanings(result, voice)
    yield Heading(voice.say("What the result is, and what it is not"), 2)
    yield Paragraph(words_around(voice.catalogue, "disclaimer_result", voice.language))
    yield Paragraph(
        rounds.meaning(result.mode, voice.catalogue.rules.minimum_group, voice.language),
        label=_begun_large(rounds.mode(result.mode, voice.language)),
    )
    if result.figures_alone:
        yield Paragraph(gone(result, voice))
    if own := voice.catalogue.texts.independence:
        yield Paragraph(own.say(voice.language.tag), Role.SMALL)


def gone(result: Result, voice: Voice) -> str:
    """That the answers are no longer there, or stayed elsewhere; empty while they are here."""
    if result.emptied is None:
        return deletion.elsewhere(voice.language) if result.left_behind else ""
    day = voice.language.day(result.emptied)
    return deletion.gone(day, voice.language, with_result=not result.profile.criteria)


def _meanings(result: Result, voice: Voice) -> Iterator[Block]:
    """The lights and marks that stand in this report."""
    say, rows = voice.say, result.profile.criteria
    used_lights = {row.overall.rating.light for row in rows}
    used_lights |= {rating.light for row in rows for rating in row.perspectives.values()}
    if result.sheets and used_lights:
        yield Heading(say("What the lights mean"), 2)
        yield Facts(tuple(_light(light, voice) for light in LIGHT_WORDS if light in used_lights))
    if marks := explained(flags_beside(rows, voice), voice):
        yield Heading(say("What the marks mean"), 2)
        yield Facts(tuple((_begun_large(mark), words) for mark, words in marks))


def _light(light: Light, voice: Voice) -> tuple[str, str]:
    words = LIGHT_WORDS[light]
    name = () if light in (Light.WITHHELD, Light.NOT_RELEVANT) else (voice.say(words.title),)
    return _begun_large(", ".join((*name, voice.say(words.word)))), voice.say(words.meaning)


def _begun_large(words: str) -> str:
    """Words that stand within lines elsewhere, at the beginning of one."""
    return words[:1].upper() + words[1:]
