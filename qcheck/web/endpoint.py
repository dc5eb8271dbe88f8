"""Turns a function of a `Visit` into an endpoint: reads the body up to a limit, refuses foreign forms, runs
the function in a thread, and answers each exception by its class.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from qcheck.browser import well_formed
from qcheck.service import (
    Alone,
    Batching,
    NotNow,
    NotPossible,
    Refusal,
    SignInFirst,
    ToWrite,
    UnknownLink,
    cleaned_link,
)
from qcheck.web import messages
from qcheck.web.bodies import ROOM, Body, Crowded
from qcheck.web.csrf import is_from_here
from qcheck.web.outcomes import outcomes_of
from qcheck.web.rendering import sent_on
from qcheck.web.sign_in_first import sign_in_first
from qcheck.web.visit import Elsewhere, TooMuch, Visit, settings

MOST_BYTES = 1_000_000
"""A page of twenty questions, each with a comment as long as can be, and what stood there before."""
MOST_PATIENCE = 50_000_000
"""How much more than that is listened to before the line is cut."""

WRITERS = CapacityLimiter(20)
"""How many write at the same time. More wait here, without a thread, so that those who only read find one."""

Wished = TypeVar("Wished")
Outcome = TypeVar("Outcome")
Given = TypeVar("Given")

Work = Callable[[Visit], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Shared(Generic[Wished, Outcome]):
    """What one request wishes to have done together with those of others: by whom, and the response to the
    outcome. Nothing in it looks anything up or takes long.
    """

    batching: Batching[Wished]
    wish: Wished
    response: Callable[[Outcome], Response]


Together = Callable[[Visit], "Shared[Any, Any] | None"]  # Any: each kind of request has its own


def endpoint(
    work: Work,
    *,
    together: Together | None = None,
    most: int = MOST_BYTES,
    limiter: CapacityLimiter | None = None,
) -> Endpoint:
    """An endpoint of Starlette that answers each request by this function; `together`: what it wishes is done
    with what others wish, because whole rooms ask for it at once, and by the function where that gives None
    or cannot be done. `most`: bytes that may be sent. `limiter`: how many do this at the same time, where it
    is not quickly done; else those who write wait for each other, and those who read for nobody.
    """

    async def answer(request: Request) -> Response:
        with ROOM.body() as body:
            try:
                await _read(request, most, body)
            except TooMuch:
                return await run_in_threadpool(messages.too_much, Visit(request))
            except Crowded as refusal:
                return await run_in_threadpool(messages.refused, Visit(request), refusal)
            except (
                ClientDisconnect
            ):  # whoever sent half of it has gone: nobody hears the answer, and nothing has happened
                return Response(status_code=400)
            return await _answered(Visit(request, bytes(body.content)))

    async def _answered(visit: Visit) -> Response:
        if together and (response := await _shared(together, visit)):
            return response
        usual = WRITERS if visit.request.method == "POST" else None
        return await to_thread.run_sync(_worked, work, visit, limiter=limiter or usual)

    return answer


def refusing(refused: Callable[[Visit, NotPossible], Response]) -> Callable[[Work], Work]:
    """Makes of a work one that gives this page where something cannot be done. Where it cannot be done right
    now alone, that is said as everywhere, because trying again helps.
    """

    def kindly(work: Work) -> Work:
        def answer(visit: Visit) -> Response:
            try:
                return work(visit)
            except NotNow:
                raise
            except NotPossible as refusal:
                return refused(visit, refusal)

        return answer

    return kindly


def with_others(work: Work) -> Together:
    """This work as it is, in one transaction with that of others; it only looks."""

    def shared(visit: Visit) -> Shared[Callable[[], object], Response]:
        return Shared(visit.service.queues.looking, lambda: _worked(work, visit), _as_it_is)

    return shared


def looked_at_with_others(work: Callable[[Visit], Response | ToWrite[Response]]) -> Together:
    """This work, which only looks and may give what is to be written then; both together with others."""

    def shared(visit: Visit) -> Shared[Callable[[], object], Response]:
        return Shared(visit.service.queues.beginning, lambda: _worked(work, visit), _as_it_is)

    return shared


def _as_it_is(response: Response) -> Response:
    return response


async def _shared(together: Together, visit: Visit) -> Response | None:
    """The response once all who save at this moment are done; None where it has to be done alone."""
    is_clean = not visit.link or well_formed(visit.link)
    if _is_foreign(visit) or not is_clean or (shared := together(visit)) is None:
        return None
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[object] = loop.create_future()
    shared.batching.submit(shared.wish, partial(outcomes_of(loop).tell, answer))
    outcome = await answer
    return None if isinstance(outcome, Alone) else shared.response(outcome)


def _worked(work: Callable[[Visit], Response | Given], visit: Visit) -> Response | Given:
    if _is_foreign(visit):
        return messages.message(visit, messages.FOREIGN)
    try:
        if visit.link:
            _only_clean(visit)
        return work(visit)
    except Elsewhere as wish:
        return sent_on(visit, wish.address)
    except TooMuch:
        return messages.too_much(visit)
    except SignInFirst as refusal:
        return sign_in_first(visit, refusal)
    except Refusal as refusal:
        return messages.refused(visit, refusal)


def _is_foreign(visit: Visit) -> bool:
    """Whether a form comes from a page that is not ours."""
    request = visit.request
    return request.method == "POST" and not is_from_here(request.headers, settings().base_url)


def _only_clean(visit: Visit) -> None:
    """Raises Elsewhere for an address with something behind its link or a line break within it, to the
    address that was meant; UnknownLink for what cannot be a link.
    """
    meant = cleaned_link(visit.link)
    if meant not in ("", visit.link) and visit.request.method == "GET":
        path, query = str(visit.request.scope["path"]), visit.request.url.query
        kind = path.split("/")[1]
        rest = quote(path.removeprefix(f"/{kind}/{visit.link}"))
        raise Elsewhere(f"/{kind}/{meant}{rest}{f'?{query}' if query else ''}")
    if not well_formed(visit.link):
        raise UnknownLink


async def _read(request: Request, most: int, body: Body) -> None:
    """Reads the whole body; raises TooMuch for one that is too large, Crowded where others take the room.
    Such a body is read on without being kept, because a browser listens only after it has sent everything.
    """
    refused: Crowded | None = None
    length = 0
    async for piece in request.stream():
        length += len(piece)
        if length > MOST_PATIENCE:
            break
        if length <= most and refused is None:
            try:
                body.add(piece)
            except Crowded as crowded:
                refused = crowded
    if length > most:
        raise TooMuch
    if refused:
        raise refused
