"""The one source of words for what kind of round a check is, for where it stands, and for how many have come;
by the words that the records use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qcheck.disclosure import Count, Step
from qcheck.language import N_, Language


@dataclass(frozen=True, slots=True)
class ModeWords:
    """A mode as message ids: what each reader has to know of it, as long as there is room for.

    `name` stands within a line, `title` begins one, `sentence` stands alone. `offer` and `advice` are for
    whoever makes a check and chooses the mode, `meaning` is for whoever looks at the results, `promise` for
    whoever answers, `in_short` the same in the line that is always seen, `on_screen` in a room and in
    an e-mail.
    """

    name: str
    title: str
    sentence: str
    offer: str
    advice: str
    meaning: str
    promise: str
    in_short: str
    on_screen: str


MODES: Mapping[str, ModeWords] = {
    "open": ModeWords(
        name=N_("open round"),
        title=N_("Open round"),
        sentence=N_("This is an open round."),
        offer=N_("Open round: we look at it together"),
        advice=N_(
            "If you sit in one room and want to talk openly. Every group can be seen, even a single person."
        ),
        meaning=N_(
            "Whoever may look at the results sees them at any time, even where only one person has "
            "answered from a perspective. So the round is not anonymous."
        ),
        promise=N_(
            "Your answers are not anonymous. Everybody who sees the results sees how each perspective"
            " answered, even where only one person answered from it. Whoever organises the check sees"
            " which sheets there are and how far they are filled in, and can take along the answers "
            "of each sheet as a row of a table, without a name. Comments are shown word for word."
        ),
        in_short=N_("Open round, not anonymous"),
        on_screen=N_("Open round: the answers are not anonymous."),
    ),
    "confidential": ModeWords(
        name=N_("confidential check"),
        title=N_("Confidential check"),
        sentence=N_("This is a confidential check."),
        offer=N_("Confidential check: small groups stay hidden"),
        advice=N_(
            "If people might fear disadvantages, such as staff. You need at least {minimum} sheets "
            "from each group: smaller groups are never shown by themselves. There are results only "
            "after the end."
        ),
        meaning=N_(
            "Groups of fewer than {minimum} sheets are never shown by themselves. Comments are shown "
            "word for word. Results are shown only after the check has closed; it cannot be opened "
            "again."
        ),
        promise=N_(
            "The results do not show who answered what, or when. There are results only after the "
            "check has closed. Groups of fewer than {minimum} sheets are never shown by themselves. "
            "Comments are shown word for word, in random order and, where every group is large "
            "enough, with the perspective. So please write nothing by which you can be recognised."
        ),
        in_short=N_("Confidential check: small groups stay hidden"),
        on_screen=N_("Confidential: the results do not show who answered what."),
    ),
}
"""By mode; `{minimum}` is the smallest group that is shown."""

SEEN_BY = {
    True: N_(
        "Whoever answers can look at the result once the check has ended: with the same link, on the "
        "same device or with the personal code."
    ),
    False: N_("The result is seen by the organisers, and by those to whom they hand it on."),
}
"""Who sees the result, by whether the check shares it with those who answer."""

STATES = {"prepared": N_("prepared, not yet open"), "open": N_("open"), "closed": N_("closed")}
"""State → what it is called."""

NO_ANSWERS = N_("There are no answers yet.")
"""In place of results, where there is no sheet at all: then nothing is known, not even what is relevant."""


def mode(which: str, language: Language) -> str:
    """What a mode is called."""
    return language.say(MODES[which].name)


def named(which: str, language: Language) -> str:
    """The mode as a sentence of its own."""
    return language.say(MODES[which].sentence)


def openness(which: str, language: Language) -> str:
    """How open a mode is, in one sentence."""
    return language.say(MODES[which].on_screen)


def choice(which: str, language: Language) -> str:
    """How a mode is offered to whoever makes a check."""
    return language.say(MODES[which].offer)


def advice(which: str, minimum: int, language: Language) -> str:
    """When to choose a mode, said to whoever makes a check; it cannot be changed later."""
    return language.say(MODES[which].advice, minimum=minimum)


def meaning(which: str, minimum: int, language: Language) -> str:
    """What a mode means for whoever looks at the results; groups below the `minimum` are withheld in a
    confidential check.
    """
    return language.say(MODES[which].meaning, minimum=minimum)


def promise(which: str, minimum: int, language: Language) -> str:
    """What a mode means for whoever answers."""
    return language.say(MODES[which].promise, minimum=minimum)


def seen_by(language: Language, *, shares: bool) -> str:
    """Who sees the result, said to whoever answers; `shares`: the check lets those who answered see it."""
    return language.say(SEEN_BY[shares])


def state(which: str, language: Language) -> str:
    """Where a check stands, in a word or two."""
    return language.say(STATES[which])


def few(minimum: int, language: Language) -> str:
    """How many there are where no more is told: `fewer than 5`."""
    return language.say("fewer than {minimum}", minimum=minimum)


def many(number: Count, minimum: int, language: Language) -> str:
    """How many sheets or people, as far as it may be told: `fewer than 5`, `5 to 9`, `12`."""
    if number is None:
        return few(minimum, language)
    return (
        language.say("{least} to {most}", least=number.least, most=number.most)
        if isinstance(number, Step)
        else str(number)
    )
