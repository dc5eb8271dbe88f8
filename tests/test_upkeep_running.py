"""The started server keeps its promises without anybody asking: what is due is gone before the first visitor
comes, and later on.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.error import HTTPError

import pytest
from sqlalchemy import make_url

from qcheck.cli import main
from qcheck.service import NewCheck, Scope, open_service
from qcheck.settings import Settings
from tests.mortal import until
from tests.serving import free_port, serving

WORD = "Ein-Wort-das-niemand-behalten-soll"


def furnished(data: Path, days_ago: int) -> str:
    """A check with an answer, made so long ago; gives its link."""
    with closing(open_service(Settings(data=data))) as service:
        service.clock.now = lambda: datetime.now(UTC) - timedelta(days=days_ago)
        link = service.organising.create_check(
            NewCheck("Alter Platz", "", "kurzcheck", "planung", Scope(), "verwaltung")
        )
        service.answering.comment(link, "k-zuhoeren", WORD, "")
        return link


def kept(data: Path) -> bytes:
    return b"".join(file.read_bytes() for file in data.glob("qcheck.sqlite*"))


def ready(server) -> tuple[int, dict]:
    try:
        status, _, body = server.get("/readyz")
    except HTTPError as refused:
        return refused.code, json.load(refused)
    return status, json.loads(body)


def execute(data: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(data / "qcheck.sqlite")) as connection, connection:
        connection.execute(statement, values)


def test_a_restored_backup_is_tidied_before_anybody_sees_it(tmp_path):
    furnished(tmp_path / "data", days_ago=800)
    before = kept(tmp_path / "data")

    with serving(tmp_path, ["-m", "qcheck", "serve", "--port", free_port()]) as server:
        after = kept(tmp_path / "data")
        status, told = ready(server)

    assert WORD.encode() in before
    assert WORD.encode() not in after
    assert (status, told["ready"], told["database"], told["failed"]) == (200, True, "ok", 0)
    assert datetime.now(UTC) - datetime.fromisoformat(told["tidied"]) < timedelta(minutes=5)


def test_a_day_that_comes_while_the_server_runs_is_kept(tmp_path):
    furnished(tmp_path / "data", days_ago=1)
    quick = (
        "from datetime import timedelta; from qcheck.server import tidying; tidying.PULSE = 0.1; "
        "tidying.EVERY = timedelta(seconds=0.3);"
        "tidying.tidying.__wrapped__.__defaults__ = (0.3, 0.1); from qcheck.cli import run; run()"
    )

    with serving(tmp_path, ["-c", quick, "serve", "--port", free_port()]) as server:
        execute(tmp_path / "data", "UPDATE checks SET deletes = ?", date.today().isoformat())
        until(lambda: WORD.encode() not in kept(tmp_path / "data"))
        log = server.stop()

    assert "closed or deleted on their day: 1" in log


def test_a_clock_that_has_leapt_is_said_everywhere_and_one_command_is_the_way_out(tmp_path, capsys):
    data = tmp_path / "data"
    furnished(data, days_ago=800)
    execute(
        data,
        "UPDATE installation SET seen = ?",
        (datetime.now(UTC) - timedelta(days=60)).strftime("%Y-%m-%d %H:%M:%S"),
    )

    with serving(tmp_path, ["-m", "qcheck", "serve", "--port", free_port()]) as server:
        still_there, (status, told) = WORD.encode() in kept(data), ready(server)
        asked = main(["status", "--installation", "--data", str(data), "--language", "de"], {})
        said = capsys.readouterr().out
        confirmed = main(["clock", "--confirm", "--data", str(data)], {})
        gone, (status_after, told_after) = WORD.encode() not in kept(data), ready(server)
        log = server.stop()

    assert still_there
    assert (status, told["ready"], told["clock"]) == (503, False, "waits for `qcheck clock --confirm`")
    assert (asked, "qcheck clock --confirm" in said) == (1, True)
    assert "qcheck clock --confirm" in log
    assert (confirmed, gone, status_after, told_after["clock"]) == (0, True, 200, "ok")


def test_a_server_whose_tidying_is_overdue_is_not_ready(tmp_path):
    with serving(tmp_path, ["-m", "qcheck", "serve", "--port", free_port()]) as server:
        execute(
            tmp_path / "data",
            "UPDATE installation SET tidied = ?",
            (datetime.now(UTC) - timedelta(hours=1)).strftime("%Y-%m-%d %H:%M:%S"),
        )
        status, told = ready(server)
        alive = server.get("/healthz")[2]

    assert (status, told["tidying"], alive) == (503, "overdue", b"ok")


@pytest.mark.postgresql
def test_the_log_says_when_the_database_goes_and_when_it_comes_back(tmp_path, postgres, postgresql_url):
    quick = (
        "from qcheck.server import tidying; tidying.tidying.__wrapped__.__defaults__ = (600, 0.1); from "
        "qcheck.cli import run; run()"
    )

    with serving(
        tmp_path, ["-c", quick, "serve", "--port", free_port()], QCHECK_DATABASE=postgresql_url
    ) as server:
        postgres.run(f"ALTER DATABASE {make_url(postgresql_url).database} ALLOW_CONNECTIONS false")
        postgres.cut()
        until(lambda: "the database cannot be reached" in server.said)
        away = ready(server)
        postgres.run(f"ALTER DATABASE {make_url(postgresql_url).database} ALLOW_CONNECTIONS true")
        until(lambda: "the database is back" in server.said)
        back = ready(server)

    assert (away[0], back[0]) == (503, 200)
    assert server.said.count("the database cannot be reached") == 1
