"""How many have come in and are done, as the room may see it: by perspective, and below the smallest group
not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qcheck.disclosure import Count, Step
from qcheck.service import Mode, State, Workshop
from qcheck.wording import Voice, rounds


@dataclass(frozen=True, slots=True)
class Counted:
    """`rows` are the perspectives with how many have joined and are done. `joined` and `finished` are sums as
    words, empty without any.
    """

    rows: tuple[tuple[str, str, str], ...]
    joined: str
    finished: str


def counted(room: Workshop, voice: Voice) -> Counted:
    """The counts of a workshop in the language of this voice, ready for the wall."""
    rows = tuple(
        (
            voice.perspective(whose) if room.catalogue.perspectives else "",
            rounds.many(number, room.minimum, voice.language),
            rounds.many(done, room.minimum, voice.language),
        )
        for (whose, number), done in zip(room.joined.items(), room.finished.values(), strict=True)
    )
    return Counted(rows, _sum(room.joined.values(), voice), _sum(room.finished.values(), voice))


def arrived(room: Workshop, voice: Voice) -> tuple[str, str]:
    """How far the answering has come when it is over, in two sentences; the second is empty where there is no
    number to tell.

    That all answers are in is said only where it is true of every sheet, and known: never in a confidential
    check.
    """
    known, done = _sum(room.joined.values(), voice), _sum(room.finished.values(), voice)
    first = (
        voice.say("The answering is still open.")
        if room.state is State.OPEN
        else voice.say("The answering is over.")
    )
    if room.mode is Mode.CONFIDENTIAL:
        return first, voice.say("Sheets finished: {many}", many=done) if done else ""
    if known == "0":
        return first, ""
    return (voice.say("All answers are in."), "") if known == done else (first, _of(done, known, voice))


def _of(done: str, known: str, voice: Voice) -> str:
    return voice.count(
        "{done} of {number} sheet is finished.",
        "{done} of {number} sheets are finished.",
        int(known),
        done=done,
    )


def _sum(numbers: Iterable[Count], voice: Voice) -> str:
    """All numbers added up, in words; "at least" where single groups are too small to be counted or are
    counted in steps.
    """
    every = tuple(numbers)
    known = sum(number.least if isinstance(number, Step) else number or 0 for number in every)
    if all(isinstance(number, int) for number in every):
        return str(known)
    return voice.say("at least {many}", many=known) if known else ""
