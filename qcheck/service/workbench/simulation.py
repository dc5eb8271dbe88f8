"""What a catalogue's lights and marks come to in made-up rooms, scored and let through as those of
real people are.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from qcheck import disclosure, scoring
from qcheck.asking import Questionnaire
from qcheck.records import Mode
from qcheck.scoring.values import Profile
from qcheck.simulating import Room, Simulated, counted, number_of_rooms, sheets


def simulated(questionnaire: Questionnaire, people: int, seed: int) -> Simulated:
    """So many people in rooms of a few, as open rounds, as many rooms of each kind; the same seed makes the
    same people.
    """
    return counted(questionnaire, _profiles(questionnaire, people, seed))


def _profiles(questionnaire: Questionnaire, people: int, seed: int) -> Iterator[tuple[Room, Profile]]:
    for kind, room in enumerate(Room):
        chance = np.random.default_rng([seed, kind])
        for _ in range(number_of_rooms(questionnaire, people)):
            frame = scoring.frame(questionnaire, sheets(questionnaire, room, chance))
            yield room, disclosure.profile(questionnaire, frame, Mode.OPEN)
