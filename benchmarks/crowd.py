"""Many people who answer at the same time, each in their own rhythm whatever the server does: an open loop,
so that waiting counts.

The time of an answer runs from the moment it was due: one that had to wait for the one before it is not made
to look quick. Half-way between two answers everybody asks `/healthz` for a sign of life: as many requests as
answers, amid the same noise.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol

from benchmarks.host import Host, processor_seconds

EVERY = 5.0
"""Seconds from one answer of a person to the next."""
PATIENCE = 20.0
"""Seconds after which an answer counts as failed."""
ARRIVAL = 120.0


class Trouble(Exception):
    """What a person asked for did not happen."""


TROUBLES = (TimeoutError, Trouble, OSError, EOFError)


class Person(Protocol):
    """Somebody who comes in and answers; both raise one of `TROUBLES` where it does not work. `asking`: the
    question answered last.
    """

    asking: str

    async def arrive(self, patience: float) -> None: ...

    async def answer(self, chance: random.Random, patience: float) -> tuple[str, int]:
        """Gives any answer to any question; gives the question and the place of the option, once that is
        acknowledged.
        """
        ...


@dataclass(slots=True)
class Told:
    """What one person can tell: how many seconds it took to come in, each acknowledged answer and each sign
    of life, what failed, and which option (by its place) stands for each question, as far as the last answer
    to it was acknowledged.
    """

    coming_in: float = 0.0
    answers: list[float] = field(default_factory=list)
    signs: list[float] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    standing: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds gone by, and seconds of processor used by the server and by the people played here."""

    wall: float
    server: float
    driver: float

    def __sub__(self, before: Spent) -> Spent:
        return Spent(self.wall - before.wall, self.server - before.server, self.driver - before.driver)


@dataclass(frozen=True, slots=True)
class Played:
    """A whole play: what everybody tells, seconds until all had come in, what the answering alone has cost,
    memory at its end in MiB.
    """

    told: list[Told]
    arriving: float
    spent: Spent
    memory: float


async def play(
    host: Host,
    visits: Sequence[AbstractAsyncContextManager[Person]],
    seconds: float,
    together: int | None = None,
    within: float = 0.0,
) -> Played:
    """Everybody answers for so many seconds, once all have come in: each at any moment `within` so long, at
    most so many `together`.
    """
    crowd = _Crowd(host.netloc, len(visits), round(seconds / EVERY), together or len(visits), within)
    async with asyncio.TaskGroup() as group:
        began = _spent(host)
        people = [group.create_task(crowd.person(number, visit)) for number, visit in enumerate(visits)]
        await crowd.all_in.wait()
        before = _spent(host)
        await crowd.all_done.wait()
        after, memory = _spent(host), host.memory
    return Played([person.result() for person in people], before.wall - began.wall, after - before, memory)


class _Crowd:
    """So many people on one server, each with so many answers to give; one more waits with them for the
    beginning and the end.
    """

    def __init__(self, netloc: str, people: int, rounds: int, together: int, within: float) -> None:
        self.all_in, self.all_done = asyncio.Barrier(people + 1), asyncio.Barrier(people + 1)
        self._netloc, self._rounds, self._within = netloc, rounds, within
        self._door = asyncio.Semaphore(together)

    async def person(self, number: int, visit: AbstractAsyncContextManager[Person]) -> Told:
        """Comes in, waits for the others, answers, and stays until the others have finished."""
        told, chance = Told(), random.Random(number)
        await asyncio.sleep(chance.uniform(0, self._within))
        due = time.perf_counter()
        async with visit as somebody:
            async with self._door:
                await somebody.arrive(ARRIVAL)
            told.coming_in = time.perf_counter() - due
            await self.all_in.wait()
            phase = chance.uniform(0, EVERY)
            await asyncio.gather(
                self._in_rhythm(phase, lambda due: _answer(somebody, chance, due, told)),
                self._in_rhythm(
                    (phase + EVERY / 2) % EVERY, lambda due: _sign_of_life(self._netloc, due, told)
                ),
            )
            await self.all_done.wait()
        return told

    async def _in_rhythm(self, phase: float, act: Callable[[float], Awaitable[None]]) -> None:
        """Acts at every due moment, or as soon as the act before has ended."""
        first = time.perf_counter() + phase
        for due in (first + EVERY * number for number in range(self._rounds)):
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await act(due)


async def _answer(somebody: Person, chance: random.Random, due: float, told: Told) -> None:
    try:
        question, place = await somebody.answer(chance, PATIENCE)
    except TROUBLES as trouble:
        told.troubles.append(f"answer: {type(trouble).__name__} {trouble}".strip())
        told.standing.pop(somebody.asking, None)
        return
    told.answers.append(time.perf_counter() - due)
    told.standing[question] = place


async def _sign_of_life(netloc: str, due: float, told: Told) -> None:
    try:
        status, _ = await asyncio.wait_for(fetched(netloc, "/healthz"), PATIENCE)
    except TROUBLES as trouble:
        told.troubles.append(f"healthz: {type(trouble).__name__}")
        return
    told.signs.append(time.perf_counter() - due)
    told.troubles += [f"healthz: {status}"] * (status != 200)


async def fetched(netloc: str, path: str) -> tuple[int, int]:
    """One request over a connection of its own, as a browser asks: the status, and the bytes of head and
    body.
    """
    host, _, port = netloc.partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(
        (
            f"GET {path} HTTP/1.1\r\nHost: {netloc}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
        ).encode()
    )
    answer = await reader.read()
    writer.close()
    return int(answer.split(maxsplit=2)[1]), len(answer)


def _spent(host: Host) -> Spent:
    return Spent(time.perf_counter(), host.cpu, processor_seconds(os.getpid()))
