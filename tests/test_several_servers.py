"""Two servers over one PostgreSQL behind HAProxy, as the page on operating says, without stickiness: one is
killed in the middle of a workshop, and nobody loses anything.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import httpx
import pytest

from qcheck.service import Service, open_service
from qcheck.settings import Settings
from qcheck.workshop import Station
from tests.live.rooms import Room
from tests.mortal import PATIENCE, until
from tests.serving import Server, free_port, serving
from tests.sheet.devices import new_check
from tests.test_durability_online import CATALOGUE, _holds_what_was_acknowledged, _phones, _saved

pytestmark = [pytest.mark.postgresql, pytest.mark.proxies]
DEPLOY = Path(__file__).parents[1] / "deploy"
PROXY = shutil.which("haproxy") or "/usr/sbin/haproxy"


@dataclass(frozen=True)
class Proxy:
    """What visitors see of all servers: one address."""

    address: str

    def alive(self) -> bool:
        try:
            return httpx.get(f"{self.address}/readyz", trust_env=False).status_code == 200
        except httpx.TransportError:
            return False


@dataclass
class Wall:
    """A wall in a room, which asks again and again what it is to show; `failures` in a row at
    most so many.
    """

    address: str
    shown: str = ""
    failures: int = 0
    _row: int = 0
    _enough: Event = field(default_factory=Event)

    def watch(self) -> None:
        with httpx.Client(trust_env=False, timeout=10) as browser:
            while not self._enough.wait(0.1):
                self._look(browser)

    def leave(self) -> None:
        self._enough.set()

    def _look(self, browser: httpx.Client) -> None:
        answer = browser.get(self.address)
        self._row = 0 if answer.status_code == 200 else self._row + 1
        self.failures = max(self.failures, self._row)
        if answer.status_code == 200:
            self.shown = answer.json()["html"]


def recipe() -> str:
    """HAProxy's configuration, as it is shipped."""
    return (DEPLOY / "haproxy.cfg").read_text("utf-8")


@contextmanager
def proxied(folder: Path, servers: list[Server]) -> Iterator[Proxy]:
    """The recipe with these servers, without https."""
    address = f"127.0.0.1:{free_port()}"
    lines = re.sub(r"bind :443 .*", f"bind {address}", recipe()).replace("bind :80", "")
    lines = re.sub(r".*redirect scheme https.*", "", lines)  # held below: here nothing is encrypted
    lines = lines.replace("set-header X-Forwarded-Proto https", "set-header X-Forwarded-Proto http")
    for place, server in zip(("10.0.0.11:8501", "10.0.0.12:8501"), servers, strict=True):
        lines = lines.replace(place, server.address.removeprefix("http://").replace("localhost", "127.0.0.1"))
    (folder / "haproxy.cfg").write_text(lines)
    process = subprocess.Popen([PROXY, "-db", "-f", str(folder / "haproxy.cfg")])
    try:
        proxy = Proxy(f"http://{address}")
        until(proxy.alive)
        yield proxy
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


@contextmanager
def two_servers(folder: Path, database: str) -> Iterator[list[Server]]:
    """Each with a data folder of its own; the key is the same."""
    first, second = folder / "first", folder / "second"
    for each in (first, second):
        (Settings(data=each / "data").prepared().criteria / "spielplatz.yaml").write_text(CATALOGUE)
    open_service(Settings(data=first / "data", database=database)).close()
    shutil.copy(first / "data" / "key", second / "data" / "key")
    command = ["-m", "qcheck", "serve", "--port"]
    with (
        serving(first, [*command, free_port()], QCHECK_DATABASE=database) as one,
        serving(second, [*command, free_port()], QCHECK_DATABASE=database) as two,
    ):
        yield [one, two]


def workshop(service: Service) -> Room:
    """In the middle of its answering."""
    link = new_check(service, "spielplatz", None, prepared=True)
    service.facilitating.start_workshop(link, "90")
    room = Room(service, link)
    room.go(Station.ANSWERING)
    return room


def test_one_of_two_servers_is_killed_in_a_workshop_and_nobody_loses_an_answer_and_the_wall_goes_on(
    tmp_path, postgresql_url
):
    settings = Settings(data=tmp_path / "first" / "data", database=postgresql_url)
    with (
        two_servers(tmp_path, postgresql_url) as servers,
        proxied(tmp_path, servers) as proxy,
        closing(open_service(settings)) as service,
        ThreadPoolExecutor(1) as room_of_the_wall,
    ):
        room = workshop(service)
        wall = Wall(f"{proxy.address}{room.wall}/now")
        watching = room_of_the_wall.submit(wall.watch)
        with _phones(proxy, room.invitation) as phones:
            _saved(phones, 12)
            servers[0].process.kill()
            _saved(phones, 30)
        answering = wall.shown
        room.go(Station.REVEAL)
        until(lambda: wall.shown != answering)
        wall.leave()
        watching.result(PATIENCE)

    assert wall.failures == 0
    _holds_what_was_acknowledged(settings, room.link, phones)
