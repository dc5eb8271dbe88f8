"""How a municipality's reports look: logo, colour, one line of text and footer, by files in the folder
`brand` of the data folder; without them the plain house.

Whatever is wrong with these files is told in words and left out: a report is made all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yaml import BaseLoader, YAMLError, load

from qcheck.language import N_, Language
from qcheck.look import tokens
from qcheck.reports.brand_logo import MOST_BYTES, PNG, SVG, LogoIsWrong, checked_png, checked_svg
from qcheck.typed_text import readable

FILE = "brand.yaml"
LEAST_CONTRAST = 4.5
"""What WCAG asks of letters and their ground."""
LONGEST_LINE, LONGEST_FOOTER, LONGEST_WORDS = 120, 200, 200

ACCENT = tokens()["accent"]

NO_COLOUR = N_(
    'brand.yaml: the colour is written with six digits and in quotation marks, such as colour: "#0B5394". '
    "Until then reports have the plain colour."
)
PALE = N_(
    "brand.yaml: on white paper the colour {colour} reaches a contrast of {contrast} to 1, and 4.5 is needed "
    "so that everybody can read it. Please take a darker one. Until then reports have the plain colour."
)
UNKNOWN_KEY = N_("brand.yaml: {key} means nothing here. What it knows: colour, line, footer, logo.")
NOT_ONE_LINE = N_("brand.yaml: {key} is text in one line. It has been left out.")
TOO_LONG = N_("brand.yaml: {key} has {number} characters; there is room for {most}. It has been left out.")
NOT_READABLE = N_(
    "{file} in the folder brand cannot be used: {reason}. Reports are made without it. What is possible "
    "stands in docs/operating.en.md."
)
NOT_YAML = N_("it is no YAML")
NO_TABLE = N_("it has no lines such as line: Town of Neustadt")
NOT_OPENED = N_("it cannot be opened")
MISNAMED = N_(
    "{file} in the folder brand is not used. What it knows: logo.svg or logo.png, and brand.yaml with "
    "colour, line, footer and logo."
)


@dataclass(frozen=True, slots=True)
class Brand:
    """`Brand()` is the plain house. `logo` is a checked picture of its `logo_media_type`, and
    `logo_words` say what it shows, empty where it only decorates; `accent` has enough contrast on white, and
    white on it; `line` stands beside the logo, `footer` at the end of every page.
    """

    logo: bytes | None = None
    logo_media_type: str = ""
    logo_words: str = ""
    accent: str = ACCENT
    line: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a file of the brand, and the way out; `reason` is a message within it."""

    message: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    reason: str = ""

    def said(self, language: Language) -> str:
        """The sentence in this language."""
        reason = {"reason": language.say(self.reason)} if self.reason else {}
        return language.say(self.message, **self.values, **reason)


@dataclass(frozen=True, slots=True)
class Look:
    """The brand of a folder as far as its files are good, and what is wrong with the others."""

    brand: Brand
    complaints: tuple[Complaint, ...] = ()


def brand_in(folder: Path) -> Look:
    """The brand in this folder; the plain house where it is not there."""
    complaints: list[Complaint] = []
    try:
        names = sorted(file.name for file in folder.iterdir() if not file.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return Look(Brand())
    except OSError:
        return Look(Brand(), (_unusable(f"{folder.name}/", NOT_OPENED),))
    complaints += [Complaint(MISNAMED, {"file": name}) for name in names if name not in (FILE, *_LOGOS)]
    values = _values(folder / FILE, complaints) if FILE in names else {}
    logo, media_type = _logo(folder, names, complaints)
    brand = Brand(
        logo=logo,
        logo_media_type=media_type,
        logo_words=_text(values, "logo", LONGEST_WORDS, complaints),
        accent=_accent(values, complaints),
        line=_text(values, "line", LONGEST_LINE, complaints),
        footer=_text(values, "footer", LONGEST_FOOTER, complaints),
    )
    return Look(brand, tuple(complaints))


def contrast(colour: str, other: str = "#FFFFFF") -> float:
    """The contrast of two colours as WCAG reckons it, from 1 to 21."""
    lighter, darker = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


_LOGOS = {"logo.svg": (SVG, checked_svg), "logo.png": (PNG, checked_png)}
"""In the order in which they are taken: a drawing is sharp at every size."""
_KEYS = ("colour", "line", "footer", "logo")
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_MOST_BYTES = 20_000


def _unusable(file: str, reason: str) -> Complaint:
    return Complaint(NOT_READABLE, {"file": file}, reason)


def _values(file: Path, complaints: list[Complaint]) -> Mapping[str, Any]:
    """What stands in the file, each value a text, a list or a table; nothing where it cannot be read."""
    try:
        with file.open("rb") as opened:
            content = load(opened.read(_MOST_BYTES).decode("utf-8-sig"), BaseLoader)  # noqa: S506  makes no objects
    except (OSError, UnicodeDecodeError):
        complaints.append(_unusable(FILE, NOT_OPENED))
        return {}
    except (YAMLError, RecursionError):
        complaints.append(_unusable(FILE, NOT_YAML))
        return {}
    if not content:
        return {}
    if not isinstance(content, dict):
        complaints.append(_unusable(FILE, NO_TABLE))
        return {}
    complaints += [Complaint(UNKNOWN_KEY, {"key": str(key)[:40]}) for key in content if key not in _KEYS]
    return content


def _logo(folder: Path, names: list[str], complaints: list[Complaint]) -> tuple[bytes | None, str]:
    for name, (media_type, checked) in _LOGOS.items():
        if name not in names:
            continue
        try:
            with (folder / name).open("rb") as opened:
                return checked(opened.read(MOST_BYTES + 1)), media_type
        except OSError:
            complaints.append(_unusable(name, NOT_OPENED))
        except LogoIsWrong as wrong:
            complaints.append(_unusable(name, wrong.reason))
    return None, ""


def _accent(values: Mapping[str, Any], complaints: list[Complaint]) -> str:
    if "colour" not in values:
        return ACCENT
    written = values["colour"]
    match = _COLOUR.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None:
        complaints.append(Complaint(NO_COLOUR))
        return ACCENT
    colour = f"#{match[1].upper()}"
    if (reached := contrast(colour)) < LEAST_CONTRAST:
        tenths = int(reached * 10)  # cut, not rounded: 4.46 is not enough and must not read as 4.5
        complaints.append(Complaint(PALE, {"colour": colour, "contrast": f"{tenths // 10}.{tenths % 10}"}))
        return ACCENT
    return colour


def _text(values: Mapping[str, Any], key: str, most: int, complaints: list[Complaint]) -> str:
    written = values.get(key, "")
    if not isinstance(written, str) or "\n" in written.strip():
        complaints.append(Complaint(NOT_ONE_LINE, {"key": key}))
        return ""
    text = " ".join(readable(written).split())
    if len(text) > most:
        complaints.append(Complaint(TOO_LONG, {"key": key, "number": len(text), "most": most}))
        return ""
    return text


def _luminance(colour: str) -> float:
    """How bright a colour is, from 0 to 1, as WCAG defines it."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
