"""The content of a draft without its places: what stands at a path, and the same content with something else
there.
"""

from __future__ import annotations

import copy

from qcheck.authoring.written import Path, Plain


def value_at(content: Plain, path: Path) -> Plain:
    """What stands at a path; None where it leads nowhere."""
    for step in path:
        if isinstance(content, dict):
            content = content.get(str(step))
        elif isinstance(content, list) and isinstance(step, int) and step < len(content):
            content = content[step]
        else:
            return None
    return content


def with_value(content: Plain, path: Path, value: Plain) -> Plain:
    """With another value at a path; tables on the way to it are made."""
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        items = list(content) if isinstance(content, list) else []
        return [*items[:step], with_value(items[step], tuple(rest), value), *items[step + 1 :]]
    table = dict(content) if isinstance(content, dict) else {}
    return {**table, step: with_value(table.get(step), tuple(rest), value)}


def without(content: Plain, path: Path) -> Plain:
    """Without what stands at a path."""
    made = copy.deepcopy(content)
    owner = value_at(made, path[:-1])
    if isinstance(owner, dict):
        del owner[str(path[-1])]
    elif isinstance(owner, list):
        del owner[int(path[-1])]
    return made
