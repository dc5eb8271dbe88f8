"""Office files as packages: the same content gives the same bytes, whenever and wherever it is written."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from qcheck.reports.office_text import as_xml, on_one_line

LOCALES = {"de": "de-DE", "en": "en-GB"}
"""The languages of reports as word processors name them; plain German is German there."""

_LONGEST = 255  # what a core property holds
_NEVER = (1980, 1, 1, 0, 0, 0)  # where time begins in a zip


class Told(Protocol):
    """What documents and decks both say of themselves."""

    @property
    def title(self) -> str: ...

    @property
    def subtitle(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def made(self) -> date: ...


def locale(language: str) -> str:
    """The language as a word processor names it: "de-DE"."""
    return LOCALES.get(language.split("-")[0], language)


def core_properties(told: Told) -> str:
    """What the file says of itself, as markup; its day is that of the report, and no person is its author."""
    moment = f'<dcterms:{{0}} xsi:type="dcterms:W3CDTF">{told.made.isoformat()}T00:00:00Z</dcterms:{{0}}>'
    return (
        f"<cp:coreProperties {_NAMESPACES}><dc:title>{_short(told.title)}</dc:title>"
        f"<dc:subject>{_short(told.subtitle)}</dc:subject><dc:creator>qcheck</dc:creator>"
        f"<cp:lastModifiedBy>qcheck</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f"{moment.format('created')}{moment.format('modified')}"
        f"<dc:language>{locale(told.language)}</dc:language></cp:coreProperties>"
    )


def settled(package: bytes) -> bytes:
    """The same package without the time of its writing."""
    target = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(target, "w") as written:
        for name in source.namelist():
            written.writestr(ZipInfo(name, _NEVER), source.read(name), ZIP_DEFLATED)
    return target.getvalue()


_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def _short(text: str) -> str:
    return as_xml(on_one_line(text)[:_LONGEST])
