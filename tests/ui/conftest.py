"""A data directory for each test, and the service over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qcheck.service import Service
from qcheck.settings import Settings
from tests.ui.pages import installation


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """The service over this test's data directory, as another process would see it."""
    with installation(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def criteria(service: Service) -> Path:
    """The folder for catalogues of the installation's own."""
    return Settings().criteria
