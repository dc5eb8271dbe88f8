"""The current visitor: language, link and device, read anew from the address and the request on every run of
Streamlit.

Session state holds nothing but widget keys and what a page said last; whatever counts stands in the address
or in the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NoReturn, TypeAlias
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

import streamlit as st
from babel.dates import format_time

from qcheck import browser, typed_dates
from qcheck.catalogue import Catalogue, Text
from qcheck.language import OWN_NAMES, Language, language
from qcheck.service import Access, Account, Service, UnknownLink, shared_service
from qcheck.service import maker as service_maker
from qcheck.settings import Settings
from qcheck.ui.kit.paths import target
from qcheck.wording import edition, extent, rounds

Params: TypeAlias = Mapping[str, str | None]
"""Parameters of an address; None takes one out."""

NONE: Params = {}
ELSEWHERE: Params = {"link": None}
"""Leaves the check behind."""
ALWAYS = ("de", "en")
"""The languages that every page speaks."""


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """The operator's settings, read once per process."""
    return Settings()


@st.cache_resource(show_spinner=False)
def service() -> Service:
    """The one service of this process, which the answer sheet uses too."""
    return shared_service(settings())


def tongue() -> Language:
    """The language of this visit, chosen by the same rule as the page's `lang`. Where the address names one,
    as nearly all do, the request is not read anew for each message.
    """
    if (asked := st.query_params.get("lang", "")) in OWN_NAMES:
        return language(asked)
    cookie, accepted = (
        st.context.cookies.get(browser.LANGUAGE_COOKIE),
        st.context.headers.get("Accept-Language"),
    )
    return language(browser.chosen_language(asked, cookie, accepted))


def say(message: str, **values: object) -> str:
    """The message in the visitor's language, with `{names}` filled in."""
    return tongue().say(message, **values)


def count(one: str, many: str, number: int, **values: object) -> str:
    """The message for this number in the visitor's language; `{number}` is filled in too."""
    return tongue().count(one, many, number, **values)


def tag() -> str:
    """The tag of the visitor's language, by which texts of a catalogue are looked up."""
    return tongue().tag


def in_words(text: Text | None) -> str:
    """A text of a catalogue in the visitor's language; empty for none."""
    return text.say(tag()) if text else ""


def link() -> str | None:
    """The secret link in the address."""
    return st.query_params.get("link")


def access() -> Access:
    """The check that the link in the address opens; UnknownLink where there is none."""
    return service().access.open(link() or "")


def accessed() -> Access | None:
    """The check that the link in the address opens; None without a link, or with one that opens nothing."""
    try:
        return access() if link() else None
    except UnknownLink:
        return None


def account() -> Account | None:
    """Who is signed in on this device; None where nobody is, or the operator offers no sign-in."""
    token = st.context.cookies.get(browser.ACCOUNT_COOKIE, "") if settings().sign_in else ""
    return service().accounts.of(token) if token else None


def has_to_sign_in() -> bool:
    """Whether the operator wants whoever begins something here to be signed in, and nobody is on this device;
    not of whoever sits at this very computer.
    """
    return settings().sign_in == "create" and account() is None and not at_this_computer()


def maker() -> Account | None:
    """The account on whose shelf what is begun now will lie; None where nobody is signed in. SignInFirst
    where somebody has to be.
    """
    return service_maker(account(), required=has_to_sign_in())


def languages() -> tuple[str, ...]:
    """The languages to choose from: German and English always, plain German where a catalogue in
    view has it. Whoever reads plain German stays with it where the link in the address opens no check.
    """
    opened = accessed()
    if opened:
        catalogues: Iterable[Catalogue] = (opened.catalogue,)
    elif link() and tag() != "de-simple":
        catalogues = ()
    else:
        catalogues = service().shelf.catalogues()
    return (
        *ALWAYS,
        *(("de-simple",) if any("de-simple" in catalogue.spoken for catalogue in catalogues) else ()),
    )


def at_this_computer() -> bool:
    """Whether the shelf of all checks may be shown: the setting `local`, a server for this computer alone, a
    request from it.
    """
    chosen = settings()
    for_us_alone = browser.is_loopback(st.get_option("server.address")) and (
        not chosen.base_url or browser.opens_here_only(chosen.base_url)
    )
    peer = st.context.ip_address  # None: a loopback address
    is_here = (peer is None or browser.is_loopback(peer)) and browser.is_local(dict(st.context.headers))
    return chosen.local and for_us_alone and is_here


def query(params: Params) -> dict[str, str]:
    """Parameters of an address of ours: the visitor's language and secret link go along unless said
    otherwise.
    """
    kept = {"link": link(), "lang": st.query_params.get("lang")}
    return {name: value for name, value in (kept | dict(params)).items() if value}


def this_page(params: Params) -> str:
    """The address of the page one is on, with some parameters changed."""
    path = urlsplit(st.context.url or "").path.rsplit("/", 1)[-1]
    return f"/{path}?{urlencode(st.query_params.to_dict() | dict(params))}"


def address(page: str, params: Params) -> str:
    """A link to a page of ours: the visitor's language and secret link go along unless said otherwise."""
    parameters = urlencode(query(params))
    return f"/{page}?{parameters}" if parameters else f"/{page}"


def carrying(page: str, params: Params, prefix: str) -> str:
    """A link to a page of ours that takes along whatever stands in this address under names that begin so,
    several values of one too.
    """
    kept = [
        (key, value)
        for key in st.query_params
        if key.startswith(prefix)
        for value in st.query_params.get_all(key)
    ]
    whole = address(page, params)
    return f"{whole}{'&' if '?' in whole else '?'}{urlencode(kept)}" if kept else whole


def spoken(path: str) -> str:
    """A path of ours outside the pages, in the visitor's language where one was chosen."""
    tag = st.query_params.get("lang")
    return f"{path}{'&' if '?' in path else '?'}{urlencode({'lang': tag})}" if tag else path


def go(page: str, params: Params) -> NoReturn:
    """Turns to another page at once."""
    st.switch_page(target(page), query_params=query(params))


def whole(path: str) -> str:
    """The whole address of a path of ours, to be kept, copied and printed."""
    base = settings().base_url or "{0.scheme}://{0.netloc}".format(urlsplit(st.context.url or ""))
    return f"{base.rstrip('/')}{path}"


def perspective_title(catalogue: Catalogue, perspective: str) -> str:
    """The perspective in words; empty where the catalogue has none."""
    return next(
        (known.title.say(tongue().tag) for known in catalogue.perspectives if known.id == perspective), ""
    )


def asked(access: Access) -> tuple[str, ...]:
    """What a check asks, when and in which mode, each in words: catalogue with its edition, part, phase,
    mode; empty where there is none.
    """
    return (
        edition(access.catalogue, tongue()),
        extent(access.questionnaire, tongue()),
        access.questionnaire.phase_title(tongue().tag),
        rounds.mode(access.mode, tongue()),
    )


def clock(moment: datetime) -> str:
    """The time of day on the visitor's clock, such as `14:02`."""
    return format_time(moment.astimezone(_zone()), "short", locale=tongue().locale)


def day(moment: datetime) -> str:
    """The date on the visitor's calendar, such as `23. November 2026`."""
    return tongue().day(moment.astimezone(_zone()).date())


def at(moment: datetime, there: str) -> str:
    """A time to keep, by the clocks of its own zone, which is named where the visitor's show another time."""
    return tongue().at(moment, there, zone() if st.context.timezone else typed_dates.USUAL_ZONE)


def zone() -> str:
    """The name of the visitor's time zone, as the browser has it."""
    return str(_zone())


def _zone() -> ZoneInfo:
    named = typed_dates.zone(st.context.timezone or "UTC")  # a browser may send any name
    return named or ZoneInfo("UTC")
