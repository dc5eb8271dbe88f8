"""Pictures for files that hold pixels: drawn by the charts, set by Typst."""

from __future__ import annotations

from typing import TypeAlias

import typst

from qcheck.charts import Matrix, Picture, Size, svg
from qcheck.charts.dumbbell import Dumbbell
from qcheck.charts.dumbbell_layout import dumbbell_svg
from qcheck.charts.svg import shapes
from qcheck.charts.symbols import light_items
from qcheck.scoring.values import Light

Subject: TypeAlias = Picture | Matrix | Dumbbell

_PER_POINT = 2.5  # pixels, so that print is sharp


def png(subject: Subject, width: float = Size.PRINT) -> bytes:
    match subject:
        case Picture():
            return pixels(svg(subject, width))
        case Dumbbell():
            return pixels(dumbbell_svg(subject, width))
    raise NotImplementedError


def light(light: Light) -> bytes:
    side = 22
    shape = shapes(light_items(light, side / 2, side / 2, side))
    box = f'width="{side}" height="{side}" viewBox="0 0 {side} {side}"'
    return pixels(f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{shape}</svg>', 6.0)


def pixels(drawn: str | bytes, per_point: float = _PER_POINT) -> bytes:
    drawing = drawn.encode() if isinstance(drawn, str) else drawn
    source = b'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("/drawing.svg")\n'
    made = typst.compile({"main.typ": source, "drawing.svg": drawing}, format="png", ppi=72 * per_point)  # type: ignore[call-overload]
    return made if isinstance(made, bytes) else b""
