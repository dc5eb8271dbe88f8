"""The guide for those who run a check: before, during and after; letters, plans and notices to copy. Written
here, the same everywhere.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path

from qcheck.language import N_
from qcheck.legal.markdown import Rendered, rendered

TEXTS = Path(__file__).parent / "texts"


class Chapter(StrEnum):
    """Each page of the guide by the end of its address, which is also the beginning of its files' names."""

    CHECK = "check"
    WORKSHOP = "workshop"
    LETTERS = "letters"
    NOTICES = "notices"
    BASIS = "basis"
    WRITING = "writing"


TITLES = {
    Chapter.CHECK: N_("How to run a check"),
    Chapter.WORKSHOP: N_("How to lead a workshop"),
    Chapter.LETTERS: N_("Letters to copy"),
    Chapter.NOTICES: N_("Notices to copy"),
    Chapter.BASIS: N_("What the questions rest on"),
    Chapter.WRITING: N_("How to write a questionnaire"),
}


@cache
def chapter(which: Chapter, tag: str) -> Rendered:
    """A page in this language; plain German has the German one."""
    return rendered((TEXTS / f"{which}.{tag.partition('-')[0]}.md").read_text(encoding="utf-8"))
