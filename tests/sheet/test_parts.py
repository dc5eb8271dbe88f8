"""The small parts of the answer sheet: cookies, where a form comes from, what a form changes."""

from __future__ import annotations

import pytest

from qcheck.catalogue import Apart
from qcheck.web.changes import Answered, Commented, Evidenced, TakenBack, in_form
from qcheck.web.csrf import is_from_here
from qcheck.web.kept_sheets import KeptSheet, kept_by_way, kept_of_check, kept_sheets

SECRET = "0123456789abcdefghjkmnpqrstvwxyz012345"
INVITATION = "ABCDEFGH1234" + "x" * 26


def test_a_cookie_keeps_a_sheet_and_the_ways_to_it() -> None:
    kept = KeptSheet("check1", SECRET).reached_by(INVITATION)

    assert kept_sheets({kept.name: kept.value, "other": "value"}) == (kept,)
    assert kept_by_way({kept.name: kept.value}, INVITATION.lower()) == kept
    assert kept_of_check({kept.name: kept.value}, "check1") == kept


def test_no_way_leads_to_a_sheet_that_was_not_reached_by_it() -> None:
    kept = KeptSheet("check1", SECRET).reached_by(INVITATION)

    assert kept_by_way({kept.name: kept.value}, "z" * 38) is None
    assert kept_by_way({"qcheck_sheet_a": SECRET}, "") is None
    assert kept_of_check({kept.name: kept.value}, "check2") is None


def test_of_many_ways_the_last_six_are_kept() -> None:
    kept = KeptSheet("check1", SECRET)
    ways = [f"{number:012}" for number in range(9)]
    reached = kept.reached_by(ways[0]).reached_by(ways[1]).reached_by(ways[2]).reached_by(ways[3])

    assert reached.reached_by(ways[4]).reached_by(ways[5]).reached_by(ways[6]).ways == tuple(
        reversed(ways[1:7])
    )


@pytest.mark.parametrize("cookie", ["", "~", "<script>", "~".join([""] * 9), "x" * 5000])
def test_a_cookie_that_is_none_of_ours_is_passed_over(cookie: str) -> None:
    assert kept_sheets({"qcheck_sheet_check1": cookie, "qcheck_sheet_../../": SECRET}) == ()


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "https://q.de", "host": "q.de"}, False),
        ({"origin": "http://hall.local:8501", "host": "hall.local:8501"}, True),
        ({"origin": "http://hall.local:8502", "host": "hall.local:8501"}, False),
        ({"origin": "https://check.example.org", "host": "inside:8501"}, True),
        ({"origin": "null", "host": "q.de"}, False),
        ({"referer": "https://q.de/a/x", "host": "q.de"}, True),
        ({"host": "q.de"}, False),
        ({}, False),
    ],
)
def test_a_form_is_taken_from_our_own_pages_alone(headers: dict[str, str], ours: bool) -> None:
    assert is_from_here(headers, "https://check.example.org") is ours


def test_without_a_set_address_no_empty_origin_is_taken_for_ours() -> None:
    assert not is_from_here({"origin": "", "host": "q.de"}, "")


def test_a_form_changes_what_differs_from_what_it_had_shown() -> None:
    fields = {
        "seen-a-eins": "1",
        "a-eins": "1",
        "seen-a-zwei": "",
        "a-zwei": "dk",
        "seen-a-drei": "4",
        "a-drei": "2",
        "seen-a-vier": "",
    }

    assert list(in_form(fields)) == [
        Answered(about="zwei", value=Apart.DK),
        Answered(about="drei", value=2),
    ]


def test_the_button_for_taking_back_wins_over_what_is_chosen() -> None:
    assert list(in_form({"seen-a-eins": "1", "a-eins": "3", "back": "eins"})) == [TakenBack(about="eins")]


def test_line_ends_of_a_form_are_no_change() -> None:
    assert list(in_form({"seen-c-eins": "Eins\n\nzwei", "c-eins": "Eins\r\n\r\nzwei\r\n"})) == []


def test_a_text_brings_along_what_the_form_had_shown() -> None:
    assert list(in_form({"seen-c-eins": "Eins", "c-eins": ""})) == [
        Commented(about="eins", text="", seen="Eins")
    ]


def test_title_and_address_of_evidence_change_together() -> None:
    fields = {"seen-e-eins": "Alt", "e-eins": "Alt", "seen-w-eins": "", "w-eins": "https://example.org"}

    assert list(in_form(fields)) == [
        Evidenced(about="eins", text="Alt", address="https://example.org", seen=("Alt", ""))
    ]
