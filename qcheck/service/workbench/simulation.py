"""Which lights and marks a catalogue gives when made-up people answer it; scored and let through the gate as
answers of real people are.
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
    """How often each light and mark comes where about `people` made-up people answer, in rooms of a few and
    in as many rooms of each kind. Each room is an open round. The same `seed` makes the same people.
    """
    return counted(questionnaire, _profiles(questionnaire, people, seed))


def _profiles(questionnaire: Questionnaire, people: int, seed: int) -> Iterator[tuple[Room, Profile]]:
    for kind, room in enumerate(Room):
        rng = np.random.default_rng([seed, kind])
        for _ in range(number_of_rooms(questionnaire, people)):
            frame = scoring.frame(questionnaire, sheets(questionnaire, room, rng))
            yield room, disclosure.profile(questionnaire, frame, Mode.OPEN)
