"""How many have come in and are done, as the room may see it: by perspective, and below the smallest group not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qcheck.service import Workshop
from qcheck.wording import Voice


@dataclass(frozen=True, slots=True)
class Counted:
    """`rows` are the perspectives with how many have joined and are done. `joined` and `finished` are sums as words, empty without any."""

    rows: tuple[tuple[str, str, str], ...]
    joined: str
    finished: str


def counted(room: Workshop, voice: Voice) -> Counted:
    """In words of this voice."""
    rows = tuple(
        (voice.perspective(whose) if room.catalogue.perspectives else "", _number(room, number, voice), _number(room, done, voice))
        for (whose, number), done in zip(room.joined.items(), room.finished.values(), strict=True)
    )
    return Counted(rows, _sum(room.joined.values(), voice), _sum(room.finished.values(), voice))


def _number(room: Workshop, number: int | None, voice: Voice) -> str:
    return voice.say("fewer than {minimum}", minimum=room.minimum) if number is None else str(number)


def _sum(numbers: Iterable[int | None], voice: Voice) -> str:
    """All together; at least so many where some groups are too small to be counted, which a sum would give away."""
    every = tuple(numbers)
    known = sum(number for number in every if number is not None)
    if None not in every:
        return str(known)
    return voice.say("at least {many}", many=known) if known else ""
