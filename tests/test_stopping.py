"""After a clean stop everything is in the files that the README tells to copy; and what a disk that cannot be
written still allows.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import event

from qcheck.service import NewCheck, Scope, open_service
from qcheck.settings import Settings
from qcheck.store.connection.trouble import Trouble
from qcheck.web.kept_sheets import kept_sheets
from tests.attack.test_connections import line
from tests.forked import forked
from tests.serving import PATIENCE, Server, free_port, serving
from tests.sheet.devices import hidden, invitation, text
from tests.test_upkeep_running import ready

WISH = NewCheck("Platz am Bach", "", "kurzcheck", "planung", Scope(), "verwaltung")
QUESTIONS = ("k-zuhoeren", "k-ziel")
NOT_NOW = "Gerade kann hier nichts gespeichert werden."


def answered(server: Server, invited: str, people: int) -> dict[str, dict[str, int]]:
    """What the server has acknowledged, by the link of each sheet."""
    acknowledged: dict[str, dict[str, int]] = {}
    for number in range(people):
        with httpx.Client(
            base_url=f"{server.address}/a/{invited}",
            headers={"Origin": server.address},
            timeout=60,
            trust_env=False,
        ) as browser:
            nonce = hidden(browser.get("").text)
            browser.post("begin", data=nonce | {"perspective": "politik"})
            mark = re.findall(r'data-sheet="(\w+)"', browser.get("overview").text)[0]
            [sheet] = kept_sheets(dict(browser.cookies))
            for question in QUESTIONS:
                change = {"kind": "answer", "about": question, "value": number % 4 + 1}
                saved = browser.post(
                    "save", json={"sheet": mark, "change": change}, headers={"Accept": "application/json"}
                )
                assert saved.status_code == 200, saved.text
                acknowledged.setdefault(sheet.link, {})[question] = number % 4 + 1
    return acknowledged


def furnished(data: Path) -> tuple[str, str]:
    """The organiser's link of a check, and an invitation to it."""
    with closing(open_service(Settings(data=data))) as service:
        link = service.organising.create_check(WISH)
        return link, invitation(service, link)


def serve(port: str | None = None) -> list[str]:
    return ["-m", "qcheck", "serve", "--port", port or free_port()]


@pytest.mark.skipif(os.name == "nt", reason="Windows stops processes in another way")
def test_after_a_clean_stop_the_four_of_the_readme_hold_every_acknowledged_answer(tmp_path):
    data, copy = tmp_path / "data", tmp_path / "backup"
    _, invited = furnished(data)

    with serving(tmp_path, serve()) as server:
        acknowledged = answered(server, invited, people=4)
        with closing(line(server)) as half, server.websocket():
            half.sendall(b"POST /join HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\ncode=")
            server.process.send_signal(signal.SIGTERM)
            server.process.wait(timeout=PATIENCE)
    copy.mkdir()
    shutil.copy(data / "qcheck.sqlite", copy)
    shutil.copy(data / "key", copy)
    for folder in ("criteria", "texts"):
        if (data / folder).exists():
            shutil.copytree(data / folder, copy / folder)

    with closing(open_service(Settings(data=copy))) as service:
        kept = {
            link: {
                question: given.value for question, given in service.answering.own_sheet(link).given.items()
            }
            for link in acknowledged
        }
    assert len(acknowledged) == 4
    assert kept == acknowledged


def test_the_log_begins_with_both_addresses_and_ends_with_a_clean_stop(tmp_path):
    with serving(tmp_path, serve(), QCHECK_BASE_URL="https://check.example.org") as server:
        server.get("/healthz")
        log = server.stop()

    told = [line.split(" ", 2)[2] for line in log.splitlines() if " qcheck: " in line]
    at = told.index(f"qcheck: {server.address} (started)")
    assert told[at + 1] == "qcheck: people reach it at https://check.example.org (reached-at)"
    assert told[-1] == "qcheck: stopped; everything is saved (stopped)"


def test_where_the_address_is_that_of_this_computer_it_is_said_once(tmp_path):
    with serving(tmp_path, serve()) as server:
        server.get("/healthz")
        server.process.kill()
        server.process.wait(timeout=PATIENCE)
        log = server.stop()

    assert "people reach it" not in log
    assert "qcheck: stopped" not in log


def test_the_command_of_the_manual_backs_up_a_running_server_and_brings_it_back_elsewhere(tmp_path):
    data = tmp_path / "data"
    _, invited = furnished(data)
    (tmp_path / "passphrase").write_text("vier Wörter sind genug\n", encoding="utf-8")
    by_word = ("--passphrase-file", tmp_path / "passphrase")

    with serving(tmp_path, serve()) as server:
        acknowledged = answered(server, invited, people=2)
        said = qcheck(tmp_path, "backup", tmp_path / "b", *by_word, "--data", data)
    shutil.rmtree(data)
    order = ("restore", tmp_path / "b", "--key", tmp_path / "b.key.age", *by_word)
    back = qcheck(tmp_path, *order, "--data", tmp_path / "new")

    assert "SHA-256" in said
    assert "Beendet oder gelöscht, weil inzwischen der Tag gekommen ist: 0" in back
    with closing(open_service(Settings(data=tmp_path / "new"))) as service:
        assert all(set(service.answering.own_sheet(link).given) == set(QUESTIONS) for link in acknowledged)


def qcheck(folder: Path, *words: object) -> str:
    """What a command says, in German."""
    said = folder / f"said by {words[0]}"
    assert forked([*map(str, words), "--language", "de"], said).wait() == 0
    return said.read_text(encoding="utf-8")


# a disk that cannot be written: another view of the data folder, for the server alone

READ_ONLY = "mount --bind data data && mount -o remount,ro,bind data"
FULL = (
    "cp -a data copy && mount -t tmpfs -o size=3m none data && cp -a copy/. data/ && "
    "(dd if=/dev/zero of=data/fill bs=1k 2>/dev/null || true)"
)


def _can_mount() -> bool:
    tried = subprocess.run(
        ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
    )
    return tried.returncode == 0


can_mount = pytest.mark.skipif(
    shutil.which("unshare") is None or not _can_mount(), reason="needs a view of the disk of its own"
)


OF_ITS_OWN = """
import subprocess
from ctypes import CDLL
apart = 0x20000
assert CDLL(None).unshare(apart) == 0
subprocess.run(["sh", "-c", "mount --make-rprivate / && " + {view!r}], check=True)
from qcheck.cli import run
run()
"""
"""The server mounts for itself, as `unshare -m` does for what it starts."""


@contextmanager
def serving_on(view: str, folder: Path) -> Iterator[Server]:
    """A server that sees its data folder like this."""
    command = ["-c", OF_ITS_OWN.format(view=view), "serve", "--port", free_port()]
    with serving(folder, command) as server:
        yield server


def killed_while_it_writes(folder: Path, invited: str) -> None:
    """Leaves a log beside the file, which is not yet in it."""
    with serving(folder, serve()) as server:
        answered(server, invited, people=1)
        server.process.kill()
        server.process.wait(timeout=PATIENCE)
    assert (folder / "data" / "qcheck.sqlite-wal").stat().st_size


@can_mount
@pytest.mark.parametrize(
    ("view", "was_killed"),
    [(READ_ONLY, False), (READ_ONLY, True), (FULL, False)],
    ids=["read-only", "killed", "full"],
)
def test_on_a_disk_that_cannot_be_written_it_starts_shows_what_is_there_and_says_that_nothing_can_be_saved(
    tmp_path, view, was_killed
):
    link, invited = furnished(tmp_path / "data")
    if was_killed:
        killed_while_it_writes(tmp_path, invited)

    with serving_on(view, tmp_path) as server:
        page = server.visit(f"link={link}&lang=de", "check")
        shown = server.get(f"/a/{invited}")
        with httpx.Client(
            base_url=f"{server.address}/a/{invited}",
            headers={"Origin": server.address},
            timeout=60,
            trust_env=False,
        ) as browser:
            begun = browser.post(
                "begin",
                data=hidden(browser.get("").text) | {"perspective": "politik"},
                headers={"Accept-Language": "de"},
            )
        status, told = ready(server)
        log = server.stop()

    assert "Platz am Bach" in str(page)
    assert shown[0] == 200
    assert begun.status_code == 503
    assert "gespeichert werden" in text(begun.text)
    assert (status, told["ready"], told["database"]) == (503, False, "ok")
    assert told["saving"] in {Trouble.CLOSED, Trouble.FULL}
    assert "closing and deleting has to wait: Nothing can be saved in" in log
    assert "qcheck.sqlite" in log
    assert "Traceback" not in log


@can_mount
def test_with_room_again_it_saves_without_a_restart(tmp_path):
    _, invited = furnished(tmp_path / "data")
    later = f"while [ ! -e {tmp_path}/room ]; do sleep 0.1; done; rm data/fill; touch {tmp_path}/made"

    with serving_on(f"{FULL} && {{ ({later}) </dev/null >/dev/null 2>&1 & }}", tmp_path) as server:
        with pytest.raises(IndexError):  # no sheet could be begun
            answered(server, invited, people=1)
        (tmp_path / "room").touch()
        while not (tmp_path / "made").exists():
            assert server.process.poll() is None
        acknowledged = answered(server, invited, people=1)
        _, told = ready(server)

    assert (len(acknowledged), told["saving"]) == (1, "ok")


def test_a_deletion_that_is_done_is_no_failure_where_the_log_cannot_be_emptied(tmp_path):
    link, _ = furnished(tmp_path / "data")
    with closing(open_service(Settings(data=tmp_path / "data"))) as service:
        event.listen(service._store.database.engine, "checkout", _without_checkpoints)
        service.organising.delete(link)

        assert service.known_checks.organisers() == ()


def _without_checkpoints(connection: sqlite3.Connection, *_: object) -> None:
    refused = sqlite3.SQLITE_DENY, sqlite3.SQLITE_OK
    connection.set_authorizer(lambda _action, about, *_rest: refused[about != "wal_checkpoint"])
