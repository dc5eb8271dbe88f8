"""Forms of other pages change nothing, at no address; and looking changes nothing, with no link. Both swept
over the table of routes.
"""

from __future__ import annotations

import pytest
from httpx import Response

from qcheck.service import Service
from tests.attack.hostile import Links
from tests.attack.routes import addresses, everything
from tests.sheet.devices import Device

FOREIGN: dict[str, dict[str, str]] = {
    "another host": {"Origin": "https://evil.example"},
    "another host with ours in its name": {"Origin": "http://testserver.evil.example"},
    "ours as a user's name": {"Origin": "http://testserver@evil.example"},
    "another port": {"Origin": "http://testserver:8080"},
    "nobody": {"Origin": "null"},
    "no word": {"Origin": ""},
    "another host by referer": {"Origin": "", "Referer": "https://evil.example/http://testserver/"},
    "another site": {"Sec-Fetch-Site": "cross-site"},
    "another site that claims ours": {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    "a sister site": {"Sec-Fetch-Site": "same-site"},
}
FROM_HERE: dict[str, dict[str, str]] = {
    "our origin": {"Origin": "http://testserver"},
    "same origin, as browsers say it": {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"},
}
OTHER_METHODS = {**dict.fromkeys(("PUT", "DELETE", "PATCH", "OPTIONS"), 404), "TRACE": 405, "BREW": 405}
"""What they are answered at every address: those the server knows find nothing there."""
ALWAYS = frozenset({"content-security-policy", "x-content-type-options", "referrer-policy", "cache-control"})
LOOKING = ("organise", "answer", "sheet", "view")
IN_ENGLISH = {"lang": "en"}
TAKEN = {
    **dict.fromkeys(("/a/{link}/save", "/a/{link}/times", "/own/save", "/device/take"), 400),
    "/device/questions": 200,
    **dict.fromkeys(("/shelf", "/shelf/{link}", "/account"), 404),
    **dict.fromkeys(("/join", "/lead"), 422),
    **dict.fromkeys(("/lead/{link}/do", "/lead/{link}/hands", "/lead/{link}/paper"), 403),
    **dict.fromkeys(("/draft/{link}", "/trial/new"), 403),
    **dict.fromkeys(("/bundle", "/bundle/take"), 422),
    **dict.fromkeys(("/trial/nichts/dates/nichts", "/trial/nichts/apply"), 404),
    **dict.fromkeys(("/enter/{link}/paper", "/enter/{link}/paper/back", "/enter/{link}/piles"), 403),
    **{"/sign-out": 404, "/sign-out/told": 403},
}
"""What a form without the right fields is answered; elsewhere it leads on."""

SEEN = {
    "/readyz": {503},
    **{each: {404} for each in ("/shelf", "/shelf/{link}", "/account", "/account/account.json")},
    "/device/remember": {400},
    "/device/forget": {400},
    "/device/take": {303},
    "/device/drop": {303},
    "/a/{link}/moment": {404},
    "/take/{link}/nichts.pdf": {404},
    "/a/{link}/take/nichts.pdf": {303, 404},
    **{f"/draft/{{link}}{below}": {403} for below in ("", "/catalogue.yaml", "/catalogue.xlsx")},
    "/seen/{link}": {403},
    "/trial/": {200},
    **{
        f"/trial/nichts{below}": {404}
        for below in (
            "",
            "/apply",
            "/became",
            "/embed",
            "/dates.ics",
            "/dates/nichts",
            "/dates/nichts/date.ics",
        )
    },
    "/wall/{link}": {403, 404},
    "/wall/{link}/now": {404},
    "/lead/{link}": {200, 403},
    "/lead/{link}/paper": {303, 403},
    "/bundle/take": {303},
    "/enter/{link}": {303, 403},
    "/enter/{link}/paper": {200, 403},
    "/enter/{link}/paper/back": {303, 403},
    "/enter/{link}/piles": {200, 403, 409},
    "/lead/{link}/do": {303},
    **{address: {404} for address in ("/sign-in", "/sign-in/back", "/sign-out", "/signed-in")},
    **{f"/lead/{{link}}/{below}": {403, 409} for below in ("now", "sure", "minutes", "hands")},
}
"""What addresses answer that are neither a page for everybody nor one of a link: nobody closes and deletes
here what is due, no workshop has begun, and each other link is led to its own place.
"""


@pytest.mark.parametrize("sender", FOREIGN)
def test_a_form_of_another_page_is_refused(service: Service, hostile_check: Links, sender: str) -> None:
    device, before = Device(), everything(service)
    form = {"code": "K7M2XQ", "sheet": "x"}

    answers = {
        address: device.post(address.format(link=hostile_check.sheet), data=form, headers=FOREIGN[sender])
        for address in addresses("POST")
    }

    assert {
        address: answer.status_code for address, answer in answers.items() if answer.status_code != 403
    } == {}
    assert [address for address, answer in answers.items() if "set-cookie" in answer.headers] == []
    assert everything(service) == before


@pytest.mark.parametrize("sender", FROM_HERE)
def test_a_form_of_ours_is_taken(service: Service, hostile_check: Links, sender: str) -> None:
    codes = {
        address: Device(**FROM_HERE[sender])
        .post(address.format(link=hostile_check.view), data={"code": "K7M2XQ"})
        .status_code
        for address in addresses("POST")
    }

    assert codes == {address: TAKEN.get(address, 303) for address in addresses("POST")}


@pytest.mark.parametrize("kind", LOOKING)
def test_looking_changes_nothing(service: Service, hostile_check: Links, kind: str) -> None:
    """With any link, by a device that has begun and by a new one; and a program that asks for the head of a page
    alone gets no more than that. An address that takes no link is looked at once.
    """
    begun, fresh = Device(), Device()
    begun.begin(hostile_check.answer, perspective="verein")
    before = everything(service)
    link = getattr(hostile_check, kind)

    wrong = {
        (method, address): found
        for address in addresses("GET")
        if "{link}" in address or kind == LOOKING[0]
        for method, device in (("GET", fresh), ("GET", begun), ("HEAD", begun))
        if (
            found := wrong_with(device.request(method, address.format(link=link), params=IN_ENGLISH), address)
        )
        or everything(service) != before
    }

    assert wrong == {}
    assert everything(service) == before


def wrong_with(answer: Response, address: str) -> list[object]:
    """What somebody who looks there gets, and should not."""
    holds = {
        answer.status_code: answer.status_code in SEEN.get(address, usual(address)),
        "no policy": answer.headers.get("content-security-policy"),
        "a body": answer.request.method != "HEAD" or not answer.content,
    }
    return [what for what, is_so in holds.items() if not is_so]


def test_other_methods_are_refused_with_all_headers(service: Service, hostile_check: Links) -> None:
    device, before = Device(), everything(service)
    places = sorted({*addresses("GET"), *addresses("POST"), "/irgendwo"})

    answers = {
        (method, place): device.request(method, place.format(link=hostile_check.sheet))
        for place in places
        for method in OTHER_METHODS
    }

    assert {
        where: answer.status_code
        for where, answer in answers.items()
        if answer.status_code != OTHER_METHODS[where[0]]
    } == {}
    assert [where for where, answer in answers.items() if not set(answer.headers) >= ALWAYS] == []
    assert [
        where for where, answer in answers.items() if "access-control-allow-origin" in answer.headers
    ] == []
    assert everything(service) == before


def usual(address: str) -> set[int]:
    """A page is shown to everybody; with a link it is shown or the link is led to its own place."""
    if address.endswith("/") and address != "/":
        return {308}
    return {200, 303} if "{link}" in address else {200}


def test_the_sweep_sees_the_routes() -> None:
    assert {"/join", "/a/{link}/save", "/device/forget"} <= set(addresses("POST"))
    assert {"/", "/check", "/a/{link}", "/privacy"} <= set(addresses("GET"))
