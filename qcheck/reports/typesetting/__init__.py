"""Typst: a layout of ours and the data to be laid out, made into an archivable, accessible PDF or a picture.

What people wrote goes to Typst as data, never as markup, so that nothing has to be escaped. The layouts, the
faces and the data are all that Typst can see: no package server, no other file, no face of the machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import typst

from qcheck.reports.typesetting.glyphs import FACES

LAYOUTS = Path(__file__).parent / "layouts"
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
"""PDF/UA-1 for those who listen or enlarge, PDF/A-2a for archives."""
CannotBeSet = typst.TypstError
"""What is raised where a layout cannot be set with its data."""
DRAWN = 96.0
"""Dots an inch of a drawing, as SVG has it."""


def pdf(layout: str, data: Mapping[str, object], made: date) -> bytes:
    """The data in this layout as PDF/UA-1 and PDF/A-2a; the same bytes whenever it is made."""
    midnight = datetime(made.year, made.month, made.day, tzinfo=UTC)
    return _one(
        _compiler().compile(
            LAYOUTS / layout,
            format="pdf",
            sys_inputs={"data": json.dumps(data)},
            pdf_standards=STANDARDS,
            timestamp=midnight,
        )
    )


def png(layout: str, data: Mapping[str, object], scale: float) -> bytes:
    """The data in this layout as a picture of one page, with so many pixels for each of a drawing's own."""
    inputs = {"data": json.dumps(data)}
    return _one(_compiler().compile(LAYOUTS / layout, format="png", ppi=DRAWN * scale, sys_inputs=inputs))


def _one(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError(f"one file expected, not {type(made).__name__}")
    return made


@cache
def _compiler() -> typst.Compiler:
    """One for all that this process makes: the faces are read once."""
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FACES])
    nowhere = LAYOUTS / "no-packages"
    return typst.Compiler(
        font_paths=faces,
        root=LAYOUTS,
        ignore_system_fonts=True,
        package_path=nowhere,
        package_cache_path=nowhere,
    )
