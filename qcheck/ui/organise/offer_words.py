"""What can be looked at in a new check, in words: what it is called, and how long it takes."""

from __future__ import annotations

from qcheck.asking import Length
from qcheck.service import Offer
from qcheck.ui.kit import visitor
from qcheck.ui.kit.visitor import count, in_words, say


def lasts(length: Length) -> str:
    """`12 questions, about 5 minutes`."""
    questions = count("{number} question", "{number} questions", length.questions)
    return count(
        "{questions}, about {number} minute",
        "{questions}, about {number} minutes",
        length.minutes,
        questions=questions,
    )


def name(offer: Offer) -> str:
    """What a choice is called."""
    visitor.tag()
    title = in_words(offer.catalogue.title)
    if offer.part:
        return in_words(offer.part)
    if offer.picks:
        return say("Choose what matters most ({title})", title=title)
    return say("Everything ({title})", title=title) if offer.catalogue.parts else title
