"""The packages as CycloneDX 1.6 in JSON, which programs that look for known weaknesses read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from qcheck.packages.package import Package


def bill_of_materials(packages: Sequence[Package], made: datetime) -> str:
    """The first of the packages is the program, the others are what it stands on."""
    program, *others = packages
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
                "components": [_component(package) for package in others],
                "dependencies": [
                    {"ref": _address(program), "dependsOn": [_address(package) for package in others]}
                ]
                + [{"ref": _address(package)} for package in others],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _component(package: Package) -> dict[str, object]:
    told: dict[str, object] = {
        "type": "library",
        "bom-ref": _address(package),
        "name": package.name,
        "version": package.version,
        "purl": _address(package),
    }
    return told | ({"licenses": [{"expression": package.licence}]} if package.licence else {})


def _address(package: Package) -> str:
    return f"pkg:pypi/{package.name}@{package.version}"
