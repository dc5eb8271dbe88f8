"""A provider that does what a test wants, and an installation whose people sign in there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from qcheck.service import Account, Service
from tests.sheet.devices import Device
from tests.signing_in.crooked import CLIENT, SECRET, Crooked, crooked_provider
from tests.ui.pages import installation

BASE = "http://testserver"


class Browser(Device):
    """A browser that signs in: `set_out` gives what it was sent to the provider with, `come_back` brings it
    home with what the provider says.
    """

    def __init__(self, service: Service, **headers: str) -> None:
        super().__init__(**headers)
        self.service = service

    def set_out(self, onward: str = "/") -> dict[str, str]:
        answer = self.get("/sign-in", params={"next": onward})
        assert answer.status_code == 303, answer.text
        return {
            name: value[0] for name, value in parse_qs(urlsplit(answer.headers["location"]).query).items()
        }

    def come_back(self, **said: str):
        return self.get("/sign-in/back", params=said)

    def sign_in(self, provider: Crooked, onward: str = "/", **said: str):
        """The whole way, as an honest provider goes it; `said` replaces what it says in the address."""
        sent = self.set_out(onward)
        provider.nonce = sent["nonce"]
        return self.come_back(
            **({"state": sent["state"], "code": sent["state"], "iss": provider.address} | said)
        )

    def account(self) -> Account | None:
        """Whom the pages take it for."""
        return self.service.accounts.of(self.cookies.get("qcheck_account", ""))


@contextmanager
def town(folder: Path, issuer: str, **settings: str) -> Iterator[Service]:
    """An installation whose people sign in at this provider."""
    given = {
        "sign_in": "shelf",
        "oidc_issuer": issuer,
        "oidc_client": CLIENT,
        "oidc_secret": SECRET,
        "oidc_groups": "groups",
        "base_url": BASE,
    }
    with installation(folder / "data", **(given | settings)) as service:
        yield service


@pytest.fixture
def provider() -> Iterator[Crooked]:
    with crooked_provider() as running:
        yield running


@pytest.fixture
def service(tmp_path: Path, provider: Crooked) -> Iterator[Service]:
    with town(tmp_path, provider.address) as opened:
        yield opened


@pytest.fixture
def browser(service: Service) -> Browser:
    return Browser(service)
