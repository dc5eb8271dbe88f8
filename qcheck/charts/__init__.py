"""The profile as a picture: one description (`picture`), two drawings (`svg`, `figure`), and small pieces for pages."""

from qcheck.charts.columns import Size
from qcheck.charts.figure import CONFIG, figure
from qcheck.charts.picture import Block, Count, Picture, Ring, Row, picture, views
from qcheck.charts.pieces import band, distribution, legend, light_symbol
from qcheck.charts.svg import image, svg

__all__ = [
    "CONFIG",
    "Block",
    "Count",
    "Picture",
    "Ring",
    "Row",
    "Size",
    "band",
    "distribution",
    "figure",
    "image",
    "legend",
    "light_symbol",
    "picture",
    "svg",
    "views",
]
