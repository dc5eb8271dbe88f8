"""Whose the files of the data folder are: what root has put back, the server cannot open."""

from __future__ import annotations

import os
from itertools import chain

from qcheck.doctor import server_user
from qcheck.doctor.findings import Finding
from qcheck.language import N_
from qcheck.settings import Settings

NAMED = 3
"""So many files are named."""

OWNED = N_("No file in the data folder belongs to somebody else than the user of the server")
OF_OTHERS = N_(
    "Not everything in {folder} belongs to the user of the server, {user}, who cannot open or change it "
    "then: {files}. Please give it to them: chown -R {user}: {folder}"
)


def owner(settings: Settings) -> Finding:
    """Whether everything in the data folder belongs to the user as whom the server runs, whoever asks."""
    folder = settings.data
    if os.name == "nt" or not folder.is_dir():
        return Finding("owner", True, OWNED)
    number = server_user.number_of(folder)
    said = {"user": server_user.name_of(number), "folder": str(folder)}
    every = chain([folder], folder.rglob("*"))
    foreign = sorted(
        str(place.relative_to(folder)) for place in every if server_user.owner_of(place) != number
    )
    if not foreign:
        return Finding("owner", True, OWNED)
    files = ", ".join(foreign[:NAMED]) + (" …" if len(foreign) > NAMED else "")
    return Finding("owner", False, OF_OTHERS, said | {"files": files})
