"""The same on the answer sheet, which is HTML of our own from beginning to end."""

from __future__ import annotations

import pytest

from qcheck.service import Service
from tests.attack.hostile import FORMULA, HOSTILE, TITLE, Links, hostile
from tests.attack.reading import dangers, said
from tests.sheet.devices import Device, hidden

PAGES: dict[str, tuple[str, ...]] = {
    "/a/{answer}": ("Katalog", "Willkommen", "Amt", "FuerAmt", "Phase", "Unabhaengig"),
    "/a/{sheet}/t/erstes": (
        "Kriterium",
        "Bedeutung",
        "Frage",
        "Hilfe",
        "Eins",
        "Weissnicht",
        "Kommentar",
        "Nachweis",
        "Einleitung",
    ),
    "/a/{sheet}/t/zweites": ("Dritte",),
    "/a/{sheet}/t/baustein": ("Baustein", "Vierte"),
    "/a/{sheet}/closing": ("Gut", "Weiter", "Schlussgut"),
    "/a/{sheet}/overview": ("Kriterium", "Baustein"),
    "/a/{sheet}/end": ("Amt",),
    "/a/{sheet}/again": (),
    "/a/{sheet}/withdraw": (),
}
"""Addresses, and the texts that have to be there word by word."""

FIELDS = (
    "a-eine",
    "c-eine",
    "e-eine",
    "w-eine",
    "seen-c-eine",
    "back",
    "then",
    "c-<script>alert(6)</script>",
)


@pytest.mark.parametrize("address", PAGES)
def test_hostile_texts_come_out_word_by_word_on_the_sheet(hostile_check: Links, address: str) -> None:
    page = Device().get(address.format(**hostile_check._asdict()))

    assert (page.status_code, dangers(page.text)) == (200, [])
    assert [
        word
        for word in PAGES[address]
        if hostile(word) not in said(page.text) and hostile(word, 190) not in said(page.text)
    ] == []
    assert TITLE in said(page.text)


def test_a_formula_as_a_place_is_a_place(hostile_check: Links) -> None:
    assert FORMULA in said(Device().get(f"/a/{hostile_check.answer}").text)


@pytest.mark.parametrize("field", FIELDS)
def test_what_cannot_be_saved_stays_typed_as_text(hostile_check: Links, field: str) -> None:
    device, address = Device(), f"/a/{hostile_check.sheet}/t/erstes"
    form = hidden(device.get(address).text) | {
        "w-eine": "javascript:alert(1)",
        "seen-c-<script>alert(6)</script>": "",
    }

    answer = device.post(address, data=form | {field: HOSTILE, "sheet": form["sheet"]})

    assert (answer.status_code, dangers(answer.text)) == (422, [])
    assert hidden(answer.text)["w-eine"] in {"javascript:alert(1)", HOSTILE}


@pytest.mark.parametrize("code", [HOSTILE, FORMULA, "\r\nSet-Cookie: x=1", "%0d%0a", "\0", "é" * 50])
@pytest.mark.parametrize("way", ["get", "post"])
def test_a_hostile_code_is_said_back_as_text(service: Service, way: str, code: str) -> None:
    device = Device(address=f"192.0.2.{len(code)}")

    answer = (
        device.get("/join", params={"code": code})
        if way == "get"
        else device.post("/join", data={"code": code})
    )

    assert (answer.status_code, dangers(answer.text)) == (422, [])
    assert "set-cookie" not in answer.headers
    assert hidden(answer.text)["code"] == code


@pytest.mark.parametrize("fields", [{"code": HOSTILE}, {"perspective": HOSTILE, "nonce": HOSTILE}])
def test_the_invitation_says_hostile_fields_back_as_text(
    hostile_check: Links, fields: dict[str, str]
) -> None:
    verb = "resume" if "code" in fields else "begin"

    answer = Device().post(f"/a/{hostile_check.answer}/{verb}", data=fields)

    assert (answer.status_code, dangers(answer.text)) == (422, [])
    assert fields.items() <= (hidden(answer.text) | {"perspective": HOSTILE}).items()


@pytest.mark.parametrize(
    "address",
    ["/<script>alert(1)</script>", "/a/<script>alert(1)</script>", "/a/%22%3E%3Csvg onload=alert(1)%3E/t/x"],
)
def test_a_hostile_address_leads_nowhere(service: Service, address: str) -> None:
    answer = Device().get(address)

    assert (answer.status_code, dangers(answer.text)) == (404, [])
    assert "alert(1)" not in answer.text
