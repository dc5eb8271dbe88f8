"""A topic of the talk in words: why it is one, each reason with its rule, and questions to ask, to both sides
where they differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qcheck.agenda import BETWEEN_VIEWS, BY_FLAG, BY_LIGHT, Reason, Topic, sides
from qcheck.catalogue import PerspectiveId
from qcheck.scoring.values import CriterionProfile, Flag, Rating
from qcheck.wording.flag_reasons import blind_spot, difference, of_the_perspective, with_score
from qcheck.wording.lights import FLAG_WORDS, LIGHT_WORDS, threshold
from qcheck.wording.surrounding_words import words_around
from qcheck.wording.voice import Voice

FLAGS = {reason: flag for flag, reason in BY_FLAG.items()}
LIGHTS = {reason: light for light, reason in BY_LIGHT.items()}


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question for the talk, and to whom it goes."""

    to: str
    question: str


def reason_word(reason: Reason, voice: Voice) -> str:
    """A reason in a word or two: the mark of its flag, or the name of its light."""
    return voice.say(FLAG_WORDS[FLAGS[reason]].mark if reason in FLAGS else LIGHT_WORDS[LIGHTS[reason]].title)


def reasons(topic: Topic, voice: Voice) -> tuple[str, ...]:
    """Why this is a topic: each of its reasons in the agenda's order, with the rule that holds; groups one by
    one.
    """
    return tuple(sentence for reason in topic.reasons for sentence in _because(reason, topic.row, voice))


def prompts(topic: Topic, voice: Voice) -> tuple[Prompt, ...]:
    """Questions that open the talk: first to either side, or to the group concerned, then to everybody."""
    groups = [*_to_both_sides(topic, voice), *_to_single_groups(topic.row, voice)]
    everybody = voice.say("To everybody")
    return (*groups, *(Prompt(everybody, question) for question in _to_everybody(topic, voice)))


def _because(reason: Reason, row: CriterionProfile, voice: Voice) -> Iterable[str]:
    match reason:
        case Reason.STRONG_DIFFERENCE | Reason.DIFFERENCE:
            return (difference(row, voice),)
        case Reason.BLIND_SPOT:
            return (blind_spot(row, voice),)
        case Reason.DISAGREEMENT | Reason.KNOWLEDGE_GAP | Reason.OFTEN_NOT_RELEVANT:
            return _within_groups(FLAGS[reason], row, voice)
        case Reason.GREY:
            return (voice.say("There are not enough answers for a result yet."),)
    return (_light(row.overall.rating, voice),)


def _within_groups(flag: Flag, row: CriterionProfile, voice: Voice) -> Iterator[str]:
    for perspective, rating in _having(flag, row):
        yield from of_the_perspective(rating, _named(perspective, row), voice, (flag,))


def _light(rating: Rating, voice: Voice) -> str:
    name = voice.say(LIGHT_WORDS[rating.light].name)
    if rating.capped_by:
        return voice.say(
            "The light shows {light}: {score} of 100, limited by a key question.",
            light=name,
            score=rating.score,
        )
    shown = voice.say("The light shows {light}: {score} of 100.", light=name, score=rating.score)
    return f"{shown} {threshold(rating.light, voice.catalogue.rules, voice.language)}"


def _to_both_sides(topic: Topic, voice: Voice) -> Iterator[Prompt]:
    if BETWEEN_VIEWS.isdisjoint(topic.reasons) or () in (both := sides(topic.row)):
        return
    higher, lower = (
        voice.listed(with_score(perspective, topic.row, voice) for perspective in side) for side in both
    )
    is_before = _lies_ahead(topic.row, voice)
    yield Prompt(
        voice.say("To the side that sees it as better, {who}", who=higher),
        voice.say("What has been settled well already, or is planned well?")
        if is_before
        else voice.say("What have you experienced that went well?"),
    )
    yield Prompt(
        voice.say("To the side that sees it as worse, {who}", who=lower),
        voice.say("What is still missing for you? Please give an example.")
        if is_before
        else voice.say("What was missing for you? Please give an example."),
    )


def _to_single_groups(row: CriterionProfile, voice: Voice) -> Iterator[Prompt]:
    for flag, question in (
        (
            Flag.DISAGREEMENT,
            voice.say("Your answers are far apart. What do some of you know or expect, what the others?")
            if _lies_ahead(row, voice)
            else voice.say("Your answers are far apart. What have some of you experienced, what the others?"),
        ),
        (Flag.KNOWLEDGE_GAP, voice.say("What would you need to know to answer this, and who can tell you?")),
        (
            Flag.OFTEN_NOT_RELEVANT,
            voice.say("Why do these questions not fit here, and does everybody see it that way?"),
        ),
    ):
        for perspective, _ in _having(flag, row):
            named = _named(perspective, row)
            yield Prompt(
                voice.say("To {perspective}", perspective=voice.perspective(named))
                if named
                else voice.say("To everybody"),
                question,
            )


def _lies_ahead(row: CriterionProfile, voice: Voice) -> bool:
    """Whether nobody can have experienced it yet: the place is there before any process."""
    return voice.questionnaire.is_before and not voice.catalogue.criterion(row.criterion).is_about_place


def _to_everybody(topic: Topic, voice: Voice) -> Iterator[str]:
    if not BETWEEN_VIEWS.isdisjoint(topic.reasons):
        yield words_around(voice.catalogue, "difference_prompt", voice.language)
    own = voice.catalogue.criterion(topic.criterion).talk_prompt(voice.phase)
    yield (
        own.say(voice.language.tag)
        if own
        else voice.say("What speaks for this view, what against it? Which examples come to mind?")
    )


def _having(flag: Flag, row: CriterionProfile) -> Iterator[tuple[PerspectiveId, Rating]]:
    return ((perspective, rating) for perspective, rating in row.perspectives.items() if flag in rating.flags)


def _named(perspective: PerspectiveId, row: CriterionProfile) -> PerspectiveId | None:
    return perspective if len(row.perspectives) > 1 else None
