"""What the supervisor of several processes leaves to the one that takes its place."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass

from streamlit.web.server.starlette import starlette_server

from qcheck.settings import HANDOVER

TRIAL = "trial"
"""In place of what is running: asks whether the next supervisor could start."""
BACKLOG = 2048
"""Connections that may wait for a worker, as far as the system allows."""


@dataclass(frozen=True, slots=True)
class Handover:
    """What one supervisor leaves to the next: open files, and the workers by their slots."""

    listening: int
    lifeline: tuple[int, int]
    pids: tuple[tuple[int, int], ...]
    watching: int | None = None

    @classmethod
    def received(cls) -> Handover | None:
        """What the one before has left, taken out of the environment; None for the first one."""
        text = os.environ.pop(HANDOVER, "")
        if not text or text == TRIAL:
            return None
        files, _, workers = text.partition(";")
        listening, near_end, far_end, *watching = map(int, files.split(","))
        pids = [worker.split(":") for worker in workers.split(",") if worker]
        living = tuple((int(slot), int(pid)) for slot, pid in pids)
        return cls(listening, (near_end, far_end), living, next(iter(watching), None))

    def __str__(self) -> str:
        files = ",".join(map(str, self.files))
        return f"{files};{','.join(f'{slot}:{pid}' for slot, pid in self.pids)}"

    @property
    def files(self) -> tuple[int, ...]:
        """All that stay open."""
        files = (self.listening, *self.lifeline)
        return files if self.watching is None else (*files, self.watching)


def listening_on(host: str, port: int, handover: Handover | None) -> socket.socket:
    """The socket that all workers take connections from: a new one, or that of the supervisor before."""
    if handover:
        return socket.socket(fileno=handover.listening)
    listening = starlette_server._bind_socket(host, port, BACKLOG)  # as Streamlit does it for a single server
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # connections inherit it
    return listening


def is_trial() -> bool:
    """Whether this process only has to show that it could start."""
    return os.environ.get(HANDOVER) == TRIAL
