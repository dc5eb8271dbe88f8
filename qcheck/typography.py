"""What belongs together stays on one line: spaces in finished HTML that must not break become non-breaking
ones.
"""

from __future__ import annotations

import re

FIXED = "\u00a0"

_PIECE = re.compile(r"<(textarea|script|style)\b.*?</\1\s*>|<[^>]*>|[^<]+", re.DOTALL | re.IGNORECASE)
"""An element whose text is nobody's to change, a tag, or text between tags."""
_TOGETHER = re.compile(
    "|".join(
        (
            r"(?<=\d) (?=(?:von|of) \d)|(?<=\d von) (?=\d)|(?<=\d of) (?=\d)",  # 61 von 100
            r"(?<=\d) (?=(?:Minuten?|Min\.|Punkte?n?|Uhr|kB|MB|%|minutes?|points?)(?!\w))",
            r"(?<=\d\.) (?=(?:Januar|Februar|März|April|Mai|Juni)\b)",
            r"(?<=\d\.) (?=(?:Juli|August|September|Oktober|November|Dezember)\b)",
            r"(?<=§) (?=\d)|(?<=\d) (?=BDSG|DDG|MStV|TDDDG|DSGVO)",
            r"(?<=Artikel) (?=\d)|(?<=Absatz) (?=\d)|(?<=Nummer) (?=\d)|(?<=Buchstabe) (?=[a-z]\b)",
            r"(?<=WCAG) (?=\d)|(?<=EN) (?=\d)|(?<=\d) (?=549\b)|(?<=BITV) (?=\d)",
            r"(?<=\+) (?=\d)|(?<=Bild) (?=(?:ab|auf)\b)",
        )
    )
)


def unbroken(html: str) -> str:
    """The same page or piece with fixed spaces within figures and their units, dates and references; tags and
    fields stay as they are.
    """
    return _PIECE.sub(
        lambda piece: piece[0] if piece[0].startswith("<") else _TOGETHER.sub(FIXED, piece[0]), html
    )
