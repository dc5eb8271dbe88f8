"""Run as a process of its own: loads everything, makes a check and throws it away, then makes a process like
itself for each process of tests, and that a server or a command for each order (see `tests/forked.py`).
"""

from __future__ import annotations

import gc
import json
import os
import select
import socket
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import lru_cache
from importlib import import_module
from io import StringIO
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

from streamlit.components.v2.component_manager import BidiComponentManager

from qcheck.cli import main
from qcheck.loading import edition_files
from qcheck.server import SHELVES
from qcheck.server.index import index
from qcheck.server.lifespan import LOADED_FIRST

FIRST = ("new", "--title", "x", "--catalogue", "kurzcheck", "--phase", "planung", "--mode", "open")


def load() -> None:
    """What is loaded late is loaded now; nothing stays open."""
    BidiComponentManager.discover_and_register_components = lambda *_, **__: (
        None
    )  # half a second, for nothing
    edition_files.read = lru_cache(maxsize=64)(edition_files.read)
    for name in LOADED_FIRST:
        import_module(name)
    for files in SHELVES.values():
        files.pack_all()
    index("de")
    with TemporaryDirectory() as data, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        made = main([*FIRST, "--data", data], {})
    assert made == 0
    gc.collect()
    gc.freeze()


def obey(order: dict[str, Any]) -> NoReturn:
    """Becomes this command, with its own environment and outputs."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    files = [nothing, *(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND) for file in order["files"])]
    for number, file in enumerate(files):
        os.dup2(file, number)
    if folder := order.get("folder"):
        os.chdir(folder)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    os.environ.clear()
    os.environ.update(order["environment"])
    code = _obeyed(order.get("script"), order["words"])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # without taking apart what the parent has loaded


def _obeyed(script: str | None, words: list[str]) -> int:
    """The exit code of `qcheck` with these words, or of a script with them; whoever asks how it was started is
    told how Python would have been.
    """
    started = ["-m", "qcheck"] if script is None else ["-c", script]
    sys.orig_argv[:] = [sys.executable, *started, *words]
    sys.argv = ["qcheck" if script is None else "-c", *words]
    try:
        if script is None:
            return main()
        exec(script, {"__name__": "__main__"})
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:  # noqa: BLE001  said, as Python would
        sys.excepthook(*sys.exc_info())
        return 1
    return 0


def serve() -> None:
    """Says the number of each process it makes, and the exit code of each that is waited for."""
    for line in sys.stdin:
        order = json.loads(line)
        if "awaited" in order:
            _say(os.waitstatus_to_exitcode(os.waitpid(order["awaited"], 0)[1]))
        elif "looked at" in order:
            pid, status = os.waitpid(order["looked at"], os.WNOHANG)
            _say(os.waitstatus_to_exitcode(status) if pid else "runs")
        elif child := os.fork():
            _say(child)
        else:
            obey(order)


def _say(answer: object) -> None:
    sys.stdout.write(f"{answer}\n")
    sys.stdout.flush()


def open_door(place: str) -> None:
    """Makes a process like this one for everybody who comes to this socket, as long as there is input."""
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(place)
        door.listen()
        _say("ready")
        while door in select.select([door, sys.stdin], [], [])[0]:
            line, _ = door.accept()
            if os.fork() == 0:
                with line:
                    os.dup2(line.fileno(), sys.stdin.fileno())
                    os.dup2(line.fileno(), sys.stdout.fileno())
                door.close()
                serve()
                os._exit(0)
            line.close()
    for each in (place, f"{place}.lock"):
        os.unlink(each)


if __name__ == "__main__":
    load()
    open_door(sys.argv[1])
