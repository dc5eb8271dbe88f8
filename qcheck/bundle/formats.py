"""Which keys stand in a bundle of which format: each format has all of its own, and none of a later one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qcheck.bundle.models import Bundle
from qcheck.bundle.problems import MISSING, NOT_KNOWN, Problem
from qcheck.bundle.values import Part

OF_CHECKS = frozenset({"asks_back", "moves", "feedback"})
OF_SHEETS = frozenset({"set_aside"})
"""What has come with format 2."""


def as_of(bundle: Bundle) -> dict[str, Any]:  # Any: JSON
    """A bundle with the keys of its format, so that an older one stays what it was."""
    left_out: dict[str, Any] = dict.fromkeys(OF_CHECKS, True)
    left_out["sheets"] = {"__all__": OF_SHEETS}
    later = {"checks": {"__all__": left_out}} if bundle.format == 1 else None
    return bundle.model_dump(mode="json", exclude=later)


def out_of_format(bundle: Bundle) -> Iterator[Problem]:
    """Keys that are missing, and keys that nobody wrote in this format."""
    is_first = bundle.format == 1
    for place, part, keys in _later_parts(bundle):
        there = keys & part.model_fields_set
        for key in sorted(there if is_first else keys - there):
            yield Problem(f"{place}.{key}", NOT_KNOWN if is_first else MISSING)


def _later_parts(bundle: Bundle) -> Iterator[tuple[str, Part, frozenset[str]]]:
    for number, check in enumerate(bundle.checks):
        yield f"checks[{number}]", check, OF_CHECKS
        for place, sheet in enumerate(check.sheets):
            yield f"checks[{number}].sheets[{place}]", sheet, OF_SHEETS
