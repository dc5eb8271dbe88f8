"""`qcheck report LINK --kind bogen`: the questionnaire as one file, for a perspective."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.checks import organise
from tests.cli.running import Run
from tests.reports.pdf_reading import words


def test_the_questionnaire_as_one_file_comes_out_of_one_command(qcheck: Run, tmp_path: Path) -> None:
    asked = ("--kind", "bogen", "--perspective", "politik", "--language", "de", "-o", "politik.html")

    ran = qcheck("report", organise(qcheck), *asked)

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert "Sie antworten als: Politik" in (tmp_path / "politik.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "possible are: verwaltung, zivilgesellschaft"),
        (("--perspective", "niemand"), "possible are: verwaltung, zivilgesellschaft"),
        (("--perspective", "politik", "--format", "pdf"), "bogen is made as html, not as 'pdf'"),
    ],
)
def test_what_is_missing_is_said_with_what_is_possible(qcheck: Run, more: tuple[str, ...], said: str) -> None:
    ran = qcheck("report", organise(qcheck), "--kind", "bogen", *more, "-o", "x.html")

    assert ran.code == 2
    assert said in ran.err


def test_a_check_that_has_ended_gives_none(qcheck: Run) -> None:
    link = organise(qcheck)
    qcheck("close", link, "--yes")

    ran = qcheck("report", link, "--kind", "bogen", "--perspective", "politik", "-o", "x.html")

    assert ran.code == 1
    assert "has ended" in ran.err


def test_paper_is_made_for_one_perspective_too(qcheck: Run, tmp_path: Path) -> None:
    link, asked = organise(qcheck), ("--kind", "fragebogen", "--language", "de", "-o")

    ran = qcheck("report", link, *asked, "paper.pdf", "--perspective", "politik")
    refused = qcheck("report", link, *asked, "none.pdf", "--perspective", "niemand")

    assert (ran.code, ran.err) == (0, "")
    assert "Sie antworten als: Politik" in " ".join(words((tmp_path / "paper.pdf").read_bytes()))
    assert refused.code == 2
    assert "verwaltung, zivilgesellschaft" in refused.err


def test_a_perspective_is_asked_for_by_questionnaires_alone(qcheck: Run) -> None:
    ran = qcheck("report", organise(qcheck), "--kind", "bild", "--perspective", "politik", "-o", "x.svg")

    assert ran.code == 2
    assert "--kind bogen" in ran.err
