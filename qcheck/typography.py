"""What belongs together stays on one line: spaces that must not break, in text or in finished HTML, become
non-breaking ones.
"""

from __future__ import annotations

import re

FIXED = "\u00a0"

_UNTOUCHED = re.compile(r"<(textarea|script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
"""Elements whose text is nobody's to change."""
_TOGETHER = re.compile(  # begins with the space itself, so that nothing is tried where there is none
    " (?:"
    + "|".join(
        (
            r"(?<=\d )(?=(?:von|of) \d)|(?<=\d von )(?=\d)|(?<=\d of )(?=\d)",  # 61 von 100
            r"(?<=\d )(?=(?:Minuten?|Min\.|Punkte?n?|Uhr|kB|MB|%|minutes?|points?)(?!\w))",
            r"(?<=\d\. )(?=(?:Januar|Februar|März|April|Mai|Juni)\b)",
            r"(?<=\d\. )(?=(?:Juli|August|September|Oktober|November|Dezember)\b)",
            r"(?<=\d )(?=Perspektiven?(?!\w)|perspectives?(?!\w))|(?<=Ausgabe )(?=\d)|(?<=edition )(?=\d)",
            r"(?<=§ )(?=\d)|(?<=\d )(?=BDSG|DDG|MStV|TDDDG|DSGVO)",
            r"(?<=Artikel )(?=\d)|(?<=Absatz )(?=\d)|(?<=Nummer )(?=\d)|(?<=Buchstabe )(?=[a-z]\b)",
            r"(?<=WCAG )(?=\d)|(?<=EN )(?=\d)|(?<=\d )(?=549\b)|(?<=BITV )(?=\d)",
            r"(?<=\+ )(?=\d)|(?<=Bild )(?=(?:ab|auf)\b)",
            r"(?<=\bz\. )(?=B\.)|(?<=\bd\. )(?=h\.)|(?<=\bu\. )(?=a\.)|(?<=\bi\. )(?=d\. )",
            r"(?<=\bNr\. )(?=\d)|(?<=\bS\. )(?=\d)|(?<=\d )(?=€|(?:km|cm|mm|m²|ha)(?!\w))",
        )
    )
    + ")"
)


def together(text: str) -> str:
    """The same text with fixed spaces within figures and their units, dates and references."""
    return _TOGETHER.sub(FIXED, text)


def unbroken(html: str) -> str:
    """The same page or piece with fixed spaces within figures and their units, dates and references; tags and
    fields stay as they are.
    """
    if not (spaces := [space.start() for space in _TOGETHER.finditer(html)]):
        return html
    untouched = [element.span() for element in _UNTOUCHED.finditer(html)]
    begun = 0
    pieces: list[str] = []
    for space in spaces:
        if not _is_in_tag(html, space) and not any(first < space < last for first, last in untouched):
            pieces += html[begun:space], FIXED
            begun = space + 1
    return "".join((*pieces, html[begun:]))


def _is_in_tag(html: str, place: int) -> bool:
    return html.rfind("<", 0, place) > html.rfind(">", 0, place)
