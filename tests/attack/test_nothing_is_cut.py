"""No field cuts what is put into it: how much it takes is said beside it, and said again where it is too
much.
"""

from __future__ import annotations

import re
from pathlib import Path

import qcheck
from qcheck.service import Service
from tests.attack.hostile import Links
from tests.sheet.devices import Device
from tests.ui.pages import text, visit

HOUSE = Path(qcheck.__file__).parent
TEMPLATES = sorted(HOUSE.rglob("templates/*.html"))
NUMBERS = re.compile(r'maxlength="(\d+)"')
MOST_SAID = re.compile(r"Höchstens ([\d.]+) Zeichen\.")


def test_only_fields_for_a_sign_a_number_or_a_code_have_an_end() -> None:
    ends = [
        (template.name, int(number))
        for template in TEMPLATES
        for number in NUMBERS.findall(template.read_text(encoding="utf-8"))
    ]

    assert ends
    assert [(name, number) for name, number in ends if 5 < number < 4_000] == []


def test_the_sheet_says_how_long_each_text_may_be(hostile_check: Links) -> None:
    page = Device().get(f"/a/{hostile_check.sheet}/t/erstes?lang=de").text

    assert {"200", "2.000", "5.000"} == set(MOST_SAID.findall(page))


def test_the_form_of_a_check_says_how_long_title_and_place_may_be(service: Service) -> None:
    fields = text(visit("new")).partition("Was möchten Sie einschätzen?")[0]

    assert MOST_SAID.findall(fields) == ["200"]  # once, below both
