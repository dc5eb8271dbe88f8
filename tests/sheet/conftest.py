"""A data directory for the sheets of a test file, and the service over it, which is that of the pages too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qcheck.service import Service, shared_service, singleton
from qcheck.settings import Settings
from qcheck.web import visit
from tests.sheet.devices import SKIPPING


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Every test makes checks of its own in it."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("QCHECK_DATA", str(tmp_path_factory.mktemp("data")))
        visit.settings.cache_clear()
        opened = shared_service(Settings())
        singleton._TALLY.empty()  # what the files before used up from the one address of all test devices
        (Settings().criteria / "spielplatz.yaml").write_text(SKIPPING, encoding="utf-8")
        yield opened
        visit.settings.cache_clear()
