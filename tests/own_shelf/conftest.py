"""The pages of shelves, with sign-in offered. Sessions are begun by hand: the conversation with a provider has tests
of its own.
"""

from collections.abc import Iterator

import pytest

from qcheck.web import visit
from tests.sheet.conftest import service
from tests.sheet.devices import Device
from tests.shelved import signed_in

__all__ = ["service"]


@pytest.fixture(autouse=True)
def _sign_in_is_offered(service, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("QCHECK_SIGN_IN", "shelf")
    visit.settings.cache_clear()
    yield
    monkeypatch.undo()
    visit.settings.cache_clear()


@pytest.fixture
def ada(service) -> Device:
    """A browser in which Ada has signed in."""
    return signed_in(service)
