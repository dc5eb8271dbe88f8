"""Servers and commands of qcheck in a moment: a process that has loaded everything once makes each of itself.

Each is a process of its own, with its own environment, arguments and outputs. What is tried about loading and
starting itself belongs into a test that starts Python (`tests/serving.py`).
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

PARENT = """
import gc, json, os, sys
from contextlib import redirect_stderr, redirect_stdout
from functools import lru_cache
from importlib import import_module
from io import StringIO
from tempfile import TemporaryDirectory
from streamlit.components.v2.component_manager import BidiComponentManager
from qcheck.cli import main
from qcheck.loading import shelf
from qcheck.server import SHELVES
from qcheck.server.index import index
from qcheck.server.lifespan import LOADED_FIRST

def obey(order):
    nothing = os.open(os.devnull, os.O_RDONLY)
    files = [nothing, *(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND) for file in order["files"])]
    for number, file in enumerate(files):
        os.dup2(file, number)
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.argv = ["qcheck", *order["words"]]
    code = main()
    sys.stdout.flush(), sys.stderr.flush()
    os._exit(code)  # without taking apart what the parent has loaded

BidiComponentManager.discover_and_register_components = lambda *_, **__: None  # half a second, for what is not there
shelf.read = lru_cache(maxsize=64)(shelf.read)
[import_module(name) for name in LOADED_FIRST]
[files.pack_all() for files in SHELVES.values()]
index("de")
with TemporaryDirectory() as data, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
    made = main(["new", *sys.argv[1:], "--data", data], {})  # what is loaded late
assert made == 0
gc.freeze()
print("ready", flush=True)
for line in sys.stdin:
    order = json.loads(line)
    if "awaited" in order:
        print(os.waitstatus_to_exitcode(os.waitpid(order["awaited"], 0)[1]), flush=True)
    elif child := os.fork():
        print(child, flush=True)
    else:
        obey(order)
"""
"""Has loaded everything, has made a check and thrown it away; each line is an order."""

FIRST = ("--title", "x", "--catalogue", "kurzcheck", "--phase", "planung", "--mode", "open")


class Forked:
    """One process of qcheck."""

    def __init__(self, parent: subprocess.Popen[str], pid: int) -> None:
        self.pid = pid
        self._parent = parent
        self._code: int | None = None

    def send_signal(self, how: signal.Signals) -> None:
        """Nothing, where it has ended."""
        if self._code is None:
            os.kill(self.pid, how)

    def kill(self) -> None:
        """Ends it in the middle of whatever it does."""
        self.send_signal(signal.SIGKILL)
        self.wait()

    def wait(self) -> int:
        """Its exit code, once it has ended."""
        if self._code is None:
            self._code = int(_asked(self._parent, {"awaited": self.pid}))
        return self._code


def forked(
    words: Sequence[str], out: Path, err: Path | None = None, environment: Mapping[str, str] = os.environ
) -> Forked:
    """Starts `qcheck` with these words. What it says is added to the files, errors too where no other file is
    named for them.
    """
    files = [str(out), str(err or out)]
    parent = _parent()
    order = {"words": list(words), "files": files, "environment": dict(environment)}
    return Forked(parent, int(_asked(parent, order)))


@cache
def _parent() -> subprocess.Popen[str]:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, *FIRST], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == "ready\n"
    atexit.register(parent.kill)
    return parent


def _asked(parent: subprocess.Popen[str], order: Mapping[str, object]) -> str:
    assert parent.stdin is not None
    assert parent.stdout is not None
    parent.stdin.write(f"{json.dumps(order)}\n")
    parent.stdin.flush()
    return parent.stdout.readline()
