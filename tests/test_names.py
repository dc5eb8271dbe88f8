"""What a part of the store is called: as the module that it stands in, so that one leads to the other."""

from __future__ import annotations

import re

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
