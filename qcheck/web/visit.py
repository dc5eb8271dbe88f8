"""One request to a plain page: its link, its device, its language, and what was sent with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from typing import NoReturn
from urllib.parse import parse_qsl

from starlette.requests import Request

from qcheck.addresses import address_of
from qcheck.browser import (
    ACCOUNT_COOKIE,
    LANGUAGE_COOKIE,
    chosen_language,
    is_local,
    is_loopback,
    opens_here_only,
)
from qcheck.catalogue import Catalogue
from qcheck.language import OWN_NAMES, Language, language
from qcheck.service import Access, Account, OpenedTrial, Service, WrongLink, maker, shared_service
from qcheck.settings import Settings

MOST_FIELDS = 2_000


class Elsewhere(Exception):
    """Raised to send the visitor on to another address of ours; nothing is wrong."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class TooMuch(Exception):
    """Raised where more was sent than any page of ours sends."""


@cache
def settings() -> Settings:
    """The operator's settings, read once per process."""
    return Settings()


@dataclass(frozen=True)
class Visit:
    """A request and its whole body; it may be read in any thread."""

    request: Request
    body: bytes = b""

    @cached_property
    def service(self) -> Service:
        """The one service of this process, looked for once."""
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

    @cached_property
    def trial(self) -> OpenedTrial:
        """The trial behind that link, opened once for this request; UnknownLink where it leads nowhere. A
        link that opens a check leads there.
        """
        try:
            return self.service.trials.open(self.link)
        except WrongLink:
            raise Elsewhere(address_of(self.access.kind, self.link)) from None

    @cached_property
    def account(self) -> Account | None:
        """Who is signed in on this device; None where nobody is, or the operator offers no sign-in."""
        token = self.request.cookies.get(ACCOUNT_COOKIE, "") if settings().sign_in else ""
        return self.service.accounts.of(token)

    def maker(self) -> Account | None:
        """The account on whose shelf what is begun now will lie; None where nobody is signed in. SignInFirst
        where the operator wants whoever begins something to be: not of whoever sits at this very computer.
        """
        return maker(self.account, required=settings().sign_in == "create" and not self.at_this_computer)

    @property
    def sends_files(self) -> bool:
        """Whether what was sent comes from a form for files."""
        return self.request.headers.get("content-type", "").startswith("multipart/form-data")

    @cached_property
    def base(self) -> str:
        """The path by which all addresses below this link begin, such as `/a/<link>` or `/lead/<link>`;
        without a link the path of the page itself.
        """
        return f"/{self.request.scope['path'].split('/')[1]}/{self.link}".rstrip("/")

    @property
    def sender(self) -> str:
        """The network address, for slowing down guesses alone; it is kept nowhere."""
        return self.request.client.host if self.request.client else ""

    @property
    def at_this_computer(self) -> bool:
        """Whether whoever sits at this very computer asks: the setting `local`, a server for this computer
        alone, a request from it.
        """
        chosen, client = settings(), self.request.client
        for_us_alone = is_loopback(chosen.host) and (not chosen.base_url or opens_here_only(chosen.base_url))
        is_here = client is not None and is_loopback(client.host) and is_local(self.request.headers)
        return chosen.local and for_us_alone and is_here

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
        """Whether our script sends this: it gets JSON instead of a page or a redirect."""
        return "application/json" in self.request.headers.get("accept", "")

    @property
    def language_asked(self) -> str | None:
        """The language that the address asks for by `?lang=`; None where we do not speak it."""
        asked = self.request.query_params.get("lang")
        return asked if asked in OWN_NAMES else None

    @property
    def in_language(self) -> str:
        """`?lang=…` as it is put behind the next address, empty where the address asks for none: so the
        language stays where a browser keeps no cookie.
        """
        return f"?lang={self.language_asked}" if self.language_asked else ""

    def tongue(self, catalogue: Catalogue | None = None) -> Language:
        """The language of this visit: plain German only where the catalogue speaks it."""
        accepted = self.request.headers.get("accept-language")
        tag = chosen_language(self.language_asked, self.request.cookies.get(LANGUAGE_COOKIE), accepted)
        return language(tag if tag in offered(catalogue) else "de")

    def turn(self, address: str = "") -> NoReturn:
        """Redirects (raises Elsewhere) to an address below `base`, keeping `?lang=`."""
        raise Elsewhere(self.base + address + self.in_language)


def offered(catalogue: Catalogue | None) -> tuple[str, ...]:
    """The languages that a page of this catalogue offers, in the order of the switch."""
    plain = catalogue is None or "de-simple" in catalogue.spoken
    return tuple(tag for tag in OWN_NAMES if tag != "de-simple" or plain)


def mark(sheet: str) -> str:
    """A short hash that tells one sheet from another in our script and forms, without being the sheet's
    secret.
    """
    return sha256(f"qcheck mark {sheet}".encode()).hexdigest()[:16]
