"""Whose ring is whose: letters beside the rings of a profile, told once in its key."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from qcheck.charts import Size, svg
from tests.test_charts import NS, drawn, tree


def test_every_ring_has_its_letter_and_the_key_says_whose_it_is() -> None:
    rings = [ring for row in drawn().rows for ring in row.rings]

    words = [text.text for text in tree(svg(drawn())).findall(".//svg:text", NS)]

    beside = Counter(word for word in words if word and len(word) == 1 and word.isalpha())
    assert beside == Counter(ring.letter for ring in rings)
    assert {f"{ring.letter} {ring.title}" for ring in rings} <= set(words)


def test_letters_stand_beside_each_other_and_never_over_one_another() -> None:
    rows = tree(svg(drawn(), Size.PHONE)).findall("svg:g", NS)

    letters = [[word for word in row.findall("svg:text", NS) if len(word.text or "") == 1] for row in rows]
    lines = [
        sorted(float(letter.get("x", "")) for letter in row if letter.get("y") == y)
        for row in letters
        for y in {letter.get("y") for letter in row}
    ]
    assert sum(map(len, lines)) > 20
    assert all(after - before >= 14 for line in lines for before, after in pairwise(line))
