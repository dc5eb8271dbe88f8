"""Too long, too many, too often: refused in clear words, and nobody else is held up."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.cli import main
from qcheck.language import language
from qcheck.service import NotPossible, Service
from qcheck.service.limits import misses
from qcheck.store.sheets import answering
from tests.attack.hostile import Links
from tests.sheet.devices import Device, hidden, invitation, new_check
from tests.ui.pages import begun, text, visit

TOO_LONG = "Dieser Text hat {length} Zeichen, möglich sind {most}. Bitte kürzen Sie ihn."
TITLE, COMMENT, ADDRESS = (
    (TOO_LONG.format(length=a, most=b)) for a, b in (("201", "200"), ("5.001", "5.000"), ("2.001", "2.000"))
)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("page", "fields", "button", "says"),
    [
        ("new", {"new-title": "x" * 201}, "new-start", TITLE),
        ("new", {"new-title": "x", "new-place": "x" * 201}, "new-start", TITLE),
        ("check", {"check-title": "x" * 201}, "check-save", TITLE),
        ("check", {"check-place": "x" * 201}, "check-save", TITLE),
        ("organise", {"add-label": "x" * 201}, "add-sheet", TITLE),
    ],
)
def test_what_is_too_long_is_refused_on_its_page(
    service: Service, page: str, fields: dict[str, str], button: str, says: str
) -> None:
    link = begun(service)
    opened = visit(
        page,
        **(
            {"new-phase": "planung", "new-mode": "open", "new-perspective": "politik"}
            if page == "new"
            else {"link": link}
        ),
    )

    for_each = [opened.text_input(key=key).set_value(value) for key, value in fields.items()]
    opened.button(key=button).click().run()

    assert len(for_each) == len(fields)
    assert says in text(opened)
    assert (service.access.open(link).title, service.access.open(link).place) == (
        "Spielplatz am Bach",
        "Musterstadt",
    )


@pytest.mark.parametrize(
    ("field", "length", "says"),
    [
        ("c-eine", 5_001, COMMENT),
        ("e-eine", 201, TITLE),
        ("w-eine", 2_001, ADDRESS),
        ("w-eine", 900_000, "900.000"),
    ],
)
def test_what_is_too_long_is_refused_on_the_sheet(
    hostile_check: Links, field: str, length: int, says: str
) -> None:
    answer = Device().fill(f"/a/{hostile_check.sheet}/t/erstes", **{field: "x" * length})

    assert answer.status_code == 422
    assert says in answer.text


@pytest.mark.parametrize("option", ["--title", "--place"])
def test_what_is_too_long_is_refused_by_the_command(
    service: Service, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    wishes = {"--title": "x", "--catalogue": "kurzcheck", "--phase": "planung", option: "x" * 201}

    code = main(["new", "--language", "de", *(word for pair in wishes.items() for word in pair)], {})

    assert code == 1
    assert TITLE.rstrip(".") in capsys.readouterr().err


def test_evidence_of_many_stale_windows_does_not_grow_without_end(service: Service) -> None:
    link = begun(service)

    with pytest.raises(NotPossible) as refused:
        [
            service.answering.evidence(link, "k-zuhoeren", f"{number} {'x' * 150}", "", ("", ""))
            for number in range(1_000)
        ]

    assert "möglich sind" in refused.value.said(language("de"))


@pytest.mark.parametrize("verb", ["begin", "resume", "t/erstes", "save", "finish"])
def test_ten_megabytes_are_too_much_everywhere(hostile_check: Links, verb: str) -> None:
    answer = Device().post(
        f"/a/{hostile_check.sheet}/{verb}", content=io.BytesIO(b"c-eine=" + b"x" * 10_000_000), headers=FORM
    )

    assert answer.status_code == 413
    assert "Das ist zu viel Text" in answer.text


def test_a_form_of_thousands_of_fields_is_too_much(hostile_check: Links) -> None:
    address = f"/a/{hostile_check.sheet}/t/erstes"
    device = Device()

    answer = device.post(
        address, data=hidden(device.get(address).text) | {f"c-{number}": "x" for number in range(2_100)}
    )

    assert answer.status_code == 413
    assert "Das ist zu viel Text" in answer.text


@pytest.mark.parametrize("age", ["NaN", "Infinity", "-1", "1e300", '"x"', "null"])
def test_an_age_that_is_none_is_not_understood(hostile_check: Links, age: str) -> None:
    change = f'{{"kind": "answer", "about": "eine", "value": 4, "age": {age}}}'

    answer = Device().post(f"/a/{hostile_check.sheet}/save", content=f'{{"sheet": "0", "change": {change}}}')

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{" * 100_000,
        b'{"sheet": "0"}',
        b"\xff\xfe",
        b'{"sheet": "0", "change": {"kind": "answer", "about": "eine", "value": ' + b"9" * 9_000 + b"}}",
    ],
)
def test_what_no_script_of_ours_sends_is_not_understood(hostile_check: Links, body: bytes) -> None:
    answer = Device().post(f"/a/{hostile_check.sheet}/save", content=body)

    assert (answer.status_code, answer.json()["said"]) == (
        400,
        "Diese Eingabe konnte nicht verarbeitet werden. Bitte laden Sie die Seite neu.",
    )


@pytest.mark.parametrize(
    "one_more",
    [
        lambda service, organiser: service.answering.answer(
            service.joining.join(invitation(service, organiser, "amt"), None, service.joining.new_nonce()),
            QuestionId("eine"),
            4,
        ),
        lambda service, organiser: service.collecting.add_sheet(organiser, PerspectiveId("amt"), "Tisch"),
    ],
)
def test_a_check_holds_so_many_sheets_and_no_more(
    service: Service,
    hostile_check: Links,
    monkeypatch: pytest.MonkeyPatch,
    one_more: Callable[[Service, str], str],
) -> None:
    monkeypatch.setattr(answering, "MOST_SHEETS", 3)
    organiser = new_check(service, "feindlich", "jetzt")
    [one_more(service, organiser) for _ in range(3)]

    with pytest.raises(NotPossible) as refused:
        one_more(service, organiser)

    assert refused.value.said(language("de")) == (
        "Dieser Check hat schon 3 Bögen; für weitere ist kein Platz. Bitte sagen Sie denen Bescheid, "
        "die Sie eingeladen haben."
    )


def test_who_comes_to_a_full_check_is_told_so_and_who_has_a_sheet_goes_on(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "MOST_SHEETS", 1)
    link = invitation(service, new_check(service), "verwaltung")
    first, late = Device(), Device()
    first.fill(first.begin(link), **{"a-k-zuhoeren": "4"})

    answer = late.post(f"/a/{link}/begin", data=hidden(late.get(f"/a/{link}").text))

    assert (answer.status_code, "für weitere ist kein Platz" in answer.text) == (422, True)
    assert first.get(first.get(f"/a/{link}").headers["location"]).status_code == 200


def test_two_who_send_no_nonce_have_two_sheets(service: Service) -> None:
    link = invitation(service, new_check(service), "verwaltung")
    one, other = Device(), Device()
    one.post(f"/a/{link}/begin", data={})
    other.post(f"/a/{link}/begin", data={})

    one.fill(f"/a/{link}/t/dialogbereitschaft", **{"a-k-zuhoeren": "3"})

    assert " checked" not in other.get(f"/a/{link}/t/dialogbereitschaft").text


@pytest.mark.parametrize("way", ["typed", "in the address"])
def test_after_many_wrong_codes_one_has_to_wait_and_a_right_link_still_opens(
    service: Service, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(misses, "EACH", 0)  # no time passes, however slow this computer is
    device = Device(address=f"198.51.100.{len(way)}")
    link = invitation(service, new_check(service))

    tried = [_tried(device, way, f"WR{each:04}").status_code for each in range(misses.AT_ONCE)]
    waiting = _tried(device, way, "WRONG2")

    assert set(tried) == {422}
    assert (waiting.status_code, waiting.headers["retry-after"]) == (429, "60")
    assert "Bitte warten Sie eine Minute" in waiting.text
    assert device.get(f"/a/{link}").status_code == 200
    assert _tried(Device(address="198.51.100.200"), way, "WRONG2").status_code == 422


def test_a_hall_that_reads_one_wrong_code_hundreds_of_times_still_comes_in(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(misses, "EACH", 0)
    device, link = Device(address="198.51.100.99"), new_check(service)
    code = next(each.code for each in service.inviting.links(link) if each.code)

    tried = [
        _tried(device, "typed", spelt).status_code
        for spelt in ("WRONG2", "wron g2", "WRO-NG2") * misses.AT_ONCE
    ]

    assert set(tried) == {422}
    assert _tried(device, "typed", code).headers["location"].startswith("/a/")


def _tried(device: Device, way: str, code: str):
    return device.post("/join", data={"code": code}) if way == "typed" else device.get(f"/join?code={code}")
