"""One visitor as Streamlit's page is in a browser: a websocket, the radios it draws, the fragments that call
again by themselves.

What the server draws comes as `ForwardMsg`: deltas carry elements with the id of the fragment they stand in,
`auto_rerun` asks to be called again after some seconds, `script_finished` ends a run. What the visitor does
goes back as `BackMsg.rerun_script`: the values of all widgets, and the fragment to run. A radio that is drawn
with `set_value` shows the store from then on.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Radio_pb2 import Radio
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

from benchmarks.crowd import Trouble

DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
WIDGET = "-value-"
"""In a radio's id, before the id of the question that it answers."""


PAGE = "questions"


class Gone(Trouble):
    """The server has closed the connection."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A question's radio as it was drawn last: its fragment, its options, and the one shown (empty: none)."""

    widget: str
    fragment: str
    options: tuple[str, ...]
    shown: str

    @property
    def question(self) -> str:
        return self.widget.partition(WIDGET)[2]

    @property
    def others(self) -> list[str]:
        """The options that would change the answer."""
        return [option for option in self.options if option != self.shown]


@dataclass(frozen=True, slots=True)
class _Awaited:
    """What is to be seen on the page when a run has ended: this option of this radio, or (None)
    just a page.
    """

    widget: str | None
    option: str
    seen: asyncio.Future[None]


class Visitor:
    """`choices` are the questions on the page, by the ids of their widgets, since the last run ended."""

    def __init__(self, socket: ClientConnection, page: str, query: str) -> None:
        self.choices: dict[str, Choice] = {}
        self.received = 0
        self.asking = ""
        self._socket, self._page, self._query = socket, page, query
        self._drawn: dict[str, Choice] = {}
        self._values: dict[str, str] = {}
        self._calls: dict[str, asyncio.Task[None]] = {}
        self._page_hash = ""
        self._awaited: _Awaited | None = None
        self._gone = False

    async def arrive(self, patience: float) -> None:
        """The first run of the page's script, to its end. Raises TimeoutError."""
        await self._until(None, "", "", patience)

    async def answer(self, chance: random.Random, patience: float) -> tuple[str, int]:
        """Any other option of any question on the page."""
        choice = chance.choice(list(self.choices.values()))
        option = chance.choice(choice.others)
        self.asking = choice.question
        await self.choose(choice.widget, option, patience)
        return choice.question, choice.options.index(option)

    async def choose(self, widget: str, option: str, patience: float) -> None:
        """Chooses an option; returns when the page has been drawn anew from the store with it. Raises
        TimeoutError or Gone.
        """
        self._values[widget] = option
        await self._until(widget, option, self.choices[widget].fragment, patience)

    async def listen(self) -> None:
        """Takes in what the server draws until the connection ends."""
        try:
            async for frame in self._socket:
                self._take(frame)
        except ConnectionClosed:
            pass
        finally:
            self._leave()

    async def _until(self, widget: str | None, option: str, fragment: str, patience: float) -> None:
        if self._gone:
            raise Gone
        seen = asyncio.get_running_loop().create_future()
        self._awaited = _Awaited(widget, option, seen)
        await self._send(fragment)
        await asyncio.wait_for(seen, patience)

    async def _send(self, fragment: str, by_itself: bool = False) -> None:
        message = BackMsg()
        wish = message.rerun_script
        wish.query_string, wish.page_script_hash, wish.fragment_id, wish.is_auto_rerun = (
            self._query,
            self._page_hash,
            fragment,
            by_itself,
        )
        wish.page_name = "" if self._page_hash else self._page
        wish.context_info.timezone, wish.context_info.locale = "Europe/Berlin", "de-DE"
        wish.context_info.url = (
            f"http://{self._socket.request.headers['Host']}/{self._page}?{self._query}"
            if self._socket.request
            else ""
        )
        for widget, option in self._values.items():
            wish.widget_states.widgets.add(id=widget, string_value=option)
        try:
            await self._socket.send(message.SerializeToString())
        except ConnectionClosed:
            raise Gone from None

    def _take(self, frame: str | bytes) -> None:
        self.received += len(frame)
        message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
        match message.WhichOneof("type"):
            case "new_session" if not message.metadata.run.fragment_ids:  # the whole page is drawn anew
                self._drawn = {}
                self._hang_up()
            case "navigation":
                self._page_hash = message.navigation.page_script_hash
            case "delta" if message.delta.new_element.HasField("radio"):
                self._draw(message.delta, message.delta.new_element.radio)
            case "auto_rerun":
                self._call_again(message.auto_rerun.fragment_id, message.auto_rerun.interval)
            case "script_finished" if message.script_finished in DONE:
                self.choices = dict(self._drawn)
                self._see()

    def _draw(self, delta: Delta, radio: Radio) -> None:
        self._drawn[radio.id] = Choice(radio.id, delta.fragment_id, tuple(radio.options), radio.raw_value)
        if radio.set_value:
            self._values.pop(radio.id, None)
            if radio.raw_value:
                self._values[radio.id] = radio.raw_value

    def _see(self) -> None:
        wanted = self._awaited
        if wanted is None or wanted.seen.done():
            return
        choice = self.choices.get(wanted.widget or "")
        if wanted.widget is None or (choice and choice.shown == wanted.option):
            wanted.seen.set_result(None)

    def _call_again(self, fragment: str, seconds: float) -> None:
        self._calls[fragment] = asyncio.create_task(self._calling(fragment, seconds))

    async def _calling(self, fragment: str, seconds: float) -> None:
        with suppress(Gone):
            while True:
                await asyncio.sleep(seconds)
                await self._send(fragment, by_itself=True)

    def _hang_up(self) -> None:
        for call in self._calls.values():
            call.cancel()
        self._calls = {}

    def _leave(self) -> None:
        self._gone = True
        self._hang_up()
        if self._awaited and not self._awaited.seen.done():
            self._awaited.seen.set_exception(Gone())


@asynccontextmanager
async def visiting(netloc: str, page: str, query: str, cookie: str = "") -> AsyncIterator[Visitor]:
    """A visitor whose browser has opened the page's websocket, with what it remembers as the header Cookie
    says it; leaves at the end.
    """
    address, origin = f"ws://{netloc}/_stcore/stream", Origin(f"http://{netloc}")
    protocols = [Subprotocol("streamlit")]
    async with connect(
        address,
        origin=origin,
        subprotocols=protocols,
        additional_headers={"Cookie": cookie} if cookie else None,
        compression=None,
        max_size=None,
        ping_interval=None,
        open_timeout=60,
        proxy=None,
    ) as socket:
        visitor = Visitor(socket, page, query)
        listening = asyncio.create_task(visitor.listen())
        try:
            yield visitor
        finally:
            listening.cancel()
