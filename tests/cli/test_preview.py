"""`qcheck preview`: the sheet of a catalogue, without a check."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from tests.cli.running import BROKEN, PLAYGROUND, Run, Written

VIEWS = """\
perspectives:
  - {id: eltern, title: Eltern}
  - {id: amt, title: Amt}
phases:
  - {id: planung, title: Planung, intro: Noch steht alles bevor.}
  - {id: bau, title: Bau}
"""
ASKED = VIEWS + PLAYGROUND


def test_it_is_the_sheet_of_that_perspective_in_that_phase(qcheck: Run, written: Written) -> None:
    name = written("s.yaml", ASKED)

    ran = qcheck(
        "preview", name, "--perspective", "amt", "--phase", "planung", "-o", "sheet.html", "--language", "de"
    )

    page = Path(written("sheet.html.seen", "")).with_name("sheet.html").read_text("utf-8")
    assert (ran.code, ran.err) == (0, "")
    assert "Sie antworten als: Amt" in page
    assert "Noch steht alles bevor." in page
    assert "Die Kinder waren von Anfang an dabei." in page


def test_it_says_that_it_is_a_preview_and_tells_its_script_to_keep_nothing(
    qcheck: Run, written: Written
) -> None:
    page = qcheck("preview", written("s.yaml", PLAYGROUND), "-o", "-", "--language", "en").out

    [known] = re.findall(r'<script type="application/json" id="carried">(.*?)</script>', page, re.DOTALL)
    assert "A preview for authors" in page
    assert not re.search(r"deleted on [^<]*200[01]", page)  # no day of long ago
    assert json.loads(known)["preview"] is True
    assert "default-src 'none'" in unescape(page)


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ((), "this catalogue has phases: say one with --phase"),
        (("--phase", "planung"), "the preview is for one perspective; possible are: eltern, amt"),
        (("--phase", "planung", "--perspective", "opa"), "possible are: eltern, amt"),
    ],
)
def test_what_is_missing_is_said(qcheck: Run, written: Written, argv: tuple[str, ...], says: str) -> None:
    ran = qcheck("preview", written("s.yaml", ASKED), *argv, "-o", "-", "--language", "en")

    assert ran.code == 2
    assert says in ran.err


def test_a_catalogue_with_mistakes_has_no_preview(qcheck: Run, written: Written) -> None:
    ran = qcheck("preview", written("b.yaml", BROKEN), "-o", "-", "--language", "en")

    assert ran.code == 1
    assert "this key is not known here" in ran.err
