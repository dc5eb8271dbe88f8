"""What every printed file is laid out with: language, colours, the municipality's brand, the foot of the
page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from qcheck.language import Language
from qcheck.look import tokens
from qcheck.reports.brand import Brand
from qcheck.reports.drawings import symbol
from qcheck.reports.typesetting import CannotBeSet
from qcheck.reports.typesetting.glyphs import headline, shown, typeset
from qcheck.scoring.values import Light

COLOURS = ("ink", "soft", "quiet", "faint", "hint", "line", "edge", "shade", "tint", "paper")
_PAGE, _PAGES = "\ue000", "\ue001"
"""Where the layout puts the numbers; no text has these letters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a printed file is, apart from what stands in it."""

    title: str
    made: date
    large: bool = False
    footers: tuple[str, ...] = ()


def around(sheet: Sheet, brand: Brand, language: Language) -> dict[str, object]:
    """The data that `house_style.typ` reads."""
    return {
        "title": headline(sheet.title) or "qcheck",
        "lang": language.locale.language,
        "made": [sheet.made.year, sheet.made.month, sheet.made.day],
        "large": sheet.large,
        "accent": brand.accent,
        "look": _look(),
        "brand": _brand(brand),
        "footers": [typeset(text) for text in (*sheet.footers, brand.footer) if text],
        "page": _of_pages(language),
    }


def set_with(brand: Brand, write: Callable[[Brand], bytes]) -> bytes:
    """The file with this brand; without its logo where that turns out to be no picture that can be set."""
    try:
        return write(brand)
    except CannotBeSet:
        if brand.logo is None:
            raise
        return write(replace(brand, logo=None))


def _text(drawing: bytes) -> str:
    try:
        return drawing.decode("utf-8-sig")
    except UnicodeDecodeError:
        return drawing.decode("latin-1")


def _look() -> Mapping[str, object]:
    colours = tokens()
    symbols = {light: symbol(light) for light in Light}
    return {**{name: colours[name] for name in COLOURS}, "lights": symbols}


def _brand(brand: Brand) -> Mapping[str, object]:
    """A drawing goes as text, a picture as the numbers of its bytes: data has no other form for them."""
    logo: object = None
    if brand.logo is not None:
        is_drawing = brand.logo_media_type == "image/svg+xml"
        logo = shown(_text(brand.logo)) if is_drawing else list(brand.logo)
    return {"logo": logo, "logo-words": shown(brand.logo_words), "line": typeset(brand.line)}


def _of_pages(language: Language) -> list[str]:
    """What stands before, between and after the number of the page and that of all pages."""
    said = language.say("page {page} of {pages}", page=_PAGE, pages=_PAGES)
    before, _, rest = said.partition(_PAGE)
    between, _, after = rest.partition(_PAGES)
    return [before, between.replace(" ", "\u00a0"), after]
