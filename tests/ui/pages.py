"""A visitor without a browser: pages run by AppTest over a data directory of their own, and what stands on
them as text.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest, app_test, local_script_runner
from streamlit.testing.v1.element_tree import Element
from streamlit.util import calc_hash

from qcheck.addresses import PATHS
from qcheck.catalogue import AnswerValue, QuestionId
from qcheck.records import Mode, Scope
from qcheck.service import NewCheck, Service, open_service
from qcheck.settings import Settings
from qcheck.typography import FIXED
from qcheck.web import visit as plain_visit
from tests.whole_sheets import whole_sheet

MAIN = Path(__file__).parents[2] / "qcheck" / "ui" / "main.py"
SAID = ("label", "body", "placeholder", "help", "alt", "caption")
"""What an element of Streamlit shows as a text."""
LISTED = ("options", "captions")
"""What it shows as several."""


manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
"""Before every visit AppTest looks through all installed packages; what it finds there stays the same."""

app_test.MagicMock = partial(app_test.MagicMock, get_client=lambda session: None)
"""A visitor of AppTest has no connection: a mock of one, asked for headers by each word of a page, sent none
either and remembered every time.
"""


_looked_at_every_millisecond = local_script_runner.require_widgets_deltas


def _waited_for(runner: local_script_runner.LocalScriptRunner, timeout: float) -> None:
    """Until the page has run. AppTest looks a thousand times a second whether it has, and takes the processor from
    it each time.
    """
    assert runner._script_thread is not None
    runner._script_thread.join(timeout)
    _looked_at_every_millisecond(runner, 0.1)


local_script_runner.require_widgets_deltas = _waited_for


@contextmanager
def installation(folder: Path, **settings: str) -> Iterator[Service]:
    """A data directory for the pages, and a second way into it: the service as a test sees it, beside that of
    the pages.
    """
    with pytest.MonkeyPatch.context() as environment:
        for name in [name for name in os.environ if name.startswith("QCHECK_")]:
            environment.delenv(name)
        environment.setenv("QCHECK_DATA", str(folder))
        for name, value in settings.items():
            environment.setenv(f"QCHECK_{name.upper()}", value)
        _forget_settings()
        service = open_service(Settings())
        yield service
        service.close()
        _forget_settings()


def _forget_settings() -> None:
    """Pages of Streamlit and plain ones each read them once per process."""
    st.cache_resource.clear()
    plain_visit.settings.cache_clear()


def visit(page: str = "", **parameters: str) -> AppTest:
    """A page as it looks when somebody opens its address; German where no `lang` is said."""
    visitor = AppTest.from_file(MAIN, default_timeout=180)
    visitor.context["url"] = f"http://127.0.0.1:8501/{page}"
    visitor.query_params.update(parameters)
    if page:
        visitor._page_hash = calc_hash(page)  # `switch_page` knows files only
    return visitor.run()


def failing(**parameters: str) -> dict[str, str]:
    """Every page of the app at such an address that fails or has not one heading, and how."""
    seen = {page: visit(page, **parameters) for page in PATHS}
    return {
        page: f"{len(headings(each))} headings, {list(each.exception)}"
        for page, each in seen.items()
        if each.exception or len(headings(each)) != 1
    }


def begun(
    service: Service,
    *,
    title: str = "Spielplatz am Bach",
    place: str = "Musterstadt",
    catalogue: str = "kurzcheck",
    phase: str | None = "planung",
    scope: Scope = Scope(),  # noqa: B008 — frozen
    perspective: str = "verwaltung",
    mode: Mode = Mode.OPEN,
) -> str:
    """A check that somebody has begun; gives its link."""
    return service.organising.create_check(NewCheck(title, place, catalogue, phase, scope, perspective, mode))


def answer(service: Service, link: str, value: AnswerValue, questions: Iterable[str]) -> None:
    """The same answer to each of these questions."""
    for question in questions:
        service.answering.answer(link, QuestionId(question), value)


def gathered(
    service: Service,
    mode: Mode = Mode.OPEN,
    catalogue: str = "kurzcheck",
    phase: str | None = "planung",
    **groups: Iterable[AnswerValue],
) -> str:
    """A closed check with sheets of several perspectives, each of which gives one answer to everything; gives
    the organiser's link.
    """
    link = service.organising.create_check(
        NewCheck("Spielplatz am Bach", "Musterstadt", catalogue, phase, Scope(), None, mode)
    )
    invitation = service.inviting.own_answer_link(link)
    for perspective, values in groups.items():
        for value in values:
            whole_sheet(service, invitation, perspective, lambda _, value=value: value)
    service.organising.end_check(link)
    return link


EARLIER = Path(__file__).parents[2] / "criteria" / "earlier" / "qualitaetscheck-0.1.0.yaml"


def earlier_edition() -> str:
    """Puts edition 0.1.0 of the full catalogue beside the shipped ones, under the id that is given back: it has
    a part that asks nothing in one phase, a topic that is not put to residents, and no plain German.
    """
    folder = Settings().criteria
    folder.mkdir(parents=True, exist_ok=True)
    text = EARLIER.read_text(encoding="utf-8").replace("\nid: qualitaetscheck\n", "\nid: frueher\n")
    (folder / "frueher.yaml").write_text(text, encoding="utf-8")
    return "frueher"


def asked(service: Service, link: str) -> list[QuestionId]:
    """Every question the check asks now, in order."""
    return [
        QuestionId(question.id)
        for _, questions in service.answering.own_sheet(link).asked
        for question in questions
    ]


def pieces(page: AppTest) -> list[str]:
    """Everything that stands on the page, piece by piece, as text: also what only a screen reader says."""
    return [piece for element in page._tree for piece in _pieces(element) if piece]


def text(page: AppTest) -> str:
    """Everything that stands on the page."""
    return "\n".join(pieces(page))


def headings(page: AppTest, level: int = 1) -> list[str]:
    """The headings of a level."""
    return [each for markup in _markup(page) for each in _read(markup).headings.get(f"h{level}", ())]


def links(page: AppTest) -> dict[str, str]:
    """The ways to other pages: what they are called, and their addresses."""
    own = {name: address for markup in _markup(page) for name, address in _read(markup).links}
    return own | {
        link.label: f"/{link.page}?{link.query_string}"
        for link in (each.proto for each in page.get("page_link"))
    }


def markup(page: AppTest) -> str:
    """The pages' own HTML as it is sent."""
    return "\n".join(_markup(page))


def _markup(page: AppTest) -> list[str]:
    return [element.value.replace(FIXED, " ") for element in page.html]


def _pieces(element: Element) -> Iterator[str]:
    proto = getattr(element, "proto", None)  # the page itself has none
    if element.type == "html":
        yield from _read(proto.body.replace(FIXED, " ")).pieces
    elif element.type == "plotly_chart":
        yield from _strings(json.loads(proto.spec))
    else:
        yield from (str(getattr(proto, name, "") or "") for name in SAID)
        yield from (str(each) for name in LISTED for each in getattr(proto, name, ()))


def _strings(value: object) -> Iterator[str]:
    """Every text in a chart's description."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)
    elif isinstance(value, str):
        yield value


def _read(markup: str) -> _Reader:
    reader = _Reader()
    reader.feed(markup)
    return reader


class _Reader(HTMLParser):
    """Reads HTML as a person does: texts, headings and links."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.headings: dict[str, list[str]] = {}
        self.links: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.pieces += [named[name] for name in ("alt", "aria-label", "title") if named.get(name)]
        self._open.append((tag, named.get("href", "")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.pieces.append(data.strip())
        for tag, address in self._open:
            if tag.startswith("h") and tag[1:].isdigit():
                self.headings.setdefault(tag, []).append(data)
            if address:
                self.links.append((data, address))
