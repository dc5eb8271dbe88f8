"""The words of lights and flags, as message ids: one line per light, one per flag. `Language.say` gives them
in a language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qcheck.catalogue import Rules
from qcheck.language import N_, Language
from qcheck.scoring.values import Flag, Light


@dataclass(frozen=True, slots=True)
class LightWords:
    """`title` names it, by its sign where it is no colour; `name` names it inside a sentence; `word` stands
    beside it.

    `meaning` is its line in *Was bedeuten die Ampeln?*, `heading` asks for its reason, `without_score` stands
    where others have a number.
    """

    title: str
    name: str
    word: str
    meaning: str
    heading: str
    without_score: str = ""


@dataclass(frozen=True, slots=True)
class FlagWords:
    """`mark` is the short word in a frame, `sentence` what it means, `rule` when it stands there; `strong`
    marks stand out.
    """

    mark: str
    sentence: str
    rule: str
    strong: bool = False


LIGHT_WORDS: Mapping[Light, LightWords] = {
    Light.GREEN: LightWords(
        title=N_("Green"),
        name=N_("green"),
        word=N_("in good shape"),
        meaning=N_("The criterion is largely met. Make a note of what helped, so that it stays that way."),
        heading=N_("Why green?"),
    ),
    Light.YELLOW: LightWords(
        title=N_("Yellow"),
        name=N_("yellow"),
        word=N_("on the way"),
        meaning=N_("The criterion is partly met. A few improvements will pay off."),
        heading=N_("Why yellow?"),
    ),
    Light.RED: LightWords(
        title=N_("Red"),
        name=N_("red"),
        word=N_("action needed"),
        meaning=N_("The criterion has hardly been met so far. Talk about it soon and agree on a next step."),
        heading=N_("Why red?"),
    ),
    Light.GREY: LightWords(
        title=N_("Grey"),
        name=N_("grey"),
        word=N_("not enough to say yet"),
        meaning=N_(
            "There are not enough answers yet. This is not a bad result but an open question. Perhaps "
            "information is "
            "missing, or the question does not fit this perspective."
        ),
        heading=N_("Why not enough to say yet?"),
        without_score=N_("too few answers"),
    ),
    Light.WITHHELD: LightWords(
        title=N_("Lock"),
        name=N_("not shown"),
        word=N_("too few to show them separately"),
        meaning=N_(
            "There are answers, but from too few people. They stay hidden, so that nobody can be recognised."
        ),
        heading=N_("Why is nothing shown?"),
        without_score=N_("not shown"),
    ),
    Light.NOT_RELEVANT: LightWords(
        title=N_("Dash"),
        name=N_("not relevant"),
        word=N_("not relevant here"),
        meaning=N_("The questions do not fit this process, or are not asked in this phase."),
        heading=N_("Why not relevant here?"),
    ),
}

FLAG_WORDS: Mapping[Flag, FlagWords] = {
    Flag.STRONG_DIFFERENCE: FlagWords(
        mark=N_("strong difference"),
        sentence=N_("The perspectives see this criterion very differently. That is a good reason to talk."),
        rule=N_(
            "Between the highest and the lowest perspective lie at least {strong_difference} points "
            "(reckoned from the "
            "questions put to all of them alone)."
        ),
        strong=True,
    ),
    Flag.DIFFERENCE: FlagWords(
        mark=N_("difference"),
        sentence=N_("The perspectives see this criterion differently. That is a good reason to talk."),
        rule=N_(
            "Between the highest and the lowest perspective lie at least {difference} points, or one "
            "sees green and another red "
            "(reckoned from the questions put to all of them alone)."
        ),
    ),
    Flag.BLIND_SPOT: FlagWords(
        mark=N_("possible blind spot"),
        sentence=N_(
            "Those who organise participation see this criterion far more favourably than those who "
            "take part."
        ),
        rule=N_(
            "On the questions put to all of them, a perspective that organises sees green and one that "
            "takes part sees red."
        ),
    ),
    Flag.DISAGREEMENT: FlagWords(
        mark=N_("divided"),
        sentence=N_("Answers within one perspective are far apart."),
        rule=N_(
            "Within one perspective, the answers to one question are far apart. Of two to four answers, "
            "at least one is “{first}” "
            "and at least one “{last}”. From five answers on, the measure of agreement (from −1 to 1) "
            "is at most {disagreement}."
        ),
    ),
    Flag.KNOWLEDGE_GAP: FlagWords(
        mark=N_("information gap"),
        sentence=N_("Many people could not answer questions on this criterion. They may lack information."),
        rule=N_(
            "Within one perspective, at least {knowledge_gap} of the answers are “{label}”. "
            "“{not_relevant}” does not count."
        ),
    ),
    Flag.OFTEN_NOT_RELEVANT: FlagWords(
        mark=N_("often “not relevant here”"),
        sentence=N_(
            "Many questions on this criterion were called not relevant. The light then hangs on few answers."
        ),
        rule=N_("Within one perspective, at least {often_not_relevant} of the answers are “{not_relevant}”."),
    ),
}
"""In the order in which they stand beside a light."""

CLOSE_CALL = FlagWords(
    mark=N_("close call"),
    sentence=N_("Just one different answer could change the light, or the score is very near a threshold."),
    rule=N_(
        "The light would change if a single answer moved by one step, or the score is at most "
        "{close_within} away from a threshold."
    ),
)
CAPPED = FlagWords(
    mark=N_("limited to yellow"),
    sentence=N_("The light is yellow at most, because the average of a key question is too low."),
    rule=N_(
        "A particularly important question (key question) is below {yellow_from} points on average. "
        "Then the light is yellow at "
        "most, even where the other answers are good."
    ),
    strong=True,
)
EVERY_FLAG = (*FLAG_WORDS.values(), CAPPED, CLOSE_CALL)
"""In the order in which they stand beside a light."""


def thresholds(rules: Rules, language: Language) -> str:
    """Below which score the red word holds and from which the green one, in one line."""
    return language.say(
        "below {yellow} {red_word}, from {green} {green_word}",
        yellow=rules.yellow_from,
        green=rules.green_from,
        red_word=language.say(LIGHT_WORDS[Light.RED].word),
        green_word=language.say(LIGHT_WORDS[Light.GREEN].word),
    )


def threshold(light: Light, rules: Rules, language: Language) -> str:
    """From which score the light holds, as a sentence; empty for the lights that no score gives."""
    sentences = {
        Light.GREEN: N_("Green is from {green} of 100."),
        Light.YELLOW: N_("Yellow is from {yellow} to {below_green} of 100."),
        Light.RED: N_("Red is below {yellow} of 100."),
    }
    numbers = {"green": rules.green_from, "yellow": rules.yellow_from, "below_green": rules.green_from - 1}
    return language.say(sentences[light], **numbers) if light in sentences else ""
