"""The process that writes reports: takes one job after the other from its input and puts each file, or why
there is none, on its output. `python -m qcheck.reports.writing SECONDS MEGABYTES`.

It runs with less priority than whoever answers people, and ends when its input does. Why something failed is
said by its kind and place alone: messages of libraries may quote what people wrote.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import pickle
import struct
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, NamedTuple

from qcheck.reports.brand import Brand

MADE, FAILED = b"\x01", b"\x00"
NICER = 19
"""How much less priority than the server."""
_LENGTH = struct.Struct(">Q")
MUCH_LATER = 10.0
"""Seconds after which a process whose server has gone ends itself in the middle of a job."""


class Job(NamedTuple):
    """What is to be written: a function of a module, what it is made of, and its look."""

    write: Callable[[Any, Brand], bytes]  # Any: each kind of file has a source of its own
    source: object
    brand: Brand


def read_frame(stream: IO[bytes]) -> bytes:
    """The next piece; EOFError where the other end has gone."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    return _exactly(stream, length)


def write_frame(stream: IO[bytes], *pieces: bytes) -> None:
    """Writes these pieces as one frame, behind its length."""
    stream.write(_LENGTH.pack(sum(map(len, pieces))))
    for piece in pieces:
        stream.write(piece)
    stream.flush()


def _exactly(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if len(content) != length:
        raise EOFError
    return content


def _written(packed: bytes) -> tuple[bytes, bytes]:
    try:
        job: Job = pickle.loads(packed)  # noqa: S301  from the server that began this process, by its pipe
        return MADE, job.write(job.source, job.brand)
    except MemoryError:
        return FAILED, b"it took too much memory"
    except Exception as trouble:  # noqa: BLE001  whatever it was: the server says it in its log
        where = traceback.extract_tb(trouble.__traceback__)[-1]
        return (
            FAILED,
            f"{type(trouble).__name__} in {os.path.basename(where.filename)}:{where.lineno}".encode(),
        )


def _limited(megabytes: int) -> None:
    """Less priority and a limit of memory, where the system knows them: Windows does neither, macOS does not
    heed the second.
    """
    with suppress(AttributeError, OSError):
        os.nice(NICER)
    with suppress(ImportError, ValueError, OSError):
        import resource

        most = megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main(seconds: float, megabytes: int) -> None:
    """Until there is no more input. What libraries print goes nowhere."""
    _limited(megabytes)
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while True:
        try:
            packed = read_frame(sys.stdin.buffer)
        except EOFError:
            return
        faulthandler.dump_traceback_later(seconds + MUCH_LATER, exit=True)
        status, content = _written(packed)
        del packed
        faulthandler.cancel_dump_traceback_later()
        try:
            write_frame(output, status, content)
        except OSError:
            return
        del content
        gc.collect()


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
