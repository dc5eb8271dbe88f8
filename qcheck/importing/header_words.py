"""The words at the head of a column, as they are compared: without what survey tools and people add to a
question's text or id.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
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
_BEFORE_A_TEXT = re.compile(r"(?:\w+(?=\[))?[\[(]?([\w-]+(?:\.[\w-]+)*)[\])]?\s*[.:)\]|]\s")
_BEHIND_A_TEXT = re.compile(r"^(.*\S)\s*\(([\w.-]+)\)\s*$")
_CODE_OF_A_GRID = re.compile(r"^[a-z]{1,3}\d{1,4}(?:[a-z]{1,3}\d{1,4})?_(?=.)")
_CUT = re.compile(r"\s*(?:\.\.+|…)\s*\]?\s*$")
_LEAST_LEFT = 10
_ABOUT_A_QUESTION = re.compile(
    r"(?:points|punkte|feedback)\s*[-–]\s|(?:group|question|gruppen?|fragen?)[ -]?(?:time|zeit)\b"
)
_TIME_SPENT = re.compile(r"\w+time\d*$")
_CONSENT = re.compile(
    r"einwillig|willige\b.*\bein\b|datenschutz|consent|privacy|data protection|einverstanden.*(?:daten|teiln)"
)
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


def is_about_a_question(cell: str) -> bool:
    """Whether a tool has put this column beside a question: the points of a quiz, or how long it took."""
    return _ABOUT_A_QUESTION.match(said(cell)) is not None


def is_time_spent(cell: str) -> bool:
    """Whether this is LimeSurvey's name of a column with the seconds that a question or a group took."""
    return _TIME_SPENT.match(said(cell)) is not None


def asks_for_consent(cell: str) -> bool:
    """Whether this head of a column asks people to agree that their answers are used."""
    return _CONSENT.search(said(cell)) is not None


def text(cell: str) -> str:
    """A question's text as it is compared: without quotation marks, number in front and signs at the end."""
    words = _ASIDE.sub("", _AT_THE_END.sub("", " ".join(_QUOTES.sub("", said(cell)).split())))
    return _AT_THE_END.sub("", _NUMBERING.sub("", words)).strip()


def texts_in(cell: str) -> Iterator[str]:
    """The texts that this head of a column may hold, the whole first: in brackets at its end, as grids of
    questions have it, or behind the title of a group; each also without an id in brackets behind it.
    """
    yield text(cell)
    words = said(cell)
    if " " not in words and words.count("_") > 1:
        words = words.replace("_", " ")
        yield text(words)
    if brackets := _BRACKETS.search(words):
        yield text(brackets[1])
    without, _ = behind_a_text(words)
    if without:
        yield text(without)
    for line_break in _BREAKS.finditer(words):
        yield text(words[line_break.end() :])
        if line_break.end() < len(without):
            yield text(without[line_break.end() :])


def says_one_of(cell: str, texts: Collection[str]) -> bool:
    """Whether one of these texts stands in the cell, or the beginning of one where the tool has cut it."""
    held = set(texts_in(cell))
    if not held.isdisjoint(texts):
        return True
    words = said(cell)
    if not _CUT.search(words):
        return False
    beginnings = {text(_CUT.sub("", beginning)) for beginning in (words, words.rpartition("[")[2])}
    return any(own.startswith(cut) for own in texts for cut in beginnings if len(cut) >= _LEAST_LEFT)


def identifier(word: str) -> str:
    """An id as it is compared: survey tools allow no hyphens in theirs, and other signs instead."""
    return _NOT_IN_IDS.sub("", word.casefold())


def identifiers_in(cell: str) -> Iterator[str]:
    """The ids that this head of a column may hold, the whole first: in brackets, behind a path of groups, or
    before a text.
    """
    words = said(cell)
    yield identifier(words)
    if brackets := _BRACKETS.search(words):
        yield identifier(brackets[1])
    if " " not in words:
        last = re.split(r"[/.\[\]]+", words.rstrip("]"))[-1]
        yield identifier(last)
        yield identifier(_CODE_OF_A_GRID.sub("", last))
    else:
        yield identifier(before_a_text(cell)[0])
        yield identifier(behind_a_text(cell)[1])


def before_a_text(cell: str) -> tuple[str, str]:
    """What stands before a text and looks like an id, such as `offen. Alles war offen`, and that text; two
    empty words where nothing does.
    """
    words = said(cell)
    match = _BEFORE_A_TEXT.match(words)
    return (match[1], words[match.end() :]) if match else ("", "")


def behind_a_text(cell: str) -> tuple[str, str]:
    """A text, and what stands in brackets behind it and looks like an id, such as `Alles war offen (offen)`;
    two empty words where nothing does.
    """
    match = _BEHIND_A_TEXT.match(said(cell))
    return (match[1], match[2]) if match else ("", "")


def remark(cell: str) -> tuple[str, str]:
    """What this head of a column says of a remark on a question: the rest of it, and `comment` or `evidence`;
    two empty words where it is none.
    """
    match = _REMARK.match(said(cell))
    if match is None or not match["base"]:
        return "", ""
    return match["base"].rstrip(" ([_-./:"), "comment" if match["comment"] else "evidence"
