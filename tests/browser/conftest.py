"""A real server and a real browser: everything a journey needs. No request of any journey may leave this
computer.
"""

from __future__ import annotations

import os
import random
import shutil
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from qcheck.service import Service, open_service
from qcheck.settings import Settings
from tests.forked import Forked, forked

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
OURS = "127.0.0.1;hall.example"
"""What the browser asks itself; everything else it asks of the trap."""
PLAIN_HTTP = "Cross-Origin-Opener-Policy header has been ignored"
"""What the browser says of every page that comes over plain http from another computer, as in a hall."""
SWITCHED_OFF = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
SWITCHED_ON = ("CDPScreenshotNewSurface", "SkipListAccountsWithoutGaiaCookies")
"""As Playwright has them: whoever names features of their own takes the place of its lists."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--font-render-hinting=none",  # letters as wide as in a window: the shell draws them wider of its own accord
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP hall.example 127.0.0.1",
    f"--proxy-bypass-list=<-loopback>;{OURS}",
    "--disable-features=RenderDocument," + ",".join(SWITCHED_OFF),
    "--enable-features=" + ",".join(SWITCHED_ON),
)
"""Quieter, and cheaper: without RenderDocument a frame stays from page to page, which takes a third off each."""
CHROMIUM = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium"))), "/usr/bin/chromium")
"""Debian's Chromium without a window, which draws the same pages for three fifths of the work; or the whole
one.
"""

GOES_ON = (
    """address => { history.pushState({}, "", address); dispatchEvent(new PopStateEvent("popstate")); }"""
)
"""As the browser's forward button does, from one page of ours to another."""
ASIDE = "/help"
"""A page without fields that asks for nothing by itself, over which one goes on from a page to the same with
another check, and on which one waits.
"""

expect.set_options(timeout=30_000)
PATIENCE = 120_000  # milliseconds; two cores, shared
PORTS = (20_000, 32_768)
MOST_TOLD = 4_000
"""Signs of a page or of a server's log that are told where a journey failed."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs the browser."""
    folder = Path(__file__).parent
    for item in items:
        if item.path.parent == folder:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """A journey that failed tells what its pages showed, as somebody hears it who does not see, and what its
    servers said last.
    """
    report: pytest.TestReport = yield  # type: ignore[misc]
    if call.when == "call" and report.failed:
        for name, thing in getattr(item, "funcargs", {}).items():
            report.sections += [(f"{name}: {what}", text) for what, text in _last_seen(thing)]
    return report  # type: ignore[return-value]


def _last_seen(thing: object) -> Iterator[tuple[str, str]]:
    """Of a page, of somebody's pages, of a server: where, and its end."""
    if isinstance(thing, Server):
        yield thing.url, thing.log[-MOST_TOLD:]
    pages = [thing] if isinstance(thing, Page) else thing.context.pages if isinstance(thing, Visitor) else []
    for page in pages:
        try:
            yield page.url, page.locator("body").aria_snapshot(timeout=2_000)[:MOST_TOLD]
        except Error as trouble:
            yield page.url, str(trouble)


@dataclass
class Server:
    """A qcheck server of its own, which can be killed and started again over the same data."""

    data: Path
    local: bool = False
    port: int = field(default_factory=lambda: _free_port())
    process: Forked | None = None
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def hall(self) -> str:
        """The address as others in a room would open it: with the one above a wall says that no phone gets
        there.
        """
        return f"http://hall.example:{self.port}"

    def start(self) -> None:
        environment = os.environ | {"QCHECK_LOCAL": str(self.local).lower(), "PYTHONUNBUFFERED": "1"}
        environment |= {f"QCHECK_{name.upper()}": value for name, value in self.settings.items()}
        words = ["serve", "--port", str(self.port), "--data", str(self.data)]
        self.process = forked(words, self._log, environment=environment)
        self._wait_until_alive(self.process)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def _wait_until_alive(self, process: Forked, seconds: int = 180) -> None:
        deadline = time.monotonic() + seconds
        while process.poll() is None and time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=1) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"the server at {self.url} did not come up. It said: {self.log[-MOST_TOLD:]}")

    @property
    def _log(self) -> Path:
        return self.data.parent / f"{self.data.name}.log"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for journeys that leave it as it is."""
    one = Server(tmp_path_factory.mktemp("server") / "data")
    one.start()
    yield one
    one.kill()


@pytest.fixture(scope="session")
def service(server: Server) -> Iterator[Service]:
    """A second way into the server's data."""
    opened = open_service(Settings(data=server.data))
    yield opened
    opened.close()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server for one journey alone, on this computer with its shelf."""
    one = Server(tmp_path / "data", local=True)
    one.start()
    yield one
    one.kill()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM", CHROMIUM), args=[*QUIET, f"--proxy-server={trap().url}"]
    )
    yield running
    running.close()
    assert trap().asked == []


class Trap:
    """Takes what the browser would ask of another computer, whatever in it wants to, by name or by number, and
    notes it. To listen to each request of each page took a tenth of all work.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        Thread(target=self._listen, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def _listen(self) -> None:
        while True:
            asking, _ = self._listening.accept()
            with asking, suppress(OSError):
                asking.settimeout(PATIENCE / 1000)
                self.asked.append(asking.recv(MOST_TOLD).partition(b"\r\n")[0].decode(errors="replace"))


@cache
def trap() -> Trap:
    return Trap()


class Visitor:
    """Someone with a browser of their own; notes every complaint of the browser, and what was asked of other
    computers meanwhile.
    """

    def __init__(self, browser: Browser, size: dict[str, int], **options: object) -> None:
        mobile = {"has_touch": True, "is_mobile": True} if size is PHONE else {}
        self.context: BrowserContext = browser.new_context(viewport=size, locale="de-DE", **mobile, **options)  # type: ignore[arg-type]
        self.context.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        self._asked_before = len(trap().asked)
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda failed: self.complaints.append(str(failed.error)))

    def page(self) -> Page:
        return self.context.new_page()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and PLAIN_HTTP not in message.text:
            self.complaints.append(message.text)

    def forget(self) -> None:
        """What was noted so far."""
        self.complaints.clear()
        self._asked_before = len(trap().asked)

    @property
    def foreign(self) -> list[str]:
        return trap().asked[self._asked_before :]

    @property
    def violations(self) -> list[str]:
        return [text for text in self.complaints if "Content Security Policy" in text]


@contextmanager
def one_page(browser: Browser, size: dict[str, int], *, is_refused: bool = False) -> Iterator[Page]:
    """The one page of somebody who goes on from address to address, which leaves nothing behind. What is done on
    a page belongs to a visitor of its own, or to one who is `put_back`. `is_refused`: something is, on purpose,
    of which the browser complains.
    """
    visitor = Visitor(browser, size)
    yield visitor.page()
    visitor.context.close()
    assert visitor.foreign == []
    assert (visitor.violations if is_refused else visitor.complaints) == []


def put_back(page: Page, url: str) -> None:
    """As if nobody had been there: nothing kept, no cookies, nothing held up on its way, no other window."""
    page.unroute_all(behavior="ignoreErrors")
    for other in page.context.pages:
        if other != page:
            other.close()
    page.context.set_offline(False)
    page.goto(f"{url}/healthz")
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.context.clear_cookies()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Visitor]:
    yield from _visit(browser, PHONE)


@pytest.fixture
def laptop(browser: Browser) -> Iterator[Visitor]:
    yield from _visit(browser, LAPTOP)


def _visit(browser: Browser, size: dict[str, int]) -> Iterator[Visitor]:
    visitor = Visitor(browser, size)
    yield visitor
    visitor.context.close()
    assert visitor.foreign == []
    assert visitor.violations == []


@pytest.fixture(scope="session")
def _shared_phone(browser: Browser) -> Iterator[tuple[Visitor, Page]]:
    yield from _stay(browser, PHONE)


@pytest.fixture(scope="session")
def _shared_laptop(browser: Browser) -> Iterator[tuple[Visitor, Page]]:
    yield from _stay(browser, LAPTOP)


@pytest.fixture
def empty_phone(_shared_phone: tuple[Visitor, Page], server: Server) -> Iterator[Page]:
    """The page of a phone on which nothing of us is kept. It is the same for all tests and put back after each,
    which costs less than a new one. Whatever changes the clock, adds scripts, gives permissions or looks at what
    is loaded takes a new one, `phone`; where the app may stay open, `handheld` costs less still.
    """
    yield from _put_back(*_shared_phone, server.url)


@pytest.fixture
def empty_laptop(_shared_laptop: tuple[Visitor, Page], server: Server) -> Iterator[Page]:
    """The same at a laptop."""
    yield from _put_back(*_shared_laptop, server.url)


def _put_back(visitor: Visitor, page: Page, url: str) -> Iterator[Page]:
    size = page.viewport_size
    page.bring_to_front()
    yield page
    put_back(page, url)
    page.set_viewport_size(size)  # type: ignore[arg-type]
    found = visitor.foreign, visitor.violations
    visitor.forget()
    assert found == ([], [])


@pytest.fixture(scope="session")
def _office(browser: Browser) -> Iterator[tuple[Visitor, Page]]:
    yield from _stay(browser, LAPTOP)


@pytest.fixture(scope="session")
def _pocket(browser: Browser) -> Iterator[tuple[Visitor, Page]]:
    yield from _stay(browser, PHONE)


@pytest.fixture(scope="module")
def _office_hours(_office: tuple[Visitor, Page]) -> Iterator[tuple[Visitor, Page]]:
    yield from _left_idle(*_office)


@pytest.fixture(scope="module")
def _way_to_work(_pocket: tuple[Visitor, Page]) -> Iterator[tuple[Visitor, Page]]:
    yield from _left_idle(*_pocket)


@pytest.fixture
def desk(_office_hours: tuple[Visitor, Page]) -> Iterator[Page]:
    """A laptop's page in which the app is open already, from whatever was looked at before: `to` goes on in it,
    which costs a fifth of loading the app. For whatever does not depend on a device that is new, on loading, or
    on being alone; nothing of what was typed before is left on it.
    """
    yield from _lent(*_office_hours)


@pytest.fixture
def handheld(_way_to_work: tuple[Visitor, Page]) -> Iterator[Page]:
    """The same on a phone."""
    yield from _lent(*_way_to_work)


def _stay(browser: Browser, size: dict[str, int]) -> Iterator[tuple[Visitor, Page]]:
    visitor = Visitor(browser, size)
    yield visitor, visitor.page()
    visitor.context.close()


def _left_idle(visitor: Visitor, page: Page) -> Iterator[tuple[Visitor, Page]]:
    """Between files it shows a page that does not look for news every few seconds."""
    yield visitor, page
    if page.url.startswith("http"):
        page.evaluate(GOES_ON, ASIDE)


def _lent(visitor: Visitor, page: Page) -> Iterator[Page]:
    if page.url.startswith("http"):
        page.evaluate("localStorage.clear()")
    page.bring_to_front()
    yield page
    for other in visitor.context.pages:
        if other != page:
            other.close()
    found = visitor.foreign, visitor.violations
    visitor.forget()
    assert found == ([], [])


def _free_port() -> int:
    """One that no connection takes on its way out, before the server does: those begin above."""
    while True:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port := random.randrange(*PORTS)))
            return port
