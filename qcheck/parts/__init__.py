"""WHAT IT IS MADE OF: the packages that are installed with qcheck and their licences, also as CycloneDX."""

from qcheck.parts.bill import bill_of_materials
from qcheck.parts.licence import COMPATIBLE
from qcheck.parts.part import Part, installed, parts_of

__all__ = ["COMPATIBLE", "Part", "bill_of_materials", "installed", "parts_of"]
