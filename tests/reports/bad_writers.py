"""Writers that do what a writer should not: they are called in the process that writes."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def echoes(source: object, _brand: object) -> bytes:
    return str(source).encode()


def tells_its_process(_source: object, _brand: object) -> bytes:
    return str(os.getpid()).encode()


def hangs(_source: object, _brand: object) -> bytes:
    time.sleep(3_600)
    return b""


def eats_memory(_source: object, _brand: object) -> bytes:
    eaten = []
    while True:
        eaten.append(bytearray(50_000_000))


def crashes(_source: object, _brand: object) -> bytes:
    os._exit(3)


def is_killed_once(source: object, _brand: object) -> bytes:
    mark = Path(str(source))
    if not mark.exists():
        mark.touch()
        os._exit(9)
    return b"written"


def is_killed_always(source: object, _brand: object) -> bytes:
    with Path(str(source)).open("a") as tries:
        tries.write("x")
    os._exit(9)


def prints(_source: object, _brand: object) -> bytes:
    sys.stdout.write("x" * 100_000)
    sys.stdout.flush()
    return b"written"


def fails(source: object, _brand: object) -> bytes:
    raise ValueError(f"what somebody wrote: {source}")


def is_nice(_source: object, _brand: object) -> bytes:
    return str(os.nice(0)).encode()
