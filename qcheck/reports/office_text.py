"""Texts as people typed them, made fit for the XML of Word and PowerPoint.

XML 1.0 has no place for control characters, halves of a pair (surrogates) and the two numbers that are no
characters; a file that holds one is called damaged.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

REPLACEMENT = "\ufffd"  # what stands where a character was that cannot be shown

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ENDS_OF_LINES = re.compile("\r\n?|[\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text without what XML cannot hold; every end of a line is a `\\n`."""
    return _NO_CHARACTER.sub(REPLACEMENT, _UNSEEN.sub("", _ENDS_OF_LINES.sub("\n", text)))


def on_one_line(text: str) -> str:
    """The cleaned text in one line, for what takes no line ends, such as a title or an attribute."""
    return " ".join(clean(text).split())


def as_xml(text: str) -> str:
    """The cleaned text, escaped as the text of an element or as an attribute in double quotes."""
    return escape(clean(text), {'"': "&quot;"})
