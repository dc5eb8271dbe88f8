"""The page on accessibility says each criterion of WCAG 2.2 AA once, names tests that exist, and is what the
evaluation says; the statement that operators begin with is made from the same.
"""

import re
from html import unescape

import pytest

from qcheck.legal import begin, rendered
from qcheck.legal.evaluation import evaluation
from tests.accessibility_tables import PAGES, TOP, criteria_table, gaps_table

NAMED = re.compile(r"`(tests/[\w/]+\.py)`")
GUIDELINES = {
    "1.1": (1,),
    "1.2": (1, 2, 3, 4, 5),
    "1.3": (1, 2, 3, 4, 5),
    "1.4": (1, 2, 3, 4, 5, 10, 11, 12, 13),
    "2.1": (1, 2, 4),
    "2.2": (1, 2),
    "2.3": (1,),
    "2.4": (1, 2, 3, 4, 5, 6, 7, 11),
    "2.5": (1, 2, 3, 4, 7, 8),
    "3.1": (1, 2),
    "3.2": (1, 2, 3, 4, 6),
    "3.3": (1, 2, 3, 4, 7, 8),
    "4.1": (2, 3),
}
"""All criteria of levels A and AA of WCAG 2.2, by guideline."""
WCAG = [f"{guideline}.{each}" for guideline, numbers in GUIDELINES.items() for each in numbers]


def read(tag: str) -> str:
    return PAGES[tag].read_text("utf-8")


def test_each_criterion_of_wcag_is_said_once():
    assert [each.number for each in evaluation().criteria] == WCAG
    assert len(WCAG) == 55


@pytest.mark.parametrize("tag", PAGES)
def test_the_page_shows_what_the_evaluation_says(tag):
    assert criteria_table(tag) in read(tag)
    assert gaps_table(tag) in read(tag)


@pytest.mark.parametrize("tag", PAGES)
def test_each_test_that_is_named_exists(tag):
    named = NAMED.findall(read(tag))

    assert named
    assert [each for each in named if not (TOP / each).is_file()] == []


def test_both_languages_name_the_same_tests():
    assert NAMED.findall(read("de")) == NAMED.findall(read("en"))


def test_what_is_met_only_partly_has_a_gap_and_nothing_else_has():
    partly = [each.number for each in evaluation().criteria if "partly" in (each.pages, each.documents)]

    assert partly == [each.number for each in evaluation().criteria if each.gaps]
    assert {name for each in evaluation().criteria for name in each.gaps} == set(evaluation().gaps)


@pytest.mark.parametrize("tag", PAGES)
def test_the_statement_to_begin_with_says_every_gap_with_its_reason(tag, tmp_path):
    list(begin(tmp_path))

    statement = unescape(rendered((tmp_path / f"accessibility.{tag}.md").read_text("utf-8")).html)

    for gap in evaluation().gaps.values():
        assert f"<li>{gap.what[tag]}" in statement
        assert gap.why[tag] in statement
    assert "{" not in statement
