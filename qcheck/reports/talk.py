"""What a profile gives reason to talk about: what works, where action is needed, where views differ, and what
stayed open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter

from qcheck.agenda import comparisons, sides
from qcheck.catalogue import EVERYBODY, PerspectiveId, QuestionId
from qcheck.reports.document import Block, Bullets, Heading, Paragraph
from qcheck.reports.lights import in_one_line
from qcheck.reports.occasion import missing
from qcheck.reports.source import Source
from qcheck.scoring.values import CriterionProfile, Flag, Light
from qcheck.service import Result
from qcheck.wording import LIGHT_WORDS, Voice, why
from qcheck.wording.flag_reasons import basis, blind_spot, of_the_perspective, with_score

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
        yield _named(row, _with_meaning(row, voice), voice)
    if more := [row for row in green if row not in profile.strengths]:
        listed = quoted((row.criterion for row in more), voice)
        yield Paragraph(voice.say("Green as well: {criteria}.", criteria=listed))


def needs_action(source: Source, voice: Voice) -> Iterator[Block]:
    """The criteria with the lowest results, red before yellow."""
    fields = source.result.profile.fields_of_action
    if fields:
        yield Heading(voice.say("Where there is most to do"))
        for row in fields:
            yield _named(row, _with_meaning(row, voice), voice)


def differ(source: Source, voice: Voice) -> Iterator[Block]:
    """Where perspectives, or people within one, see it differently; either side in the same words."""
    result = source.result
    several = comparisons(result.profile)
    apart = [row for row in result.profile.criteria if any(_within(row, (Flag.DISAGREEMENT,), voice))]
    if not (several.differently or several.alike or apart):
        return
    yield Heading(voice.say("Where views differ"))
    for row in several.differently:
        yield _named(row, " ".join(both_sides(row, voice)), voice)
    if not several.differently and several.alike:
        yield Paragraph(voice.say("Between the perspectives there is no marked difference."))
    for row in apart:
        yield _named(row, " ".join(_within(row, (Flag.DISAGREEMENT,), voice)), voice)


def both_sides(row: CriterionProfile, voice: Voice) -> Iterator[str]:
    """Who sees it more favourably and who less, on how many questions, and which of these lies furthest
    apart.
    """
    if () not in (both := sides(row)):
        higher, lower = (voice.listed(with_score(each, row, voice) for each in side) for side in both)
        yield voice.say(
            "More favourably see it {higher}, less favourably {lower}.", higher=higher, lower=lower
        )
    yield basis(row, voice)
    if widest := _widest(row, voice):
        yield widest
    if Flag.BLIND_SPOT in row.overall.rating.flags:
        yield blind_spot(row, voice)


def stayed_open(source: Source, voice: Voice) -> Iterator[Block]:
    """What nothing can be said of yet, what many do not know, what is not shown, and what was left open."""
    items = tuple(_open(source.result, voice))
    yield Heading(voice.say("What stayed open"))
    if items:
        yield Bullets(items)
    else:
        yield Paragraph(voice.say("For every criterion there is a result, and no group is missing."))


def _open(result: Result, voice: Voice) -> Iterator[str]:
    for row in result.profile.criteria:
        if row.overall.rating.light in (Light.GREY, Light.WITHHELD):
            word = voice.say(LIGHT_WORDS[row.overall.rating.light].word)
            yield " ".join((f"{voice.criterion(row.criterion)}: {word}.", *why(row, voice, marked=False)))
        for sentence in _within(row, UNKNOWN, voice):
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


def quoted(criteria: Iterable[str], voice: Voice) -> str:
    """Criteria in a sentence, each in marks: many of their titles have an "and" of their own."""
    return voice.listed(voice.say("“{criterion}”", criterion=voice.criteria((each,))) for each in criteria)


def _within(row: CriterionProfile, flags: tuple[Flag, ...], voice: Voice) -> Iterator[str]:
    several = len(row.perspectives) > 1
    for perspective, rating in row.perspectives.items():
        yield from of_the_perspective(rating, perspective if several else None, voice, flags)


def _named(row: CriterionProfile, words: str, voice: Voice) -> Paragraph:
    return Paragraph(words, label=voice.criterion(row.criterion))


def _with_meaning(row: CriterionProfile, voice: Voice) -> str:
    meaning = voice.catalogue.criterion(row.criterion).meaning
    said = f"{in_one_line(row, voice)}."
    return f"{said} {meaning.say(voice.language.tag)}" if meaning else said


def _widest(row: CriterionProfile, voice: Voice) -> str:
    """The shared question on which the perspectives lie furthest apart, as far as its answers are shown."""
    apart = [(spread, found) for found in row.comparison.questions if (spread := _spread(row, found))]
    if len(row.comparison.questions) < 2 or not apart:
        return ""
    (highest, top), (lowest, bottom), question = _furthest(apart)
    return voice.say(
        "They lie furthest apart on “{question}” ({highest} {top}, {lowest} {bottom}).",
        question=voice.question(question),
        highest=voice.perspective(highest),
        top=top,
        lowest=voice.perspective(lowest),
        bottom=bottom,
    )


Seen = tuple[PerspectiveId, int]


def _furthest(apart: list[tuple[tuple[Seen, Seen], QuestionId]]) -> tuple[Seen, Seen, QuestionId]:
    (highest, lowest), question = max(apart, key=lambda each: each[0][0][1] - each[0][1][1])
    return highest, lowest, question


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
