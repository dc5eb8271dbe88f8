"""The profile as a picture: one description (`picture`), two drawings (`svg`, `figure`), and small pieces for
pages.
"""

from qcheck.charts.band import band_colours
from qcheck.charts.colours import is_dark, ramp
from qcheck.charts.columns import Size
from qcheck.charts.figure import CONFIG, figure
from qcheck.charts.inline_svg import symbol
from qcheck.charts.matrix import Cell, Column, Matrix, matrix
from qcheck.charts.picture import Block, Count, Picture, Ring, Row, picture, views
from qcheck.charts.pieces import band, distribution, legend, light_symbol
from qcheck.charts.strip import strip, strip_alone, strip_parts
from qcheck.charts.svg import image, svg

__all__ = [
    "CONFIG",
    "Block",
    "Cell",
    "Column",
    "Count",
    "Matrix",
    "Picture",
    "Ring",
    "Row",
    "Size",
    "band",
    "band_colours",
    "distribution",
    "figure",
    "image",
    "is_dark",
    "legend",
    "light_symbol",
    "matrix",
    "picture",
    "ramp",
    "strip",
    "strip_alone",
    "strip_parts",
    "svg",
    "symbol",
    "views",
]
