"""Workers of a whole run that need not load anything: one process imports all tests, and for each worker a process is
made of it. `knock.py` stands where pytest-xdist begins Python: it hands its inputs and outputs on and waits.
"""

from __future__ import annotations

import gc
import os
import random
import shlex
import socket
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir

import pytest
from _pytest.config import _prepareconfig
from _pytest.warnings import catch_warnings_for_item

TESTS = Path(__file__).parent
_LOADING: list[subprocess.Popen[str]] = []
"""Held until the end of this process: it ends with its input."""


def python() -> str:
    """The command that becomes a worker, in place of Python; begins to import everything."""
    door = Path(gettempdir(), f"qcheck-workers-{token_hex(8)}")
    loading = subprocess.Popen(
        [sys.executable, "-m", "tests.warm", str(door)],
        cwd=TESTS.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    _LOADING.append(loading)
    assert loading.stdout is not None
    said = loading.stdout.readline()
    return shlex.join([sys.executable, "-S", str(TESTS / "knock.py"), str(door)]) if said else ""


def load() -> None:
    """Imports all tests as pytest does. What cannot be imported is said by the worker that collects it."""
    gc.disable()
    config = _prepareconfig(["-s", str(TESTS)])
    import_module("tests.conftest").pytest_configure()
    with catch_warnings_for_item(config, config.hook, when="collect", item=None):
        for path in sorted(TESTS.rglob("test_*.py")):
            with suppress(Exception, pytest.skip.Exception):
                import_module(".".join(path.relative_to(TESTS.parent).with_suffix("").parts))
    gc.enable()
    gc.freeze()


def work() -> None:
    """Becomes the worker of whoever knocks: its inputs and outputs are ours from now on."""
    with socket.socket(fileno=os.dup(0)) as line:
        _, given, _, _ = socket.recv_fds(line, 1, 3)
        for number, file in enumerate(given):
            os.dup2(file, number)
            os.close(file)
        random.seed()  # otherwise all workers would choose the same ports
        with open(0, closefd=False) as told:
            exec(eval(told.readline()), {"__name__": "__main__"})


if __name__ == "__main__":
    from tests.parent import open_door

    load()
    open_door(sys.argv[1], work)
