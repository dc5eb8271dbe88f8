"""The operator's provider, from `QCHECK_SIGN_IN` and `QCHECK_OIDC_…`; what is wrong with them, in words.

The secret is in no `repr` and in no sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from qcheck.addresses import SIGN_IN, SIGN_OUT
from qcheck.browser import is_loopback
from qcheck.language import N_
from qcheck.settings import Settings

NO_ISSUER = N_(
    "QCHECK_SIGN_IN is set and QCHECK_OIDC_ISSUER is missing, or is not an address. It is the address of "
    "your account service as its own description says it, such as https://login.example.org/realms/town."
)
NOT_PLAIN = N_(
    "QCHECK_OIDC_ISSUER begins with http://, which sends names without encryption: that is possible on this "
    "computer alone (127.0.0.1). For any other host say https://."
)
NO_CLIENT = N_(
    "QCHECK_SIGN_IN is set and QCHECK_OIDC_CLIENT is missing: it is the name (client ID) by which your "
    "account service knows this qcheck."
)
NO_BASE = N_(
    "QCHECK_SIGN_IN is set and QCHECK_BASE_URL is missing: it is the address to which the account service "
    "sends people back, such as https://check.example.org."
)
_MOST = 1_000
DESCRIPTION = "/.well-known/openid-configuration"


@dataclass(frozen=True, slots=True)
class Provider:
    """Where people sign in. `wrong` is a sentence where nobody can like this; without an `issuer` and without
    it nobody is offered to. `groups` names the claim with a person's organisations; `base` is the address of
    ours to which people come back.
    """

    issuer: str = ""
    client: str = ""
    secret: str = field(default="", repr=False)
    groups: str = ""
    base: str = ""
    wrong: str = ""

    @property
    def is_wanted(self) -> bool:
        """Whether the operator wants people to sign in, rightly said or not."""
        return bool(self.issuer or self.wrong)

    @property
    def is_usable(self) -> bool:
        return bool(self.issuer) and not self.wrong

    @property
    def host(self) -> str:
        """Where it is, for the eye."""
        return urlsplit(self.issuer).hostname or ""

    @property
    def description(self) -> str:
        """Where it describes itself."""
        return self.issuer.rstrip("/") + DESCRIPTION

    @property
    def back(self) -> str:
        """Where people come back to; the provider has to know this address."""
        return f"{self.base}{SIGN_IN}/back"

    @property
    def afterwards(self) -> str:
        """Where people come back to who have signed out there."""
        return f"{self.base}{SIGN_OUT}"

    def allows(self, address: str) -> bool:
        """Whether one may talk to this address of the provider's: encrypted, or within this computer where
        the provider itself is.
        """
        return is_safe(address) and (address.startswith("https://") or self.issuer.startswith("http://"))


NO_PROVIDER = Provider()
"""Nobody signs in."""


def provider_of(settings: Settings) -> Provider:
    """What an operator has set."""
    if not settings.sign_in:
        return NO_PROVIDER
    wrong = _wrong(settings)
    return Provider(
        issuer="" if wrong else settings.oidc_issuer.strip(),
        client=settings.oidc_client.strip(),
        secret=settings.oidc_secret.get_secret_value(),
        groups=settings.oidc_groups.strip(),
        base=settings.base_url,
        wrong=wrong,
    )


def is_safe(address: str) -> bool:
    """Whether it is the whole address of a host, without a password in it: by https, or on this computer."""
    try:
        parts = urlsplit(address)
        possible = parts.port is None or parts.port > 0
    except ValueError:
        return False
    whole = possible and parts.hostname and parts.username is None and parts.password is None
    plain = parts.scheme == "http" and is_loopback(parts.hostname)
    printable = address.isascii() and address.isprintable() and " " not in address and "\\" not in address
    return bool(whole and printable and len(address) <= _MOST and (parts.scheme == "https" or plain))


def _wrong(settings: Settings) -> str:
    issuer = settings.oidc_issuer.strip()
    parts = urlsplit(issuer) if is_safe(issuer) else None
    if parts is None:
        return NOT_PLAIN if issuer.lower().startswith("http://") else NO_ISSUER
    if parts.query or parts.fragment:
        return NO_ISSUER
    if not settings.oidc_client.strip():
        return NO_CLIENT
    return "" if settings.base_url else NO_BASE
