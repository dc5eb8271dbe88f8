"""A real server that may be killed with -9 and is there again in a moment, and the phones of people who
answer whatever happens to it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from urllib.request import urlopen

import httpx

from qcheck.web.kept_sheets import kept_sheets
from tests.forked import Forked, forked
from tests.serving import free_port

PATIENCE = 180  # seconds; two cores, shared
PAUSE = 0.05  # seconds, before somebody tries again
NOT_NOW = {422, 503}
"""What a form and a script are answered while the database is busy, full or away."""

ON_A_FULL_DISK = """
import os
from pathlib import Path
from sqlalchemy import Engine, event
from qcheck.cli import run

def as_large_as_allowed(connection):
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA max_page_count = {1 if full.exists() else 1_000_000_000}")

full = Path(os.environ["QCHECK_DATA"], "full")
event.listen(Engine, "begin", as_large_as_allowed)
run()
"""
"""While a file `full` lies in the data, SQLite may not grow: to it, the disk is full."""


class MortalServer:
    """`qcheck serve` over its own data, one life after the other at the same address; what it says goes into
    the file `log` of its data.
    """

    def __init__(self, data: Path) -> None:
        self.data = data
        self._port = free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        self._life: Forked | None = None

    @property
    def process(self) -> int:
        """The number of the process that lives."""
        assert self._life is not None
        return self._life.pid

    def start(self, database: str = "") -> None:
        """A new life; returns once it answers."""
        environment = os.environ | {"QCHECK_DATA": str(self.data), "QCHECK_DATABASE": database}
        self._life = forked(
            ["serve", "--port", self._port],
            self.data / "log",
            environment=environment,
            script=ON_A_FULL_DISK,
        )
        until(lambda: _is_alive(self.address))

    def kill(self) -> None:
        """Ends this life in the middle of whatever is being done; a dead server stays dead."""
        if self._life is not None:
            self._life.kill()
            self._life = None

    @contextmanager
    def alive(self, database: str = "") -> Iterator[None]:
        """One life, from here to the end of this block."""
        self.start(database)
        try:
            yield
        finally:
            self.kill()


class Phone:
    """Somebody who answers sheet after sheet by the same invitation, and tries again until each answer is
    acknowledged; so many seconds later the next.

    `acknowledged`: by the link of each sheet, what the server has said it saved: a point and a comment for
    each question.
    """

    def __init__(self, address: str, invitation: str, questions: list[str], pace: float = 0) -> None:
        self.acknowledged: dict[str, dict[str, tuple[int, str]]] = {}
        self.saved = 0
        self._address = address
        self._path = f"/a/{invitation}"
        self._questions = questions
        self._pace = pace
        self._enough = Event()

    def answer(self) -> None:
        """Until it is put away; what is on its way then is seen through."""
        while not self._enough.is_set():
            with httpx.Client(
                base_url=self._address,
                headers={"Origin": self._address},
                timeout=10,
                trust_env=False,
                verify=False,
            ) as browser:
                self._fill_in(browser)

    def put_away(self) -> None:
        self._enough.set()

    def _fill_in(self, browser: httpx.Client) -> None:
        nonce = _found(r'name="nonce" value="(\w+)"', self._asked(browser, "GET", "").text)
        self._asked(browser, "POST", "/begin", data={"nonce": nonce})
        mark = _found(r'data-sheet="(\w+)"', self._asked(browser, "GET", "/overview").text)
        [sheet] = kept_sheets(dict(browser.cookies))
        given = self.acknowledged.setdefault(sheet.link, {})
        for number, question in enumerate(self._questions):
            if self._enough.is_set():
                return
            point, comment = number % 4 + 1, f"Wort {number}"
            self._save(browser, mark, kind="answer", about=question, value=point)
            self._save(browser, mark, kind="comment", about=question, text=comment, seen="")
            given[question] = (point, comment)
            self._enough.wait(self._pace)

    def _save(self, browser: httpx.Client, mark: str, **change: object) -> None:
        self._asked(
            browser,
            "POST",
            "/save",
            json={"sheet": mark, "change": change},
            headers={"Accept": "application/json"},
        )
        self.saved += 1

    def _asked(self, browser: httpx.Client, method: str, below: str, **content: object) -> httpx.Response:
        """What the server answers once it is there and not busy."""
        for _ in range(int(PATIENCE / PAUSE)):
            with suppress(httpx.TransportError):
                answer = browser.request(method, self._path + below, **content)
                if answer.status_code not in NOT_NOW:
                    assert answer.status_code in {200, 303}, (
                        f"{method} {below}: {answer.status_code} {answer.text[:500]}"
                    )
                    return answer
            sleep(PAUSE)
        raise AssertionError("the server did not come back")


def until(true: Callable[[], bool]) -> None:
    """Waits for this; asks ten times a second where that lasts: who is waited for needs the processor."""
    deadline, pause = monotonic() + PATIENCE, 0.01
    while not true():
        assert monotonic() < deadline
        sleep(pause)
        pause = min(pause * 1.2, 0.1)


def _is_alive(address: str) -> bool:
    try:
        with urlopen(f"{address}/healthz", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def _found(pattern: str, html: str) -> str:
    return re.findall(pattern, html)[0]
