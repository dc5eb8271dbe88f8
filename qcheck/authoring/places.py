"""Where in a draft something stands, or would stand."""

from __future__ import annotations

from qcheck.authoring.content import value_at
from qcheck.authoring.items import OPTION_ORDER, ORDER, Item, Standing, options_path, standing
from qcheck.authoring.operations import Gone
from qcheck.authoring.splicing import Source
from qcheck.authoring.written import Path, Plain


def path_of(content: Plain, item: Item) -> Path:
    """Where an item, or an answer, stands. Raises `Gone`."""
    placed = standing_of(content, item.owner)
    if not item.option:
        return placed.path
    options = value_at(content, options_path(placed))
    for number, option in enumerate(options if isinstance(options, list) else []):
        if isinstance(option, dict) and option.get("value") == item.option:
            return (*options_path(placed), number)
    raise Gone


def standing_of(content: Plain, item: Item) -> Standing:
    """An item as it stands in the draft. Raises `Gone`."""
    for placed in standing(content):
        if placed.item == item:
            return placed
    raise Gone


def number_of_items(source: Source, path: Path) -> int:
    """How many things the list at this place has; none where there is no list."""
    items = source.at(path)
    return len(items) if isinstance(items, list) else 0


def order_of_keys(item: Item) -> tuple[str, ...]:
    """Where a key that is missing so far goes. Of a longer field this is its first one; keys further in, such
    as phases, are not in the order and go to the end.
    """
    return OPTION_ORDER if item.option else ORDER[item.kind]
