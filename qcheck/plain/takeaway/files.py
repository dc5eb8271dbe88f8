"""A file to be taken away. Its link is asked each time; it is made outside this process, and whoever waits
holds no thread. What takes long is said on a page that comes back by itself.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import quote

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from qcheck.language import N_, language
from qcheck.plain.takeaway.file_pool import pool
from qcheck.plain.takeaway.rendering import shown
from qcheck.plain.takeaway.wanted import BELOW_INVITATION, Wanted, job_of, key_of, look, wanted
from qcheck.reports.pool import Busy, NotMade
from qcheck.service import Refusal
from qcheck.watch import events
from qcheck.web import messages
from qcheck.web.endpoint import endpoint
from qcheck.web.visit import Visit

PATIENCE, LONG_PATIENCE = 2.5, 20.0
"""Seconds until a browser is told that it takes longer, and for which it then waits each time."""
AGAIN = "again"
"""In the address of whoever has been told so."""

NO_SUCH_FILE = messages.Message(
    404,
    N_("This file is not there"),
    N_("Perhaps the address was not copied completely. The page with all files shows what there is."),
    N_("To all files"),
)
TAKEN_OFTEN = messages.Message(
    messages.TOO_OFTEN,
    N_("Very many files at once"),
    N_("Very many files have been made for your network just now. Please try again in a minute."),
    N_("Try again"),
)


@dataclass(frozen=True, slots=True)
class _Promised:
    """A file that is being made, or was."""

    file: Wanted
    promise: Future[bytes]


async def file(request: Request) -> Response:
    """The file, a page that says that it is being made, or a page that says why there is none."""
    promises: list[_Promised] = []

    def ordered(visit: Visit) -> Response:
        promised = _ordered(visit)
        if isinstance(promised, Response):
            return promised
        promises.append(promised)
        return Response()

    refused = await endpoint(ordered)(request)
    if not promises:
        return _private(refused)
    [promised] = promises
    await _done(promised.promise, _patience(request))
    return await to_thread.run_sync(_answer, Visit(request), promised)


async def _done(promise: Future[bytes], patience: float | None) -> None:
    """Waits until it is kept or broken, so long at most; which of both is asked later, and by whoever asks
    then: a future of asyncio would complain of a failure that nobody has asked for.
    """
    loop, done = asyncio.get_running_loop(), asyncio.Event()

    def tell(_: Future[bytes]) -> None:
        with suppress(RuntimeError):  # the server has stopped meanwhile
            loop.call_soon_threadsafe(done.set)

    promise.add_done_callback(tell)
    with suppress(TimeoutError):
        async with asyncio.timeout(patience):
            await done.wait()


def _answer(visit: Visit, promised: _Promised) -> Response:
    """What there is to send by now."""
    if not promised.promise.done():
        return _private(_being_made(visit, promised.file))
    try:
        return _sent(promised.file, promised.promise.result())
    except NotMade as failed:
        kind, format_ = promised.file.kind.name, promised.file.format.name
        events.REPORT_NOT_MADE.happened(kind=kind, format=format_, reason=failed.reason)
        return _private(messages.refused(visit, failed))
    except CancelledError:  # the server is stopping
        return _private(messages.refused(visit, Busy()))
    except Refusal as refused:  # the link has gone meanwhile
        return _private(messages.refused(visit, refused))


def _ordered(visit: Visit) -> _Promised | Response:
    """In a thread: asks whether it may be taken away, and has it made. For the head alone nothing is made."""
    file = wanted(visit)
    if file is None:
        return messages.message(visit, _way_back(visit, NO_SUCH_FILE))
    service, brand = visit.service, look()
    if visit.request.method == "HEAD":
        return _sent(file, b"")
    key = key_of(file, service, brand)
    if not pool().knows(key) and not service.network_limits.files_made.take(visit.sender):
        return messages.message(visit, _way_back(visit, TAKEN_OFTEN))
    return _Promised(file, pool().make(key, lambda: job_of(file, service, brand)))


def _being_made(visit: Visit, file: Wanted) -> Response:
    """That it takes a moment longer. The browser asks again at once and is then answered with the file, so
    this page stays as it is.
    """
    words = visit.tongue(file.access.catalogue)
    values = {"title": words.say(file.kind.title), "list": visit.request.url.path.rpartition("/")[0]}
    response = shown(visit, "being_made", file.access, values, status=202)
    params = visit.request.query_params.multi_items()
    kept = [f"{quote(name)}={quote(value, safe='')}" for name, value in params if name != AGAIN]
    path = visit.request.url.path.rpartition("/")[2]
    response.headers["Refresh"] = f"0; url={quote(path)}?{'&'.join([*kept, f'{AGAIN}=1'])}"
    return response


def _patience(request: Request) -> float | None:
    """How long is waited: programs, which read no pages, wait until it is there."""
    if "text/html" not in request.headers.get("accept", ""):
        return None
    return LONG_PATIENCE if AGAIN in request.query_params else PATIENCE


def _sent(file: Wanted, made: bytes) -> Response:
    name = file.kind.file_name(file.format, file.access.title, file.today, language(file.language))
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    response = Response(made, media_type=file.format.media_type)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    if not made:
        del response.headers["Content-Length"]  # whoever asks for the head alone has nothing made
    return _private(response)


def _private(response: Response) -> Response:
    """No proxy keeps it, nor does the browser."""
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _way_back(visit: Visit, what: messages.Message) -> messages.Message:
    """Back to the page with all files, wherever that is."""
    return replace(what, way="/take" if visit.request.url.path.startswith(BELOW_INVITATION) else "")
