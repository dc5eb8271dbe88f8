"""The logo of a municipality in pixels, as Word and PowerPoint take it."""

from __future__ import annotations

from qcheck.reports import drawings
from qcheck.reports.brand import Brand
from qcheck.reports.brand_logo import SVG


def logo(brand: Brand) -> bytes | None:
    """A PNG; None where there is no logo."""
    if brand.logo is None or brand.logo_media_type != SVG:
        return brand.logo
    return drawings.pixels(brand.logo)
