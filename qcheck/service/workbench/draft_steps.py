"""What was done to a draft, as it is kept with each version and told in the list of steps."""

from __future__ import annotations

import json

from qcheck.authoring import WHOLE, Operation
from qcheck.service.workbench.draft_values import Step
from qcheck.store import DraftVersion

TITLE_IN_HISTORY = 80


def done(operation: Operation) -> str:
    """What an operation did, kept for the list of steps."""
    item = getattr(operation, "item", None) or getattr(operation, "owner", None) or WHOLE
    field = getattr(operation, "field", ("",))[0]
    did = type(operation).__name__
    return json.dumps({"did": did, "kind": item.kind, "id": item.id, "field": field})


def added(kind: str, title: str) -> str:
    """That something of this kind was added under this title."""
    return json.dumps({"did": "Add", "kind": kind, "title": title[:TITLE_IN_HISTORY]})


def step(did: str, title: str) -> str:
    """That the whole draft was changed, and how."""
    return json.dumps({"did": did, "title": title[:TITLE_IN_HISTORY]}, ensure_ascii=False)


def told(version: DraftVersion, holds: int) -> Step:
    """The step that made this version; `holds` is the number of the version that stands now."""
    what = json.loads(version.what)
    return Step(
        version.number,
        version.at,
        version.number == holds,
        *(str(what.get(name, "")) for name in ("did", "kind", "id", "title")),
    )
