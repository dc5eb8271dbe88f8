"""What kind of round a check is, what that means for whoever answers, and where it stands; by the words the
records use.
"""

from __future__ import annotations

from qcheck.disclosure import Count, Step
from qcheck.language import N_, Language

MODES = {"open": N_("open round"), "confidential": N_("confidential check")}
"""Mode → what it is called."""

MEANS = {
    "open": N_(
        "Whoever may look at the results sees them at any time, even where only one person has answered "
        "from a "
        "perspective. So the round is not anonymous."
    ),
    "confidential": N_(
        "Groups of fewer than {minimum} sheets are never shown by themselves. Comments are shown word "
        "for word. Results are shown "
        "only after the check has closed; it cannot be opened again."
    ),
}
"""Mode → what it means, in a sentence or two."""

CHOICES = {
    "open": N_("Open round: we look at it together"),
    "confidential": N_("Confidential check: small groups stay hidden"),
}
"""Mode → how it is offered."""

ADVICE = {
    "open": N_(
        "If you sit in one room and want to talk openly. Every group can be seen, even a single person."
    ),
    "confidential": N_(
        "If people might fear disadvantages, such as staff. You need at least {minimum} sheets from "
        "each group: smaller groups are never "
        "shown by themselves. There are results only after the end."
    ),
}
"""Mode → when to choose it."""

SENTENCES = {"open": N_("This is an open round."), "confidential": N_("This is a confidential check.")}
"""Mode → the same as a sentence."""

STATES = {"prepared": N_("prepared, not yet open"), "open": N_("open"), "closed": N_("closed")}
"""State → what it is called."""


NO_ANSWERS = N_("There are no answers yet.")
"""In place of results, where there is no sheet at all: then nothing is known, not even what is relevant."""


def mode(which: str, language: Language) -> str:
    """What a mode is called."""
    return language.say(MODES[which])


def named(which: str, language: Language) -> str:
    """The mode as a sentence of its own."""
    return language.say(SENTENCES[which])


def choice(which: str, language: Language) -> str:
    """How a mode is offered to whoever makes a check."""
    return language.say(CHOICES[which])


def advice(which: str, minimum: int, language: Language) -> str:
    """When to choose a mode, said to whoever makes a check; it cannot be changed later."""
    return language.say(ADVICE[which], minimum=minimum)


def meaning(which: str, minimum: int, language: Language) -> str:
    """What a mode means for whoever answers; groups below the `minimum` are withheld in a
    confidential check.
    """
    return language.say(MEANS[which], minimum=minimum)


def state(which: str, language: Language) -> str:
    """Where a check stands."""
    return language.say(STATES[which])


def many(number: Count, minimum: int, language: Language) -> str:
    """How many sheets or people, as far as it may be told: `fewer than 5`, `5 to 9`, `12`."""
    if number is None:
        return language.say("fewer than {minimum}", minimum=minimum)
    return (
        language.say("{least} to {most}", least=number.least, most=number.most)
        if isinstance(number, Step)
        else str(number)
    )
