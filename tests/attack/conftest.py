"""One installation with a hostile check, for pages, sheet and commands alike."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qcheck.service import Service
from qcheck.settings import Settings
from qcheck.web import visit
from tests.attack.hostile import Links, fill
from tests.ui.pages import installation


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Another way into the data of pages, sheet and commands."""
    visit.settings.cache_clear()
    with installation(tmp_path_factory.mktemp("attack") / "data") as opened:
        yield opened
    visit.settings.cache_clear()


@pytest.fixture(scope="module")
def hostile_check(service: Service) -> Links:
    """An open round, hostile in every field."""
    return fill(service, Settings().criteria)
