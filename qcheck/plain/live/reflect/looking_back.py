"""What a closing workshop looks back at, as texts: editions, decisions, notes."""

from __future__ import annotations

from qcheck.plain.live.reflect.show import Show
from qcheck.plain.live.wall.texts import Said
from qcheck.wording import closing
from qcheck.wording import decision_lines as in_words


def way(show: Show) -> tuple[Said, ...]:
    """The instrument from edition to edition, the first one first."""
    shelf, words = show.service.shelf, show.words
    return tuple(
        Said(*line)
        for catalogue in show.room.trial.catalogues
        for line in closing.way(
            [(one.catalogue, one.since) for one in shelf.editions(catalogue) if not one.is_draft], words
        )
    )


def decided(show: Show) -> tuple[Said, ...]:
    """What was decided on each question, and why."""
    decisions = show.service.reflecting.decided(show.opened)
    return tuple(Said(*in_words.told(decision, edition, show.words)) for decision, edition in decisions)


def notes(show: Show) -> tuple[Said, ...]:
    """What was noted in the workshop, paragraph by paragraph."""
    return tuple(Said("", note.strip()) for note in show.room.notes.split("\n\n") if note.strip())
