"""A whole check, or a process with its checks, as a file `*.qcheck.json`: to keep it, or to carry it to
another installation. Pure: bytes in, values out, or all that is wrong with them, each with its place.

An open round carries everything that was said in it. A confidential check carries the figures that could be
shown after its end, never an answer. No file holds a link, a code or anything of a device.
"""

from qcheck.bundle.checking import Catalogues, checked, groups_of
from qcheck.bundle.kept_figures import KeptFigures
from qcheck.bundle.models import (
    FORMAT,
    AgreementPart,
    AsidePart,
    Bundle,
    ChangePart,
    CheckPart,
    EvidencePart,
    FeedbackPart,
    HandsPart,
    LetterheadPart,
    LifePart,
    MeasurePart,
    MovePart,
    ProcessPart,
    SheetPart,
    StagePart,
    StopPart,
    VotePart,
    WorkshopPart,
)
from qcheck.bundle.problems import NotABundle, Problem
from qcheck.bundle.reading import digest, read, written
from qcheck.bundle.schema import schema_text
from qcheck.bundle.source_text import LARGEST

__all__ = [
    "FORMAT",
    "LARGEST",
    "AgreementPart",
    "AsidePart",
    "Bundle",
    "Catalogues",
    "ChangePart",
    "CheckPart",
    "EvidencePart",
    "FeedbackPart",
    "HandsPart",
    "KeptFigures",
    "LetterheadPart",
    "LifePart",
    "MeasurePart",
    "MovePart",
    "NotABundle",
    "Problem",
    "ProcessPart",
    "SheetPart",
    "StagePart",
    "StopPart",
    "VotePart",
    "WorkshopPart",
    "checked",
    "digest",
    "groups_of",
    "read",
    "schema_text",
    "written",
]
