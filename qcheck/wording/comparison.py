"""Perspectives side by side in words: what is seen differently, what is compared, and why something cannot be
compared.
"""

from __future__ import annotations

from qcheck.catalogue import EVERYBODY
from qcheck.scoring.values import CriterionProfile
from qcheck.wording.flag_reasons import basis, of_the_group
from qcheck.wording.lights import LIGHT_WORDS
from qcheck.wording.voice import Voice


def compared(row: CriterionProfile, voice: Voice) -> tuple[str, ...]:
    """What there is to say of a comparison: its flags with their rules, and who is missing from it."""
    what = basis(row, voice)
    said = tuple(sentence for sentence in of_the_group(row, voice) if sentence != what)
    missing = [voice.perspective(p) for p in row.overall.shown if p not in row.comparison.scores]
    unknown = (
        (
            voice.say(
                "Without a value on these questions: {perspectives}.", perspectives=voice.listed(missing)
            ),
        )
        if missing
        else ()
    )
    return (*said, *unknown)


def shared_questions(row: CriterionProfile, voice: Voice) -> str:
    """On how many questions the comparison rests."""
    return voice.count("{number} shared question", "{number} shared questions", len(row.comparison.questions))


def not_compared(row: CriterionProfile, voice: Voice) -> str:
    """Why fewer than two perspectives can be put side by side here."""
    match row.overall.shown:
        case ():
            word = voice.say(LIGHT_WORDS[row.overall.rating.light].word)
            return voice.say("No perspective has a result here: {word}.", word=word)
        case (only,) if only == EVERYBODY:
            return voice.say("Every perspective is too small to be shown alone, so all are shown together.")
        case (only,):
            return voice.say(
                "Only one perspective has a result here: {perspective}.", perspective=voice.perspective(only)
            )
    return _nothing_shared(row, voice)


def _nothing_shared(row: CriterionProfile, voice: Voice) -> str:
    if row.comparison.questions:
        return voice.say("Too few have answered the questions that were put to all of them.")
    if voice.questionnaire.asked_of_all(voice.catalogue.criterion(row.criterion), row.overall.shown):
        return voice.say("In these questions each group speaks of itself. That is why they are not compared.")
    return voice.say("There is no question here that was put to all of them.")
