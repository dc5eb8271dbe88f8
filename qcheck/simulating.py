"""What answers could make of a catalogue: made-up rooms of people who answer at random, kindly, strictly or
divided, and what their lights and marks come to.

Nothing is scored here. Whoever asks for a room gets its sheets, has them scored as those of real people, and
hands the profile back to be counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from qcheck.asking import Questionnaire
from qcheck.catalogue import Apart, CriterionId, PerspectiveId, PhaseId, Question, QuestionId, Role
from qcheck.records import Answer, Sheet, SheetId
from qcheck.scoring.values import CriterionProfile, Flag, Light, Profile

PEOPLE_OF_A_PERSPECTIVE = 5
"""In each room: enough for a group to be of one mind or divided, few enough for every room to differ."""
APART_SHARE = 0.05
"""Of the answers of people who lean to one side: `dk` and `na` each."""
LEANING = 3.0
"""How much likelier each step towards one's side is than the one before."""
SETTLED = (Light.GREEN, Light.YELLOW, Light.RED)
BETWEEN_VIEWS = frozenset((Flag.DIFFERENCE, Flag.STRONG_DIFFERENCE, Flag.BLIND_SPOT))

Shares = npt.NDArray[np.float64]


class Room(StrEnum):
    """How people answer in a room."""

    RANDOM = "random"  # each group in a mixture of its own
    LENIENT = "lenient"  # most see it well
    STRICT = "strict"  # most see it badly
    SPLIT = "split"  # those who organise kindly, those who take part strictly


@dataclass(slots=True)
class Seen:
    """What a criterion came to in the rooms of one kind: how many of them had each light and each mark, and
    in how many a key question held the light down.
    """

    lights: Counter[Light] = field(default_factory=Counter)
    flags: Counter[Flag] = field(default_factory=Counter)
    capped: int = 0

    def add(self, row: CriterionProfile) -> None:
        """Counts the row of one more room."""
        self.lights[row.overall.rating.light] += 1
        self.flags.update({flag for flag, _ in row.flags})
        ratings = (row.overall.rating, *row.perspectives.values())
        self.capped += any(rating.capped_by for rating in ratings)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A criterion in a phase over all rooms, and what could be there and never was."""

    criterion: CriterionId
    rooms: Mapping[Room, Seen]
    possible: frozenset[Flag]
    has_key_question: bool

    @property
    def unseen_lights(self) -> tuple[Light, ...]:
        """Of green, yellow and red those that no room had."""
        return tuple(
            light for light in SETTLED if not any(seen.lights[light] for seen in self.rooms.values())
        )

    @property
    def unseen_flags(self) -> tuple[Flag, ...]:
        """The marks that no room had, among those that need not more perspectives than there are."""
        return tuple(
            flag
            for flag in Flag
            if flag in self.possible and not any(seen.flags[flag] for seen in self.rooms.values())
        )

    @property
    def is_never_capped(self) -> bool:
        """Whether there is a key question that held down no light."""
        return self.has_key_question and not any(seen.capped for seen in self.rooms.values())


@dataclass(frozen=True, slots=True)
class Simulated:
    """A catalogue in one phase: how many rooms there were of each kind, and what each criterion came to."""

    phase: PhaseId | None
    rooms: int
    outcomes: tuple[Outcome, ...]


def number_of_rooms(questionnaire: Questionnaire, people: int) -> int:
    """How many rooms of each kind so many people fill; one at least."""
    in_a_room = PEOPLE_OF_A_PERSPECTIVE * max(1, len(questionnaire.perspectives))
    return max(1, people // (len(Room) * in_a_room))


def sheets(questionnaire: Questionnaire, room: Room, rng: np.random.Generator) -> list[Sheet]:
    """The sheets of one made-up room."""
    made = []
    for view, sides in _sides(questionnaire, room).items():
        moods = {criterion: rng.uniform(size=3) for criterion in questionnaire.criterion_ids}
        for number, side in enumerate(sides):
            answers = _answers(questionnaire, view, side, moods, rng)
            made.append(Sheet(SheetId(f"{view}-{number}"), view, answers))
    return made


def counted(questionnaire: Questionnaire, profiles: Iterable[tuple[Room, Profile]]) -> Simulated:
    """What the profiles of these rooms come to, criterion by criterion."""
    seen: dict[CriterionId, dict[Room, Seen]] = {
        criterion: {room: Seen() for room in Room} for criterion in questionnaire.criterion_ids
    }
    number: Counter[Room] = Counter()
    for room, profile in profiles:
        number[room] += 1
        for row in profile.criteria:
            seen[row.criterion][room].add(row)
    outcomes = tuple(_outcomes(questionnaire, seen))
    return Simulated(questionnaire.phase, max(number.values(), default=0), outcomes)


def _outcomes(
    questionnaire: Questionnaire, seen: Mapping[CriterionId, Mapping[Room, Seen]]
) -> Iterator[Outcome]:
    for criterion in questionnaire.criteria:
        views = questionnaire.concerned(criterion)
        if views:
            asked = questionnaire.put_to(criterion, views)
            possible = frozenset(Flag) - (BETWEEN_VIEWS if len(views) < 2 else frozenset())
            yield Outcome(
                CriterionId(criterion.id),
                seen[CriterionId(criterion.id)],
                possible,
                any(question.critical for question in asked),
            )


def _sides(questionnaire: Questionnaire, room: Room) -> dict[PerspectiveId, tuple[Room, ...]]:
    """To which side each person leans, by perspective. A room of one perspective is split within it."""
    views = questionnaire.perspectives
    if room is not Room.SPLIT:
        return dict.fromkeys(views, (room,) * PEOPLE_OF_A_PERSPECTIVE)
    if len(views) == 1:
        kind = PEOPLE_OF_A_PERSPECTIVE // 2
        strict = (Room.STRICT,) * (PEOPLE_OF_A_PERSPECTIVE - kind)
        return {views[0]: (Room.LENIENT,) * kind + strict}
    roles = {perspective.id: perspective.role for perspective in questionnaire.catalogue.perspectives}
    has_both = set(roles.values()) >= {Role.ORGANISING, Role.TAKING_PART}
    return {
        view: (_side(roles.get(view), has_both, number, len(views)),) * PEOPLE_OF_A_PERSPECTIVE
        for number, view in enumerate(views)
    }


def _side(role: Role | None, has_both: bool, number: int, views: int) -> Room:
    kindly = role is Role.ORGANISING if has_both else number < views / 2
    return Room.LENIENT if kindly else Room.STRICT


def _answers(
    questionnaire: Questionnaire,
    view: PerspectiveId,
    side: Room,
    moods: Mapping[CriterionId, Shares],
    rng: np.random.Generator,
) -> dict[QuestionId, Answer]:
    return {
        QuestionId(question.id): _answer(questionnaire, question, side, moods[CriterionId(criterion.id)], rng)
        for criterion, asked in questionnaire.form(view).asked
        for question in asked
    }


def _answer(
    questionnaire: Questionnaire, question: Question, side: Room, mood: Shares, rng: np.random.Generator
) -> Answer:
    steps = [option.value for option in questionnaire.catalogue.scale_of(question).steps]
    shares = _at_random(len(steps), mood) if side is Room.RANDOM else _leaning(len(steps), side)
    drawn = int(rng.choice(len(shares), p=shares))
    return Answer([*steps, Apart.DK, Apart.NA][drawn])


def _leaning(points: int, side: Room) -> Shares:
    towards = np.power(LEANING, np.arange(points, dtype=float))
    ordered = towards if side is Room.LENIENT else towards[::-1]
    return np.append(ordered / ordered.sum() * (1 - 2 * APART_SHARE), [APART_SHARE, APART_SHARE])


def _at_random(points: int, mood: Shares) -> Shares:
    """A group's own mixture in a criterion: how kind it is, how often it gives no point. Over many groups
    every mixture occurs.
    """
    kind, knows_little, does_not_fit = mood
    centre = np.arange(points) / max(1, points - 1)
    towards = np.exp(-4 * np.abs(centre - kind))
    apart = np.array([knows_little**4, does_not_fit**4]) * 0.9
    apart = apart / max(1.0, apart.sum() + 0.05)
    return np.append(towards / towards.sum() * (1 - apart.sum()), apart)
