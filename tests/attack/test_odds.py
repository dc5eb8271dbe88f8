"""Odds and ends of HTTP: where redirects lead, what gets into headers, how cookies are kept, which files are
reached.
"""

from __future__ import annotations

import re

import pytest

from qcheck.browser import COOKIE, LANGUAGE_COOKIE, MOST_LINKS
from qcheck.server.routes import ROUTES
from qcheck.service import Service
from qcheck.web.files import FOLDERS
from qcheck.web.kept_sheets import PREFIX
from tests.attack.hostile import Links
from tests.sheet.devices import Device, hidden, invitation, new_check

INJECTED = "x\r\nSet-Cookie: stolen=1\r\n\r\n<script>alert(1)</script>"
FLAGS = {"HttpOnly", "SameSite=lax"}
GARBAGE = (
    "",
    ";",
    "=",
    "a=b=c",
    '"',
    "\\",
    "~~~~",
    "%00",
    "é",
    "x" * 8_000,
    "{}",
    "[object Object]",
    "__proto__",
)


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "//evil.example/",
        "//evil.example/check/",
        "/a//evil.example",
        "/a//evil.example/t/x",
        "/a/%2F%2Fevil.example",
        "/a/..%2F..%2Fevil.example/overview",
        "/a/https:%2F%2Fevil.example/t/x",
        "/a/\\evil.example/overview",
        "/%5Cevil.example/",
        "/check//",
        "/.//evil.example/check/",
        "/device/forget?link=//evil.example",
        "/join?code=//evil.example&next=//evil.example&return=https://evil.example",
    ],
)
def test_no_address_of_ours_leads_to_another_host(service: Service, address: str) -> None:
    answer = Device().get(f"http://testserver{address}")

    assert answer.headers.get("location", "/") in {"/", "/check"}
    assert "evil" not in answer.headers.get("location", "")


@pytest.mark.parametrize("field", ["then", "back", "nonce", "sheet", "code", "perspective", "next", "return"])
@pytest.mark.parametrize(
    "value", [INJECTED, "//evil.example", "https://evil.example", "\\\\evil.example", "@evil.example"]
)
def test_no_field_of_a_form_leads_elsewhere_or_gets_into_a_header(
    hostile_check: Links, field: str, value: str
) -> None:
    device, address = Device(), f"/a/{hostile_check.sheet}/t/erstes"
    form = hidden(device.get(address).text) | {field: value, f"seen-a-{value}": ""}

    answer = device.post(address, data=form)

    assert answer.headers.get("location", address).startswith(f"/a/{hostile_check.sheet}")
    assert "stolen" not in str(answer.headers.get_list("set-cookie"))


@pytest.mark.parametrize("name", ["lang", "code", "link", "begun"])
@pytest.mark.parametrize(
    "page",
    ["/", "/check", "/join", "/privacy", "/a/{sheet}", "/a/{answer}", "/device/remember", "/device/forget"],
)
def test_nothing_in_an_address_gets_into_a_header_but_a_link_and_a_language(
    hostile_check: Links, page: str, name: str
) -> None:
    answer = Device().get(page.format(**hostile_check._asdict()), params={name: INJECTED})

    assert "stolen" not in str(answer.headers)
    assert "alert" not in str(answer.headers)
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    ("host", "status", "spoken_to"),
    [
        ("evil.example", 303, ["evil.example", "evil.example"]),
        ("", 303, []),
        ("testserver:1@evil.example", 400, []),
        ("evil.example\tx", 400, []),
    ],
)
def test_a_false_host_comes_back_nowhere(
    hostile_check: Links, host: str, status: int, spoken_to: list[str]
) -> None:
    """But in the policy, which lets a page speak to the host it came from: that is the browser's own address,
    never a forwarded one.
    """
    answer = Device().get(
        f"/a/{hostile_check.sheet}", headers={"Host": host, "X-Forwarded-Host": "evil.forwarded"}
    )
    policy = answer.headers.pop("content-security-policy")

    assert answer.status_code == status
    assert re.findall(r"wss?://([^ ;]*)", policy) == spoken_to
    assert policy.count("evil") == len(spoken_to)
    assert "evil" not in f"{answer.headers}{answer.text}"


@pytest.mark.parametrize("proto", ["https", "https, http", "HTTPS"])
def test_behind_https_every_cookie_is_for_https_and_out_of_the_reach_of_scripts(
    service: Service, proto: str
) -> None:
    device = Device(**{"X-Forwarded-Proto": proto})
    link = invitation(service, new_check(service))
    form = {"nonce": service.joining.new_nonce(), "perspective": "politik"}

    answers = [
        device.get(f"/check?link={link}&lang=en"),
        device.get("/join?lang=en"),
        device.post(f"/a/{link}/begin", data=form),
    ]
    cookies = [cookie for answer in answers for cookie in answer.headers.get_list("set-cookie")]

    assert {
        cookie.partition("=")[0].removesuffix(service.access.open(link).check_id) for cookie in cookies
    } == {
        f"__Host-{COOKIE}",
        f"__Host-{LANGUAGE_COOKIE}",
        f"__Secure-{PREFIX}",
    }
    assert [cookie for cookie in cookies if not FLAGS | {"Secure"} <= set(cookie.split("; "))] == []
    assert [answer.headers["strict-transport-security"] for answer in answers] == ["max-age=31536000"] * 3


@pytest.mark.parametrize("name", [COOKIE, LANGUAGE_COOKIE, f"{PREFIX}x", f"{PREFIX}../a", PREFIX, "other"])
def test_garbage_in_cookies_is_passed_over(hostile_check: Links, name: str) -> None:
    device = Device()
    cookies = [{b"Cookie": f"{name}={value}".encode()} for value in GARBAGE]
    pages = [
        f"/check?link={hostile_check.view}",
        f"/a/{hostile_check.answer}",
        f"/a/{hostile_check.answer}/t/erstes",
        "/join",
        "/privacy",
    ]

    answers = [[device.get(page, headers=cookie).status_code for page in pages] for cookie in cookies]

    assert answers == [[200, 200, 303, 200, 200]] * len(GARBAGE)


def test_a_device_of_very_many_cookies_is_served_and_remembers_twelve_links(hostile_check: Links) -> None:
    sheets = "; ".join(f"{PREFIX}{number:012}={number:038}~{number:012}" for number in range(150))
    links = "~".join(f"{number:038}" for number in range(100))

    page = Device().get(
        f"/check?link={hostile_check.view}", headers={"Cookie": f"{sheets}; {COOKIE}={links}"}
    )
    sheet = Device().get(f"/a/{hostile_check.answer}", headers={"Cookie": sheets})

    assert (page.status_code, sheet.status_code) == (200, 200)
    assert page.headers["set-cookie"].partition(";")[0].count("~") == MOST_LINKS - 1


@pytest.mark.parametrize("shelf", ["/static", "/assets", "/sheet"])
@pytest.mark.parametrize(
    "path",
    [
        "../visit.py", "%2e%2e/visit.py", "..%2fvisit.py", "..\\visit.py", ".%00./visit.py", "/etc/passwd", "%2fetc%2fpasswd",
        "....//visit.py", "file:///etc/passwd", "<script>",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_a_folder_of_files(service: Service, shelf: str, path: str) -> None:
    answer = Device().get(f"http://testserver{shelf}/{path}")

    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert "import" not in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("t/..%2f..%2fbegin", 303),
        ("t/%2e%2e", 303),
        ("../../etc", 404),
        ("t/erstes/..", 303),
        ("%00", 303),
        ("t/" + "x" * 5_000, 303),
        ("save/", 303),
        ("t/erstes%0d%0a", 303),
    ],
)
def test_any_address_below_a_link_leads_back_into_the_sheet(
    hostile_check: Links, path: str, status: int
) -> None:
    answer = Device().get(f"http://testserver/a/{hostile_check.sheet}/{path}")

    assert answer.status_code == status
    assert answer.headers.get("location", "/a/").startswith("/a/")


def test_no_page_begins_as_a_folder_of_files_does():
    """What begins so is looked for among the files before any page is asked."""
    routes = [route.path for route in ROUTES]

    assert [path for path in routes if path.startswith(tuple(FOLDERS))] == []
