"""The words at the head of a column, as they are compared: without what survey tools and people add to a
question's text or id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from qcheck.typed_text import one_line

_TAG = re.compile(r"<[^<>]{0,200}>")
_QUOTES = re.compile("[\"'`´„“”‟‚‘’‛«»‹›]")
_NUMBERING = re.compile(
    r"^(?:(?:frage|question|item|nr|no)\.?\s*)?(?:[a-z]?\d{1,3}(?:\.\d{1,3})*[a-z]?)\s*[.):\-]+\s*"
)
_AT_THE_END = re.compile(r"[\s.!?:;*…_-]+$")
_ASIDE = re.compile(r"\s*\((?:pflichtfrage|pflichtfeld|required|optional)\)\s*$")
_BRACKETS = re.compile(r"\[([^\[\]]+)\]\s*$")
_BREAKS = re.compile(r"\s*(?:/|\||:| - |\.(?=\s)|\?(?=\s))\s*")
_BEFORE_A_TEXT = re.compile(r"[\[(]?([\w-]+(?:\.[\w-]+)*)[\])]?\s*[.:)\]|]\s")
_NOT_IN_IDS = re.compile(r"[\s_.\-]")
_REMARK = re.compile(
    r"^(?P<base>.*?)[\s_\-./:(\[]*(?:(?P<comment>comments?|kommentare?|bemerkung(?:en)?|anmerkung(?:en)?)"
    r"|(?P<evidence>evidence|beleg|nachweis))[)\]\s:*]*$"
)


def said(cell: str) -> str:
    """The cell on one line in small letters, without markup and invisible characters."""
    return one_line(without_markup(cell)).casefold()


def without_markup(cell: str) -> str:
    """The cell without tags, and HTML's names of signs as these signs."""
    return _TAG.sub(" ", unescape(cell)) if "&" in cell or "<" in cell else cell


def text(cell: str) -> str:
    """A question's text as it is compared: without quotation marks, number in front and signs at the end."""
    words = _ASIDE.sub("", _AT_THE_END.sub("", " ".join(_QUOTES.sub("", said(cell)).split())))
    return _AT_THE_END.sub("", _NUMBERING.sub("", words)).strip()


def texts_in(cell: str) -> Iterator[str]:
    """The texts that this head of a column may hold, the whole first: in brackets at its end, as grids of
    questions have it, or behind the title of a group.
    """
    yield text(cell)
    words = said(cell)
    if found := _BRACKETS.search(words):
        yield text(found[1])
    for found in _BREAKS.finditer(words):
        yield text(words[found.end() :])


def identifier(word: str) -> str:
    """An id as it is compared: survey tools allow no hyphens in theirs, and other signs instead."""
    return _NOT_IN_IDS.sub("", word.casefold())


def identifiers_in(cell: str) -> Iterator[str]:
    """The ids that this head of a column may hold, the whole first: in brackets, behind a path of groups, or
    before a text.
    """
    words = said(cell)
    yield identifier(words)
    if found := _BRACKETS.search(words):
        yield identifier(found[1])
    if " " not in words:
        yield identifier(re.split(r"[/.\[\]]+", words.rstrip("]"))[-1])
    else:
        yield identifier(before_a_text(cell)[0])


def before_a_text(cell: str) -> tuple[str, str]:
    """What stands before a text and looks like an id, such as `offen. Alles war offen`, and that text; two
    empty words where nothing does.
    """
    words = said(cell)
    found = _BEFORE_A_TEXT.match(words)
    return (found[1], words[found.end() :]) if found else ("", "")


def remark(cell: str) -> tuple[str, str]:
    """What this head of a column says of a remark on a question: the rest of it, and `comment` or `evidence`;
    two empty words where it is none.
    """
    found = _REMARK.match(said(cell))
    if found is None or not found["base"]:
        return "", ""
    return found["base"].rstrip(" ([_-./:"), "comment" if found["comment"] else "evidence"
