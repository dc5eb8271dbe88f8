"""Whether somebody else has changed meanwhile what an operation is about."""

from __future__ import annotations

from qcheck.authoring.items import Item
from qcheck.authoring.operations import Clash, Unseen
from qcheck.authoring.written import Plain


def refuse_overwriting(item: Item, now: Plain, was: Plain | Unseen, wanted: Plain) -> None:
    """Clash where there stands `now` neither what the author saw nor what they want there."""
    if not isinstance(was, Unseen) and now not in (was, wanted):
        raise Clash(item, _said(now), _said(wanted))


def _said(value: Plain) -> str:
    """A value as a person reads it where two versions stand side by side."""
    if isinstance(value, list):
        return ", ".join(_said(item) for item in value)
    if isinstance(value, dict):
        return " · ".join(f"{key}: {_said(inner)}" for key, inner in value.items())
    return value or ""
