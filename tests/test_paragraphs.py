"""Longer texts as lines and simple lists."""

from __future__ import annotations

import pytest

from qcheck.paragraphs import pieces


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ein Satz.", ("Ein Satz.",)),
        ("Eine Zeile.\nNoch eine.\n\nEin Absatz.", ("Eine Zeile.\nNoch eine.\n\nEin Absatz.",)),
        ("Das sind:\n- eins\n- zwei\n\nUnd weiter.", ("Das sind:", ("eins", "zwei"), "Und weiter.")),
        ("- eins\n  geht weiter\n- zwei", (("eins geht weiter", "zwei"),)),
        ("Bis 12 - 14 Uhr\n-ohne Abstand", ("Bis 12 - 14 Uhr\n-ohne Abstand",)),
        ("", ()),
    ],
)
def test_a_line_that_begins_with_a_dash_and_a_space_is_an_entry_of_a_list(
    text: str, read: tuple[object, ...]
) -> None:
    assert pieces(text) == read
