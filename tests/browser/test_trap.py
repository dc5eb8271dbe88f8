"""That a test would notice if a page asked another computer for anything."""

from __future__ import annotations

import time

from playwright.sync_api import Browser

from tests.browser.conftest import PATIENCE, trap

ELSEWHERE = """<img src="http://example.org/a.png"><img src="http://203.0.113.7/b.png"><img src="https://example.org/c.png">
<script>new WebSocket("ws://example.org/d");</script>"""
ASKED = [
    "GET http://example.org/a.png",
    "GET http://203.0.113.7/b.png",
    "CONNECT example.org:443",
    "CONNECT example.org:80",
]


def test_whatever_is_asked_of_another_computer_is_noted(browser: Browser) -> None:
    context = browser.new_context()
    context.new_page().set_content(ELSEWHERE)

    latest = time.monotonic() + PATIENCE / 1000
    while missing := [one for one in ASKED if not any(each.startswith(one) for each in trap().asked)]:
        assert time.monotonic() < latest, missing
        time.sleep(0.02)

    context.close()
    trap().asked.clear()
