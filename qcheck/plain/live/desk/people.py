"""Who is in the room, as far as it may be told: those at their devices, those who were counted."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.disclosure import Count
from qcheck.service import Mode, Workshop
from qcheck.web.visit import Visit
from qcheck.wording import Voice, rounds


@dataclass(frozen=True)
class People:
    """How many there are, by perspective and in words."""

    visit: Visit
    room: Workshop
    voice: Voice

    @property
    def present(self) -> list[tuple[str, Count, Count, int]]:
        """By perspective: who has joined, who is done, and sheets from before the workshop."""
        return [
            (
                self.voice.perspective(whose),
                joined,
                self.room.finished.get(whose),
                self.room.earlier.get(whose, 0),
            )
            for whose, joined in self.room.joined.items()
        ]

    @property
    def before(self) -> int:
        """How many sheets are from before the workshop."""
        return sum(self.room.earlier.values())

    @property
    def hands(self) -> int:
        """How many people have been counted by raised hands: in each perspective as many as at the question
        with most hands.
        """
        most: dict[str, int] = {}
        counted = (
            self.visit.service.collecting.hands_counted(self.visit.access)
            if self.room.mode is Mode.OPEN
            else ()
        )
        for question in counted:
            hands = sum(question.numbers.values())
            most[question.perspective] = max(most.get(question.perspective, 0), hands)
        return sum(most.values())

    def many(self, number: Count) -> str:
        """A number of people in words, as far as it may be told."""
        return rounds.many(number, self.room.minimum, self.voice.language)
