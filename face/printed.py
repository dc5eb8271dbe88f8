"""Cuts the faces of the files that are printed: two weights of Source Sans 3, which Streamlit brings along,
with all its letters, and the list of these letters.

`make font` runs it; the results are kept in `qcheck/reports/typesetting/faces/`, under a name of their own,
because "Source" is reserved (OFL 1.1). Printed files have no reader's faces to fall back to: what is not in
the list is replaced before it is set.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from subset import FEATURES, LOOK, NAME, source

FACES = Path(__file__).parent.parent / "qcheck" / "reports" / "typesetting" / "faces"
LETTERS = FACES / "letters.txt"
CUTS = {"Regular": 400, "Semibold": 600}


def run() -> None:
    """Writes the faces, their licence and the list of letters."""
    for style, weight in CUTS.items():
        path = FACES / f"qcheck-sans-{style.lower()}.ttf"
        cut(style, weight).save(path)
        print(f"{path.name}: {path.stat().st_size} bytes")
    shutil.copy(LOOK / "OFL.txt", FACES)
    LETTERS.write_text(listed(letters()), encoding="ascii")


def cut(style: str, weight: int) -> TTFont:
    """One weight of the whole face; the tables and features that printing does not need are left out."""
    font = TTFont(source(), recalcTimestamp=False)
    options = subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True, name_IDs=["*"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=font.getBestCmap())
    cutter.subset(font)
    font = instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    _named(font, style)
    return font


def letters() -> set[int]:
    """What every face has."""
    return set.intersection(*(set(TTFont(path).getBestCmap()) for path in FACES.glob("*.ttf")))


def listed(signs: Iterable[int]) -> str:
    """Ranges in hexadecimal, one a line."""
    runs = groupby(enumerate(sorted(signs)), lambda numbered: numbered[1] - numbered[0])
    ends = ([sign for _, sign in run] for _, run in runs)
    return "".join(f"{run[0]:04X}-{run[-1]:04X}\n" for run in ends)


def _named(font: TTFont, style: str) -> None:
    own = {1: NAME if style == "Regular" else f"{NAME} {style}", 2: "Regular", 3: f"{NAME} {style} 1"}
    own |= {4: f"{NAME} {style}", 5: "Version 1", 6: f"qcheckSans-{style}", 16: NAME, 17: style}
    for record in list(font["name"].names):
        if record.nameID not in (0, 8, 9, 13, 14):
            font["name"].removeNames(nameID=record.nameID)
    for number, text in {**own, 10: "A cut of Source Sans 3."}.items():
        font["name"].setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    run()
