"""Whether people can sign in: settings, the provider as far as one comes without a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from qcheck.doctor.findings import Finding
from qcheck.language import N_, Language
from qcheck.settings import Settings
from qcheck.signing_in import ClockOff, NotSignedIn, Provider, Trouble, provider_of, rehearse

OFF = N_("Nobody signs in with an account: QCHECK_SIGN_IN is not set")
WORKS = N_("Sign-in: {issuer} answers, has keys, the same time and PKCE; people come back to {back}")
NO_PKCE = N_(
    "Sign-in: {issuer} answers, has keys and the same time; people come back to {back}. It does not promise "
    "PKCE (S256): qcheck uses it all the same; see whether your account service can be told to ask for it."
)
WAYS_OUT: dict[Trouble, str] = {
    Trouble.AWAY: N_(
        "Sign-in: {issuer} does not answer from here, or gives no description at {description}. Look at "
        "QCHECK_OIDC_ISSUER, its path too, the firewall, a proxy on the way out (HTTPS_PROXY)."
    ),
    Trouble.CERTIFICATE: N_(
        "Sign-in: the certificate of {issuer} is not trusted. An authority of your own goes to "
        "/usr/local/share/ca-certificates, then: update-ca-certificates"
    ),
    Trouble.OTHER_ISSUER: N_(
        "Sign-in: the account service calls itself something else than {issuer}. Write "
        "QCHECK_OIDC_ISSUER exactly as “issuer” stands in {description}, also the slash at its end."
    ),
    Trouble.UNSAFE: N_("Sign-in: {issuer} names addresses without https. Look at its own public address."),
    Trouble.GARBLED: N_(
        "Sign-in: what {description} says is no description of an account service with keys that qcheck "
        "takes (RS256, PS256, ES256 and the like). Look at QCHECK_OIDC_ISSUER."
    ),
}
CLOCKS = N_(
    "Sign-in: the clock of {issuer} and the one here differ by {seconds} seconds; two minutes are allowed. "
    "Set the clocks (timedatectl)."
)


@dataclass(frozen=True, slots=True)
class _InTheWay:
    """Why nobody can sign in with these settings."""

    provider: Provider
    failed: NotSignedIn

    def said(self, language: Language) -> str:
        if isinstance(self.failed, ClockOff):
            return language.say(CLOCKS, issuer=self.provider.issuer, seconds=self.failed.seconds)
        words = WAYS_OUT.get(self.failed.trouble, WAYS_OUT[Trouble.GARBLED])
        return language.say(words, issuer=self.provider.issuer, description=self.provider.description)


def signing_in(settings: Settings) -> Finding:
    """Whether sign-in is wanted, and the provider is there, is who it is taken for, and tells the time."""
    provider = provider_of(settings)
    if provider.wrong:
        return Finding("sign-in", False, provider.wrong)
    if not provider.is_wanted:
        return Finding("sign-in", True, OFF)
    try:
        rehearsed = rehearse(provider, datetime.now(UTC))
    except NotSignedIn as failed:
        return Finding("sign-in", False, reason=_InTheWay(provider, failed))
    said: dict[str, str | int] = {"issuer": provider.issuer, "back": provider.back}
    return Finding("sign-in", True, WORKS if rehearsed.promises_pkce else NO_PKCE, said)
