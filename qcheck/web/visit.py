"""One request: by which link, from which device, in which language, with what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from typing import NoReturn
from urllib.parse import parse_qsl

from starlette.requests import Request

from qcheck.browser import LANGUAGE_COOKIE, chosen_language
from qcheck.catalogue import Catalogue
from qcheck.language import OWN_NAMES, Language, language
from qcheck.service import Access, Service, shared_service
from qcheck.settings import Settings

MOST_FIELDS = 2_000


class Elsewhere(Exception):
    """The visitor is to go to another address of ours; nothing is wrong."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class TooMuch(Exception):
    """More is sent than any page of ours sends."""


@cache
def settings() -> Settings:
    """The operator's settings, read once per process."""
    return Settings()


@dataclass(frozen=True)
class Visit:
    """A request with its body, which may be read in any thread."""

    request: Request
    body: bytes = b""

    @property
    def service(self) -> Service:
        """The one service of this process."""
        return shared_service(settings())

    @property
    def link(self) -> str:
        """The link in the address; empty where there is none."""
        return str(self.request.path_params.get("link", ""))

    @cached_property
    def access(self) -> Access:
        """The check behind that link, opened once for this request; UnknownLink where it leads nowhere."""
        return self.service.access.open(self.link)

    def look_again(self) -> None:
        """Opens the link once more when it is asked for: what was done may have changed its check."""
        self.__dict__.pop("access", None)

    @property
    def base(self) -> str:
        """The beginning of all addresses by this link: of a sheet, or of a page of a workshop; without a link
        the page itself.
        """
        return f"/{self.request.url.path.split('/')[1]}/{self.link}".rstrip("/")

    @property
    def sender(self) -> str:
        """The network address, for slowing down guesses alone; it is kept nowhere."""
        return self.request.client.host if self.request.client else ""

    @cached_property
    def fields(self) -> dict[str, str]:
        """What a form sends; unreadable signs are replaced. TooMuch for more fields than any page of ours
        has.
        """
        try:
            return dict(
                parse_qsl(
                    self.body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS
                )
            )
        except ValueError:
            raise TooMuch from None

    @property
    def by_script(self) -> bool:
        """Whether our script sends this, which wants to know where to go instead of being sent there."""
        return "application/json" in self.request.headers.get("accept", "")

    @property
    def language_asked(self) -> str | None:
        """The language in the address, where we speak it."""
        asked = self.request.query_params.get("lang")
        return asked if asked in OWN_NAMES else None

    @property
    def in_language(self) -> str:
        """The language in the address, to be put behind another of ours: it stays where a browser keeps no
        cookie, too.
        """
        return f"?lang={self.language_asked}" if self.language_asked else ""

    def tongue(self, catalogue: Catalogue | None = None) -> Language:
        """The language of this visit: plain German only where the catalogue speaks it."""
        accepted = self.request.headers.get("accept-language")
        tag = chosen_language(self.language_asked, self.request.cookies.get(LANGUAGE_COOKIE), accepted)
        return language(tag if tag in offered(catalogue) else "de")

    def turn(self, address: str = "") -> NoReturn:
        """Goes to an address below that of the link; a language asked for goes along."""
        raise Elsewhere(self.base + address + self.in_language)


def offered(catalogue: Catalogue | None) -> tuple[str, ...]:
    """The languages to choose from, in the order of the switch."""
    plain = catalogue is None or "de-simple" in catalogue.spoken
    return tuple(tag for tag in OWN_NAMES if tag != "de-simple" or plain)


def mark(sheet: str) -> str:
    """Tells one sheet from another to our script and in our forms, without being its secret."""
    return sha256(f"qcheck mark {sheet}".encode()).hexdigest()[:16]
