"""Two servers over one PostgreSQL behind HAProxy are updated one after the other while people answer, by a
later version that changes the database: nobody loses an answer, and the older one saves nothing more.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from sqlalchemy import text

import qcheck
from qcheck.service import open_service
from qcheck.settings import Settings
from qcheck.store.connection import step
from qcheck.store.connection.database import Database
from tests import later
from tests.mortal import until
from tests.serving import Server, serving
from tests.sheet.devices import invitation, new_check
from tests.test_durability_online import _holds_what_was_acknowledged, _phones, _saved
from tests.test_several_servers import proxied, two_servers

pytestmark = [pytest.mark.postgresql, pytest.mark.proxies]
HOUSE = Path(qcheck.__file__).parent


@contextmanager
def later_server(folder: Path, place: Path, database: str, port: int) -> Iterator[Server]:
    """The later version, on the port and over the data folder of a server that has stopped."""
    code = folder / "later"
    shutil.copytree(HOUSE, code / "qcheck", ignore=shutil.ignore_patterns("versions"))  # as it is compiled
    shutil.copytree(HOUSE.parent / "criteria", code / "criteria")
    steps = later.steps(folder)
    shutil.copytree(steps / "versions", code / "qcheck" / "store" / "migrations" / "versions")
    command = ["-m", "qcheck", "serve", "--port", str(port)]
    with serving(place, command, anew=True, QCHECK_DATABASE=database, PYTHONPATH=str(code)) as server:
        yield server


def refused(server: Server, invited: str) -> str:
    """What somebody is told who wants to begin a sheet at this server."""
    with httpx.Client(
        base_url=server.address, trust_env=False, headers={"Origin": server.address}
    ) as browser:
        page = browser.get(f"/a/{invited}", headers={"Accept-Language": "de"})
        assert page.status_code == 200  # reading goes on
        answer = browser.post(f"/a/{invited}/begin", data={"nonce": "n"}, headers={"Accept-Language": "de"})
        assert answer.status_code in (422, 503)
        return answer.text


def ready(server: Server) -> tuple[int, dict]:
    answer = httpx.get(f"{server.address}/readyz", trust_env=False)
    return answer.status_code, answer.json()


def port_of(server: Server) -> int:
    return urlsplit(server.address).port


def test_servers_are_updated_one_after_the_other_while_people_answer_and_nobody_loses_an_answer(
    tmp_path, postgresql_url
):
    settings = Settings(data=tmp_path / "first" / "data", database=postgresql_url)
    with (
        two_servers(tmp_path, postgresql_url) as (one, two),
        proxied(tmp_path, [one, two]) as proxy,
        ExitStack() as afterwards,  # the later server outlives the phones
    ):
        service = open_service(settings)
        organiser = new_check(service, "spielplatz", None)
        invited = invitation(service, organiser)
        service.close()
        with _phones(proxy, invited, pace=0.2) as phones:  # the later server loads for seconds
            _saved(phones, 8)
            one.stop()
            newer = afterwards.enter_context(
                later_server(tmp_path, tmp_path / "first", postgresql_url, port_of(one))
            )
            until(lambda: ready(newer)[0] == 200)
            until(lambda: ready(two)[0] == 503)
            told, said = refused(two, invited), ready(two)[1]
            _saved(phones, 8)
        [backup] = (tmp_path / "first" / "data" / "backups").iterdir()

    assert "qcheck wird gerade aktualisiert" in told
    assert (said["ready"], "still of the version before" in said["saving"]) == (False, True)
    assert backup.stat().st_size
    assert later.step_at(postgresql_url) == later.LATER
    database = Database(postgresql_url)
    with database.writing() as connection:  # what the later step made is left: this version may look again
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{step.head()}'"))
    database.close()
    _holds_what_was_acknowledged(settings, organiser, phones)
