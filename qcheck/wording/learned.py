"""What is learned in a trial, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qcheck.catalogue import Catalogue
from qcheck.language import N_, Language
from qcheck.piloting import Decision
from qcheck.wording import statistics
from qcheck.wording.decided import KINDS
from qcheck.wording.statistics import Why

POOLED = N_(
    "Figures stand here only over several processes together, and only of checks that are over. A further "
    "process comes in, or goes, together with another one, so that nobody finds out by comparing how a "
    "single process answered."
)


def left_out(counted: Mapping[Why, int], words: Language) -> list[str]:
    """How many checks are in no figure, and why."""
    return [sentence for why, number in counted.items() for sentence in _left_out(why, number, words)]


def _left_out(why: Why, number: int, words: Language) -> list[str]:
    if why.value == "too_early":
        told = words.count(
            "{number} check is not over yet; its answers come in when it is.",
            "{number} checks are not over yet; their answers come in when they are.",
            number,
        )
        return [told]
    if why.value == "being_counted":
        told = words.count(
            "The answers of {number} check are being counted. Please load the page again in a moment.",
            "The answers of {number} checks are being counted. Please load the page again in a moment.",
            number,
        )
        return [told]
    return statistics.left_out({why: number}, words)


def in_language(text: Mapping[str, str], words: Language) -> str:
    """A text by language in the reader's, else in German, else in any."""
    return text.get(words.tag) or text.get("de") or next(iter(text.values()), "")


def asked_before(about: Decision, editions: Sequence[Catalogue], words: Language) -> str:
    """The questions that were decided on, as the newest edition that has them asks them."""
    wordings = []
    for question in about.questions:
        texts = (edition.questions[question].text for edition in editions if question in edition.questions)
        wordings += [text.say(words.tag) for text in list(texts)[:1]]
    return " / ".join(wordings)


def decision(about: Decision, words: Language) -> str:
    """A decision in one line: the day, what was decided, why, by whom."""
    day = words.day(about.on) if about.on else ""
    kind = words.say("taken back") if about.withdrawn else words.say(KINDS[about.kind])
    wording = " / ".join(in_language(wording, words) for wording in about.wordings)
    quoted = words.say("“{words}”", words=wording) if wording else ""
    return " · ".join(filter(None, (day, kind, quoted, in_language(about.reason, words), about.by)))
