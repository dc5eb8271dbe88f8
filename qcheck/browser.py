"""What a browser and the app have agreed on: cookies, the language, and whether a request comes from this
very computer.

Pure functions of what a request says, for pages and server alike; neither Streamlit nor Starlette is known
here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import urlsplit

from qcheck.language import nearest

PHONE_COOKIE = "qcheck_phone"
"""By which a phone is known in a workshop about an instrument: a random word, sent to its pages alone."""
LANGUAGE_COOKIE = "qcheck_lang"
COOKIE = "qcheck_links"
ACCOUNT_COOKIE = "qcheck_account"
"""By which a browser is known whose person has signed in: a random word."""
DATES_COOKIE = "qcheck_dates"
"""The links to one's own registrations for dates of trials."""
EVERYWHERE, ON_SHEETS, ON_TRIALS = "/", "/a", "/trial"
"""The addresses to which a browser sends a cookie of ours: language and links to all, the secret of an answer
sheet to sheets alone, registrations to the public pages of trials.
"""
MOST_LINKS = 60
"""So many links a device remembers: with 38 signs each, their cookie stays well below the four kilobytes that
browsers allow.
"""
_BETWEEN_LINKS = "~"
_LINK = re.compile(r"[A-Za-z0-9._-]{10,80}")
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(:\d{1,5})?")
_HERE = frozenset({"localhost", "127.0.0.1", "[::1]"})
_FORWARDED = ("forwarded", "x-forwarded-", "x-real-ip", "via", "cf-")


def own_mark(check: str) -> str:
    """A short hash that tells the organiser's own sheet in a check from any other, for what waits in a
    browser to be saved, without being a secret.
    """
    return sha256(f"qcheck own sheet {check}".encode()).hexdigest()[:16]


def well_formed(link: str) -> bool:
    """Whether this could be a check's secret link. Says nothing about whether it opens one."""
    return _LINK.fullmatch(link) is not None


def remembered(cookie: str | None) -> tuple[str, ...]:
    """The links this device keeps, newest first, from the value of the cookie `qcheck_links`; what is not
    well formed is left out.
    """
    links = dict.fromkeys(filter(well_formed, (cookie or "").split(_BETWEEN_LINKS)))
    return tuple(links)[:MOST_LINKS]


def remembering(cookie: str | None, link: str) -> str:
    """The value of the cookie once this link is kept too: it comes first, and the oldest drops out beyond
    sixty.
    """
    return _BETWEEN_LINKS.join(remembered(_BETWEEN_LINKS.join((link, *remembered(cookie)))))


def forgetting(cookie: str | None, link: str) -> str:
    """The value of the cookie without this link."""
    return _BETWEEN_LINKS.join(kept for kept in remembered(cookie) if kept != link)


@lru_cache(maxsize=256)
def chosen_language(asked: str | None, cookie: str | None, accepted: str | None) -> str:
    """The language to speak: `?lang=`, else the cookie `qcheck_lang`, else what the header Accept-Language
    likes best, else German. Asked for each message of a page, with the same words each time.
    """
    asked_for = [tag for tag in (asked, cookie) if tag]
    return nearest((*asked_for, *_preferred(accepted or "")))


def reads_gzip(accepted: str) -> bool:
    """Whether a browser with this Accept-Encoding reads gzip (every browser of this century does, some
    programs do not).
    """
    wishes = [part.partition(";") for part in accepted.lower().split(",")]
    return any(
        name.strip() in {"gzip", "*"} and parameter.replace(" ", "") not in {"q=0", "q=0.0"}
        for name, _, parameter in wishes
    )


def speaks_https(scheme: str, forwarded: str | None) -> bool:
    """Whether the visitor's browser speaks https, to us or to the proxy in front of us, which says so in
    X-Forwarded-Proto.
    """
    return scheme in {"https", "wss"} or (forwarded or "").split(",")[0].strip().lower() == "https"


def is_local(headers: Mapping[str, str]) -> bool:
    """Whether a request says that it is from this computer itself: a Host of its own, no page of another
    host, no trace of a proxy.

    Anybody can say so: what it is worth, the address of the other end of the line decides, and where the
    server listens.
    """
    lowered = {name.lower(): value for name, value in headers.items()}
    origin = lowered.get("origin")
    own = _host(lowered.get("host", "")) in _HERE and (
        origin is None or _host(urlsplit(origin).netloc) in _HERE
    )
    return own and not any(name.startswith(_FORWARDED) for name in lowered)


def is_loopback(host: str | None) -> bool:
    """Whether a connection to or from this address stays within the computer."""
    if host == "localhost":
        return True
    try:
        address = ip_address((host or "").strip("[]"))
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def names_a_host(value: str) -> bool:
    """Whether the header Host could name a server: what stands in it goes into addresses and QR codes. A
    program may leave it out.
    """
    return not value or _HOST.fullmatch(value.strip()) is not None


def opens_here_only(address: str) -> bool:
    """Whether this address leads to the very computer on which it is opened, so that no other device gets
    anywhere with it.
    """
    host = urlsplit(address).hostname or ""
    return host == "localhost" or host.endswith(".localhost") or _is_of_this_computer(host)


def _is_of_this_computer(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return False
    inner = getattr(address, "ipv4_mapped", None) or address
    return inner.is_loopback or inner.is_unspecified


def _preferred(accepted: str) -> list[str]:
    wishes = [_wish(part) for part in accepted.split(",") if part.strip()]
    return [tag for quality, tag in sorted(wishes, key=lambda wish: -wish[0]) if quality > 0 and tag != "*"]


def _wish(part: str) -> tuple[float, str]:
    tag, _, parameter = part.partition(";")
    quality = re.fullmatch(r"\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", parameter)
    return (float(quality[1]) if quality else 1.0 if not parameter else 0.0), tag.strip()


def _host(value: str) -> str:
    return re.sub(r":\d{1,5}$", "", value.strip().lower())
