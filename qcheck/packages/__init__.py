"""WHAT IT IS MADE OF: the packages that are installed with qcheck and their licences, also as CycloneDX."""

from qcheck.packages.bill import bill_of_materials
from qcheck.packages.licence import COMPATIBLE
from qcheck.packages.package import Package, installed, packages_of

__all__ = ["COMPATIBLE", "Package", "bill_of_materials", "installed", "packages_of"]
