"""Catalogues are written here: a draft is a text, every change of it gives a new text, and `loading` judges
it.

`Draft` reads one; `applied` changes it by operations (set a text, add, move, take out …) so that comments,
order and everything else stay as they are; `merged` puts the texts of two authors together; `begun`, `copied`
and `next_edition` are what one begins with.
"""

from qcheck.authoring.beginnings import begun, copied, next_edition, next_version, unix_lines
from qcheck.authoring.deeds import added, applied
from qcheck.authoring.draft import Draft, Finding
from qcheck.authoring.items import USUAL_SCALE, WHOLE, Item, Kind, Standing
from qcheck.authoring.merging import Overlap, merged
from qcheck.authoring.names import id_from
from qcheck.authoring.operations import (
    UNSEEN,
    Add,
    AddLike,
    AddOption,
    Clash,
    DropLanguage,
    Gone,
    Move,
    MoveInto,
    Operation,
    Remove,
    SetText,
    SetValue,
)
from qcheck.authoring.own_answers import own_answers, shared_answers
from qcheck.authoring.written import Plain, Unwritable, comments

__all__ = [
    "UNSEEN",
    "USUAL_SCALE",
    "WHOLE",
    "Add",
    "AddLike",
    "AddOption",
    "Clash",
    "Draft",
    "DropLanguage",
    "Finding",
    "Gone",
    "Item",
    "Kind",
    "Move",
    "MoveInto",
    "Operation",
    "Overlap",
    "Plain",
    "Remove",
    "SetText",
    "SetValue",
    "Standing",
    "Unwritable",
    "added",
    "applied",
    "begun",
    "comments",
    "copied",
    "id_from",
    "merged",
    "next_edition",
    "next_version",
    "own_answers",
    "shared_answers",
    "unix_lines",
]
