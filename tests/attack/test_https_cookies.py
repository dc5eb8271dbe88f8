"""Cookies over https say in their names that they are safe, so that no neighbouring host or plain page can
plant one; bodies cut short.
"""

from __future__ import annotations

import re

import pytest

from qcheck.server.cookie_names import Cookies
from qcheck.server.headers import Doors, content_security_policy
from qcheck.service import Service
from tests.loops import run
from tests.sheet.devices import Device, hidden, invitation, new_check

HTTPS = {"X-Forwarded-Proto": "https", "Origin": "https://testserver"}


@pytest.fixture
def link(service: Service) -> str:
    return invitation(service, new_check(service), "verwaltung")


def begun(link: str, **headers: str):
    """The answer to the form that begins a sheet."""
    device = Device(**headers)
    return device.post(f"/a/{link}/begin", data={"nonce": hidden(device.get(f"/a/{link}").text)["nonce"]})


def set_by(answer) -> list[str]:
    return answer.headers.get_list("set-cookie")


def test_over_https_every_cookie_says_that_it_is_safe(link: str, service: Service) -> None:
    [sheet] = set_by(begun(link, **HTTPS))
    [language] = set_by(Device(**HTTPS).get("/help?lang=en"))

    assert sheet.startswith("__Secure-qcheck_sheet_")
    assert language.startswith("__Host-qcheck_lang=en;")
    assert all(
        {"secure", "httponly"} <= {part.strip().lower() for part in each.split(";")}
        for each in (sheet, language)
    )
    assert "domain" not in language.lower()


def test_over_plain_http_as_in_a_hall_names_stay_plain(link: str) -> None:
    [sheet] = set_by(begun(link))

    assert sheet.startswith("qcheck_sheet_")


def test_over_https_a_sheet_goes_on_by_its_cookie(link: str) -> None:
    name, value = re.match(r"([^=]+)=([^;]+)", set_by(begun(link, **HTTPS))[0]).groups()

    answer = Device(**HTTPS, Cookie=f"{name}={value}").get(f"/a/{link}")

    assert answer.headers["location"].startswith(f"/a/{link}/t/")


def test_over_https_a_cookie_without_the_name_is_not_read(link: str) -> None:
    name, value = re.match(r"([^=]+)=([^;]+)", set_by(begun(link, **HTTPS))[0]).groups()

    answer = Device(**HTTPS, Cookie=f"{name.removeprefix('__Secure-')}={value}").get(f"/a/{link}")

    assert answer.status_code == 200
    assert "Los geht’s" in answer.text


@pytest.mark.parametrize("own", ["qcheck_account", "qcheck_links", "qcheck_lang"])
def test_a_neighbouring_host_cannot_set_what_goes_to_every_address(own: str) -> None:
    read = []

    async def pages(scope, receive, send) -> None:
        read.append(dict(scope["headers"])[b"cookie"])

    kept = f"__Secure-{own}=nachbar; __Host-{own}=eigen; __Secure-{own}=nachbar; {own}=nachbar; andere=1"
    headers = [(b"x-forwarded-proto", b"https"), (b"cookie", kept.encode())]
    scope = {"type": "http", "scheme": "http", "headers": headers}
    run(Cookies(pages)(scope, None, None))

    assert read == [f"{own}=eigen; andere=1".encode()]


def test_streamlits_own_cookie_is_sent_over_https_alone() -> None:
    sent: list[dict] = []

    async def app(scope, receive, send):
        await send({"type": "websocket.accept", "headers": [(b"set-cookie", b"_streamlit_xsrf=x; Path=/")]})

    async def send(message):
        sent.append(message)

    scope = {
        "type": "websocket",
        "scheme": "wss",
        "headers": [(b"cookie", b"a=b; __Host-qcheck_lang=de; _streamlit_xsrf=x")],
    }
    run(Cookies(app)(scope, None, send))

    assert sent[0]["headers"] == [(b"set-cookie", b"_streamlit_xsrf=x; Path=/; Secure")]


def test_pages_may_speak_to_their_own_host_alone() -> None:
    policy = content_security_policy("check.example.org:8443")

    assert "connect-src 'self' ws://check.example.org:8443 wss://check.example.org:8443;" in policy
    assert not re.search(r"\bwss?:(?!//)", policy)


@pytest.mark.parametrize("host", ["", "a b", "x;script-src *", "[::1]:8501", "a\r\nb"])
def test_a_host_that_no_policy_can_name_is_left_out(host: str) -> None:
    assert "connect-src 'self';" in content_security_policy(host)


def test_an_upload_cut_short_is_no_fault_of_ours(link: str, caplog: pytest.LogCaptureFixture) -> None:
    messages = iter(
        [{"type": "http.request", "body": b"nonce=", "more_body": True}, {"type": "http.disconnect"}]
    )
    sent: list[dict] = []

    async def receive():
        return next(messages)

    async def send(message):
        sent.append(message)

    scope = {
        **{
            "type": "http",
            "method": "POST",
            "path": f"/a/{link}/begin",
            "raw_path": b"/",
            "query_string": b"",
            "root_path": "",
        },
        **{"scheme": "http", "http_version": "1.1", "client": ("192.0.2.1", 1), "server": ("testserver", 80)},
        "headers": [(b"host", b"testserver"), (b"origin", b"http://testserver")],
    }
    run(Device().app(scope, receive, send))

    assert sent[0]["status"] == 400
    assert caplog.text == ""


def test_a_text_on_the_websocket_ends_it_without_a_trace() -> None:
    heard: list[dict] = []

    async def app(scope, receive, send):
        heard.append(await receive())

    async def receive():
        return {"type": "websocket.receive", "text": "hello", "bytes": None}

    run(Doors(app, list)({"type": "websocket", "headers": [(b"host", b"a")]}, receive, None))

    assert heard == [{"type": "websocket.disconnect", "code": 1003, "reason": ""}]


@pytest.mark.parametrize(
    ("origin", "is_let_in"),
    [
        ("http://hall.local:8501", True),
        ("https://check.example.org", True),  # as the operator says
        ("", True),  # no browser
        ("http://hall.local:8502", False),
        ("http://hall.local", False),
        ("https://evil.example", False),
        ("null", False),
    ],
)
def test_the_websocket_opens_to_pages_of_ours_alone(origin: str, is_let_in: bool) -> None:
    reached, sent = [], []

    async def app(*_: object) -> None:
        reached.append(True)

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    said = [(b"host", b"hall.local:8501"), *([(b"origin", origin.encode())] if origin else [])]
    doors = Doors(app, lambda: ["https://check.example.org"])
    run(doors({"type": "websocket", "headers": said}, send, send))

    assert reached == [True] * is_let_in
    assert sent == [{"type": "websocket.close", "code": 1008}] * (not is_let_in)
