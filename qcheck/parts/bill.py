"""The parts as CycloneDX 1.6 in JSON, which programs that look for known weaknesses read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from qcheck.parts.part import Part


def bill_of_materials(parts: Sequence[Part], made: datetime) -> str:
    """The first of the parts is the program, the others are what it stands on."""
    program, *others = parts
    return (
        json.dumps(
            {
                "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
                "bomFormat": "CycloneDX",
                "specVersion": "1.6",
                "serialNumber": f"urn:uuid:{uuid4()}",
                "version": 1,
                "metadata": {
                    "timestamp": made.isoformat(timespec="seconds"),
                    "component": _component(program) | {"type": "application"},
                },
                "components": [_component(part) for part in others],
                "dependencies": [{"ref": _address(program), "dependsOn": [_address(part) for part in others]}]
                + [{"ref": _address(part)} for part in others],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _component(part: Part) -> dict[str, object]:
    told: dict[str, object] = {
        "type": "library",
        "bom-ref": _address(part),
        "name": part.name,
        "version": part.version,
        "purl": _address(part),
    }
    return told | ({"licenses": [{"expression": part.licence}]} if part.licence else {})


def _address(part: Part) -> str:
    return f"pkg:pypi/{part.name}@{part.version}"
