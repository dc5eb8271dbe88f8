"""Trials from the command line: begun, listed, shown, deleted."""

from __future__ import annotations

import json
import re
from contextlib import closing
from pathlib import Path

from qcheck.service import open_service
from qcheck.settings import Settings
from tests.cli.running import Run
from tests.trials import trying


def begin(qcheck: Run, title: str = "Erprobung 2027") -> str:
    """A new trial; gives the link to coordinate it."""
    return re.findall(r"/coordinate/(\S+)", qcheck("trial", "new", title).out)[0]


def test_a_trial_is_begun_with_its_links(qcheck: Run) -> None:
    qcheck("new", "--title", "Radweg", "--catalogue", "kurzcheck", "--phase", "planung")

    ran = qcheck(
        "trial", "new", "Erprobung 2027", "--language", "de", "--base-url", "https://check.example.org"
    )

    assert ran.code == 0
    assert re.search(r"https://check\.example\.org/coordinate/\w{38}\n", ran.out)
    assert "Als Pilotprozess teilnehmen" in ran.out
    assert "Öffentliche Seite, noch nicht sichtbar" in ran.out


def test_trials_are_listed_and_shown(qcheck: Run) -> None:
    qcheck("new", "--title", "Radweg", "--catalogue", "kurzcheck", "--phase", "planung")
    link = begin(qcheck)

    listed, shown = qcheck("trial", "list"), qcheck("trial", "show", link)

    assert (listed.code, link in listed.out) == (0, True)
    assert (shown.code, "Nobody can apply" in shown.out) == (0, True)
    assert link in qcheck("trial", "links", link).out


def test_where_nothing_is_tried_the_list_is_empty(qcheck: Run) -> None:
    qcheck("new", "--title", "Radweg", "--catalogue", "kurzcheck", "--phase", "planung")

    assert qcheck("trial", "list").code == 1


def test_a_trial_is_deleted_after_a_yes(qcheck: Run) -> None:
    qcheck("new", "--title", "Radweg", "--catalogue", "kurzcheck", "--phase", "planung")
    link = begin(qcheck)

    kept, gone = qcheck("trial", "delete", link), qcheck("trial", "delete", link, "--yes")

    assert (kept.code, gone.code) == (1, 0)
    assert qcheck("trial", "show", link).code == 1


def test_a_title_or_a_link_is_missing(qcheck: Run) -> None:
    qcheck("new", "--title", "Radweg", "--catalogue", "kurzcheck", "--phase", "planung")

    assert qcheck("trial", "new").code == 2
    assert qcheck("trial", "show").code == 2
    assert qcheck("trial", "show", "unsinn").code == 2
    assert "to coordinate a trial" in qcheck("trial", "show", "unsinn").err


def test_what_is_learned_comes_as_a_file(qcheck: Run, tmp_path: Path) -> None:
    qcheck("new", "--title", "Radweg", "--catalogue", "kurzcheck", "--phase", "planung")
    link = begin(qcheck)
    empty = qcheck("trial", "learned", link)
    with closing(open_service(Settings(data=tmp_path / "data"))) as service:
        trying(service, link, "kurzcheck")

    table, whole = qcheck("trial", "learned", link), qcheck("trial", "learned", link, "--format", "json")

    assert (empty.code, table.code) == (1, 0)
    assert "tries no questionnaire yet" in empty.err
    assert table.out.removeprefix("\ufeff").startswith("catalogue")
    assert {each["catalogue"] for each in json.loads(whole.out)["questions"]} == {"kurzcheck"}
    assert qcheck("trial", "learned", link, "--format", "xlsx", "-o", "fragen.xlsx").code == 0
    assert (tmp_path / "fragen.xlsx").read_bytes().startswith(b"PK")


def test_all_that_is_kept_of_a_trial_is_exported(qcheck: Run) -> None:
    qcheck("new", "--title", "Radweg", "--catalogue", "kurzcheck", "--phase", "planung")
    link = begin(qcheck)

    told = json.loads(qcheck("trial", "export", link).out)

    assert told["format"] == "qcheck-trial"
    assert [each["title"] for each in told["trials"]] == ["Erprobung 2027"]
