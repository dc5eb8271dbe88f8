"""Who took part, in words: how many sheets of each perspective and in all, as far as that is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qcheck.catalogue import EVERYBODY, PerspectiveId
from qcheck.language import N_
from qcheck.scoring.values import Light, Profile
from qcheck.wording.voice import Voice

TOO_FEW = N_(
    "Fewer than {minimum} sheets have come in, all together. So no lights are shown: nobody is to be "
    "recognised by an answer."
)
HIDDEN = {Light.WITHHELD, Light.NOT_RELEVANT}

Sheets = Mapping[PerspectiveId, int | None]
"""How many sheets each perspective has, None where that is withheld."""


def by_perspective(sheets: Sheets, voice: Voice) -> Iterator[tuple[PerspectiveId, str]]:
    """Each perspective that has sheets, and how many, or that they are too few; the group of all only where
    there are others beside it.
    """
    few = voice.say("too few to show them separately")
    for perspective, number in sheets.items():
        if perspective == EVERYBODY and len(sheets) == 1:
            continue
        if number is None or number:
            counted = few if number is None else voice.count("{number} sheet", "{number} sheets", number)
            yield perspective, counted


def number_in_all(sheets: Sheets) -> int:
    """How many there are, as far as they are shown; those of a group of all are not counted twice."""
    return sheets.get(EVERYBODY) or sum(number or 0 for number in sheets.values())


def in_all(sheets: Sheets, voice: Voice) -> str:
    """The number of all sheets in words; empty where none is shown."""
    shown = number_in_all(sheets)
    return voice.count("{number} sheet", "{number} sheets", shown) if shown else ""


def too_few(profile: Profile, voice: Voice) -> str:
    """Said once, where all that answered are too few to be shown even together; empty where any light can be
    seen.
    """
    if any(profile.sheets.values()) or any(
        row.overall.rating.light not in HIDDEN for row in profile.criteria
    ):
        return ""
    return voice.say(TOO_FEW, minimum=voice.catalogue.rules.minimum_group)
