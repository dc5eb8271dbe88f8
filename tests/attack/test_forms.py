"""Forms of other pages change nothing, at no address; and looking changes nothing, with no link. Both swept
over the table of routes.
"""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("address", addresses("POST"))
def test_a_form_of_another_page_is_refused(service: Service, hostile_check: Links, address: str) -> None:
    device, before = Device(), everything(service)
    where, form = address.format(link=hostile_check.sheet), {"code": "K7M2XQ", "sheet": "x"}

    answers = {sender: device.post(where, data=form, headers=headers) for sender, headers in FOREIGN.items()}

    assert {sender: answer.status_code for sender, answer in answers.items()} == dict.fromkeys(FOREIGN, 403)
    assert [sender for sender, answer in answers.items() if "set-cookie" in answer.headers] == []
    assert everything(service) == before


@pytest.mark.parametrize("sender", FROM_HERE)
@pytest.mark.parametrize("address", addresses("POST"))
def test_a_form_of_ours_is_taken(service: Service, hostile_check: Links, address: str, sender: str) -> None:
    answer = Device(**FROM_HERE[sender]).post(
        address.format(link=hostile_check.view), data={"code": "K7M2XQ"}
    )

    assert answer.status_code == TAKEN.get(address, 303)


@pytest.mark.parametrize("address", addresses("GET"))
def test_looking_changes_nothing(service: Service, hostile_check: Links, address: str) -> None:
    """With any link, by a device that has begun and by a new one; and a program that asks for the head of a page
    alone gets no more than that.
    """
    begun, fresh = Device(), Device()
    begun.begin(hostile_check.answer, perspective="verein")
    before = everything(service)

    places = [address.format(link=getattr(hostile_check, kind)) for kind in LOOKING]
    ways = [("GET", fresh), ("GET", begun), ("HEAD", begun)]
    answers = [
        device.request(method, place, params={"lang": "en"}) for method, device in ways for place in places
    ]

    assert everything(service) == before
    assert {answer.status_code for answer in answers} <= SEEN.get(address, usual(address))
    assert all(answer.headers["content-security-policy"] for answer in answers)
    assert not any(answer.content for answer in answers if answer.request.method == "HEAD")


@pytest.mark.parametrize("address", sorted({*addresses("GET"), *addresses("POST"), "/irgendwo"}))
def test_other_methods_are_refused_with_all_headers(
    service: Service, hostile_check: Links, address: str
) -> None:
    device, before = Device(), everything(service)

    answers = [device.request(method, address.format(link=hostile_check.sheet)) for method in OTHER_METHODS]

    assert {answer.request.method: answer.status_code for answer in answers} == OTHER_METHODS
    assert [answer.request.method for answer in answers if not set(answer.headers) >= ALWAYS] == []
    assert [
        answer.request.method for answer in answers if "access-control-allow-origin" in answer.headers
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
