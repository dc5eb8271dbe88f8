"""The page of threats names tests that exist, the same in both languages."""

import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
NAMED = re.compile(r"`(tests/[\w/]+\.py)`")
PAGES = ("docs/security.md", "docs/security.en.md")


@pytest.mark.parametrize("page", PAGES)
def test_each_test_that_is_named_exists(page):
    named = NAMED.findall((TOP / page).read_text("utf-8"))

    assert named
    assert [each for each in named if not (TOP / each).is_file()] == []


def test_both_languages_name_the_same_tests():
    german, english = (NAMED.findall((TOP / page).read_text("utf-8")) for page in PAGES)

    assert german == english


@pytest.mark.parametrize("page", PAGES)
def test_no_row_of_attackers_is_without_a_test(page):
    rows = (TOP / page).read_text("utf-8").split("\n## ")[3].splitlines()[4:]

    assert [row for row in rows if row.startswith("|") and not NAMED.search(row)] == []
