"""A profile as JSON. The keys, their order and what is null are promised to other programs."""

from __future__ import annotations

import json

from qcheck.reports.process import Process
from qcheck.scoring.values import CriterionProfile, Flag, Overall, Profile, Rating
from qcheck.service import AgreedLight
from qcheck.wording import Voice


def as_json(profile: Profile, _: Voice, process: Process | None) -> str:
    """Score, lowest and highest are null without a score; `n` is 0, and null where withheld; `phase` is null
    without phases.

    `process` is there only for a check: a file of answers does not say it. `answers_deleted` is there only
    where the answers are gone and figures alone remained: the day. `agreed` is null where nothing
    was agreed; its `light` is null where it was deliberately left open, `earlier` are the agreements before
    it, the latest first. Without any sheet nothing
    is known, and every `light` is null.
    """
    agreed = process.agreed if process else {}
    named: dict[str, object] = {}
    if process:
        named["process"] = {"title": process.title, "place": process.place}
    if process and process.emptied:
        named["answers_deleted"] = process.emptied.isoformat()
    whole = named | {
        "catalogue": {"id": profile.catalogue, "version": profile.version},
        "phase": profile.phase,
        "mode": profile.mode,
        "criteria": [
            _criterion(row, agreed.get(row.criterion), known=bool(profile.sheets)) for row in profile.criteria
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _criterion(row: CriterionProfile, agreed: AgreedLight | None, *, known: bool) -> dict[str, object]:
    return {
        "id": row.criterion,
        "overall": _overall(row.overall) if known else _overall(row.overall) | {"light": None},
        "perspectives": {perspective: _rating(rating) for perspective, rating in row.perspectives.items()},
        "agreed": agreed and _agreed(agreed) | {"earlier": [_agreed(former) for former in agreed.earlier]},
    }


def _agreed(kept: AgreedLight) -> dict[str, object]:
    day = kept.day.isoformat() if kept.day else None
    return (settled(kept) or {}) | {"day": day}


def settled(agreed: AgreedLight | None) -> dict[str, object] | None:
    """What was agreed on a criterion; null where nothing was."""
    if agreed is None:
        return None
    return {"light": agreed.light, "reason": agreed.reason, "minority": agreed.minority}


def _overall(overall: Overall) -> dict[str, object]:
    spread = {"lowest": overall.lowest, "highest": overall.highest}
    return (
        _light(overall.rating)
        | spread
        | {"n": overall.rating.n, "perspectives_shown": len(overall.shown)}
        | _marks(overall.rating)
    )


def _rating(rating: Rating) -> dict[str, object]:
    return _light(rating) | {"n": rating.n} | _marks(rating)


def _light(rating: Rating) -> dict[str, object]:
    return {"light": rating.light, "score": rating.score}


def _marks(rating: Rating) -> dict[str, object]:
    flags = [flag for flag in Flag if flag in rating.flags]
    return {"close_call": rating.close_call, "capped_by": list(rating.capped_by), "flags": flags}
