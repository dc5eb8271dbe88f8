"""A real server process for tests, with pages of the test's own, and a browser's side of Streamlit's
websocket.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from socket import socket
from tempfile import mkdtemp
from threading import Thread
from time import sleep
from typing import IO, TypeAlias
from urllib.request import Request, urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from qcheck.server.options import as_toml
from tests.forked import Forked, forked

Process: TypeAlias = "subprocess.Popen[str] | Forked"

APP = 'import streamlit as st\nfrom qcheck.server import PARTS\napp = st.App("main.py", **PARTS)\n'
QCHECK = ["-m", "qcheck"]
AS_STREAMLIT = "from streamlit.web.cli import main; main(prog_name='streamlit')"
PATIENCE = 180  # seconds; two cores, shared


class Server:
    """A running server: its address, and all it has said so far on both its outputs."""

    def __init__(self, process: Process, out: IO[str]) -> None:
        self.process, self._out = process, out
        self.said = ""
        self._ready: Queue[str] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        self.address = self._ready.get(timeout=PATIENCE)

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers in small letters, and body."""
        with urlopen(Request(self.address + path, headers=headers), timeout=PATIENCE) as answer:
            return (
                answer.status,
                {name.lower(): value for name, value in answer.headers.items()},
                answer.read(),
            )

    def websocket(self, origin: str | None = None) -> ClientConnection:
        """Streamlit's websocket, as a page of this origin opens it (its own, if not said)."""
        address = self.address.replace("http", "ws") + "/_stcore/stream"
        return connect(
            address, origin=origin or self.address, subprotocols=["streamlit"], max_size=None, proxy=None
        )

    def visit(self, query: str, page: str = "") -> list[ForwardMsg]:
        """All messages that a visit of the page with this query brings, to the end of the script."""
        with self.websocket() as socket:
            wish = BackMsg()
            wish.rerun_script.query_string = query
            wish.rerun_script.page_name = page
            socket.send(wish.SerializeToString())
            return list(_to_the_end(socket))

    def stop(self) -> str:
        """Ends the server; gives all it has said."""
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        self._reader.join(timeout=PATIENCE)
        return self.said

    def _read(self) -> None:
        for line in self._out:
            self.said += line
            if found := re.search(r"qcheck: (http://\S+)", line):
                self._ready.put(found[1])
        self._ready.put("the server did not start")


@contextmanager
def serving(folder: Path, command: list[str], anew: bool = False, **environment: str) -> Iterator[Server]:
    """A server started in this folder with this Python and these arguments: made of a process that has loaded
    everything, unless it is to begin `anew` and load for itself.
    """
    whole = os.environ | {"PYTHONUNBUFFERED": "1", "QCHECK_DATA": str(folder / "data")} | environment
    make = _started if anew else _made
    server = Server(*make(folder, command, whole))
    try:
        yield server
    finally:
        server.stop()


def _started(folder: Path, command: list[str], environment: dict[str, str]) -> tuple[Process, IO[str]]:
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    return process, process.stdout


def _made(folder: Path, command: list[str], environment: dict[str, str]) -> tuple[Process, IO[str]]:
    said = Path(mkdtemp(dir=folder, prefix="said")) / "pipe"
    os.mkfifo(said)
    both = os.open(said, os.O_RDWR)  # so that neither waits for the other
    process = forked(command[2:], said, environment=environment, folder=folder, script=_script(*command[:2]))
    reading = os.open(said, os.O_RDONLY)
    while process.poll() is None and not _writes_to(process.pid, said):
        sleep(0.005)
    os.close(both)  # from now on it ends when the process does
    return process, open(reading, encoding="utf-8")


def _script(how: str, what: str) -> str | None:
    """What runs after this beginning of a command; None for qcheck itself."""
    if how == "-c":
        return what
    return {"qcheck": None, "streamlit": AS_STREAMLIT}[what]


def _writes_to(pid: int, file: Path) -> bool:
    try:
        return os.path.samefile(f"/proc/{pid}/fd/1", file)
    except OSError:  # it has ended
        return False


def streamlit_run(folder: Path, script: str, toml: str | None = None) -> list[str]:
    """Writes an app with this page script and configuration (ours, if not said) into the folder; gives the
    command that runs it.
    """
    (folder / "main.py").write_text(script)
    (folder / "app.py").write_text(APP)
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_text(toml or as_toml())
    return ["-m", "streamlit", "run", "app.py", "--server.port", "0"]


def free_port() -> str:
    """A port nobody listens on."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def _to_the_end(socket: ClientConnection) -> Iterator[ForwardMsg]:
    while True:
        message = ForwardMsg()
        message.ParseFromString(bytes(socket.recv(timeout=PATIENCE)))
        yield message
        if message.WhichOneof("type") == "script_finished":
            return
