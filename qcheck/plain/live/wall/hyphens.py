"""Where long words may be broken: not every browser on a projector knows how German words are hyphenated."""

from __future__ import annotations

import re
from functools import cache

import pyphen

LONG = re.compile(r"\w{12,}")
SOFT = "\u00ad"
DICTIONARIES = {"de": "de_DE", "en": "en_GB"}


def hyphenated(text: str, tag: str) -> str:
    """The text with soft hyphens in words of twelve letters and more, in the language of this tag; a slash
    may end a line, too.
    """
    words = _dictionary(tag.split("-")[0])
    return LONG.sub(lambda word: words.inserted(word[0], SOFT), text).replace("/", "/\u200b")


@cache
def _dictionary(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=DICTIONARIES.get(language, DICTIONARIES["de"]), left=3, right=4)
