"""Nothing is loaded from elsewhere, nobody is followed, no secret and no answer stands in the log."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qcheck.service import close_shared, shared_service, singleton
from qcheck.settings import Settings
from tests.promises.conftest import Installation
from tests.promises.walks import PAGES
from tests.sheet.devices import Device, invitation, new_check

NAMED_COOKIES = {"qcheck_lang", "qcheck_links", "_streamlit_xsrf"}
"""Those of the privacy text, besides `qcheck_sheet_…` of each check."""


@pytest.mark.parametrize("page", PAGES)
def test_no_page_loads_anything_from_elsewhere(page: str, installation: Installation) -> None:
    check = installation.check("--share-results")
    installation.group(check, "verwaltung", 3)
    seen = installation.somebody().get(page.format(**_links(installation, check)))

    sources = re.findall(
        r"""(?:src|srcset|action|poster|data)\s*=\s*["']([^"']+)|url\(['"]?([^'")]+)|<link[^>]+href=["']([^"']+)""",
        seen.text,
    )
    foreign = [
        each
        for found in sources
        for each in found
        if re.match(r"(?:https?:)?//", each) and not each.startswith(installation.base)
    ]

    assert foreign == []
    assert (
        "default-src 'self'" in seen.headers["content-security-policy"]
        or "default-src 'none'" in seen.headers["content-security-policy"]
    )


def test_only_the_cookies_of_the_privacy_text_are_set_and_none_of_another_host(
    installation: Installation,
) -> None:
    check = installation.check("--share-results")
    person = installation.somebody()
    for page in PAGES:
        person.get(page.format(**_links(installation, check)))
    person.begin(check.answer["verwaltung"])
    person.answer(check.answer["verwaltung"])

    names = {
        cookie.name.removeprefix("__Host-").removeprefix("__Secure-") for cookie in person.browser.cookies.jar
    }

    assert {name for name in names if not name.startswith("qcheck_sheet_")} <= NAMED_COOKIES
    assert {cookie.domain for cookie in person.browser.cookies.jar} == {"127.0.0.1"}


def test_nobody_is_asked_for_a_name_or_has_to_sign_in(installation: Installation) -> None:
    check = installation.check()
    person = installation.somebody()

    landing = person.get(f"/a/{check.answer['verwaltung']}").text
    first = person.begin(check.answer["verwaltung"])
    saved = person.answer(check.answer["verwaltung"])

    assert not re.search(
        r'type="(?:email|password|tel)"|name="(?:name|email|user|address)"', landing + first.text
    )
    assert saved.status_code == 200


def test_no_link_code_address_or_word_of_anybody_stands_in_the_log(installation: Installation) -> None:
    check = installation.check()
    person = installation.group(check, "verwaltung", 3, comment="Geheimwort-Habicht")[0]
    person.get(f"/a/{check.answer['verwaltung']}?lang=de")
    person.get("/check?link=" + check.organise)
    person.browser.post("/join", data={"code": "QQQQQQ"})
    person.get("/a/" + "x" * 38)

    said = installation.log.read_text(errors="replace")

    secrets = [
        check.organise,
        check.view,
        *check.answer.values(),
        *check.codes.values(),
        "Geheimwort",
        "QQQQQQ",
        "x" * 38,
    ]
    assert [each for each in secrets if each in said] == []
    assert not re.search(r"\bclient\b.*127\.0\.0\.1:\d+|127\.0\.0\.1:\d+ - ", said)


def test_the_addresses_of_visitors_are_kept_nowhere(installation: Installation) -> None:
    check = installation.check()
    person = installation.somebody()
    person.browser.headers["X-Forwarded-For"] = "203.0.113.77"
    person.begin(check.answer["verwaltung"])
    person.answer(check.answer["verwaltung"])

    assert b"203.0.113.77" not in installation.everything_kept() + installation.log.read_bytes()


def test_what_is_counted_of_a_connection_is_counted_without_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QCHECK_DATA", str(tmp_path))
    service, visitor = shared_service(Settings()), Device(address="203.0.113.77")
    singleton._TALLY.empty()
    visitor.begin(invitation(service, new_check(service)), perspective="politik")
    visitor.post("/join", data={"code": "ABCDEF"})
    close_shared()

    counted = bytes(singleton._TALLY._memory)
    assert any(counted)
    assert b"203.0.113.77" not in counted


def _links(installation: Installation, check: object) -> dict[str, str]:
    return {"organise": check.organise, "view": check.view, "answer": check.answer["verwaltung"]}
