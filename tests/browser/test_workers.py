"""With several processes on one port, a page of the app goes on at another one when its own has ended, and no
answer is lost.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from qcheck.service import open_service
from qcheck.settings import Settings
from tests.browser.conftest import Server
from tests.browser.steps import begin, choose, ready, start_answering
from tests.mortal import until


@pytest.fixture
def together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server with two workers."""
    monkeypatch.setenv("QCHECK_WORKERS", "2")
    one = Server(tmp_path / "data", local=True)
    one.start()
    until(lambda: len(workers(one)) == 2)
    yield one
    one.kill()


def workers(server: Server) -> list[int]:
    """The processes that have come to serve so far."""
    return [int(each) for each in re.findall(r"serves \(process (\d+)\)", server.log)]


def end_of(worker: int, server: Server, page: Page) -> None:
    """It is killed; returns when another one has taken its place and the page is connected again."""
    before = len(workers(server))
    os.kill(worker, signal.SIGKILL)
    until(lambda: len(workers(server)) > before)
    expect(page.get_by_text("Zurzeit besteht keine Verbindung")).to_be_hidden()
    ready(page)


def test_a_page_and_its_files_come_from_any_worker_and_every_answer_is_kept(
    together: Server, empty_laptop: Page
) -> None:
    answers: list[tuple[int, str]] = []
    page = empty_laptop
    page.on("response", lambda answer: answers.append((answer.status, answer.url)))
    link = begin(page, together.url, what="Teil A", perspective="Verwaltung")
    start_answering(page)
    choose(page, "trifft voll zu", 0)
    refused = [each for each in answers if each[0] >= 400]
    folders = {url.removeprefix(together.url).split("/")[1] for _, url in answers}

    for number, worker in enumerate(workers(together), start=1):
        end_of(worker, together, page)
        page.get_by_role("radiogroup").nth(number).get_by_text("trifft eher zu", exact=True).click()
        expect(page.locator(".qc-saved").nth(number)).not_to_be_empty()

    service = open_service(Settings(data=together.data))
    assert sorted(int(given.value) for given in service.answering.own_sheet(link).given.values()) == [
        3,
        3,
        4,
    ]
    service.close()
    assert refused == []
    assert folders & {"media", "component"} == set()
