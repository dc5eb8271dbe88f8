"""The form of a trial's settings as it is filled in, and what becomes of it where two fill it in at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from qcheck.language import Language, local
from qcheck.service import Trial

Filled: TypeAlias = dict[str, str]
"""Field → what stands in it; a tick that is not set is empty."""

TEXTS = (
    "title", "name", "description", "starts", "ends", "responsible", "contact", "zone",
    "apply_day", "apply_time", "deletes",
)  # fmt: skip
TICKED = "1"


@dataclass(frozen=True, slots=True)
class Merged:
    """What of two forms is put together; `clashes`: what somebody else wrote where both changed a field."""

    fields: Filled
    clashes: dict[str, str]


def of(trial: Trial, tongue: Language) -> Filled:
    """The form as it stands before anybody types."""
    until = local(trial.apply_until, trial.zone) if trial.apply_until else None
    ticks = (*(f"catalogue-{catalogue}" for catalogue in trial.catalogues), *trial.asks)
    return {
        "title": trial.title,
        "name": trial.name,
        "description": trial.description,
        "starts": tongue.short_day(trial.starts) if trial.starts else "",
        "ends": tongue.short_day(trial.ends) if trial.ends else "",
        "responsible": trial.responsible,
        "contact": trial.contact,
        "zone": trial.zone,
        "apply_day": tongue.short_day(until.date()) if until else "",
        "apply_time": f"{until:%H:%M}" if until else "",
        "deletes": tongue.short_day(trial.deletes),
        "stays": str(trial.registrations_stay),
        "is_public": TICKED if trial.is_public else "",
        **{str(tick): TICKED for tick in ticks},
    }


def sent(fields: Mapping[str, str]) -> Filled:
    """The form as a browser sends it, without what carries it."""
    return {name: text for name, text in fields.items() if name not in ("revision", "before")}


def carried(shown: Filled) -> str:
    """What the form showed, as the form carries it along."""
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


def before(fields: Mapping[str, str]) -> Filled:
    """What the form had shown; nothing where that cannot be read."""
    try:
        kept = json.loads(fields.get("before", ""))
    except (ValueError, RecursionError):
        return {}
    return {str(name): str(text) for name, text in kept.items()} if isinstance(kept, dict) else {}


def merged(seen: Filled, typed: Filled, stored: Filled) -> Merged:
    """Field by field what was typed, or what is stored where nobody typed anything else than was seen."""
    fields, clashes = {}, {}
    for name in {**stored, **seen, **typed}:
        was, mine, theirs = (_plain(filled.get(name, "")) for filled in (seen, typed, stored))
        fields[name] = (stored if mine == was else typed).get(name, "")
        if mine not in (was, theirs) and theirs != was:
            clashes[name] = theirs
    return Merged(fields, clashes)


def _plain(text: str) -> str:
    """Line ends and spaces as they are before a browser has sent them."""
    return " ".join(text.split())
