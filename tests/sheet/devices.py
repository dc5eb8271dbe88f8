"""A visitor of the answer sheet without a browser: its addresses asked in the same process, over a real
service.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from starlette.applications import Starlette
from starlette.testclient import TestClient

from qcheck.catalogue import PerspectiveId
from qcheck.records import Mode, Scope
from qcheck.server import PARTS
from qcheck.service import LinkKind, NewCheck, Service

FROM_HERE = {"Origin": "http://testserver", "Accept-Language": "de"}

SKIPPING = """
id: spielplatz
version: 1.0.0
title: Spielplatz
perspectives:
  - {id: eltern, title: Eltern}
  - {id: amt, title: Amt}
criteria:
  - id: treffen
    title: Das Treffen
    questions:
      - {id: dabei, text: Wir waren dabei.}
      - {id: gehoert, text: Wir wurden gehört., skip_if: {question: dabei, answer: [1]}}
  - id: platz
    title: Der Platz
    questions:
      - {id: schoen, text: Der Platz ist schön.}
"""
"""A catalogue with a filter: whoever was not there is not asked whether they were heard."""


class Device(TestClient):
    """A phone or laptop with cookies of its own; it does not follow where it is sent, so that a test can see
    it.
    """

    def __init__(self, address: str = "testclient", **headers: str) -> None:
        app = Starlette(
            routes=list(PARTS["routes"]),
            middleware=list(PARTS["middleware"]),
            exception_handlers=dict(PARTS["exception_handlers"]),
        )
        super().__init__(app, follow_redirects=False, headers=FROM_HERE | headers, client=(address, 50_000))

    def begin(self, link: str, **fields: str) -> str:
        """Begins a sheet by this invitation; gives where one is led."""
        fields = {"nonce": hidden(self.get(f"/a/{link}").text)["nonce"]} | fields
        self.post(f"/a/{link}/begin", data=fields)
        return self.get(f"/a/{link}").headers["location"]

    def fill(self, address: str, **fields: str):
        """Sends the form of a page as it stands there, with these fields changed."""
        return self.post(address, data=hidden(self.get(address).text) | fields)

    def save(self, link: str, edition: str = "", **change: object):
        """Saves a change as the script does, which knows of which edition its page is."""
        [mark] = re.findall(r'data-sheet="(\w+)"', self.get(f"/a/{link}/overview").text)
        body = {"sheet": mark, "edition": edition, "change": change}
        return self.post(f"/a/{link}/save", json=body, headers={"Accept": "application/json"})


def new_check(
    service: Service,
    catalogue: str = "kurzcheck",
    phase: str | None = "planung",
    mode: Mode = Mode.OPEN,
    **wishes: object,
) -> str:
    """A check without a sheet of the organiser's own; gives the organiser's link."""
    return service.organising.create_check(
        NewCheck("Spielplatz am Bach", "Musterstadt", catalogue, phase, Scope(), None, mode, **wishes)
    )


def invitation(service: Service, organiser: str, perspective: str | None = None) -> str:
    """The invitation for this perspective, or the one with a choice."""
    wanted = (LinkKind.ANSWER, PerspectiveId(perspective) if perspective else None)
    return next(
        each.link for each in service.inviting.links(organiser) if (each.kind, each.perspective) == wanted
    )


def hidden(html: str) -> dict[str, str]:
    """What the form of a page sends without anybody's doing: hidden fields, and the choices and texts that
    stand there.
    """
    reader = _Form()
    reader.feed(html)
    return reader.fields


def text(html: str) -> str:
    """What stands on a page, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._area: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if (
            tag == "input"
            and "name" in given
            and (given.get("type") not in ("radio", "checkbox") or "checked" in given)
        ):
            self.fields[given["name"]] = given.get("value", "")
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and self._select and ("selected" in given or self._select not in self.fields):
            self.fields[self._select] = given.get("value", "")
        elif tag == "textarea":
            self._area = given["name"]
            self.fields[self._area] = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None
