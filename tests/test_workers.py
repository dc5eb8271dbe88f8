"""Several processes on one port: whichever of them somebody comes to, and whichever of them ends, nothing is
lost, doubled or counted twice.
"""

from __future__ import annotations

import os
import re
import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit
from urllib.request import urlopen

import httpx
import pytest

from qcheck.service.limits.misses import AT_ONCE, EACH
from qcheck.settings import Settings
from tests.mortal import PATIENCE, Phone, until
from tests.serving import Server, free_port, serving
from tests.test_durability_online import (
    CATALOGUE,
    _check,
    _holds_what_was_acknowledged,
    _phones,
    _saved,
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
WORKERS = 2
CROWD, CROWDS = 40, 5
METRICS = f"127.0.0.1:{free_port()}"
ASKED = 'qcheck_requests_total{route="/healthz",status="200"}'


class Impatient(Phone):
    """Tries once more, and never a third time."""

    def _asked(self, browser: httpx.Client, method: str, below: str, **content: object) -> httpx.Response:
        with suppress(httpx.TransportError):
            answer = browser.request(method, self._path + below, **content)
            if answer.status_code in {200, 303}:
                return answer
        answer = browser.request(method, self._path + below, **content)
        assert answer.status_code in {200, 303}, f"{method} {below}: {answer.status_code}"
        return answer


def workers(server: Server) -> dict[int, int]:
    """The processes that serve by now, by the numbers of the workers, as the log names them."""
    named = re.findall(rf"worker (\d) of {WORKERS} serves \(process (\d+)\)", server.said)
    return {int(number): int(process) for number, process in named}


@contextmanager
def running(folder) -> Iterator[Server]:
    """A server all of whose workers serve, with a catalogue of twelve questions."""
    (Settings(data=folder / "data").prepared().criteria / "spielplatz.yaml").write_text(CATALOGUE)
    command = ["-m", "qcheck", "serve", "--workers", str(WORKERS), "--port", free_port()]
    with serving(folder, command, QCHECK_METRICS=METRICS) as server:
        until(lambda: len(workers(server)) == WORKERS)
        yield server


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("workers")


@pytest.fixture(scope="module")
def server(folder) -> Iterator[Server]:
    with running(folder) as server:
        yield server


@pytest.fixture
def settings(folder) -> Settings:
    return Settings(data=folder / "data")


def figure(name: str) -> float:
    """What whoever watches is told of this figure, by whichever worker."""
    with urlopen(f"http://{METRICS}/metrics", timeout=PATIENCE) as answer:
        said = answer.read().decode()
    return float(next((line.rpartition(" ")[2] for line in said.splitlines() if line.startswith(name)), 0))


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    with open(f"/proc/{process}/stat") as stat:
        return ") Z " in stat.read()


@contextmanager
def counted_on(server: Server, answers: int) -> Iterator[None]:
    """Whatever happens in here, the figures say afterwards, whichever worker is asked, that so many more signs
    of life were given, and no page is open.
    """
    begun = figure(ASKED)
    yield
    until(lambda: figure(ASKED) >= begun + answers)
    assert {figure(ASKED) for _ in range(10)} == {begun + answers}
    assert figure("qcheck_websockets_open") == 0


def asked(server: Server, times: int) -> None:
    """Each answer is counted just after it was sent: whoever kills a worker then would take one along."""
    begun = figure(ASKED)
    for _ in range(times):
        server.get("/healthz")
    until(lambda: figure(ASKED) >= begun + times)


def test_a_worker_that_is_killed_is_replaced_and_nobody_loses_anything_and_figures_go_on(server, settings):
    organiser, invited = _check(settings)

    with counted_on(server, 30), _phones(server, invited) as phones:
        asked(server, 10)
        for number in (1, 2):
            killed = workers(server)[number]
            os.kill(killed, signal.SIGKILL)
            _saved(phones, 10)
            until(lambda number=number, killed=killed: workers(server)[number] != killed)
            _saved(phones, 10)
            asked(server, 10)

    _holds_what_was_acknowledged(settings, organiser, phones)
    assert f"(process {killed}) has ended by itself (-9)" in server.said


def test_at_a_sighup_all_workers_are_replaced_and_no_answer_is_lost_doubled_or_refused_twice_and_figures_go_on(
    server, settings
):
    organiser, invited = _check(settings)
    before = workers(server)

    with counted_on(server, 20), _phones(server, invited, Impatient, pace=0.25) as phones:
        asked(server, 10)
        _saved(phones, 10)
        server.process.send_signal(signal.SIGHUP)
        until(lambda: not set(before.values()) & set(workers(server).values()))
        until(lambda: all(map(is_gone, before.values())))
        _saved(phones, 10)
        asked(server, 10)

    _holds_what_was_acknowledged(settings, organiser, phones)
    assert server.process.poll() is None
    until(lambda: "qcheck: all workers are new, and it goes on" in server.said)
    assert server.said.count(f"qcheck: {server.address} (started)\n") == 1


def test_at_a_sighup_that_could_not_succeed_everything_goes_on_as_it_is(server, settings):
    _check(settings)  # without one, a key that is not there would be made anew
    before = workers(server)
    settings.key_file.rename(settings.data / "elsewhere")

    server.process.send_signal(signal.SIGHUP)
    until(lambda: "cannot be loaded anew" in server.said)
    (settings.data / "elsewhere").rename(settings.key_file)

    assert server.get("/healthz")[2] == b"ok"
    assert workers(server) == before


def test_those_who_come_at_once_are_shared_out_among_the_workers(server):
    shares = [_shares(server) for _ in range(CROWDS)]

    _, *others = sorted(map(min, shares))  # one of them may have come while a worker did not get a processor
    assert min(others) >= CROWD / 4, shares


def _shares(server: Server) -> list[int]:
    """How many connections each worker takes of a crowd that comes at one moment."""
    before = {process: _sockets(process) for process in workers(server).values()}
    place = urlsplit(server.address)
    with ExitStack() as crowd:
        for line in [crowd.enter_context(socket.socket()) for _ in range(CROWD)]:
            line.setblocking(False)
            line.connect_ex((place.hostname, place.port))
        until(lambda: sum(map(_sockets, before)) - sum(before.values()) == CROWD)
        shares = [_sockets(process) - number for process, number in before.items()]
    until(lambda: sum(map(_sockets, before)) == sum(before.values()))
    return shares


def _sockets(process: int) -> int:
    """How many a process has open."""
    number = 0
    for file in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed by now
            number += os.readlink(file).startswith("socket:")
    return number


def test_wrong_codes_are_counted_over_all_workers(server):
    first, second = workers(server).values()
    begun = monotonic()
    tried = []
    for serves, waits in ((first, second), (second, first)):
        with stopped(waits):
            tried += [_tried(server, f"{serves}-{number}") for number in range(AT_ONCE - 10)]

    allowed = tried.count(True)
    assert AT_ONCE <= allowed <= AT_ONCE + EACH * (monotonic() - begun) + 1
    assert not tried[-1]


def test_after_a_stop_all_have_ended_and_everything_is_in_the_one_file(tmp_path):
    with running(tmp_path) as server:
        _, invited = _check(Settings(data=tmp_path / "data"))
        processes = workers(server).values()
        with httpx.Client(base_url=server.address, trust_env=False) as browser:
            assert browser.get(f"/a/{invited}").status_code == 200
            log = server.stop()

    assert server.process.returncode == 0
    assert log.count("qcheck: stopped; all workers have ended") == 1
    assert all(map(is_gone, processes))
    assert {each.name for each in (tmp_path / "data").iterdir()} == {
        "criteria",
        "deleted",
        "key",
        "qcheck.sqlite",
    }


def test_workers_end_with_the_process_that_looks_after_them(tmp_path):
    with running(tmp_path) as server:
        processes = workers(server).values()

        server.process.kill()

        until(lambda: all(map(is_gone, processes)))


def test_where_no_worker_can_start_all_of_it_ends_with_the_reason(tmp_path):
    command = ["-c", REFUSING, "serve", "--workers", str(WORKERS), "--port", free_port()]

    with serving(tmp_path, command) as server:
        server.process.wait(timeout=PATIENCE)

    assert server.process.returncode == 3
    assert "qcheck does not start like this" in server.said


REFUSING = (
    "import sys; from qcheck.server import options; "
    "sys.modules['qcheck.server.lifespan'].differences = "
    "lambda _: [options.Difference(options.Option('a', 1, 'b', grave=True), 2)]; "
    "from qcheck.cli import run; run()"
)


@contextmanager
def stopped(process: int) -> Iterator[None]:
    """It stands still meanwhile, so that all connections come to the other one."""
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def _tried(server: Server, code: str) -> bool:
    """Whether a wrong code, by a connection of its own, was looked up and not put off."""
    with httpx.Client(
        base_url=server.address, headers={"Origin": server.address}, trust_env=False, verify=False
    ) as browser:
        status = browser.post("/join", data={"code": code}).status_code
    assert status in {422, 429}
    return status == 422
