"""What is to be done for translations: words that are missing, and words of an original that has been changed
since.
"""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.catalogue_sheet.places import TextPlace
from qcheck.catalogue_sheet.table import plain
from qcheck.catalogue_sheet.view import View


@dataclass(frozen=True, slots=True)
class ToDo:
    """The languages in which a text is `missing`, and those whose words are `stale`: the original said
    `before` what they translate. Plain language is not missing where the usual words stand in for it.
    """

    missing: tuple[str, ...]
    stale: tuple[str, ...]
    before: str


def to_do(view: View, place: TextPlace, tags: tuple[str, ...], since: View | None) -> ToDo:
    """What there is to do for a text; nothing where there is no text in any language. `since`: the state in
    which the translations were made.
    """
    said = view.words(place.item, place.field)
    missing = tuple(tag for tag in tags if said and not said.get(tag) and not said.get(tag.partition("-")[0]))
    before = changed_original(view, since, place)
    stale = () if before is None or since is None else _stale(view, since, place, tags)
    return ToDo(missing, stale, before or "")


def changed_original(view: View, since: View | None, place: TextPlace) -> str | None:
    """What the first language said before, where it says something else by now; None where nothing changed,
    or there was nothing.
    """
    if since is None or not since.has(place.item):
        return None
    before = since.words(place.item, place.field).get(view.original, "")
    now = view.words(place.item, place.field).get(view.original, "")
    return before if before and plain(before) != plain(now) else None


def _stale(view: View, since: View, place: TextPlace, tags: tuple[str, ...]) -> tuple[str, ...]:
    """The languages whose words are still those of before."""
    now, then = (version.words(place.item, place.field) for version in (view, since))
    others = (tag for tag in tags if tag != view.original)
    return tuple(tag for tag in others if now.get(tag) and plain(now[tag]) == plain(then.get(tag, "")))
