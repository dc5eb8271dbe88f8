"""A test client asks the server's pages in its own thread: between question and answer no other thread is woken
but those that do the work. Starlette's client wakes a second thread eight times for each request, which costs
more than most of our pages.

Everything else is as with Starlette's: the same request, the same answer, the same exceptions.
"""

from __future__ import annotations

import asyncio
import threading
from asyncio.base_events import _run_until_complete_cb  # type: ignore[attr-defined]
from collections.abc import Coroutine, MutableMapping
from typing import Any
from urllib.parse import unquote

import httpx
from starlette import testclient

Message = MutableMapping[str, Any]
PORTS = {"http": 80, "https": 443}


class Asker:
    """Asks from the main thread, in a loop that goes on where it was at the next request: what is bound to a loop
    is tried across requests.
    """

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._root = self._loop.create_task(asyncio.Event().wait())
        # by this anyio knows the task with which its threads end: not with each request
        self._root.add_done_callback(_run_until_complete_cb)

    def can_ask(self, request: httpx.Request) -> bool:
        """Whether this is the main thread, and has no other loop that runs, as that of the browser's driver."""
        return (
            request.url.scheme in PORTS
            and threading.current_thread() is threading.main_thread()
            and asyncio._get_running_loop() is None
        )

    def ask(self, client: testclient._TestClientTransport, request: httpx.Request) -> httpx.Response:
        """What the client's application answers."""
        answer = _Answer(request)
        raised = self._run(client.app(_scope(client, request), answer.receive, answer.send))
        if raised is not None and client.raise_server_exceptions:
            raise raised
        assert answer.status or not client.raise_server_exceptions, "The application has answered nothing."
        body = b"" if request.method == "HEAD" else b"".join(answer.pieces)
        return httpx.Response(
            answer.status or 500, headers=answer.headers, stream=httpx.ByteStream(body), request=request
        )

    def _run(self, work: Coroutine[Any, Any, None]) -> BaseException | None:
        """Does this; gives what it has raised."""
        task = self._loop.create_task(work)
        task.add_done_callback(lambda _: self._loop.stop())
        self._loop.run_forever()
        return task.exception()

    def close(self) -> None:
        """Ends the threads in which pages were made."""
        self._root.cancel()
        self._root.add_done_callback(lambda _: self._loop.stop())
        self._loop.run_forever()
        self._loop.close()


def _scope(client: testclient._TestClientTransport, request: httpx.Request) -> dict[str, Any]:
    url = request.url
    return {
        "type": "http",
        "http_version": "1.1",
        "method": request.method,
        "path": unquote(url.path),
        "raw_path": url.raw_path.split(b"?", 1)[0],
        "root_path": client.root_path,
        "scheme": url.scheme,
        "query_string": url.query,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "client": client.client,
        "server": [url.raw_host.decode("ascii"), url.port or PORTS[url.scheme]],
        "extensions": {},
        "state": client.app_state.copy(),
    }


class _Answer:
    """One request that is sent, and its answer as it comes."""

    def __init__(self, request: httpx.Request) -> None:
        self.status = 0
        self.headers: list[tuple[str, str]] = []
        self.pieces: list[bytes] = []
        self._request = request
        self._sent = False
        self._whole = asyncio.Event()

    async def receive(self) -> Message:
        if self._sent:
            await self._whole.wait()
            return {"type": "http.disconnect"}
        self._sent = True
        return {"type": "http.request", "body": self._request.read()}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            assert not self.status, "begun twice"
            self.status = message["status"]
            self.headers = [(name.decode(), value.decode()) for name, value in message.get("headers", [])]
        elif message["type"] == "http.response.body":
            assert self.status, "a body before its head"
            assert not self._whole.is_set(), "a body after its end"
            self.pieces.append(bytes(message.get("body", b"")))
            if not message.get("more_body", False):
                self._whole.set()
