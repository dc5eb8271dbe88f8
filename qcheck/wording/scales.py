"""The scales of several questions side by side: which questions share one, what stands above their answers,
how much room these take, what they are worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from babel.numbers import format_decimal

from qcheck.catalogue import Apart, Catalogue, Question, Scale, Text
from qcheck.language import N_
from qcheck.wording.voice import Voice

SIGNS_IN_A_ROW = 84
"""How many signs the answers to a question have beside each other, all together, on a screen that is wide."""
MOST_LINES = 3
SHORT = 3
"""Signs of an answer that is hardly more than a number."""


MOST_SIGNS = 40
"""Of an answer within a sentence or beside a picture; longer ones are cut."""

FROM_TO = N_(
    "Each answer has points, from 0 for “{first}” to 100 for “{last}”; “{dk}” and “{na}” have none "
    "and are not counted in."
)
EACH_WORTH = N_("Each answer has points: {worth}; “{dk}” and “{na}” have none and are not counted in.")
WORTH = N_("{points} for “{answer}”")
SEVERAL = N_(
    "Each answer has points, from 0 for the lowest to 100 for the highest, at equal distances; “{dk}” and "
    "“{na}” have none and are not counted in."
)
SEVERAL_WORTH = N_(
    "Each answer has points, from 0 to 100; where they are not at equal distances, the catalogue says what "
    "each is worth; “{dk}” and “{na}” have none and are not counted in."
)


class Layout(StrEnum):
    """How the points of a scale stand to each other where there is room."""

    BESIDE = "beside"
    BELOW = "below"  # one below the other: the answers are long, or there are many
    NUMBERS = "numbers"  # hardly more than numbers: beside each other on the smallest screen, too


def layout(scale: Scale, language: str) -> Layout:
    """How the points of this scale stand in this language."""
    labels = [option.label.say(language) for option in scale.steps]
    if scale.points > 5 and all(len(label) <= SHORT for label in labels):
        return Layout.NUMBERS
    room = SIGNS_IN_A_ROW // scale.points - 2
    longest = max(len(word) for label in labels for word in re.split(r"[\s-]", label))
    is_long = longest > room or any(len(label) > MOST_LINES * room for label in labels)
    return Layout.BELOW if is_long else Layout.BESIDE


def by_scale(catalogue: Catalogue, questions: Iterable[Question]) -> list[tuple[Scale, list[Question]]]:
    """The questions by the scale that they share, in the order in which the scales come."""
    scales: list[tuple[Scale, list[Question]]] = []
    for question in questions:
        scale = catalogue.scale_of(question)
        alike = next(
            (sharing for known, sharing in scales if known is scale or known.answers == scale.answers), None
        )
        if alike is None:
            scales.append((scale, [question]))
        else:
            alike.append(question)
    return scales


def common_scale(catalogue: Catalogue, questions: Iterable[Question]) -> Scale | None:
    """The one scale of all these questions; None where they have several, or there are none."""
    scales = by_scale(catalogue, questions)
    return scales[0][0] if len(scales) == 1 else None


def common_prompt(catalogue: Catalogue, questions: Sequence[Question]) -> Text | None:
    """What can be said once above the answers to all these questions; None where each says its own, or
    nothing.
    """
    prompts = [catalogue.prompt_of(question) for question in questions]
    return prompts[0] if prompts and all(prompt == prompts[0] for prompt in prompts) else None


def shortened(words: str, most: int) -> str:
    """The words, where they are longer cut behind one of them with `…`: what is read in full elsewhere."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"


def is_even(scale: Scale) -> bool:
    """Whether its points lie at equal distances from 0 to 100."""
    return (
        scale.worth
        == Scale(options=tuple(one.model_copy(update={"points": None}) for one in scale.steps)).worth
    )


def worth(voice: Voice) -> str:
    """What the answers of a check are worth, in a sentence."""
    questionnaire = voice.questionnaire
    asked = [question for one in questionnaire.criteria for question in one.asks_in(questionnaire.phase)]
    scales = [scale for scale, _ in by_scale(voice.catalogue, asked)] or [voice.catalogue.scale]
    tag = voice.language.tag
    names = {"dk": scales[0].label(Apart.DK).say(tag), "na": scales[0].label(Apart.NA).say(tag)}
    if len(scales) > 1:
        return voice.say(SEVERAL if all(map(is_even, scales)) else SEVERAL_WORTH, **names)
    labels = [shortened(option.label.say(tag), MOST_SIGNS) for option in scales[0].steps]
    if is_even(scales[0]):
        return voice.say(FROM_TO, first=labels[0], last=labels[-1], **names)
    told = [
        voice.say(WORTH, points=format_decimal(float(worth), locale=voice.language.locale), answer=label)
        for worth, label in zip(scales[0].worth, labels, strict=True)
    ]
    return voice.say(EACH_WORTH, worth=voice.listed(told), **names)


def ends(voice: Voice) -> tuple[str, str]:
    """What the lowest and the highest answer of a check are called; where there are several scales, in
    general.
    """
    questionnaire = voice.questionnaire
    asked = [question for one in questionnaire.criteria for question in one.asks_in(questionnaire.phase)]
    common = common_scale(voice.catalogue, asked)
    if common is None:
        return voice.say(N_("lowest answer")), voice.say(N_("highest answer"))
    first, *_, last = (shortened(step.label.say(voice.language.tag), MOST_SIGNS) for step in common.steps)
    return first, last


MOST_BESIDE = 28
"""Signs of an answer above a column or beside a bar in a file."""


def is_cut(scale: Scale, language: str) -> bool:
    """Whether its points are too long to stand above columns, so that they are told in full before."""
    return any(len(option.label.say(language)) > MOST_SIGNS for option in scale.steps)


def numbered(scale: Scale, language: str) -> str:
    """All points with their numbers and words, in a line: `1: nein; 2: ja`."""
    return "; ".join(f"{option.value}: {option.label.say(language).rstrip('.')}" for option in scale.steps)
