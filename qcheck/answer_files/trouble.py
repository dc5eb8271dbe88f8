"""What is said of a file that cannot be taken as an answer file."""

from __future__ import annotations

from qcheck.language import N_
from qcheck.refusals import Invalid

NOTHING_LIKE_IT = N_(
    "This is not an answer file of qcheck, and there is no text of one in it. An answer file is called "
    "….qcheck-answers.json and is made by the sheet as one file."
)
TOO_LARGE = N_("This file is larger than an answer file can be ({most} kB).")
CUT_OFF = N_(
    "The text of the answer file is not complete: its last line, “[/qcheck-answers …]”, is missing. Please "
    "copy it as a whole."
)
CHANGED_ON_THE_WAY = N_(
    "The text of the answer file was changed on its way. Please send the file itself, or copy the text anew."
)
SEVERAL = N_(
    "Several different answer files stand in this text. Please give each of them as a file of its own."
)
DAMAGED = N_("This answer file is damaged: {place} cannot be read.")
MISSING = N_("This answer file is damaged: {place} is missing.")
UNKNOWN = N_("This answer file is damaged: {place} does not belong there.")
NEWER = N_(
    "This answer file was made by a newer version of qcheck (format {format}). Please bring this "
    "installation up to date first."
)
IS_SEALED = N_("This answer file is sealed. Only the qcheck that its sheet comes from can open it.")
ANOTHER_SEAL = N_(
    "This answer file cannot be opened here: it was sealed for another check or another installation, or it "
    "was damaged on its way."
)


class NotAnAnswerFile(Invalid):
    """Nothing of the file is taken. `field` is the place within it, such as `answers.frueh.value`; empty for
    the file as a whole.
    """


class NothingLikeIt(NotAnAnswerFile):
    """There is nothing in it that could be meant as an answer file."""

    def __init__(self) -> None:
        super().__init__(NOTHING_LIKE_IT)
