"""The texts in the operator's folder: `imprint.de.md`, `imprint.en.md`, `imprint.de-simple.md` …; only the
German ones have to be there.

A file that changes is read again at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from qcheck.language import N_, OWN_NAMES, Language, language
from qcheck.legal.evaluation import evaluation, gaps_told
from qcheck.legal.markdown import Rendered, rendered

TEMPLATES = Path(__file__).parent / "templates"
FALLBACK = "de"

GAPS, TRIED = "{gaps}", "{tried}"
"""Where a text to begin with gets what the evaluation found, and its day."""

LACKS = N_("{file}: this text is missing, empty or cannot be read. `qcheck texts` writes one to begin with.")


class LegalText(StrEnum):
    """Each text by its address, which is also the beginning of its files' names."""

    IMPRINT = "imprint"
    PRIVACY = "privacy"
    ACCESSIBILITY = "accessibility"


TITLES = {
    LegalText.IMPRINT: N_("Imprint"),
    LegalText.PRIVACY: N_("Privacy"),
    LegalText.ACCESSIBILITY: N_("Accessibility"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A text as a visitor gets it, and the language it is in: German where it is not there in
    the visitor's.
    """

    tag: str
    text: Rendered


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A text that is missing, or has places that are still to be filled in."""

    file: Path
    places: tuple[str, ...] = ()

    def said(self, language: Language) -> str:
        """What is to be done, in a line."""
        if not self.places:
            return language.say(LACKS, file=self.file)
        return language.count(
            "{file}: {number} place is still to be filled in: {first}",
            "{file}: {number} places are still to be filled in, first of all {first}",
            len(self.places),
            file=self.file,
            first=self.places[0],
        )


def told(folder: Path, text: LegalText, tag: str) -> Told | None:
    """The text in this language, else in German; None where there is neither."""
    texts = ((tried, _read(_file(folder, text, tried))) for tried in (tag, FALLBACK))
    return next((Told(tried, read) for tried, read in texts if read), None)


def unfinished(folder: Path) -> tuple[Unfinished, ...]:
    """What an operator still has to do: each German text that is missing, each text with places
    to fill in.
    """
    return tuple(
        lacking
        for text in LegalText
        for tag in OWN_NAMES
        for lacking in _lacking(_file(folder, text, tag), tag == FALLBACK)
    )


def begin(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Writes the texts to begin with that are not there yet; gives each file, and whether it was written. May
    raise OSError.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for template in sorted(TEMPLATES.glob("*.md")):
        yield folder / template.name, _written(folder / template.name, _begun(template))


def _begun(template: Path) -> str:
    """The text to begin with; the statement on accessibility says by itself what is not accessible, and since
    when that is known.
    """
    text = template.read_text(encoding="utf-8")
    tag = template.name.split(".")[1]
    if GAPS not in text:
        return text
    return text.replace(GAPS, gaps_told(tag)).replace(TRIED, language(tag).day(evaluation().tried))


def _file(folder: Path, text: LegalText, tag: str) -> Path:
    return folder / f"{text}.{tag}.md"


def _lacking(file: Path, needed: bool) -> Iterator[Unfinished]:
    text = _read(file)
    if (text is None and needed) or (text is not None and text.places):
        yield Unfinished(file, text.places if text else ())


def _read(file: Path) -> Rendered | None:
    """None for a file that is not there, or has nothing in it."""
    try:
        status = file.stat()
        return _as_of(file, status.st_mtime_ns, status.st_size)
    except OSError:
        return None


@lru_cache(maxsize=32)
def _as_of(file: Path, *_: int) -> Rendered | None:
    """The text of a file in the state that has this time and size."""
    text = _decoded(file.read_bytes()).strip()
    return rendered(text) if text else None


def _decoded(source: bytes) -> str:
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return source.decode("cp1252", errors="replace")  # what an old editor on Windows writes


def _written(file: Path, text: str) -> bool:
    try:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        return False
    return True
