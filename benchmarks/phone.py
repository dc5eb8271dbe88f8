"""A phone on the answer sheet, as its browser talks to the server: one connection that is kept, a cookie,
pages and saved answers.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from benchmarks.crowd import Trouble

VALUES = ("1", "2", "3", "4", "dk", "na")


@dataclass(slots=True)
class Seat:
    """By which invitation and as whom somebody answers, and afterwards the link of their sheet."""

    invitation: str
    perspective: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answers; header names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Phone:
    """`page` is the sheet's page as it came last, with the questions `asked` on it; `cookies` as the server
    set them; `sender` is the address of this computer from which it asks.
    """

    netloc: str
    seat: Seat
    line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
    asking: str = ""
    asked: tuple[str, ...] = ()
    cookies: dict[str, str] = field(default_factory=dict)
    mark: str = ""
    sender: str = "127.0.0.1"

    async def arrive(self, patience: float) -> None:
        """Opens the invitation, begins a sheet and gets its first page. Raises `Trouble` or TimeoutError."""
        async with asyncio.timeout(patience):
            landing = await self.ask("GET", f"/a/{self.seat.invitation}")
            nonce = _hidden(landing.body.decode(), "nonce")
            reply = await self.ask(
                "POST",
                f"/a/{self.seat.invitation}/begin",
                {"nonce": nonce, "perspective": self.seat.perspective},
            )
            while reply.status == 303:
                reply = await self.ask("GET", reply.headers["location"])
            page = reply.body.decode()
            self.seat.sheet = next(
                value for name, value in self.cookies.items() if name.startswith("qcheck_sheet_")
            )
            self.mark = _hidden(page, "sheet")
            self.asked = tuple(dict.fromkeys(re.findall(r'name="seen-a-([a-z0-9-]+)"', page)))

    async def answer(self, chance: random.Random, patience: float) -> tuple[str, int]:
        """Any answer to any question on the page, as the sheet's script saves it."""
        self.asking, place = chance.choice(self.asked), chance.randrange(len(VALUES))
        value: int | str = int(VALUES[place]) if VALUES[place].isdigit() else VALUES[place]
        change = {"kind": "answer", "about": self.asking, "value": value, "age": 3}
        async with asyncio.timeout(patience):
            await self.ask(
                "POST", f"/a/{self.seat.invitation}/save", json_body={"sheet": self.mark, "change": change}
            )
        return self.asking, place

    async def ask(
        self,
        method: str,
        path: str,
        form: dict[str, str] | None = None,
        json_body: dict[str, object] | None = None,
    ) -> Reply:
        """One request on the connection. Raises `Trouble` for an answer that is neither a page
        nor a way on.
        """
        body = json.dumps(json_body).encode() if json_body else urlencode(form or {}).encode()
        kind = "application/json" if json_body else "application/x-www-form-urlencoded"
        head = {
            "Host": self.netloc,
            "Origin": f"http://{self.netloc}",
            "Accept-Language": "de",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type": kind,
            "Content-Length": str(len(body)),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        request = f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body
        try:
            reply = await self._sent(request)
        except (
            EOFError,
            ConnectionError,
        ):  # the server has put an idle connection away: a browser opens another without a word
            await self.hang_up()
            reply = await self._sent(request)
        if reply.status not in (200, 303):
            raise Trouble(f"{method} {path.rsplit('/', 1)[-1] if len(path) > 45 else 'link'}: {reply.status}")
        return reply

    async def quickly(self, path: str, body: str) -> None:
        """Sends this as the sheet's script does and waits until it is acknowledged, with as little work on
        this side as can be, because the server is what is measured.
        """
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        await self._quick("POST", path, body, "application/json", cookies, 200)

    async def arrive_quickly(self) -> None:
        """As `arrive`, with as little work on this side as can be; knows nothing of the page afterwards."""
        landing = f"/a/{self.seat.invitation}"
        _, page = await self._quick("GET", landing, "", "", "", 200)
        nonce = _between(page, b'name="nonce" value="', b'"')
        form = urlencode({"nonce": nonce, "perspective": self.seat.perspective})
        kind = "application/x-www-form-urlencoded"
        head, _ = await self._quick("POST", f"{landing}/begin", form, kind, "", 303)
        cookie = _between(head, b"set-cookie: ", b";")
        _, page = await self._quick("GET", _between(head, b"location: ", b"\r"), "", "", cookie, 200)
        _between(page, b'data-sheet="', b'"')  # it is the first page

    async def _quick(
        self, method: str, path: str, body: str, kind: str, cookies: str, status: int
    ) -> tuple[bytes, bytes]:
        """Head and body of the answer; `Trouble` where it has another status."""
        content = f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n" if kind else ""
        request = (
            f"{method} {path} HTTP/1.1\r\nHost: {self.netloc}\r\nOrigin: http://{self.netloc}\r\n"
            f"Accept-Language: de\r\nCookie: {cookies}\r\n{content}\r\n{body}"
        )
        if self.line is None:
            host, _, port = self.netloc.partition(":")
            self.line = await asyncio.open_connection(host, int(port), local_addr=(self.sender, 0))
        reader, writer = self.line
        writer.write(request.encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = _between(head.lower(), b"content-length: ", b"\r")
        page = await reader.readexactly(int(length))
        if int(head[9:12]) != status:
            raise Trouble(f"{method} {path.rpartition('/')[2]}: {head[9:12].decode()}")
        return head, page

    async def hang_up(self) -> None:
        """Puts the connection away; the next request opens another."""
        if self.line:
            self.line[1].close()
        self.line = None

    async def _sent(self, request: bytes) -> Reply:
        if self.line is None:
            host, _, port = self.netloc.partition(":")
            self.line = await asyncio.open_connection(host, int(port), local_addr=(self.sender, 0))
        reader, writer = self.line
        writer.write(request)
        return await self._reply(reader)

    async def _reply(self, reader: asyncio.StreamReader) -> Reply:
        first = await reader.readline()
        if not first:
            raise EOFError
        status = int(first.split()[1])
        headers: dict[str, str] = {}
        while line := (await reader.readline()).decode().strip():
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                cookie, _, kept = value.partition(";")[0].partition("=")
                self.cookies[cookie] = kept
            headers[name.lower()] = value
        return Reply(status, headers, await reader.readexactly(int(headers["content-length"])))


@asynccontextmanager
async def phone(netloc: str, seat: Seat) -> AsyncIterator[Phone]:
    """A phone in somebody's hand; put away at the end."""
    held = Phone(netloc, seat)
    try:
        yield held
    finally:
        await held.hang_up()


def _between(text: bytes, before: bytes, after: bytes) -> str:
    """What stands there between these two for the first time."""
    _, is_there, rest = text.partition(before)
    if not is_there:
        raise Trouble(f"nothing follows on {before!r}")
    return rest.partition(after)[0].decode()


def _hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    for tag in re.findall(r"<input[^>]*>", page):
        if f'name="{name}"' in tag and (match := re.search(r'value="([^"]*)"', tag)):
            return match[1]
    raise Trouble(f"the page has no field {name!r}")
