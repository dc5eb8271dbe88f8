"""Parts of the service and of the store are called as their modules, so that one leads to the other."""

from __future__ import annotations

import re
from pathlib import Path

from qcheck.service import open_service
from qcheck.settings import Settings
from qcheck.store import Store


def as_a_module(name: str) -> str:
    """The name of a class as that of a module."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def test_a_part_of_the_store_is_called_as_its_module() -> None:
    parts = {part.__module__: part.__name__ for part in Store.__bases__}

    assert len(parts) > 30
    assert {
        module: name for module, name in parts.items() if as_a_module(name) != module.split(".")[-1]
    } == {}


def test_a_part_of_the_service_is_called_as_its_module(tmp_path: Path) -> None:
    service = open_service(Settings(data=tmp_path))
    modules = {
        name: type(part).__module__ for name, part in vars(service).items() if not name.startswith("_")
    }
    service.close()
    parts = {name: module for name, module in modules.items() if module.startswith("qcheck.service.")}

    assert len(parts) > 40
    assert {name: module for name, module in parts.items() if name != module.split(".")[-1]} == {}
