"""Cuts the one type family of all pages from Source Sans 3, which Streamlit brings along, and writes how it
is declared.

`make font` runs it; the results are kept in `qcheck/look/static/`: the face under a name of its own, which
ends in a hash of what is in it, and the part of `tokens.css` below the mark. The face has what German,
English and the names of Europe need in Latin letters; anything else comes from the reader's own faces.
"""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

LOOK = Path(__file__).parent.parent / "qcheck" / "look" / "static"
TOKENS = LOOK / "tokens.css"
MARK = "/* Written by `make font`. */\n"
NAME = "qcheck Sans"
"""Its own: "Source" is a reserved name, which a face that was changed may not have (OFL 1.1)."""

WEIGHTS = (400, 700)
LETTERS = frozenset(
    (
        *range(0x20, 0x7F),
        *range(0xA0, 0x180),  # Latin-1, Latin Extended-A: from Icelandic to Turkish
        *map(ord, "ȘșȚț ẞ ẀẁẂẃẄẅỲỳ Əə ǺǻǼǽǾǿ"),  # Romanian, a capital ß, Welsh, Azerbaijani, Danish
        *map(ord, "‐‑‒–—―‘’‚‛“”„‟•…‹›′″‰€№™"),
        *map(ord, "←↑→↓−×÷·≤≥≈≠✓✗\u2009\u202f\u2002\u2003"),
    )
)
FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum")

SAMPLE = (
    "Die Beteiligung beginnt, bevor die wichtigen Entscheidungen gefallen sind. Es ist klar benannt, welche "
    "Punkte noch offen sind und was die Beteiligten beeinflussen können. Alle, die betroffen sind, haben "
    "früh genug davon erfahren und können ohne großen Aufwand mitmachen. Die Ergebnisse werden "
    "veröffentlicht, und es wird begründet, was übernommen wurde und was nicht. trifft eher zu, kann ich "
    "nicht beurteilen, Verwaltung, Zivilgesellschaft, Einwohner/innen, Gespeichert um 14:02, 12 Fragen"
)
"""What the widths of two faces are compared by."""

NEAR = {
    "Segoe UI": (0.4494, 0.4815, ("Segoe UI",), ("Segoe UI Bold", "Segoe UI Semibold")),
    "Roboto": (0.4490, 0.4577, ("Roboto",), ("Roboto Bold", "Roboto Medium")),
    "Helvetica Neue": (0.4561, 0.4865, ("Helvetica Neue",), ("Helvetica Neue Bold", "HelveticaNeue-Bold")),
    "Arial": (0.4517, 0.4866, ("Arial", "Liberation Sans"), ("Arial Bold", "Liberation Sans Bold")),
    "Noto Sans": (0.4810, 0.5121, ("Noto Sans", "Noto Sans Regular"), ("Noto Sans Bold",)),
    "DejaVu Sans": (0.5150, 0.5821, ("DejaVu Sans",), ("DejaVu Sans Bold",)),
}
"""Faces that devices have: the mean width of a sign of the sample in their regular and bold, in sizes, and
how a browser finds them there. Measured; those of Segoe UI and Helvetica Neue reckoned from the mean widths
that capsize gives, by Arial's.
"""


def run() -> None:
    """Writes the face and its declaration."""
    face = cut()
    name = f"qcheck-sans-{sha256(face).hexdigest()[:10]}.woff2"
    for old in LOOK.glob("qcheck-sans-*.woff2"):
        old.unlink()
    (LOOK / name).write_bytes(face)
    ours = TOKENS.read_text(encoding="utf-8").partition(MARK)[0]
    TOKENS.write_text(ours + MARK + declared(face, name), encoding="utf-8")
    print(f"{name}: {len(face)} bytes, {len(LETTERS)} signs")


def declared(face: bytes, name: str) -> str:
    """The face in CSS, and in its place until it is there the reader's own faces, stretched to its widths:
    nothing moves when it comes.
    """
    low, high = WEIGHTS
    blocks = [
        f'@font-face {{ font-family: "{NAME}"; src: url("/look/{name}") format("woff2"); '
        f"font-weight: {low} {high}; font-display: swap; }}"
    ]
    ascent, descent = _heights(face)
    ours = {weight: mean_width(face, weight) for weight in (400, 600)}
    for near, (regular, bold, *finding) in NEAR.items():
        for weight, weights, theirs, names in (
            (400, "100 500", regular, finding[0]),
            (600, "501 900", bold, finding[1]),
        ):
            by = ours[weight] / theirs
            sources = ", ".join(f'local("{near_name}")' for near_name in names)
            blocks.append(
                f'@font-face {{ font-family: "near {near}"; src: {sources}; font-weight: {weights}; '
                f"size-adjust: {by:.1%}; ascent-override: {ascent / by:.1%}; "
                f"descent-override: {descent / by:.1%}; line-gap-override: 0%; }}"
            )
    family = ", ".join([f'"{NAME}"', *(f'"near {near}"' for near in NEAR), "system-ui", "sans-serif"])
    return "\n".join([*blocks, f":root {{ --sans: {family}; }}", ""])


def mean_width(face: bytes, weight: int) -> float:
    """Of a sign of the sample, in sizes."""
    widths = advances(face, weight)
    return sum(widths[letter] for letter in SAMPLE) / len(SAMPLE)


def advances(face: bytes, weight: int) -> dict[str, float]:
    """How wide each sign is at this weight, in sizes."""
    font = instantiateVariableFont(TTFont(BytesIO(face)), {"wght": weight})
    scale = font["head"].unitsPerEm
    return {chr(sign): font["hmtx"][glyph][0] / scale for sign, glyph in font.getBestCmap().items()}


def cut() -> bytes:
    font = TTFont(source(), recalcTimestamp=False)
    options = subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True, name_IDs=["*"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    font = instantiateVariableFont(font, {"wght": WEIGHTS})
    _named(font)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _named(font: TTFont) -> None:
    """Its own name in place of the reserved one; copyright and licence stay."""
    own = {1: NAME, 3: f"{NAME} 1", 4: NAME, 6: "qcheckSans", 16: NAME, 25: "qcheckSans"}
    for record in list(font["name"].names):
        if record.nameID in (0, 8, 9, 13, 14) or (record.nameID not in own and record.nameID > 25):
            continue
        font["name"].removeNames(nameID=record.nameID)
    for number, text in {**own, 2: "Regular", 5: "Version 1", 10: "A subset of Source Sans 3."}.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def _heights(face: bytes) -> tuple[float, float]:
    font = TTFont(BytesIO(face))
    return font["hhea"].ascent / font["head"].unitsPerEm, -font["hhea"].descent / font["head"].unitsPerEm


def source() -> Path:
    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    [file] = media.glob("SourceSansVF-Upright*.woff2")
    return file


if __name__ == "__main__":
    run()
