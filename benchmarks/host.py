"""A qcheck server of its own, over checks of its own in a temporary folder, and what it costs: for
benchmarks.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from qcheck.asking import Questionnaire
from qcheck.catalogue import PerspectiveId, PhaseId
from qcheck.service import NewCheck, Scope, Service, open_service
from qcheck.settings import Settings

CATALOGUE, PHASE, PERSPECTIVE = "qualitaetscheck", PhaseId("reflexion"), PerspectiveId("verwaltung")
"""The long catalogue in its longest phase: 77 questions, up to five on a page."""

START = 60.0
"""Seconds to start in; on two busy cores it takes four."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one person answers: a check of their own, open at one of its criteria."""

    link: str
    criterion: str

    @property
    def query(self) -> str:
        return f"link={self.link}&lang=de&criterion={self.criterion}"


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands in the database for one person: the chosen option of each question by its place, and how
    many answers were saved.
    """

    standing: dict[str, int]
    saved: int


class Host:
    """A running server. `ready` is how many seconds it took to start."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path, workers: int = 1) -> None:
        self.netloc = f"127.0.0.1:{port}"
        self._process, self._log = process, log
        began = time.monotonic()
        while not (self._alive() and (workers == 1 or self.said().count(" serves (process ") == workers)):
            if process.poll() is not None or time.monotonic() - began > START:
                raise SystemExit(f"The server does not start:\n{self.said()}")
            time.sleep(0.05)
        self.ready = time.monotonic() - began

    @property
    def cpu(self) -> float:
        """Seconds of processor used so far, by all its processes."""
        return sum(processor_seconds(process) for process in self._processes)

    @property
    def shares(self) -> list[float]:
        """Memory of each of its processes in MiB, what they share counted in parts; empty where there is no
        /proc.
        """
        maps = [Path(f"/proc/{process}/smaps_rollup") for process in self._processes]
        matches = [
            re.search(r"^Pss:\s*(\d+)", map_file.read_text(), re.MULTILINE)
            for map_file in maps
            if map_file.exists()
        ]
        return [int(match[1]) / 1024 for match in matches if match]

    @property
    def memory(self) -> float:
        """Resident memory in MiB; not a number where there is no /proc."""
        status = Path(f"/proc/{self._process.pid}/status")
        match = re.search(r"VmRSS:\s*(\d+)", status.read_text()) if status.exists() else None
        return int(match[1]) / 1024 if match else float("nan")

    def said(self) -> str:
        """The end of the server's log."""
        return self._log.read_text(errors="replace")[-3000:]

    @property
    def _processes(self) -> list[int]:
        """The one that was started first, then those it has forked."""
        first = self._process.pid
        children = Path(f"/proc/{first}/task/{first}/children")
        return [first, *(map(int, children.read_text().split()) if children.exists() else ())]

    def _alive(self) -> bool:
        try:
            with urlopen(f"http://{self.netloc}/healthz", timeout=1) as answer:
                return bool(answer.status == 200)
        except (URLError, TimeoutError):
            return False


def processor_seconds(process: int) -> float:
    """Seconds of processor that a process has used so far, from /proc; not a number where there is none."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return float("nan")
    fields = stat.read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def furnished(people: int) -> Iterator[tuple[Settings, list[Desk]]]:
    """A data folder with one new check for each of so many people, who sit at different criteria; gone
    afterwards.
    """
    with TemporaryDirectory(prefix="qcheck-benchmark-") as folder:
        settings = Settings(data=Path(folder) / "data")
        with closing(open_service(settings)) as service:
            catalogue = next(known for known in service.shelf.catalogues() if known.id == CATALOGUE)
            criteria = [criterion.id for criterion, _ in Questionnaire(catalogue, PHASE).asked(PERSPECTIVE)]
            wishes = (
                NewCheck(f"Prozess {number}", "Musterstadt", CATALOGUE, PHASE, Scope(), PERSPECTIVE)
                for number in range(people)
            )
            desks = [
                Desk(service.organising.create_check(wish), criteria[number % len(criteria)])
                for number, wish in enumerate(wishes)
            ]
        yield settings, desks


@contextmanager
def serving(settings: Settings, workers: int = 1) -> Iterator[Host]:
    """`qcheck serve` over this data, as a process of its own, or as so many; ended afterwards."""
    port, log = _free_port(), settings.data.parent / "server.log"
    command = [sys.executable, "-m", "qcheck", "serve", "--port", str(port), "--data", str(settings.data)]
    command += ["--workers", str(workers)]
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, stdout=file, stderr=file, env=os.environ | {"QCHECK_DATABASE": settings.database}
        )
    try:
        yield Host(process, port, log, workers)
    finally:
        _end(process)


@contextmanager
def bare(folder: Path, postgresql: str = "") -> Iterator[Host]:
    """The bare route of `benchmarks/bare.py`, as a process of its own, over a file in this folder or the
    database of PostgreSQL with this URL.
    """
    port, log = _free_port(), folder / "bare.log"
    database = postgresql.replace("postgresql+psycopg://", "postgresql://") or str(folder / "bare.sqlite")
    command = [sys.executable, "-m", "benchmarks.bare", database, str(port)]
    with log.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file)
    try:
        yield Host(process, port, log)
    finally:
        _end(process)


def kept(settings: Settings, desks: list[Desk]) -> list[Kept]:
    """What stands in the database for each of these people."""
    with closing(open_service(settings)) as service:
        return [_kept(service, desk.link) for desk in desks]


def _kept(service: Service, link: str) -> Kept:
    sheet = service.answering.own_sheet(link)
    places = {option.value: place for place, option in enumerate(sheet.access.catalogue.scale.answers)}
    standing = {
        str(question): places[given.value]
        for question, given in sheet.given.items()
        if given.value is not None
    }
    return Kept(standing, service.access.revision(link) - 1)  # 1 when opened; each change raises it by one


def _free_port() -> int:
    with socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
