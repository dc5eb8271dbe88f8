"""One device that holds on to connections takes none of them away from a hall: a started server closes what
asks for nothing.
"""

from __future__ import annotations

import os
import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from threading import Timer
from time import monotonic, sleep
from types import SimpleNamespace

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from qcheck.server import connections
from tests.mortal import until
from tests.serving import Server, free_port, serving

SHORT = 2.0  # seconds, in place of twenty
START = (
    f"from qcheck.server import connections; connections.WHOLE = {SHORT}; connections.LONGEST = "
    f"{15 * SHORT}; "
    "from qcheck.cli import run; run()"
)
WITHOUT = "import sys; sys.modules['httptools'] = sys.modules['uvloop'] = None; "
"""As on a platform that has neither: h11 reads, asyncio's own loop runs."""
HALF = {
    "nothing": b"",
    "half a line": b"GET /hea",
    "half a header": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A",
    "half of what is sent": b"POST /join HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\ncode=",
    "a second one, half": b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /hea",
}
SOFT, HARD = resource.getrlimit(resource.RLIMIT_NOFILE)


class HalfSent(connections.Patient):
    """A connection whose headers are here, and not yet all of what is sent with them."""

    is_answering, is_half_sent = False, True


def line(server: Server) -> socket.socket:
    """A connection to the server."""
    return socket.create_connection(("127.0.0.1", int(server.address.rpartition(":")[2])), timeout=60)


def is_closed(connection: socket.socket) -> bool:
    """Reads to the end, if there is one within a minute."""
    while connection.recv(65_536):
        pass
    return True


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("served"), ["-c", START, "serve", "--port", free_port()]) as running:
        yield running


@contextmanager
def half_asked(server: Server) -> Iterator[dict[str, socket.socket]]:
    """Connections by what is missing, all opened at once: they wait for their end together."""
    with ExitStack() as crowd:
        connections = {name: crowd.enter_context(closing(line(server))) for name in HALF}
        for name, connection in connections.items():
            connection.sendall(HALF[name])
        yield connections


@pytest.fixture(scope="module")
def waiting(server) -> Iterator[dict[str, socket.socket]]:
    with half_asked(server) as connections:
        yield connections


@pytest.mark.parametrize("name", HALF)
def test_a_connection_that_asks_for_nothing_whole_is_closed(waiting, name):
    assert is_closed(waiting[name])


def bodies(server: Server) -> list[bytes]:
    """Of twenty answers what stands behind the head in the first piece that comes."""
    with closing(line(server)) as connection:
        return [_body(connection) for _ in range(20)]


def _body(connection: socket.socket) -> bytes:
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return connection.recv(65_536).partition(b"\r\n\r\n")[2]


def test_head_and_body_of_an_answer_come_in_one_piece(server):
    assert all(bodies(server))


def test_without_httptools_and_uvloop_it_is_the_same(tmp_path):
    command = ["-c", WITHOUT + START, "serve", "--port", free_port()]
    with serving(tmp_path, command, anew=True) as server, half_asked(server) as connections:
        assert all(bodies(server))
        assert all(map(is_closed, connections.values()))


def test_headers_that_trickle_in_bring_no_time(server):
    with closing(line(server)) as connection:
        begun = monotonic()
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        with pytest.raises(OSError, match=r"."):  # noqa: PT012  each piece may be the one that finds it closed
            while monotonic() - begun < 60:
                connection.sendall(b"X-A: b\r\n")
                sleep(SHORT / 5)


def test_what_is_sent_slowly_arrives(server):
    with closing(line(server)) as connection:
        connection.sendall(
            b"POST /join HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 6\r\n\r\n"
        )
        for letter in b"code=A":
            sleep(SHORT / 8)
            connection.sendall(bytes([letter]))

        assert connection.recv(65_536).startswith(b"HTTP/1.1 ")


@pytest.mark.parametrize(("came", "left"), [(2_000_000, connections.WHOLE), (1_000, 0.0)])
def test_a_large_file_over_a_slow_line_has_time_for_its_size(monkeypatch, came, left):
    clock, waits = [0.0], []
    monkeypatch.setattr(connections, "monotonic", lambda: clock[0])
    slow = HalfSent()
    slow.transport = SimpleNamespace(is_closing=lambda: False)
    slow.loop = SimpleNamespace(call_later=lambda seconds, _: waits.append(seconds) or Timer(1, print))

    slow.data_received(b"POST")
    clock[0] = 100.0
    slow.data_received(b"x" * came)

    assert waits == [connections.WHOLE, left]


def test_a_page_that_is_open_stays_open(server):
    with server.websocket() as page:
        sleep(2 * SHORT)
        wish = BackMsg()
        wish.rerun_script.query_string = ""
        page.send(wish.SerializeToString())

        assert page.recv(timeout=60)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such limit")
def test_as_many_files_may_be_open_as_the_system_allows(server):
    with open(f"/proc/{server.process.pid}/limits") as limits:
        [soft, hard] = next(each for each in limits if each.startswith("Max open files")).split()[3:5]

    assert soft == hard


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such limit")
def test_where_there_are_no_more_connections_the_log_stays_short_and_the_server_comes_back(tmp_path):
    few = (
        "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (120, 120)); from qcheck.cli import "
        "run; run()"
    )

    with serving(tmp_path, ["-c", few, "serve", "--port", free_port()]) as server, ExitStack() as crowd:
        for _ in range(150):
            crowd.enter_context(closing(line(server)))
        until(lambda: "no more connections can be taken on" in server.said)
        answered = server.get("/healthz")[2]
        log = server.stop()

    assert answered == b"ok"
    assert len(log) < 10_000
    assert "socket.accept" not in log
