"""What would change a light: the points that are missing, and how near it is to another."""

from __future__ import annotations

from qcheck.scoring.values import Light, Rating
from qcheck.wording.lights import LIGHT_WORDS
from qcheck.wording.voice import Voice


def to_the_next_light(rating: Rating, voice: Voice) -> str:
    """How many points are missing to the next better light; empty at green, under a cap and
    without a score.
    """
    if rating.explanation.to_next is None:
        return ""
    better = Light.GREEN if rating.light is Light.YELLOW else Light.YELLOW
    name = voice.say(LIGHT_WORDS[better].name)
    return voice.count(
        "{number} point is missing to {light}.",
        "{number} points are missing to {light}.",
        rating.explanation.to_next,
        light=name,
    )


def close_call(rating: Rating, voice: Voice) -> str:
    """Why the light is a close call; empty where it is none."""
    if not rating.close_call:
        return ""
    explanation = rating.explanation
    lights = [
        voice.say(LIGHT_WORDS[light].name) for light in (explanation.step_down, explanation.step_up) if light
    ]
    if rating.capped_by:
        return voice.say("Even without the key question it would be a close call.")
    if lights:
        return voice.say(
            "Just one different answer could change the light: to {lights}.",
            lights=voice.say(" or ").join(lights),
        )
    within = voice.catalogue.rules.close_within
    return voice.count(
        "The score is at most {number} point away from a threshold.",
        "The score is at most {number} points away from a threshold.",
        within,
    )
