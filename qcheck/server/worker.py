"""One of several processes that serve on one port: what it is given, and what it says to the one that looks
after it.
"""

from __future__ import annotations

import asyncio
import os
import signal
from dataclasses import dataclass
from socket import socket

from streamlit.web.server.starlette import starlette_server

from qcheck.watch import log


@dataclass(frozen=True, slots=True)
class Worker:
    """The worker of this `number`, from 1. It takes connections from the socket `listening`, which it shares
    with the others; says through the file `news` that it serves; and sees the file `lifeline` end with the
    process that looks after it. Whoever watches asks at the socket `watching`.
    """

    number: int
    listening: socket
    news: int
    lifeline: int
    watching: socket | None = None

    @property
    def is_first(self) -> bool:
        """One of them says what concerns all."""
        return self.number == 1

    def settle_in(self) -> None:
        """Before the server starts: it will not bind a port of its own, and its log says which worker it is.

        Streamlit binds by this function of its own, which is not public: a test starts real workers.
        """
        starlette_server._bind_server_socket = lambda _, address, *__: (self.listening, address)
        log.as_worker(self.number)

    def say_ready(self) -> None:
        """From now on it answers; whom it replaces may go."""
        os.write(self.news, b"ready")
        os.close(self.news)

    def end_with_supervisor(self, loop: asyncio.AbstractEventLoop) -> None:
        """Where the other process is killed, nobody would replace or stop this one: it ends as if told to."""

        def ended() -> None:
            loop.remove_reader(self.lifeline)
            os.kill(os.getpid(), signal.SIGTERM)

        loop.add_reader(self.lifeline, ended)
