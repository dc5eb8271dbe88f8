"""`qcheck catalogue history`."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from tests.cli.running import PLAYGROUND, Run, Written
from tests.cli.test_move import NEXT


def test_the_editions_are_told_with_what_changed_why_and_since_when(
    qcheck: Run, written: Written, tmp_path: Path
) -> None:
    noon = datetime(2026, 5, 4, 12, tzinfo=UTC).timestamp()
    for name, content in {"earlier/alt": PLAYGROUND, "neu": NEXT}.items():
        file = tmp_path / written(f"data/criteria/{name}.yaml", content)
        os.utime(file, (noon, noon))

    ran = qcheck("catalogue", "history", "spielplatz", "--language", "de")

    assert ran.code == 0
    assert (
        ran.out
        == """\
Spielplatz-Check

1.1.0 (hier seit 4. Mai 2026)
  Was sich seit Ausgabe 1.0.0 geändert hat:
  - klarer gesagt: Die Kinder waren von Beginn an dabei.
      Klarer.
  - eine andere an ihrer Stelle: Das Budget war bekannt.
      statt: Was gebaut wird, war am Anfang offen.
      Es geht ums Geld.

1.0.0 (hier seit 4. Mai 2026)
  Die erste Ausgabe, die hier liegt.
"""
    )


def test_an_unknown_catalogue_is_said_with_those_that_are_there(qcheck: Run) -> None:
    ran = qcheck("catalogue", "history", "egal", "--language", "en")

    assert ran.code == 2
    assert (
        "there is no catalogue 'egal' on the shelf\n    possible are: kurzcheck, qualitaetscheck" in ran.err
    )
