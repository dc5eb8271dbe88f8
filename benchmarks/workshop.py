"""How quickly the wall follows while a room answers: `python -m benchmarks.workshop`, with `--people`,
`--seconds`.

A workshop with one `qcheck serve` of its own. Everybody joins within twenty seconds and gives an answer every
five seconds, while each phone asks every five seconds what it is time for. Five walls ask every second what
is to be seen, two screens of facilitators every two seconds how it stands. Every four seconds the facilitator
puts something else on the wall; measured is how long it takes until each wall has it. Saving and the
yardstick are those of `benchmarks.sheets`.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field

from benchmarks.crowd import TROUBLES, Played, play
from benchmarks.figures import (
    ANSWERING,
    COST,
    YARDSTICK,
    answering,
    cost,
    percentile,
    row,
    troubles,
    yardstick,
)
from benchmarks.host import Host, serving
from benchmarks.phone import Phone, Seat, phone
from benchmarks.sheets import measured
from qcheck.catalogue import PhaseId
from qcheck.service import NewCheck, Scope, Service, open_service
from qcheck.settings import Settings
from qcheck.workshop import Sight

SIZES = (300,)
WITHIN = 20.0
WALLS, SCREENS = 5, 2
PHONE_ASKS, WALL_ASKS, SCREEN_ASKS = 5.0, 1.0, 2.0
STEP_EVERY = 4.0
"""Seconds from one question, or step, to the next."""
HEADINGS = (
    "database",
    *ANSWERING,
    *YARDSTICK,
    *COST,
    "steps",
    "wall p50 ms",
    "wall p95 ms",
    "wall max ms",
    "missed",
)
LEGEND = """\
wall: from the moment a step is kept until a wall has what it shows, which asks every second; missed: steps
that a wall did not have before the next one. All in: seconds until everybody has joined, who come at any
moment within 20 s. The rest as in benchmarks.sheets."""


@dataclass(slots=True)
class Room:
    """The workshop, as its facilitator and its walls reach it, and what the walls saw: each step with when it
    was made and seen.
    """

    organiser: str
    wall: str
    invitation: str
    perspectives: tuple[str, ...]
    made: list[float] = field(default_factory=list)
    seen: dict[int, list[float]] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)

    def sight(self, step: int) -> Sight:
        """What the wall shows after a step: joining and counting, in turn."""
        return (Sight.COUNT, Sight.JOIN)[step % 2]

    def waits(self) -> list[float]:
        """How long each wall took for each step it saw."""
        return [moment - self.made[step] for step, moments in self.seen.items() for moment in moments]


def main() -> None:
    measured("benchmarks.workshop", __doc__ or "", SIZES, HEADINGS, _lines, LEGEND)


def _lines(database: str, settings: Settings, people: int, seconds: float) -> Iterator[str]:
    with closing(open_service(settings)) as service:
        room = _begun(service)
        with serving(settings) as host:
            played = asyncio.run(_play(host, service, room, people, seconds))
    waits, steps = room.waits(), len(room.made)
    walls = [
        str(steps),
        *(f"{percentile(waits, share):.0f}" for share in (0.5, 0.95, 1.0)),
        str(WALLS * steps - len(waits)),
    ]
    yield row([database, *answering(played), *yardstick(played), *cost(played), *walls], HEADINGS)
    yield from troubles(played)
    yield from (f"        {trouble}" for trouble in dict.fromkeys(room.troubles))


def _begun(service: Service) -> Room:
    """A workshop of the Kurzcheck at its answering."""
    link = service.organising.create_check(
        NewCheck(
            "Verkehrskonzept", "Musterstadt", "kurzcheck", PhaseId("reflexion"), Scope(), None, prepared=True
        )
    )
    service.facilitating.start_workshop(link, "90")
    service.facilitating.forward(link, service.facilitating.seen(link).revision)
    about = service.facilitating.seen(link)
    return Room(
        link, about.wall, about.invitation or "", tuple(str(perspective) for perspective in about.joined)
    )


async def _play(host: Host, service: Service, room: Room, people: int, seconds: float) -> Played:
    seats = [
        Seat(room.invitation, room.perspectives[number % len(room.perspectives)]) for number in range(people)
    ]
    others = [
        *(_wall(host.netloc, room, number) for number in range(WALLS)),
        *(_asking(host.netloc, f"/lead/{room.organiser}/now", SCREEN_ASKS, room) for _ in range(SCREENS)),
    ]
    stepping, *tasks = [asyncio.create_task(part) for part in (_stepping(service, room), *others)]
    try:
        played = await play(
            host, [_in_room(host.netloc, seat, room) for seat in seats], seconds, within=WITHIN
        )
        stepping.cancel()
        await asyncio.sleep(STEP_EVERY)  # the last step has as long as every other to be seen
        return played
    finally:
        for task in (stepping, *tasks):
            task.cancel()
        await asyncio.gather(stepping, *tasks, return_exceptions=True)


@asynccontextmanager
async def _in_room(netloc: str, seat: Seat, room: Room) -> AsyncIterator[Phone]:
    """A phone that also asks what it is time for."""
    async with phone(netloc, seat) as held:
        asking = asyncio.create_task(_asking(netloc, f"/a/{seat.invitation}/moment", PHONE_ASKS, room))
        try:
            yield held
        finally:
            asking.cancel()


async def _asking(netloc: str, path: str, every: float, room: Room) -> None:
    """Asks again and again, over one connection."""
    async with phone(netloc, Seat(room.invitation, "")) as line:
        while True:
            await _asked(line, path, room)
            await asyncio.sleep(every)


async def _wall(netloc: str, room: Room, number: int) -> None:
    """Asks every second what is to be seen; notes when a step has come."""
    mark, shown, last = "", "", -1
    await asyncio.sleep(number * WALL_ASKS / WALLS)
    async with phone(netloc, Seat(room.invitation, "")) as line:
        while True:
            told = await _asked(line, f"/wall/{room.wall}/now?seen={mark}", room)
            mark, shown = str(told.get("mark", mark)), str(told.get("html", shown))
            step = len(room.made) - 1
            if step > last and _shows(shown, room.sight(step)):
                room.seen.setdefault(step, []).append(time.perf_counter())
                last = step
            await asyncio.sleep(WALL_ASKS)


def _shows(html: str, sight: Sight) -> bool:
    return re.search(rf'class="sight {sight.value}\b', html) is not None


async def _stepping(service: Service, room: Room) -> None:
    """Puts joining and counting on the wall, in turn."""
    while True:
        await asyncio.sleep(STEP_EVERY)
        await asyncio.to_thread(_step, service, room)
        room.made.append(time.perf_counter())


def _step(service: Service, room: Room) -> None:
    service.facilitating.show(
        room.organiser, service.facilitating.seen(room.organiser).revision, room.sight(len(room.made))
    )


async def _asked(line: Phone, path: str, room: Room) -> dict[str, object]:
    try:
        reply = await asyncio.wait_for(line.ask("GET", path), 20)
        answer: dict[str, object] = json.loads(reply.body)
    except (*TROUBLES, ValueError) as trouble:
        room.troubles.append(
            f"{path.rsplit('/', 1)[-1].partition('?')[0]}: {type(trouble).__name__} {trouble}"
        )
        return {}
    return answer


if __name__ == "__main__":
    main()
