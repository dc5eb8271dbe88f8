"""Trials from the command line: begun, listed, shown, deleted."""

from __future__ import annotations

import re

from tests.cli.running import Run


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
