"""A catalogue that is broken or misnamed is said where its author looks: by the shelf (so by lint and the
local app) and in the log.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from qcheck.language import language
from qcheck.loading import Shelf
from qcheck.server.catalogue_watch import watching
from qcheck.service import Service, open_service
from qcheck.settings import Settings
from tests.loops import run

GOOD = """\
id: jugend
version: 1.0.0
title: Jugend
criteria:
  - {id: planung, title: Planung, questions: [{id: frueh, text: Die Jugend war dabei.}]}
"""
BROKEN = GOOD.replace("title: Jugend", "titel: Jugend")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data").prepared()


@pytest.fixture
def service(settings: Settings) -> Iterator[Service]:
    opened = open_service(settings)
    yield opened
    opened.close()


def passed_over(folder: Path) -> list[str]:
    return [problem.said(language("en")) for problem in Shelf([folder]).problems()]


@pytest.mark.parametrize(
    ("name", "likely"),
    [
        ("jugend.txt", "jugend.yaml"),
        ("jugend.yaml.txt", "jugend.yaml"),
        ("Jugend.YAML.TXT", "Jugend.yaml"),
        ("jugend.yml.txt", "jugend.yaml"),
        ("jugend", "jugend.yaml"),
        ("jugend.json5", "jugend.yaml"),
        ("jugend 2.0.txt", "jugend 2.0.yaml"),
    ],
)
def test_a_misnamed_file_is_named_with_the_name_it_needs(tmp_path: Path, name: str, likely: str) -> None:
    (tmp_path / name).write_text(GOOD, encoding="utf-8")

    [said] = passed_over(tmp_path)

    place = f"{(tmp_path / name).as_posix()}:1:1"
    assert said.startswith(f"{place}: warning: in a folder of catalogues this file is passed over")
    assert said.endswith(f"rename it to {likely}")


@pytest.mark.parametrize(
    "name",
    ["README.md", "LICENSE", "catalogue.schema.json", ".jugend.yaml.swp", "notes.md", "jugend.yml", "j.YAML"],
)
def test_what_is_read_or_stands_beside_is_not_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(GOOD, encoding="utf-8")

    assert passed_over(tmp_path) == []


def test_a_copy_beside_its_catalogue_is_not_named(tmp_path: Path) -> None:
    for name in ("jugend.yaml", "jugend.yaml~", "jugend.yaml.bak"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")

    assert passed_over(tmp_path) == []


def test_a_folder_is_no_misnamed_file(tmp_path: Path) -> None:
    (tmp_path / "examples").mkdir()

    assert passed_over(tmp_path) == []


async def changed(service: Service, file: Path, *contents: str) -> None:
    """Under the eyes of a server that looks all the time, a file takes these contents, one after
    the other.
    """
    async with watching(lambda: service, pulse=0.01):
        for content in contents:
            file.write_text(content, encoding="utf-8")
            before = service.shelf.problems()
            for _ in range(30):
                await asyncio.sleep(0.02)
            assert service.shelf.problems() == before


def test_the_log_says_at_the_start_what_is_wrong(
    service: Service, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    (settings.criteria / "jugend.yaml").write_text(BROKEN, encoding="utf-8")

    with caplog.at_level(logging.INFO, "qcheck.events"):
        run(changed(service, settings.criteria / "README.md", "nothing to see"))

    assert any("jugend.yaml:3:1: titel" in message for message in caplog.messages)


def test_the_log_says_each_change_once(
    service: Service, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    file = settings.criteria / "jugend.yaml"

    with caplog.at_level(logging.INFO, "qcheck.events"):
        run(changed(service, file, GOOD, BROKEN, GOOD))

    said = [message.split("jugend.yaml")[-1][:10] for message in caplog.messages]
    assert len(said) == len(set(caplog.messages))
    assert caplog.messages[-1] == "qcheck: all catalogues are good again"
