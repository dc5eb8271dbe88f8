"""What a closing workshop looks back at, in words: the way of an instrument from edition to edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qcheck.catalogue import Catalogue
from qcheck.language import Language
from qcheck.wording import history
from qcheck.wording.decision_lines import Line

MOST_NAMED = 8
"""So many changes of an edition are named on a wall; of the others their number is told."""


def way(editions: Sequence[tuple[Catalogue, date]], words: Language) -> tuple[Line, ...]:
    """The editions of a catalogue, the earliest first, each with what changed in it."""
    title = editions[-1][0].title.say(words.tag) if editions else ""

    def heading(told_edition: history.ToldEdition) -> str:
        edition = words.say("Edition {version}", version=told_edition.version)
        return " · ".join(filter(None, (title, edition, told_edition.stage, told_edition.since)))

    return tuple(
        Line(heading(edition), "\n".join(_changes(edition, words)))
        for edition in reversed(history.told(editions, words))
    )


def _changes(edition: history.ToldEdition, words: Language) -> Iterator[str]:
    if not edition.changes:
        yield edition.before
    for change in edition.changes[:MOST_NAMED]:
        why = f" ({change.why})" if change.why else ""
        yield f"{change.kind}: {change.what}{why}"
    if (left := len(edition.changes) - MOST_NAMED) > 0:
        yield words.count("and {number} more change", "and {number} more changes", left)
