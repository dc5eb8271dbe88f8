"""The text of a draft: how it is read, what is taken as one, what may be typed into one, what hinders a
change.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from qcheck.authoring import Clash, Draft, Operation, SetText, Unwritable, unix_lines
from qcheck.authoring import Gone as ItemGone
from qcheck.language import N_
from qcheck.loading.source_text import LARGEST
from qcheck.refusals import Invalid, NotPossible
from qcheck.service.ground import text_rules
from qcheck.service.workbench.draft_values import BothChanged

LARGE = 300_000
"""Signs: more than a long questionnaire in four languages has. Read, a text takes hundreds of times as much
memory.
"""
NO_TITLE = N_("Please give the questionnaire a title.")
TOO_LARGE = N_("This is larger than 1 MB. Please shorten it.")
NOT_TEXT = N_("This file is no text. Please take a catalogue as a text file (.yaml).")
UNWRITABLE = N_(
    "The forms cannot change this draft at the moment: its text has a mistake in line {line}. Please mend it "
    "in the text."
)
TOO_ODD = N_("This place is written in a way that the forms cannot change. Please change it in the text.")
ITEM_GONE = N_("This is not there any more: somebody has taken it out.")

Made = TypeVar("Made")


def draft_of(text: str) -> Draft:
    """Read once, however often a page is drawn; the largest texts take so much memory that few are kept."""
    return _large(text) if len(text) > LARGE else _usual(text)


@lru_cache(maxsize=64)
def _usual(text: str) -> Draft:
    return Draft(text)


@lru_cache(maxsize=2)
def _large(text: str) -> Draft:
    return Draft(text)


def possible(make: Callable[[], Made]) -> Made:
    """What `make` gives; what hinders it as people are told."""
    try:
        return make()
    except ItemGone:
        raise NotPossible(ITEM_GONE) from None
    except Clash as clash:
        raise BothChanged(clash.now, clash.wanted, 0) from None
    except Unwritable as refused:
        if refused.problems:
            raise NotPossible(UNWRITABLE, line=refused.problems[0].line) from None
        raise NotPossible(TOO_ODD) from None


def reason(typed: str) -> str:
    """Why something was changed, as it is kept."""
    return text_rules.within(text_rules.cleaned(typed), text_rules.PARAGRAPH)


def title_of(typed: str) -> str:
    """A title as it is kept; Invalid without one."""
    title = line(typed)
    if not title:
        raise Invalid(NO_TITLE)
    return title


def line(typed: str) -> str:
    """On one line, without what cannot be seen."""
    return " ".join(text_rules.cleaned(typed).split())


def within(text: str) -> str:
    """The whole text of a draft; Invalid where it is too large."""
    if len(text.encode("utf-8", "ignore")) > LARGEST:
        raise Invalid(TOO_LARGE)
    return text


def text_of(source: bytes) -> str:
    """What stands in a file; Invalid where that is no text."""
    if len(source) > LARGEST:
        raise Invalid(TOO_LARGE)
    try:
        text = unix_lines(source.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Invalid(NOT_TEXT) from None
    if not text.strip():
        raise Invalid(NOT_TEXT)
    return text


def cleaned(operation: Operation) -> Operation:
    """With the words that it writes as they are kept."""
    if isinstance(operation, SetText):
        words = text_rules.within(text_rules.cleaned(operation.words), text_rules.COMMENT)
        return SetText(operation.item, operation.field, operation.language, words, operation.was)
    return operation
