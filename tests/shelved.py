"""People who sign in, for tests: two of one organisation, one of another provider with an organisation of the same
name.
"""

from __future__ import annotations

from qcheck.browser import ACCOUNT_COOKIE
from qcheck.service import Account, Identity, Service
from tests.sheet.devices import Device

HERE, THERE = "https://login.example.org", "https://login.example.net"
CITY = "Stadt Musterheim"
ADA = Identity(HERE, "ada.beispiel", "Ada Beispiel", "ada@example.org", (CITY,))
BEN = Identity(HERE, "ben.muster", "Ben Muster", "ben@example.org", (CITY, "Kulturamt"))
EVE = Identity(THERE, "eve.anders", "Eve Anders", "eve@example.net", (CITY,))
"""Of another provider, whose city only has the same name. The dot in each subject stands in no secret and in no hash:
where a test asks that a subject is gone, chance cannot have written it."""
OFFERED = {
    "sign_in": "shelf",
    "oidc_issuer": "http://127.0.0.1:9",  # nobody is there: the page of that trouble is looked at, too
    "oidc_client": "qcheck",
    "oidc_secret": "geheim",
    "base_url": "http://testserver",
}
"""Settings of an installation where one can sign in, whose provider happens not to answer."""


def account(service: Service, identity: Identity = ADA) -> Account:
    """The account of this person."""
    return service.accounts.arrive(identity)


def signed_in(service: Service, identity: Identity = ADA, device: Device | None = None) -> Device:
    """A browser whose person has signed in."""
    browser = device or Device()
    token = service.accounts.begin(account(service, identity))
    browser.cookies.set(ACCOUNT_COOKIE, token)
    return browser
