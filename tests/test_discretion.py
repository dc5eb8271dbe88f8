"""What a server never gives away: its log and its data name no link, no code, no word and no visitor; and
every answer has its headers.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket

import httpx
import pytest

from qcheck.addresses import PATHS
from qcheck.catalogue import PerspectiveId
from qcheck.legal import LegalText
from qcheck.records import Scope
from qcheck.server.headers import FIXED, SHUT
from qcheck.service import LinkKind, NewCheck, open_service
from qcheck.service.limits.misses import AT_ONCE
from qcheck.settings import Settings
from qcheck.web.kept_sheets import kept_sheets
from tests.serving import Server, serving
from tests.sheet.devices import hidden

VISITOR = "203.0.113.77"
ANY_LINK = "0123456789abcdefghjkmnpqrstvwxyz012345"
TYPED = {
    "title": "Geheimtitel am Bach",
    "place": "Geheimstadt",
    "label": "Geheimtisch 7",
    "comment": "Geheimkommentar über niemanden",
    "evidence": "Geheimbeleg",
    "evidence's address": "https://example.org/geheimadresse",
    "closing answer": "Geheimes Schlusswort",
    "wrong code": "GEHEMX",
    "wrong personal code": "GEHE-MYYY",
    "wrong link": "geheim" + "0" * 32,
}
NAMES = [
    "organiser's link", "view link", "invitation", "sheet's link", "added sheet's link", "short code", "personal code", "nonce", "mark",
    "key", *TYPED,
]  # fmt: skip


@dataclass
class Used:
    """What a server has answered, what must not be found, and what it said meanwhile."""

    data: Path
    secrets: dict[str, str] = field(default_factory=lambda: dict(TYPED))
    answers: list[tuple[str, httpx.Response]] = field(default_factory=list)
    question: str = ""
    log: str = ""

    def ask(self, browser: httpx.Client, method: str, address: str, **content: object) -> httpx.Response:
        answer = browser.request(method, address, **content)
        self.answers.append((f"{method} {address.partition('?')[0][:40]}", answer))
        return answer


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Used:
    """A server in use: everything that can be asked of it is asked, rightly, wrongly, too much, too often,
    and with a broken database.
    """
    data = tmp_path_factory.mktemp("discreet")
    use = Used(data)
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    _check_made(use)
    with serving(data, ["-m", "qcheck", "serve", "--port", port], QCHECK_DATA=str(data)) as server:
        headers = {"Origin": server.address, "X-Forwarded-For": VISITOR, "Accept-Language": "de"}
        with httpx.Client(base_url=server.address, headers=headers, timeout=60, trust_env=False) as browser:
            _pages(use, browser, server)
            _sheet(use, browser)
            _mistakes(use, browser)
            _a_broken_database(use, browser, server)
        use.log = server.stop()
    return use


@pytest.mark.parametrize("name", NAMES)
def test_the_log_names_no_link_no_code_and_no_word(used, name):
    assert used.secrets[name].lower() not in used.log.lower()


@pytest.mark.parametrize("address", [VISITOR, "127.0.0.1"])
def test_no_visitors_address_is_kept_in_the_log_or_in_the_data(used, address):
    assert address not in used.log
    assert [
        path.name for path in used.data.rglob("*") if path.is_file() and address.encode() in path.read_bytes()
    ] == []


def test_the_log_knows_of_the_mistake_all_the_same(used):
    assert "IntegrityError: refused" in used.log
    assert used.log.count("OperationalError: no such table: answers") >= 2
    assert "qcheck/store/" in used.log


def test_links_and_codes_are_not_in_the_database_either(used):
    kept = b"".join(path.read_bytes() for path in used.data.glob("qcheck.sqlite*"))
    secret = [name for name in NAMES if name not in TYPED]

    assert TYPED["comment"].encode() in kept
    assert [name for name in secret if used.secrets[name].encode() in kept] == []


def test_everything_that_can_happen_was_answered(used):
    assert {answer.status_code for _, answer in used.answers} >= {
        200,
        303,
        304,
        308,
        400,
        403,
        404,
        405,
        409,
        413,
        422,
        429,
        500,
    }


def test_every_answer_has_the_security_headers(used):
    lacking = [(what, answer.status_code, name) for what, answer in used.answers for name in _lacking(answer)]

    assert lacking == []


def test_every_cookie_of_ours_is_out_of_reach_of_scripts_and_foreign_pages(used):
    cookies = [
        cookie
        for _, answer in used.answers
        for cookie in answer.headers.get_list("set-cookie")
        if cookie.startswith("qcheck_")
    ]

    assert {cookie.partition("=")[0].split("_")[1] for cookie in cookies} == {"lang", "links", "sheet"}
    assert [cookie for cookie in cookies if "HttpOnly" not in cookie or "SameSite=lax" not in cookie] == []


def _lacking(answer: httpx.Response) -> list[str]:
    wrong = [name for name, value in FIXED.items() if answer.headers.get(name) != value]
    policy = answer.headers.get("content-security-policy", "")
    return (
        wrong
        + ["policy"] * ("default-src 'self'" not in policy)
        + ["cache"] * ("cache-control" not in answer.headers)
    )


def _check_made(use: Used) -> None:
    settings = Settings(data=use.data)
    with closing(open_service(settings)) as service:
        wish = NewCheck(
            TYPED["title"], TYPED["place"], "kurzcheck", "planung", Scope(), PerspectiveId("verwaltung")
        )
        organiser = service.organising.create_check(wish)
        links = service.inviting.links(organiser)
        use.secrets |= {
            "organiser's link": organiser,
            "view link": next(each.link for each in links if each.kind is LinkKind.VIEW),
            "invitation": links[0].link,
            "short code": links[0].code,
            "added sheet's link": service.collecting.add_sheet(
                organiser, PerspectiveId("politik"), TYPED["label"]
            ),
            "key": settings.key_file.read_bytes().hex(),
        }


def _pages(use: Used, browser: httpx.Client, server: Server) -> None:
    """Every page by every link, also as Streamlit runs them; files, addresses for programs."""
    organiser, view = use.secrets["organiser's link"], use.secrets["view link"]
    for path in PATHS:
        use.ask(browser, "GET", f"/{path}?link={organiser}&lang=de")
        [server.visit(f"link={link}", path) for link in (organiser, view)]
    for text in LegalText:
        use.ask(browser, "GET", f"/{text}?lang=en")
    page = use.ask(browser, "GET", "/").text
    script = re.findall(r'src="\.(/static/[^"]+\.js)"', page)[0]
    etag = use.ask(browser, "GET", script).headers["etag"]
    use.ask(browser, "GET", script, headers={"If-None-Match": etag})
    for address in (
        *SHUT,
        "/check/",
        "/healthz",
        "/favicon.svg",
        "/_stcore/health",
        "/_stcore/host-config",
        "/_stcore/nowhere",
        "/media/x",
    ):
        use.ask(browser, "GET", address)
    use.ask(browser, "GET", f"/device/remember?link={view}")
    use.ask(browser, "POST", f"/device/forget?link={organiser}")


def _sheet(use: Used, browser: httpx.Client) -> None:
    """A sheet from the code on the wall to its end."""
    base = f"/a/{use.secrets['invitation']}"
    use.ask(browser, "GET", "/join")
    use.ask(browser, "POST", "/join", data={"code": use.secrets["short code"]})
    begun = hidden(use.ask(browser, "GET", base).text) | {"perspective": "verwaltung"}
    use.ask(browser, "POST", f"{base}/begin", data=begun)
    [sheet] = kept_sheets(dict(browser.cookies))
    first = use.ask(browser, "GET", use.ask(browser, "GET", base).headers["location"])
    topic = first.url.path
    overview = use.ask(browser, "GET", f"{base}/overview").text
    [use.secrets["mark"]] = re.findall(r'data-sheet="(\w+)"', overview)
    [use.secrets["personal code"]] = set(re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", overview))
    use.secrets |= {"nonce": begun["nonce"], "sheet's link": sheet.link}
    fields = hidden(first.text)
    about = use.question = next(name.removeprefix("c-") for name in fields if name.startswith("c-"))
    written = {
        f"c-{about}": TYPED["comment"],
        f"e-{about}": TYPED["evidence"],
        f"w-{about}": TYPED["evidence's address"],
    }
    use.ask(browser, "POST", topic, data=fields | written)
    closing_page = use.ask(browser, "GET", f"{base}/closing").text
    use.ask(
        browser,
        "POST",
        f"{base}/closing",
        data=hidden(closing_page) | {"c-open_good": TYPED["closing answer"]},
    )
    use.ask(browser, "POST", f"{base}/finish", data=hidden(use.ask(browser, "GET", f"{base}/overview").text))
    use.ask(browser, "GET", f"{base}/end")


def _mistakes(use: Used, browser: httpx.Client) -> None:
    """What is wrong, too large, from elsewhere, or tried too often."""
    base = f"/a/{use.secrets['invitation']}"
    change = {"kind": "comment", "about": "nirgends", "text": TYPED["comment"], "seen": ""}
    use.ask(browser, "GET", f"/check?link={TYPED['wrong link']}")
    use.ask(browser, "GET", f"/a/{TYPED['wrong link']}")
    use.ask(browser, "GET", f"/a/{use.secrets['invitation'][:-1]}~")
    use.ask(browser, "POST", f"{base}/save", content=TYPED["comment"].encode())
    use.ask(browser, "POST", f"{base}/save", json={"sheet": use.secrets["mark"], "change": change})
    use.ask(browser, "POST", f"{base}/save", json={"sheet": "0" * 16, "change": change})
    use.ask(browser, "POST", f"{base}/save", content=TYPED["comment"].encode() * 40_000)
    use.ask(
        browser,
        "POST",
        f"{base}/t/x",
        headers={"Origin": "https://example.org"},
        data={"c-x": TYPED["comment"]},
    )
    use.ask(browser, "POST", f"{base}/resume", data={"code": TYPED["wrong personal code"]})
    use.ask(browser, "GET", "/device/remember?link=x")
    use.ask(browser, "GET", f"/device/forget?link={ANY_LINK}", headers={"Sec-Fetch-Site": "cross-site"})
    use.ask(browser, "DELETE", f"/nowhere/{TYPED['wrong link']}")
    use.ask(browser, "POST", "/static/nowhere.js")
    use.ask(browser, "TRACE", f"/check?link={TYPED['wrong link']}")
    [
        use.ask(browser, "POST", "/join", data={"code": f"{TYPED['wrong code']} {each}"})
        for each in range(2 * AT_ONCE)
    ]


def _a_broken_database(use: Used, browser: httpx.Client, server: Server) -> None:
    """Nothing can be written into a table, then it is gone: whatever needs it fails, in the middle of saving
    words.
    """
    base = f"/a/{use.secrets['invitation']}"
    browser.headers["Connection"] = "close"  # as a server does that has failed
    with closing(sqlite3.connect(use.data / "qcheck.sqlite")) as connection:
        connection.execute(
            "CREATE TRIGGER refusing BEFORE UPDATE ON answers BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
        change = {
            "kind": "comment",
            "about": use.question,
            "text": TYPED["comment"] + "!",
            "seen": TYPED["comment"],
        }
        use.ask(browser, "POST", f"{base}/save", json={"sheet": use.secrets["mark"], "change": change})
        connection.execute("DROP TRIGGER refusing")
        connection.execute("ALTER TABLE answers RENAME TO elsewhere")
    use.ask(browser, "GET", f"{base}/overview")
    server.visit("link=" + use.secrets["organiser's link"], "questions")
