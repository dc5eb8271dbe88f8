"""What a catalogue came to in made-up rooms: as a table for a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue
from qcheck.language import N_, Language
from qcheck.scoring.values import Flag, Light
from qcheck.service import Outcome, Room, RoomsSeen, Simulated
from qcheck.wording import CAPPED, FLAG_WORDS, LIGHT_WORDS, Voice

WIDTH = 100
FIXED = "\u00a0"
"""Keeps an entry on one line."""
ROOMS: Mapping[Room, str] = {
    Room.RANDOM: N_("at random"),
    Room.LENIENT: N_("lenient"),
    Room.STRICT: N_("strict"),
    Room.SPLIT: N_("split"),
}
ABOUT = N_(
    "{title} {version}: {people} made-up people in each phase, in {rooms} rooms of each kind. Seed: {seed}."
)
WHAT_ROOMS = N_(
    "At random: each group in a mixture of its own. Lenient: most see it well. Strict: most see it badly. "
    "Split: those who organise see it well, those who take part badly. The numbers say in how many rooms "
    "something occurred."
)
UNSEEN = N_("in no room: {what}")
ALL_SEEN = N_("In the rooms everything occurred that can occur, in each criterion.")
SOME_UNSEEN = N_(
    "What occurred in no room need not be impossible: `qcheck lint` says what is. With more people you see "
    "more."
)


@dataclass(frozen=True, slots=True)
class Told:
    """A simulation with the words for it."""

    catalogue: Catalogue
    people: int
    seed: int
    phases: Sequence[Simulated]
    words: Language

    def voice(self, phase: Simulated) -> Voice:
        """The words of the catalogue in a phase."""
        return Voice(Questionnaire(self.catalogue, phase.phase), self.words)


def as_table(told: Told) -> str:
    """Phase by phase each criterion with its rooms, and what never occurred."""
    return "\n".join(_lines(told)) + "\n"


def as_json(told: Told) -> str:
    """What a simulation came to, as JSON."""
    said = {
        "catalogue": told.catalogue.id,
        "version": told.catalogue.version,
        "people": told.people,
        "seed": told.seed,
        "phases": [
            {
                "phase": phase.phase,
                "rooms": phase.rooms,
                "criteria": [_criterion(outcome) for outcome in phase.outcomes],
            }
            for phase in told.phases
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


SIMULATED_FORMATS: Mapping[str, Callable[[Told], str]] = {"table": as_table, "json": as_json}


def _lines(told: Told) -> Iterator[str]:
    words, catalogue = told.words, told.catalogue
    rooms = max((simulated.rooms for simulated in told.phases), default=0)
    about = words.say(
        ABOUT,
        title=catalogue.title.say(words.tag),
        version=catalogue.version,
        people=words.whole(told.people),
        rooms=rooms,
        seed=told.seed,
    )
    yield from wrap(about, WIDTH)
    yield from wrap(words.say(WHAT_ROOMS), WIDTH)
    for phase in told.phases:
        voice = told.voice(phase)
        yield ""
        yield "── " + (voice.questionnaire.phase_title(words.tag) or words.say(N_("All criteria")))
        for outcome in phase.outcomes:
            yield from _of_criterion(outcome, voice)
    outcomes = [outcome for phase in told.phases for outcome in phase.outcomes]
    yield ""
    yield from wrap(words.say(SOME_UNSEEN if any(map(_is_unseen, outcomes)) else ALL_SEEN), WIDTH)


def _of_criterion(outcome: Outcome, voice: Voice) -> Iterator[str]:
    yield ""
    yield voice.criterion(outcome.criterion)
    for room, seen in outcome.rooms.items():
        entries = (*_lights(seen, voice), *_marks(seen, voice))
        kept = " · ".join(entry.replace(" ", FIXED) for entry in entries)
        head = f"  {voice.say(ROOMS[room]):<13}"
        lines = wrap(kept, WIDTH, initial_indent=head, subsequent_indent=" " * len(head))
        yield from (line.replace(FIXED, " ") for line in lines)
    if unseen := voice.listed(_unseen(outcome, voice)):
        said = voice.say(UNSEEN, what=unseen)
        yield from wrap(said, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _lights(seen: RoomsSeen, voice: Voice) -> Iterator[str]:
    for light in Light:
        if number := seen.lights[light]:
            yield f"{voice.say(LIGHT_WORDS[light].title)} {number}"


def _marks(seen: RoomsSeen, voice: Voice) -> Iterator[str]:
    for flag in Flag:
        if number := seen.flags[flag]:
            yield f"{voice.say(FLAG_WORDS[flag].mark)} {number}"
    if seen.capped:
        yield f"{voice.say(CAPPED.mark)} {seen.capped}"


def _unseen(outcome: Outcome, voice: Voice) -> Iterator[str]:
    yield from (voice.say(LIGHT_WORDS[light].title) for light in outcome.unseen_lights)
    yield from (voice.say(FLAG_WORDS[flag].mark) for flag in outcome.unseen_flags)
    if outcome.is_never_capped:
        yield voice.say(CAPPED.mark)


def _is_unseen(outcome: Outcome) -> bool:
    return bool(outcome.unseen_lights or outcome.unseen_flags or outcome.is_never_capped)


def _criterion(outcome: Outcome) -> dict[str, object]:
    return {
        "criterion": outcome.criterion,
        "rooms": {
            room: {
                "lights": dict(seen.lights),
                "flags": {flag: seen.flags[flag] for flag in Flag if seen.flags[flag]},
                "capped": seen.capped,
            }
            for room, seen in outcome.rooms.items()
        },
        "in_no_room": {
            "lights": list(outcome.unseen_lights),
            "flags": list(outcome.unseen_flags),
            "capped": outcome.is_never_capped,
        },
    }
