"""What a server goes without: packages that Streamlit asks for and qcheck never shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from deploy.server_requirements import LEFT_OUT, needed, server_requirements

PROJECT = Path(__file__).parents[1]
FIGURES = [
    "tests/ui/test_profile.py::test_the_example_shows_several_perspectives_with_marks_worth_talking_about",
    "tests/ui/test_compare.py::test_two_checks_stand_side_by_side_in_words_and_numbers",
]


def test_the_list_for_servers_is_that_of_everybody_without_what_is_left_out():
    assert (PROJECT / "requirements-server.txt").read_text("utf-8") == server_requirements()
    assert {"streamlit", "pandas", "plotly", "typst"} <= needed()
    assert not LEFT_OUT & needed()


def test_pages_with_figures_are_shown_without_what_is_left_out():
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.lean", "-p", "no:cacheprovider", *FIGURES],
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )

    assert "2 passed" in run.stdout, run.stdout
