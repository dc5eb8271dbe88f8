"""The pages of a trial are reached over the same server as the answer sheet."""

import pytest

from tests.sheet.conftest import service
from tests.sheet.devices import Device
from tests.trials import made

__all__ = ["service"]


@pytest.fixture
def device() -> Device:
    """A browser without cookies."""
    return Device()


@pytest.fixture
def coordinate(service) -> str:
    """The link to coordinate a trial."""
    return made(service)
