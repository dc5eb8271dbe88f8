"""What an operator writes: catalogues, legal texts, the look of reports."""

from __future__ import annotations

from qcheck.doctor.findings import Finding
from qcheck.language import N_
from qcheck.legal import unfinished
from qcheck.loading import Shelf
from qcheck.reports import brand as look
from qcheck.service import shipped
from qcheck.settings import Settings

CATALOGUES = N_("Questionnaires: {number}, none with a mistake")
MISTAKES = N_("Questionnaires with mistakes: {files}. `qcheck lint` says each with its place.")
TEXTS = N_("Imprint, privacy, accessibility: they are there and filled in")
UNFINISHED = N_("Not filled in yet: {files}. `qcheck texts` says what is missing.")
BRAND = N_("Logo and colour of reports: nothing to object to")


def catalogues(settings: Settings) -> Finding:
    """Whether the catalogues at hand, shipped ones and those of the data folder, are free of mistakes."""
    shelf = Shelf([shipped(), settings.criteria])
    if wrong := sorted({problem.file for problem in shelf.problems() if not problem.warning}):
        return Finding("catalogues", False, MISTAKES, {"files": ", ".join(map(str, wrong))})
    return Finding("catalogues", True, CATALOGUES, {"number": len(shelf.catalogues())})


def texts(settings: Settings) -> Finding:
    """Whether the three legal texts are there and no placeholder in brackets is left in them."""
    if files := [text.file.name for text in unfinished(settings.texts)]:
        return Finding("texts", False, UNFINISHED, {"files": ", ".join(files)})
    return Finding("texts", True, TEXTS)


def brand(settings: Settings) -> Finding:
    """Whether the look of reports can be used as its files say it; names the first thing that cannot."""
    complaints = look.brand_in(settings.brand).complaints
    return Finding("brand", False, reason=complaints[0]) if complaints else Finding("brand", True, BRAND)
