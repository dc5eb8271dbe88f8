"""The register is whole: each promise has its test, each test its promise, and neither can go without the
other.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.promises.register import LEGAL, NO_PROMISES, PROMISES, PROMISING, README
from tests.test_words import CODE, said_in_code

HERE = Path(__file__).parent
TESTS = {
    f"{file.stem}::{node.name}"
    for file in HERE.glob("test_*.py")
    for node in ast.parse(file.read_text("utf-8")).body
    if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
}
TOP = HERE.parents[1]
TOLD = {
    "readme": (README, (TOP / "README.md", TOP / "docs" / "operating.md")),
    "privacy": (LEGAL, (CODE / "legal" / "templates" / "privacy.de.md",)),
}


def test_every_sentence_that_promises_is_registered() -> None:
    registered = {each for held in PROMISES.values() for each in held} | NO_PROMISES.keys()

    assert sorted(each for each in sentences() if PROMISING.search(each) and each not in registered) == []


def test_every_registered_sentence_is_still_said() -> None:
    registered = {each for held in PROMISES.values() for each in held} | NO_PROMISES.keys()

    assert sorted(registered - sentences()) == []


def test_no_sentence_is_both_a_promise_and_none() -> None:
    assert {each for held in PROMISES.values() for each in held} & NO_PROMISES.keys() == set()


@pytest.mark.parametrize("told", TOLD)
def test_what_readme_and_privacy_promise_still_stands_there(told: str) -> None:
    held, files = TOLD[told]
    text = " ".join(word for file in files for word in file.read_text("utf-8").split())

    assert [each for sentences in held.values() for each in sentences if each not in text] == []


def test_every_promise_has_its_test() -> None:
    assert sorted({*PROMISES, *README, *LEGAL} - TESTS) == []


def test_every_test_of_a_promise_has_one() -> None:
    own = {each for each in TESTS if each.startswith("test_register::")}

    assert sorted(TESTS - own - {*PROMISES, *README, *LEGAL, *BESIDE}) == []


def sentences() -> set[str]:
    """Everything that the code says."""
    return {each for said in said_in_code() for each in said.ids}


BESIDE = {
    "test_shelves::test_no_answer_and_no_result_stands_in_what_is_kept_of_accounts",
    "test_shelves::test_a_renewed_link_is_found_on_the_shelves_and_the_former_opens_nothing",
    "test_trials::test_a_running_server_deletes_a_trial_on_its_day",
    "test_kept::test_the_day_of_deletion_is_twelve_months_after_the_end_and_stands_where_a_sheet_begins",
    "test_kept::test_the_data_folder_is_readable_by_its_owner_alone",
    "test_modes::test_a_confidential_check_that_has_ended_cannot_be_started_again",
    "test_modes::test_counts_of_a_confidential_check_are_told_in_steps_until_it_has_ended",
}
"""Tests of what follows from a promise that stands with another test."""
