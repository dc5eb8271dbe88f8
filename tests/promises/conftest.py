"""An installation as an operator has it: `qcheck serve` over a data folder, commands beside it, people with
browsers of their own.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import NamedTuple

import httpx
import pytest

from qcheck.service import Service, open_service
from qcheck.settings import Settings
from tests.forked import Forked, forked
from tests.sheet.devices import hidden
from tests.standing_clock import StandingClock

PATIENCE = 180.0  # seconds; two cores, shared
PERSPECTIVES = ("verwaltung", "zivilgesellschaft", "politik", "prozessgestaltung", "einwohnerschaft")


class Person:
    """Somebody with a browser: cookies of their own, forms sent as the page has them."""

    def __init__(self, base: str, **headers: str) -> None:
        self.base = base
        own = {"Origin": base, "Sec-Fetch-Site": "same-origin", "Accept-Language": "de"} | headers
        self.browser = httpx.Client(
            base_url=base, headers=own, timeout=PATIENCE, follow_redirects=True, trust_env=False
        )

    def get(self, path: str) -> httpx.Response:
        return self.browser.get(path)

    def begin(self, invitation: str, perspective: str | None = None) -> httpx.Response:
        """Begins a sheet; gives the page to which that leads."""
        fields = hidden(self.get(f"/a/{invitation}").text)
        chosen = {"perspective": perspective} if perspective else {}
        return self.browser.post(f"/a/{invitation}/begin", data={"nonce": fields["nonce"], **chosen})

    def save(self, invitation: str, **change: object) -> httpx.Response:
        """Saves one change as the sheet's script does."""
        [mark] = re.findall(r'data-sheet="(\w+)"', self.get(f"/a/{invitation}/overview").text)
        return self.browser.post(
            f"/a/{invitation}/save",
            json={"sheet": mark, "change": change},
            headers={"Accept": "application/json"},
        )

    def answer(
        self, invitation: str, value: int = 3, question: str = "k-ziel", comment: str = ""
    ) -> httpx.Response:
        """One answer, and words beside it if there are any."""
        saved = self.save(invitation, kind="answer", about=question, value=value)
        return (
            self.save(invitation, kind="comment", about=question, text=comment, seen="") if comment else saved
        )


class Check:
    """What `qcheck new` has made: its links by what they are for."""

    def __init__(self, made: dict[str, object]) -> None:
        self.deletes = str(made["deletes"])
        links = made["links"]
        assert isinstance(links, list)
        self.organise = next(each["link"] for each in links if each["kind"] == "organise")
        self.view = next(each["link"] for each in links if each["kind"] == "view")
        self.answer = {each["perspective"]: each["link"] for each in links if each["kind"] == "answer"}
        self.codes = {each["perspective"]: each["code"] for each in links if each["kind"] == "answer"}


class Ran(NamedTuple):
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


class Installation:
    """A data folder, its server, and everything that the server has ever said."""

    def __init__(self, data: Path) -> None:
        self.data = data
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.log = data.parent / "said.txt"
        self._server: Forked | None = None

    def start(self) -> None:
        words = ["serve", "--port", str(self.port), "--data", str(self.data)]
        self._server = forked(words, self.log, environment=_without_settings())
        _until(lambda: httpx.get(f"{self.base}/healthz", trust_env=False).status_code == 200)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        assert self._server is not None
        self._server.send_signal(how)
        self._server.wait()

    def command(self, *words: str) -> Ran:
        """A command of the operator's or an organiser's, in German."""
        with TemporaryDirectory() as name:
            out, err = Path(name, "out"), Path(name, "err")
            whole = ["--language", "de", *words, "--data", str(self.data)]
            code = forked(whole, out, err, _without_settings()).wait()
            return Ran(code, out.read_text("utf-8"), err.read_text("utf-8"))

    def check(self, *wishes: str, mode: str = "open", title: str = "Spielplatz am Bach") -> Check:
        words = (
            "new",
            "--title",
            title,
            "--catalogue",
            "kurzcheck",
            "--phase",
            "planung",
            "--mode",
            mode,
            "--format",
            "json",
        )
        return Check(json.loads(self.command(*words, *wishes).stdout))

    def somebody(self) -> Person:
        return Person(self.base)

    def group(self, check: Check, perspective: str, *values: int, comment: str = "") -> list[Person]:
        """As many people as there are values; each answers the first question, the words are the
        first one's.
        """
        people = [self.somebody() for _ in values]
        invitation = check.answer[perspective]
        for person, value in zip(people, values, strict=True):
            person.begin(invitation)
            person.answer(invitation, value, comment=comment if person is people[0] else "")
        return people

    def sql(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Looks at or changes the database beside the program, as only a test does."""
        with closing(sqlite3.connect(self.data / "qcheck.sqlite", timeout=PATIENCE)) as database, database:
            return database.execute(statement, values).fetchall()

    def everything_kept(self) -> bytes:
        """All bytes in all files of the data folder."""
        return b"".join(each.read_bytes() for each in sorted(self.data.rglob("*")) if each.is_file())


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = Installation(tmp_path_factory.mktemp("promises") / "data")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def service(tmp_path: Path, clock: StandingClock) -> Iterator[Service]:
    """One in a folder of its own, whose clock stands until a test moves it."""
    opened = open_service(Settings(data=tmp_path / "data").prepared())
    opened.clock.now = clock
    yield opened
    opened.close()


def _without_settings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("QCHECK_")}


def _until(stands: object) -> None:
    assert callable(stands)
    end = monotonic() + PATIENCE
    while True:
        try:
            if stands():
                return
        except httpx.TransportError:
            pass
        assert monotonic() < end, "the server does not answer"
        sleep(0.1)
