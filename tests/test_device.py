"""What a browser and the app agree on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcheck import browser

LINKS = st.text("abcXYZ019._-", min_size=10, max_size=80)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "localhost:8501"},
        {"host": "localhost"},
        {"Host": "127.0.0.1:18500"},
        {"Host": "[::1]:8501"},
        {"Host": "LOCALHOST:8501", "User-Agent": "Firefox", "Cookie": "qcheck_lang=de"},
    ],
)
def test_a_request_from_this_computer_is_local(headers):
    assert browser.is_local(headers)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": ""},
        {"Host": "check.example.org"},
        {"Host": "localhost.example.org:8501"},
        {"Host": "127.0.0.1.example.org"},
        {"Host": "localhost:8501@example.org"},
        {"Host": "192.168.1.5:8501"},
        {"Host": "127.0.0.2"},
        {"Host": "localhost:8501", "X-Forwarded-For": "203.0.113.5"},
        {"Host": "localhost:8501", "x-forwarded-host": "check.example.org"},
        {"Host": "localhost:8501", "X-Forwarded-Proto": "https"},
        {"Host": "localhost:8501", "Forwarded": "for=203.0.113.5"},
        {"Host": "localhost:8501", "X-Real-Ip": "203.0.113.5"},
        {"Host": "localhost:8501", "Via": "1.1 proxy"},
        {"Host": "127.0.0.1:8501", "Origin": "https://check.example.org"},
        {"Host": "127.0.0.1:8501", "Origin": "null"},
        {"Host": "localhost:8501", "Cf-Connecting-Ip": "203.0.113.5"},
    ],
)
def test_a_foreign_host_or_a_trace_of_a_proxy_is_not_local(headers):
    assert not browser.is_local(headers)


@pytest.mark.parametrize(
    ("host", "stays"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("[::1]", True),
        ("::ffff:127.0.0.1", True),
        ("localhost", True),
    ]
    + [
        (each, False)
        for each in (
            "0.0.0.0",
            "::",
            "",
            None,
            "192.168.1.20",
            "10.9.9.77",
            "check.example.org",
            "127.0.0.1.example.org",
        )
    ],
)
def test_a_line_that_does_not_leave_the_computer(host, stays):
    assert browser.is_loopback(host) is stays


@pytest.mark.parametrize("link", ["a" * 10, "a" * 80, "Az09._-xyz", "0123456789abcdefghjkmnpqrstvwxyz012345"])
def test_a_link_is_ten_to_eighty_plain_signs(link):
    assert browser.well_formed(link)


@pytest.mark.parametrize(
    "link",
    ["", "a" * 9, "a" * 81, "abcdefghij~", "abcdefghij;", "abcdefghi jk", "abcdefghijä", "abcdefghij\n"],
)
def test_anything_else_is_no_link(link):
    assert not browser.well_formed(link)


def test_a_new_link_stands_in_front():
    assert browser.remembered(browser.remembering("first-link-1~second-link", "third-link-3")) == (
        "third-link-3",
        "first-link-1",
        "second-link",
    )


def test_a_link_opened_again_moves_to_the_front_and_is_kept_once():
    assert browser.remembered(browser.remembering("first-link-1~second-link", "second-link")) == (
        "second-link",
        "first-link-1",
    )


@given(st.lists(LINKS, min_size=61, max_size=70, unique=True))
def test_of_many_links_the_sixty_newest_are_kept(links):
    assert browser.remembered("~".join(links)) == tuple(links[:60])


@given(st.lists(LINKS, max_size=60, unique=True), LINKS)
def test_a_remembered_link_that_is_forgotten_is_gone_and_the_others_stay(links, link):
    kept = browser.forgetting(browser.remembering("~".join(links), link), link)

    assert browser.remembered(kept) == tuple(other for other in links if other != link)[:59]


@given(st.text(max_size=300))
def test_whatever_the_cookie_holds_only_links_come_out(cookie):
    assert all(map(browser.well_formed, browser.remembered(cookie)))


def test_without_a_cookie_nothing_is_remembered():
    assert browser.remembered(None) == ()


@pytest.mark.parametrize(
    ("asked", "cookie", "accepted", "spoken"),
    [
        (None, None, None, "de"),
        ("en", "de", "de", "en"),
        (None, "de-simple", "en", "de-simple"),
        (None, None, "en-GB,en;q=0.8,de;q=0.5", "en"),
        (None, None, "fr,en;q=0.3,de;q=0.7", "de"),
        (None, None, "fr;q=0.9, nl", "de"),
        (None, None, "en;q=0, de", "de"),
        (None, None, "*", "de"),
        (None, None, "en;q=high", "de"),
        ("xx", None, "en", "en"),
        ("<script>", "?", ";;,=", "de"),
    ],
)
def test_the_language_is_the_one_asked_for_else_remembered_else_wished_by_the_browser_else_german(
    asked, cookie, accepted, spoken
):
    assert browser.chosen_language(asked, cookie, accepted) == spoken
