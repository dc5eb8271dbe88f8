"""What was decided on questions of an instrument, in words: of what kind, why, and the new words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qcheck.catalogue import Catalogue
from qcheck.language import N_, Language
from qcheck.piloting import Decision
from qcheck.wording.decided import KINDS

DECIDED, NEW_WORDS, WHY = N_("Decided"), N_("New wording"), N_("Why")


class Line(NamedTuple):
    """A heading and what is told below it."""

    heading: str
    text: str


def lines(decision: Decision, words: Language) -> tuple[Line, ...]:
    """What was decided, the new words and the reason; what there is not is left out."""
    new = (Line(words.say(NEW_WORDS), in_language(wording, words)) for wording in decision.wordings)
    told = (
        Line(words.say(DECIDED), words.say(KINDS[decision.kind])),
        *new,
        Line(words.say(WHY), in_language(decision.reason, words)),
    )
    return tuple(line for line in told if line.text)


def told(decision: Decision, edition: Catalogue, words: Language) -> Line:
    """A decision in a few lines below the words it is about."""
    known = edition.questions
    about = [known[question].text.say(words.tag) for question in decision.questions if question in known]
    new = [in_language(wording, words) for wording in decision.wordings]
    kind = words.say(KINDS[decision.kind])
    told_of = "\n".join(filter(None, (*about, *(f"→ {wording}" for wording in new))))
    reason = in_language(decision.reason, words)
    return Line(kind, "\n".join(filter(None, (told_of, reason and f"{words.say(WHY)}: {reason}"))))


def in_language(given: Mapping[str, str], words: Language) -> str:
    """Words by language as somebody reads them who speaks this one, else those there are."""
    plain = words.tag.split("-")[0]
    return given.get(words.tag) or given.get(plain) or next(iter(given.values()), "")
